package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Reference;

import java.util.List;
import java.util.Set;

/** The lists of units' own indicators that were set in the region; later ones are not known yet. */
public interface KnownOwnLists extends Reference.Facts<List<KnownOwnLists.OwnList>> {

    /** A block of a scheme, as one unit has it. */
    record Place(Code unit, Code scheme, Code block) {}

    /**
     * A list that was set.
     *
     * @param number which of the lists of its place it is, in the order in which they were set
     * @param from the first period for which it holds, until one that begins later
     */
    record OwnList(Place place, int number, Period from, Set<Code> indicators) {
        public OwnList {
            indicators = Set.copyOf(indicators);
        }

        /** Whether the other holds in its place wherever both have begun. */
        public boolean givesWayTo(OwnList other) {
            return from.firstMonth().equals(other.from.firstMonth())
                    ? number < other.number
                    : from.firstMonth().isBefore(other.from.firstMonth());
        }
    }
}
