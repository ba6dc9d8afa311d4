package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

/** The life of a class of comparable units. */
public sealed interface UnitClassEvent extends GoalsEvent.Unscored {

    /** A class of units that are compared with each other was defined. */
    record UnitClassDefined(Code unitClass, String name) implements UnitClassEvent {
        @Override
        public String subject() {
            return "class/" + unitClass;
        }
    }

    /** The class has another name from now on. */
    record UnitClassRenamed(Code unitClass, String name) implements UnitClassEvent {
        @Override
        public String subject() {
            return "class/" + unitClass;
        }
    }
}
