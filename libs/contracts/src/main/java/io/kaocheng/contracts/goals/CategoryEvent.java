package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

/** A category of goals, such as those every unit has in common (共性目标). */
public sealed interface CategoryEvent extends GoalsEvent.Unscored {

    Code category();

    @Override
    default String subject() {
        return "category/" + category();
    }

    /** A category may be given to goals. */
    record CategoryDefined(Code category, String name) implements CategoryEvent {}

    /** A category has another name, which goals of it are shown with from now on. */
    record CategoryRenamed(Code category, String name) implements CategoryEvent {}

    /** A category is given to no further goal; those that have it keep it. */
    record CategoryRetired(Code category, String reason) implements CategoryEvent {}

    /** A category is given to no further goal; another one is, in its place. */
    record CategoryMerged(Code category, Code into, String reason) implements CategoryEvent {}

    /** A retired category may be given to goals again. */
    record CategoryRestored(Code category) implements CategoryEvent {}
}
