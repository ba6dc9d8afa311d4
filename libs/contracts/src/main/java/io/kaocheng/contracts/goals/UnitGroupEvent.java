package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

/** The life of a group of units, of whatever classes. Who is in it is said by each unit. */
public sealed interface UnitGroupEvent extends GoalsEvent.Unscored {

    Code unitGroup();

    @Override
    default String subject() {
        return "group/" + unitGroup();
    }

    /**
     * A group of units that may be compared with each other, whatever their classes.
     *
     * @param exclusiveWithin the set of groups of which a unit is in one at a time; absent where it
     *     may be in any others besides
     */
    record UnitGroupDefined(Code unitGroup, String name, @Nullable Code exclusiveWithin)
            implements UnitGroupEvent {}

    /** The group has another name from now on. */
    record UnitGroupRenamed(Code unitGroup, String name) implements UnitGroupEvent {}
}
