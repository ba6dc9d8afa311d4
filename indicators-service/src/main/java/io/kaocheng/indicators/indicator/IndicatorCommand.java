package io.kaocheng.indicators.indicator;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.journal.Change;
import io.kaocheng.scoring.rule.IndicatorDefinition;

import java.util.List;

/** What may be asked of an indicator. {@code by} is the opaque subject id of who asks. */
public sealed interface IndicatorCommand {

    Code indicator();

    /**
     * @param names where it is looked up what it names of other services
     */
    default Change<InRegion<IndicatorCommand>, Indicator, IndicatorEvent> change(KnownNames names) {
        return IndicatorDecider.KIND
                .change("indicator/" + indicator(), new InRegion<>(this, names))
                .referringTo(
                        switch (this) {
                            case DraftVersion(_, var definition, _) ->
                                    definition.formula() == null
                                            ? List.of()
                                            : definition.formula().references().stream()
                                                    .map(IndicatorDecider::at)
                                                    .toList();
                            case ProposeIndicator _,
                                    ApproveVersion _,
                                    EnactVersion _,
                                    RetireIndicator _ ->
                                    List.of();
                        });
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

    /**
     * @param uses where it is looked up what still uses the indicator
     */
    record RetireIndicator(Code indicator, Period from, String reason, Uses uses)
            implements IndicatorCommand {}
}
