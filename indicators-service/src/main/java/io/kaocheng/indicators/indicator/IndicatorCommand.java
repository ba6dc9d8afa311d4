package io.kaocheng.indicators.indicator;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.About;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRevised;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.journal.Change;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.shape.FromPath;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
                            case DraftVersion(_, var definition, _, _) ->
                                    definition.formula() == null
                                            ? List.of()
                                            : definition.formula().references().stream()
                                                    .map(IndicatorDecider::at)
                                                    .toList();
                            case ProposeIndicator _,
                                    RenameIndicator _,
                                    ReviseIndicator _,
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

    @Schema(name = "IndicatorName")
    record RenameIndicator(
            @FromPath Code indicator,
            @Schema(examples = "义务教育巩固率") @NotBlank @Size(max = 300) String name,
            @Schema(
                            description = "in English; none without it",
                            examples = "Compulsory education retention rate")
                    @NotBlank
                    @Size(max = 300)
                    @Nullable String nameEn)
            implements IndicatorCommand {}

    record ReviseIndicator(IndicatorRevised revision) implements IndicatorCommand {
        @Override
        public Code indicator() {
            return revision.indicator();
        }
    }

    /** The definition's own version number means nothing: the indicator gives the next one. */
    record DraftVersion(
            Code indicator, IndicatorDefinition definition, @Nullable About about, String by)
            implements IndicatorCommand {}

    record ApproveVersion(Code indicator, int version, String by) implements IndicatorCommand {}

    /**
     * @param gate what may keep it from being enacted
     */
    record EnactVersion(Code indicator, int version, String by, Gate gate)
            implements IndicatorCommand {}

    /**
     * @param uses where it is looked up what still uses the indicator
     */
    record RetireIndicator(Code indicator, Period from, String reason, Uses uses)
            implements IndicatorCommand {}
}
