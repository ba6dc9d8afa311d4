package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Event;

/** What the goals journal records. */
public sealed interface GoalsEvent extends Event
        permits UnitEvent, CycleEvent, TargetEvent, GoalsEvent.Unscored {

    /**
     * What no score depends on. A family of events says so of itself by extending this one; scoring
     * handles each of the others.
     */
    sealed interface Unscored extends GoalsEvent
            permits RegionEvent, UnitClassEvent, RosterEvent, GoalEvent, ChangeEvent {}
}
