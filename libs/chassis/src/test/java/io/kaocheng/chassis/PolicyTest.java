package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Scope;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class PolicyTest {

    private static final Code QINGHE = Code.of("qinghe");
    private static final Code HEXI = Code.of("hexi");

    private final Policy office = holding("qinghe", List.of("*"), "office");
    private final Policy department = holding("qinghe", List.of("hexi"), "department");

    private static Policy holding(String region, List<String> units, String... roles) {
        return new Policy(CallerTest.holding(region, units, roles));
    }

    private static void refused(ThrowingCallable asking, ProblemCode code, String... words) {
        Problem problem = catchThrowableOfType(Problem.class, asking);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.findings())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.code()).isEqualTo(code.code());
                            assertThat(List.of(words)).allMatch(found.english()::contains);
                            assertThat(found.chinese()).containsPattern("\\p{IsHan}");
                        });
    }

    @Test
    void who_has_the_role_may_and_who_has_not_is_told_which_it_takes_and_which_there_are() {
        assertThatCode(() -> office.require(Action.REGISTER_UNIT)).doesNotThrowAnyException();
        refused(
                () -> department.require(Action.REGISTER_UNIT),
                ProblemCode.MISSING_ROLE,
                "performance office or administrator",
                "your roles: department");
        refused(
                () -> holding("qinghe", List.of()).require(Action.REGISTER_UNIT),
                ProblemCode.MISSING_ROLE,
                "your roles: none");
    }

    @Test
    void roles_are_told_by_the_names_people_have_for_them_in_their_language() {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> department.require(Action.REGISTER_UNIT));
        assertThat(problem.findings())
                .singleElement()
                .satisfies(
                        found ->
                                assertThat(found.chinese())
                                        .isEqualTo("此操作由绩效办、系统管理办理；您的角色：部门")
                                        .doesNotContainPattern("[a-z]"));
    }

    @Test
    void a_role_holds_in_the_region_of_the_token_and_in_no_other() {
        assertThat(office.scope(Action.REGISTER_UNIT, QINGHE)).isEqualTo(Scope.EVERYTHING);
        refused(
                () -> office.scope(Action.REGISTER_UNIT, Code.of("elsewhere")),
                ProblemCode.FOREIGN_REGION,
                "qinghe",
                "elsewhere");
        refused(
                () -> department.scope(Action.REGISTER_UNIT, Code.of("elsewhere")),
                ProblemCode.MISSING_ROLE);
        assertThat(
                        holding("*", List.of("*"), "office")
                                .scope(Action.REGISTER_UNIT, Code.of("elsewhere")))
                .isEqualTo(Scope.EVERYTHING);
    }

    @Test
    void a_department_is_let_through_to_its_own_units_only() {
        assertThat(department.scope(Action.SUBMIT_OBSERVATIONS, QINGHE))
                .isEqualTo(new Scope(false, Set.of("hexi"), false));
        assertThatCode(() -> department.require(Action.SUBMIT_OBSERVATIONS, QINGHE, HEXI))
                .doesNotThrowAnyException();
        refused(
                () -> department.require(Action.SUBMIT_OBSERVATIONS, QINGHE, Code.of("hedong")),
                ProblemCode.FOREIGN_UNIT,
                "hedong");
    }

    @Test
    void what_concerns_every_region_takes_a_token_for_all_of_them() {
        assertThatCode(
                        () ->
                                holding("*", List.of("*"), "operator")
                                        .requireEverywhere(Action.REBUILD_VIEW))
                .doesNotThrowAnyException();
        refused(
                () ->
                        holding("qinghe", List.of("*"), "operator")
                                .requireEverywhere(Action.REBUILD_VIEW),
                ProblemCode.FOREIGN_REGION,
                "qinghe",
                "*");
        refused(
                () -> office.requireEverywhere(Action.REBUILD_VIEW),
                ProblemCode.MISSING_ROLE,
                "operator");
    }
}
