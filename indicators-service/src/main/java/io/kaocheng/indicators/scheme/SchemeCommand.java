package io.kaocheng.indicators.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.indicators.indicator.Gate;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.KnownCycles;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.journal.Change;
import io.kaocheng.scoring.scheme.Scheme;

import java.util.List;

/** What may be asked of a scheme. {@code by} is the opaque subject id of who asks. */
public sealed interface SchemeCommand {

    Code scheme();

    /**
     * @param names where it is looked up what it names of other services
     */
    default Change<InRegion<SchemeCommand>, SchemeState, SchemeEvent> change(KnownNames names) {
        return SchemeDecider.KIND
                .change("scheme/" + scheme(), new InRegion<>(this, names))
                .referringTo(
                        switch (this) {
                            case DraftScheme(var definition, _) ->
                                    definition.indicators().stream()
                                            .map(IndicatorDecider::at)
                                            .toList();
                            case EnactScheme _ -> List.of(SchemeTimes.alike(scheme()));
                            case ApproveScheme _ -> List.of();
                        });
    }

    /** The result of drafting: the number of the version. */
    record Numbered(int version) {}

    /** The definition's own version number means nothing: the scheme gives the next one. */
    record DraftScheme(Scheme definition, String by) implements SchemeCommand {
        @Override
        public Code scheme() {
            return definition.scheme();
        }
    }

    record ApproveScheme(Code scheme, int version, String by) implements SchemeCommand {}

    /**
     * @param gate what may keep it from being enacted
     */
    record EnactScheme(Code scheme, int version, String by, KnownCycles cycles, Gate gate)
            implements SchemeCommand {}
}
