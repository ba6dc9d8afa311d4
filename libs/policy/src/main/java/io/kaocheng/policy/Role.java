package io.kaocheng.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A role of a person or a system; a realm role of the same name in Keycloak. */
public enum Role {
    LEADER("leader", "leader", "领导"),
    OFFICE("office", "performance office", "绩效办"),
    INDICATOR_AUTHOR("indicator-author", "indicator author", "指标拟定"),
    INDICATOR_APPROVER("indicator-approver", "indicator approver", "指标审定"),
    DEPARTMENT("department", "department", "部门"),
    REVIEWER("reviewer", "reviewer", "数据审核"),
    EVALUATOR("evaluator", "evaluator", "评价主体"),
    OPERATOR("operator", "operator", "运维"),
    AUDITOR("auditor", "auditor", "审计"),
    ADMIN("admin", "administrator", "系统管理"),
    SUBMISSIONS_WRITE("submissions:write", "submitting system", "系统报送");

    private final String text;
    private final String english;
    private final String chinese;

    Role(String text, String english, String chinese) {
        this.text = text;
        this.english = english;
        this.chinese = chinese;
    }

    /** What people call those who have it. */
    public String english() {
        return english;
    }

    /** What people call those who have it. */
    public String chinese() {
        return chinese;
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
