package io.kaocheng.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A row of the policy table: the roles that may do an action where the relation holds.
 *
 * @param roles empty where the relation asks for none
 */
public record Grant(Relation relation, Set<Role> roles) {

    public Grant {
        Set<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
    }

    static Grant in(Relation relation, Role... roles) {
        return new Grant(relation, Set.of(roles));
    }

    static Grant in(Relation relation, Set<Role> roles) {
        return new Grant(relation, roles);
    }

    /** The roles that read everything of a region, whatever its state. */
    static Grant overseers() {
        return in(
                Relation.REGION, Role.LEADER, Role.OFFICE, Role.OPERATOR, Role.AUDITOR, Role.ADMIN);
    }

    /** The roles that read the figures of their own units. */
    static Grant unitsOwn() {
        return in(
                Relation.OWN_UNIT,
                Role.DEPARTMENT,
                Role.REVIEWER,
                Role.INDICATOR_AUTHOR,
                Role.INDICATOR_APPROVER);
    }

    /** Every role that takes part in the region's assessment. */
    static Grant everybody(Relation relation) {
        return in(relation, EnumSet.allOf(Role.class));
    }
}
