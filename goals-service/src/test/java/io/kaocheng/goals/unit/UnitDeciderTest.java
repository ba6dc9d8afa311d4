package io.kaocheng.goals.unit;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.goals.unit.UnitCommand.AbolishUnit;
import io.kaocheng.goals.unit.UnitCommand.ClassifyUnit;
import io.kaocheng.goals.unit.UnitCommand.MoveUnit;
import io.kaocheng.goals.unit.UnitCommand.RegisterUnit;
import io.kaocheng.goals.unit.UnitCommand.RenameUnit;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class UnitDeciderTest {

    private static final Code EDU = Code.of("edu-bureau");
    private static final Code COUNTY = Code.of("county");
    private static final Code CLASS = Code.of("departments");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final UnitRegistered REGISTERED =
            new UnitRegistered(EDU, "教育局", "department", COUNTY, JANUARY);

    private final DeciderSpec<UnitCommand, Unit, UnitEvent> spec =
            new DeciderSpec<>(new UnitDecider());

    private DeciderSpec<UnitCommand, Unit, UnitEvent>.Given given(UnitEvent... events) {
        return spec.given(events)
                .and(
                        UnitDecider.KIND,
                        "unit/county",
                        new UnitRegistered(COUNTY, "青河县", "county", null, JANUARY))
                .and(UnitClassDecider.KIND, "class/departments", new UnitClassDefined(CLASS, "部门"));
    }

    @Test
    void a_unit_is_registered_and_put_into_its_class() {
        given().when(new RegisterUnit(EDU, "教育局", "department", COUNTY, CLASS, JANUARY))
                .then(REGISTERED, new UnitClassified(EDU, CLASS, JANUARY));
    }

    @Test
    void registering_the_same_again_changes_nothing() {
        given(REGISTERED)
                .when(new RegisterUnit(EDU, "教育局", "department", COUNTY, null, JANUARY))
                .unchanged();
    }

    @Test
    void registering_it_differently_is_refused() {
        given(REGISTERED)
                .when(new RegisterUnit(EDU, "体育局", "department", COUNTY, null, JANUARY))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_unit_cannot_be_registered_below_itself() {
        given().when(new RegisterUnit(EDU, "教育局", "department", EDU, null, JANUARY))
                .refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void a_unit_moves_from_a_day_on() {
        given(REGISTERED)
                .when(new MoveUnit(EDU, null, JUNE, "机构改革"))
                .then(new UnitMoved(EDU, null, JUNE, "机构改革"));
    }

    private static final Code SCHOOL = Code.of("school");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);

    @Test
    void a_unit_cannot_move_below_its_own_units() {
        given(REGISTERED)
                .and(
                        UnitDecider.KIND,
                        "unit/school",
                        new UnitRegistered(SCHOOL, "学校", "institution", EDU, JANUARY))
                .when(new MoveUnit(EDU, SCHOOL, JUNE, "x"))
                .refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void a_move_is_refused_where_it_closes_a_circle_on_a_day_between_two_moves_of_another() {
        given(REGISTERED)
                .and(
                        UnitDecider.KIND,
                        "unit/school",
                        new UnitRegistered(SCHOOL, "学校", "institution", COUNTY, JANUARY),
                        new UnitMoved(SCHOOL, EDU, JUNE, "划入"),
                        new UnitMoved(SCHOOL, COUNTY, SEPTEMBER, "划出"))
                .when(new MoveUnit(EDU, SCHOOL, MARCH, "x"))
                .refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void a_move_is_taken_where_what_would_close_a_circle_has_ended_before() {
        given(REGISTERED)
                .and(
                        UnitDecider.KIND,
                        "unit/school",
                        new UnitRegistered(SCHOOL, "学校", "institution", EDU, JANUARY),
                        new UnitMoved(SCHOOL, COUNTY, MARCH, "划出"))
                .when(new MoveUnit(EDU, SCHOOL, JUNE, "划转"))
                .then(new UnitMoved(EDU, SCHOOL, JUNE, "划转"));
    }

    @Test
    void a_unit_moves_below_one_that_is_registered_only() {
        given(REGISTERED)
                .when(new MoveUnit(EDU, SCHOOL, JUNE, "x"))
                .refused(ProblemCode.UNKNOWN_UNIT);
    }

    @Test
    void a_unit_is_classified_into_a_class_that_is_defined_only() {
        given(REGISTERED)
                .when(new ClassifyUnit(EDU, Code.of("towns"), JUNE))
                .refused(ProblemCode.UNKNOWN_CLASS);
    }

    @Test
    void all_that_a_registration_names_and_nobody_knows_is_told_at_once() {
        given().when(new RegisterUnit(EDU, "教育局", "department", SCHOOL, Code.of("towns"), JANUARY))
                .refused(ProblemCode.UNKNOWN_UNIT, ProblemCode.UNKNOWN_CLASS);
    }

    @Test
    void nothing_is_registered_in_a_region_that_was_never_opened() {
        new DeciderSpec<>(UnitDecider.KIND.decider())
                .given()
                .when(new RegisterUnit(EDU, "教育局", "department", null, null, JANUARY))
                .refused(ProblemCode.UNKNOWN_REGION);
    }

    @Test
    void a_change_cannot_hold_from_before_the_latest_one() {
        given(REGISTERED, new UnitRenamed(EDU, "教体局", JUNE))
                .when(new ClassifyUnit(EDU, CLASS, JANUARY))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void moving_to_where_it_stands_changes_nothing() {
        given(REGISTERED).when(new MoveUnit(EDU, COUNTY, JUNE, "x")).unchanged();
    }

    @Test
    void what_was_abolished_takes_nothing_more() {
        given(REGISTERED, new UnitAbolished(EDU, JUNE, "撤并"))
                .when(new RenameUnit(EDU, "教体局", JUNE))
                .refused(ProblemCode.WRONG_STATE);
        given(REGISTERED, new UnitAbolished(EDU, JUNE, "撤并"))
                .when(new AbolishUnit(EDU, JUNE, "撤并"))
                .unchanged();
    }

    @Test
    void what_was_never_registered_cannot_change() {
        given().when(new RenameUnit(EDU, "教体局", JUNE)).refused(ProblemCode.UNKNOWN_UNIT);
    }
}
