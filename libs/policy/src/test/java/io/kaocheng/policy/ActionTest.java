package io.kaocheng.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Verdict.Allowed;
import io.kaocheng.policy.Verdict.ForeignRegion;
import io.kaocheng.policy.Verdict.MissingRole;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

class ActionTest {

    private static final Code QINGHE = Code.of("qinghe");
    private static final Code EDU = Code.of("edu-bureau");
    private static final Code HEALTH = Code.of("health-bureau");
    private static final Path PRINTED = Path.of("../../docs/roles.md");

    private static Holder holder(String units, Role... roles) {
        return new Holder(Set.of(roles), Set.of("qinghe"), Set.of(units));
    }

    @Test
    void every_action_has_rows_and_every_row_that_needs_a_token_of_ours_names_roles() {
        for (Action action : Action.values()) {
            assertThat(action.grants()).as(action.code()).isNotEmpty();
            assertThat(action.what()).as(action.code()).isNotBlank();
            for (Grant grant : action.grants()) {
                boolean roleless =
                        grant.relation() == Relation.ANYBODY || grant.relation() == Relation.HOLDER;
                assertThat(grant.roles().isEmpty()).as(action.code()).isEqualTo(roleless);
            }
        }
    }

    @Test
    void every_role_may_do_something_and_an_auditor_reads_only() {
        for (Role role : Role.values()) {
            assertThat(Action.values()).anyMatch(action -> action.roles().contains(role));
        }
        assertThat(Action.values())
                .filteredOn(action -> action.roles().contains(Role.AUDITOR))
                .allMatch(
                        action ->
                                action.name().startsWith("READ_")
                                        || action == Action.FOLLOW_SCORES
                                        || action == Action.TRACE_ENTRY);
    }

    @Test
    void a_department_reaches_its_own_units_and_what_is_published() {
        Holder edu = holder("edu-bureau", Role.DEPARTMENT);
        assertThat(edu.mayIn(Action.READ_OBSERVATIONS, QINGHE))
                .isEqualTo(new Allowed(new Scope(false, Set.of("edu-bureau"), false)));
        assertThat(edu.mayIn(Action.READ_GOALS, QINGHE))
                .isEqualTo(new Allowed(new Scope(false, Set.of("edu-bureau"), true)));
        assertThat(edu.mayIn(Action.READ_RUNS, QINGHE)).isInstanceOf(MissingRole.class);
        assertThat(edu.mayIn(Action.READ_JOURNALS, QINGHE)).isInstanceOf(MissingRole.class);
        assertThat(edu.mayIn(Action.READ_ENTRIES, QINGHE))
                .isEqualTo(new Allowed(new Scope(false, Set.of("edu-bureau"), true)));
    }

    @Test
    void a_scope_covers_its_units_and_everything_covers_all() {
        Scope edu = new Scope(false, Set.of("edu-bureau"), true);
        assertThat(edu.covers(EDU)).isTrue();
        assertThat(edu.covers(HEALTH)).isFalse();
        assertThat(Scope.EVERYTHING.covers(HEALTH)).isTrue();
        assertThat(new Scope(false, Set.of(), false).listed()).containsExactly("");
    }

    @Test
    void a_unit_below_is_left_to_the_tree_where_the_token_names_any_unit() {
        Holder reviewer = holder("edu-bureau", Role.REVIEWER);
        assertThat(reviewer.mayIn(Action.APPROVE_OBSERVATION, QINGHE))
                .isEqualTo(new Allowed(new Scope(false, Set.of("edu-bureau"), false, true)));
        Scope below = new Scope(false, Set.of("edu-bureau"), false, true);
        assertThat(below.mayReach(HEALTH)).isTrue();
        assertThat(below.covers(HEALTH)).isFalse();
        assertThat(new Scope(false, Set.of(), false, true).mayReach(HEALTH)).isFalse();
        assertThat(new Scope(false, Set.of("edu-bureau"), false).mayReach(HEALTH)).isFalse();
        assertThat(new Scope(false, Set.of(), true).mayReach(HEALTH)).isTrue();
        assertThat(Scope.EVERYTHING.mayReach(HEALTH)).isTrue();
        assertThat(holder("*", Role.REVIEWER).mayIn(Action.APPROVE_OBSERVATION, QINGHE))
                .isEqualTo(new Allowed(Scope.EVERYTHING));
    }

    @Test
    void the_widest_row_counts_whatever_else_somebody_is() {
        Holder both = holder("edu-bureau", Role.DEPARTMENT, Role.OFFICE);
        assertThat(both.mayIn(Action.READ_OBSERVATIONS, QINGHE))
                .isEqualTo(new Allowed(Scope.EVERYTHING));
        assertThat(holder("*", Role.DEPARTMENT).mayIn(Action.READ_OBSERVATIONS, QINGHE))
                .isEqualTo(new Allowed(Scope.EVERYTHING));
    }

    @Test
    void a_role_in_another_region_is_none_here_and_every_region_needs_a_star() {
        Holder operator = holder("*", Role.OPERATOR);
        assertThat(operator.mayIn(Action.REFILL_JOURNAL, Code.of("elsewhere")))
                .isEqualTo(new ForeignRegion());
        assertThat(operator.mayIn(Action.REFILL_JOURNAL, QINGHE)).isInstanceOf(Allowed.class);
        assertThat(operator.mayEverywhere(Action.REFILL_JOURNAL)).isEqualTo(new ForeignRegion());
        assertThat(
                        new Holder(Set.of(Role.OPERATOR), Set.of("*"), Set.of())
                                .mayEverywhere(Action.REFILL_JOURNAL))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void names_that_are_no_roles_of_ours_allow_nothing() {
        Set<Role> roles = Role.among(Set.of("leader", "default-roles-kaocheng", "Leader"));
        assertThat(roles).containsExactly(Role.LEADER);
        assertThat(
                        new Holder(EnumSet.noneOf(Role.class), Set.of("*"), Set.of("*"))
                                .may(Action.READ_UNITS))
                .isInstanceOf(MissingRole.class);
    }

    /** {@code -Dsurefire.argLine=-Dapprove=true} writes it anew. */
    @Test
    void the_table_is_as_printed() throws IOException {
        String table = print();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PRINTED, table);
        }
        assertThat(table)
                .as("docs/roles.md; -Dsurefire.argLine=-Dapprove=true writes it anew")
                .isEqualTo(Files.readString(PRINTED));
    }

    private static String print() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # Who may do what

                        Printed from the table in `libs/policy` (`Action`) by its test; not edited by hand. A role is a realm role of
                        Keycloak; the claims `region` and `units` of the token limit where it holds, `*` means all. What no row allows is
                        refused: 401 without a token, 403 `missing-role`, `foreign-region` or `foreign-unit`. Lists are cut to what is
                        allowed. The descriptions in docs/openapi name the action of each operation as `x-action`, and as
                        `x-actions-besides` those that are asked besides where a request turns out to need them: an official
                        run, another day.

                        ## Relations

                        | Relation | The request is allowed |
                        |---|---|
                        """);
        for (Relation relation : Relation.values()) {
            text.append("| %s | %s |%n".formatted(relation, relation.meaning()));
        }
        text.append("\n## Actions\n\n| Action | Description | ");
        for (Role role : Role.values()) {
            text.append(role).append(" | ");
        }
        text.append("\n|---|---|").append("---|".repeat(Role.values().length)).append('\n');
        for (Action action : Action.values()) {
            text.append("| `%s` | %s | ".formatted(action.code(), action.what()));
            for (Role role : Role.values()) {
                text.append(
                                String.join(
                                        ", ",
                                        action.grants().stream()
                                                .filter(grant -> holds(grant, role))
                                                .map(grant -> grant.relation().toString())
                                                .toList()))
                        .append(" | ");
            }
            text.append('\n');
        }
        text.append(
                """

                ## Who gives which role

                Who may invite persons or register machines (`keep-people`, `keep-machines`) gives and takes these, in regions and
                units of the own token, and touches nobody who has another. All others give none.

                | Gives and takes |\s""");
        for (Role role : Role.values()) {
            text.append(role).append(" | ");
        }
        text.append("\n|---|").append("---|".repeat(Role.values().length)).append('\n');
        for (Role giver : Role.values()) {
            Set<Role> given = Role.givenBy(EnumSet.of(giver));
            if (!given.isEmpty()) {
                text.append("| %s | ".formatted(giver));
                for (Role role : Role.values()) {
                    text.append(given.contains(role) ? "yes | " : " | ");
                }
                text.append('\n');
            }
        }
        return Arrays.stream(text.toString().split("\\R", -1))
                .map(String::stripTrailing)
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
    }

    private static boolean holds(Grant grant, Role role) {
        return grant.roles().isEmpty() || grant.roles().contains(role);
    }
}
