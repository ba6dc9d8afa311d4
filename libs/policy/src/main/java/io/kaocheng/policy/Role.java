package io.kaocheng.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A role of a person or a system; a realm role of the same name in Keycloak. */
public enum Role {
    LEADER("leader"),
    OFFICE("office"),
    INDICATOR_AUTHOR("indicator-author"),
    INDICATOR_APPROVER("indicator-approver"),
    DEPARTMENT("department"),
    REVIEWER("reviewer"),
    EVALUATOR("evaluator"),
    OPERATOR("operator"),
    AUDITOR("auditor"),
    ADMIN("admin"),
    SUBMISSIONS_WRITE("submissions:write");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** The role of that name; absent where it is no role of the suite. */
    public static Optional<Role> named(String text) {
        return Arrays.stream(values()).filter(role -> role.text.equals(text)).findFirst();
    }

    /** The names that are roles of the suite, as roles. */
    public static Set<Role> among(Collection<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach(name -> named(name).ifPresent(roles::add));
        return roles;
    }

    /**
     * The roles that holders of these may give and take: an admin all of them, the office those of
     * the units' people and systems.
     */
    public static Set<Role> givenBy(Set<Role> holders) {
        return holders.contains(ADMIN)
                ? EnumSet.allOf(Role.class)
                : holders.contains(OFFICE)
                        ? EnumSet.of(DEPARTMENT, REVIEWER, EVALUATOR, SUBMISSIONS_WRITE)
                        : EnumSet.noneOf(Role.class);
    }

    /** The role's name in a token. */
    @Override
    public String toString() {
        return text;
    }
}
