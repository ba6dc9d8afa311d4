package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

/** The life of a region. */
public sealed interface RegionEvent extends GoalsEvent.Unscored {

    /**
     * A region began to run assessments.
     *
     * @param timeZone an IANA name; periods begin and end in it
     */
    record RegionOpened(Code region, String name, String timeZone) implements RegionEvent {
        @Override
        public String subject() {
            return "region/" + region;
        }
    }
}
