package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

/** The life of a class of comparable units. */
public sealed interface UnitClassEvent extends GoalsEvent.Unscored {

    /**
     * A class of units that are compared with each other was defined.
     *
     * @param nameEn what it is called in English, where it has such a name
     */
    record UnitClassDefined(Code unitClass, String name, @Nullable String nameEn)
            implements UnitClassEvent {

        public UnitClassDefined(Code unitClass, String name) {
            this(unitClass, name, null);
        }

        @Override
        public String subject() {
            return "class/" + unitClass;
        }
    }

    /**
     * The class has another name from now on.
     *
     * @param nameEn what it is called in English from now on, where it has such a name
     */
    record UnitClassRenamed(Code unitClass, String name, @Nullable String nameEn)
            implements UnitClassEvent {

        public UnitClassRenamed(Code unitClass, String name) {
            this(unitClass, name, null);
        }

        @Override
        public String subject() {
            return "class/" + unitClass;
        }
    }
}
