package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.policy.Scope;

import java.util.Optional;
import java.util.Set;

/**
 * Who may read an entry: the unit it is of, everybody where what it records is published, and else
 * who oversees the region. Named by what is recorded, so that an event of a kind that is in no list
 * is read by overseers only.
 */
final class EntryReach {

    /** Events without a unit that every reader of a region's assessment knows of anyway. */
    static final Set<String> PUBLISHED =
            Set.of(
                    "kaocheng.goals.region-opened",
                    "kaocheng.goals.unit-class-defined",
                    "kaocheng.goals.unit-class-renamed",
                    "kaocheng.goals.unit-group-defined",
                    "kaocheng.goals.unit-group-renamed",
                    "kaocheng.goals.cycle-opened",
                    "kaocheng.goals.cycle-closed",
                    "kaocheng.goals.cycle-rules-set",
                    "kaocheng.goals.category-defined",
                    "kaocheng.goals.category-renamed",
                    "kaocheng.goals.category-retired",
                    "kaocheng.goals.category-merged",
                    "kaocheng.goals.category-restored",
                    // Of a whole class; one of a unit is that unit's.
                    "kaocheng.goals.target-set",
                    "kaocheng.goals.target-adjusted",
                    "kaocheng.goals.target-withdrawn",
                    "kaocheng.monitoring.round-fell-due",
                    "kaocheng.indicators.indicator-proposed",
                    "kaocheng.indicators.indicator-renamed",
                    "kaocheng.indicators.indicator-revised",
                    "kaocheng.indicators.version-enacted",
                    "kaocheng.indicators.indicator-retired",
                    "kaocheng.indicators.scheme-enacted",
                    "kaocheng.evaluation.edition-published",
                    "kaocheng.evaluation.edition-superseded",
                    "kaocheng.scores.edition-published");

    private EntryReach() {}

    /** Whether somebody who reaches that much of the region reads the entry. */
    static boolean covers(Scope scope, Entry entry) {
        if (scope.everything()) {
            return true;
        }
        return unit(entry)
                .map(scope::covers)
                .orElseGet(() -> scope.published() && PUBLISHED.contains(name(entry.type())));
    }

    /** The unit that an entry is of; empty where it is of none. */
    static Optional<Code> unit(Entry entry) {
        String unit = entry.content().path("unit").asText("");
        return unit.isEmpty() ? Optional.empty() : Optional.of(Code.of(unit));
    }

    /** The event's name without its version. */
    static String name(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }
}
