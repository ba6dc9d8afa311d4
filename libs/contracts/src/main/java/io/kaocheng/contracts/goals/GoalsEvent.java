package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Event;

/** What the goals journal records. */
public sealed interface GoalsEvent extends Event
        permits UnitEvent,
                GroupingEvent,
                CycleEvent,
                TargetEvent,
                OwnListEvent,
                GoalsEvent.Unscored {

    /**
     * What no score depends on. A family of events says so of itself by extending this one; scoring
     * handles each of the others. Open, since nobody has to handle them all: a new family is
     * registered in {@code StoredEvents} and nowhere else.
     */
    non-sealed interface Unscored extends GoalsEvent {}
}
