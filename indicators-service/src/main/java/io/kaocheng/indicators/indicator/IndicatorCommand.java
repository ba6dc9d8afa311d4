package io.kaocheng.indicators.indicator;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.journal.Change;
import io.kaocheng.scoring.rule.IndicatorDefinition;

/** What may be asked of an indicator. {@code by} is the opaque subject id of who asks. */
public sealed interface IndicatorCommand {

    Code indicator();

    default Change<IndicatorCommand, Indicator, IndicatorEvent> change() {
        return IndicatorDecider.KIND.change("indicator/" + indicator(), this);
    }

    /** The result of drafting: the number of the version. */
    record Numbered(int version) {}

    record ProposeIndicator(IndicatorProposed proposal) implements IndicatorCommand {
        @Override
        public Code indicator() {
            return proposal.indicator();
        }
    }

    /** The definition's own version number means nothing: the indicator gives the next one. */
    record DraftVersion(Code indicator, IndicatorDefinition definition, String by)
            implements IndicatorCommand {}

    record ApproveVersion(Code indicator, int version, String by) implements IndicatorCommand {}

    record EnactVersion(Code indicator, int version, String by) implements IndicatorCommand {}

    record RetireIndicator(Code indicator, Period from, String reason)
            implements IndicatorCommand {}
}
