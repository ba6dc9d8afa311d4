package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Event;

/** What the goals journal records. */
public sealed interface GoalsEvent extends Event
        permits RegionEvent,
                UnitClassEvent,
                UnitEvent,
                CycleEvent,
                GoalEvent,
                TargetEvent,
                ChangeEvent {}
