package io.kaocheng.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class RoleTest {

    @Test
    void a_role_is_found_by_its_name_in_a_token_and_by_no_other() {
        for (Role role : Role.values()) {
            assertThat(Role.named(role.toString())).contains(role);
        }
        assertThat(Role.named("Operator")).isEmpty();
        assertThat(Role.named("")).isEmpty();
    }

    @Test
    void names_that_are_no_roles_are_passed_over() {
        assertThat(Role.among(List.of("operator", "offline_access", "submissions:write")))
                .containsExactlyInAnyOrder(Role.OPERATOR, Role.SUBMISSIONS_WRITE);
    }

    @Test
    void an_admin_gives_every_role() {
        assertThat(Role.givenBy(Set.of(Role.DEPARTMENT, Role.ADMIN)))
                .isEqualTo(EnumSet.allOf(Role.class));
    }

    /** Architecture, roles: people and systems of units are the office's. */
    @Test
    void the_office_gives_the_roles_of_units_people_and_systems() {
        assertThat(Role.givenBy(Set.of(Role.OFFICE)))
                .containsExactlyInAnyOrder(
                        Role.DEPARTMENT, Role.REVIEWER, Role.EVALUATOR, Role.SUBMISSIONS_WRITE);
    }

    @Test
    void nobody_else_gives_any() {
        Set<Role> others = EnumSet.complementOf(EnumSet.of(Role.ADMIN, Role.OFFICE));
        assertThat(Role.givenBy(others)).isEmpty();
    }

    @Test
    void people_call_a_role_by_its_own_word() {
        assertThat(Role.OFFICE.english()).isEqualTo("performance office");
        assertThat(Role.OFFICE.chinese()).isEqualTo("绩效办");
        assertThat(Role.values()).extracting(Role::chinese).doesNotHaveDuplicates();
    }
}
