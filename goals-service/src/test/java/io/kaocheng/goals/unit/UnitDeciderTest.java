package io.kaocheng.goals.unit;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;

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
    void a_unit_may_have_an_english_name_and_another_one_of_either_kind_is_a_renaming() {
        given().when(
                        new RegisterUnit(
                                EDU, "教育局", "department", null, null, JANUARY, "Education Bureau"))
                .then(
                        new UnitRegistered(
                                EDU, "教育局", "department", null, JANUARY, "Education Bureau"));
        given(REGISTERED)
                .when(new RenameUnit(EDU, "教育局", JUNE, "Education Bureau"))
                .then(new UnitRenamed(EDU, "教育局", JUNE, "Education Bureau"));
        given(REGISTERED, new UnitRenamed(EDU, "教育局", JUNE, "Education Bureau"))
                .when(new RenameUnit(EDU, "教育局", JUNE, "Education Bureau"))
                .unchanged();
    }

    @Test
    void a_unit_is_registered_and_put_into_its_class() {
        given().when(new RegisterUnit(EDU, "教育局", "department", COUNTY, CLASS, JANUARY, null))
                .then(REGISTERED, new UnitClassified(EDU, CLASS, JANUARY));
    }

    @Test
    void registering_the_same_again_changes_nothing() {
        given(REGISTERED)
                .when(new RegisterUnit(EDU, "教育局", "department", COUNTY, null, JANUARY, null))
                .unchanged();
    }

    @Test
    void registering_it_differently_is_refused() {
        given(REGISTERED)
                .when(new RegisterUnit(EDU, "体育局", "department", COUNTY, null, JANUARY, null))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_unit_cannot_be_registered_below_itself() {
        given().when(new RegisterUnit(EDU, "教育局", "department", EDU, null, JANUARY, null))
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
        given().when(
                        new RegisterUnit(
                                EDU, "教育局", "department", SCHOOL, Code.of("towns"), JANUARY, null))
                .refused(ProblemCode.UNKNOWN_UNIT, ProblemCode.UNKNOWN_CLASS);
    }

    @Test
    void nothing_is_registered_in_a_region_that_was_never_opened() {
        new DeciderSpec<>(UnitDecider.KIND.decider())
                .given()
                .when(new RegisterUnit(EDU, "教育局", "department", null, null, JANUARY, null))
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
    void a_move_that_holds_already_holds_from_that_day_and_for_that_reason() {
        UnitMoved moved = new UnitMoved(EDU, null, JUNE, "机构改革");
        given(REGISTERED, moved).when(new MoveUnit(EDU, null, JUNE, "机构改革")).unchanged();
        given(REGISTERED, moved).when(new MoveUnit(EDU, null, SEPTEMBER, "x")).unchanged();
        given(REGISTERED, moved)
                .when(new MoveUnit(EDU, null, JUNE, "另一原因"))
                .refused(ProblemCode.WRONG_STATE);
        given(REGISTERED, moved)
                .when(new MoveUnit(EDU, null, MARCH, "机构改革"))
                .refused(ProblemCode.WRONG_STATE);
        UnitMoved back = new UnitMoved(EDU, COUNTY, SEPTEMBER, "恢复");
        given(REGISTERED, moved, back).when(new MoveUnit(EDU, COUNTY, MARCH, "x")).unchanged();
    }

    @Test
    void what_was_abolished_takes_nothing_more() {
        given(REGISTERED, new UnitAbolished(EDU, JUNE, "撤并"))
                .when(new RenameUnit(EDU, "教体局", JUNE, null))
                .refused(ProblemCode.WRONG_STATE);
        given(REGISTERED, new UnitAbolished(EDU, JUNE, "撤并"))
                .when(new AbolishUnit(EDU, JUNE, "撤并"))
                .unchanged();
    }

    @Test
    void what_was_never_registered_cannot_change() {
        given().when(new RenameUnit(EDU, "教体局", JUNE, null)).refused(ProblemCode.UNKNOWN_UNIT);
    }

    private static final UnitAbolished ABOLISHED = new UnitAbolished(EDU, JUNE, "撤并");

    @Test
    void nothing_is_done_to_a_unit_that_was_never_registered() {
        for (UnitCommand command :
                List.of(
                        new RenameUnit(EDU, "教体局", JUNE, null),
                        new MoveUnit(EDU, COUNTY, JUNE, "x"),
                        new ClassifyUnit(EDU, CLASS, JUNE),
                        new AbolishUnit(EDU, JUNE, "x"))) {
            given().when(command).refused(ProblemCode.UNKNOWN_UNIT);
        }
    }

    @Test
    void an_abolished_unit_takes_nothing_but_the_same_abolition_again() {
        for (UnitCommand command :
                List.of(
                        new RegisterUnit(EDU, "教育局", "department", COUNTY, null, JANUARY, null),
                        new RenameUnit(EDU, "教体局", SEPTEMBER, null),
                        new MoveUnit(EDU, COUNTY, SEPTEMBER, "x"),
                        new ClassifyUnit(EDU, CLASS, SEPTEMBER),
                        new AbolishUnit(EDU, SEPTEMBER, "x"))) {
            given(REGISTERED, ABOLISHED).when(command).refused(ProblemCode.WRONG_STATE);
        }
        given(REGISTERED, ABOLISHED)
                .when(new AbolishUnit(EDU, JUNE, "另一原因"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_a_unit_is_called_or_belongs_to_from_a_day_on_is_not_said_of_an_earlier_day() {
        Code towns = Code.of("towns");
        UnitRenamed renamed = new UnitRenamed(EDU, "教体局", JUNE);
        UnitClassified classified = new UnitClassified(EDU, towns, JUNE);
        for (LocalDate day : List.of(JUNE, SEPTEMBER)) {
            given(REGISTERED, renamed).when(new RenameUnit(EDU, "教体局", day, null)).unchanged();
            given(REGISTERED, classified)
                    .and(UnitClassDecider.at(towns), new UnitClassDefined(towns, "乡镇"))
                    .when(new ClassifyUnit(EDU, towns, day))
                    .unchanged();
        }
        given(REGISTERED, renamed)
                .when(new RenameUnit(EDU, "教体局", MARCH, null))
                .refused(ProblemCode.WRONG_STATE);
        given(REGISTERED, classified)
                .and(UnitClassDecider.at(towns), new UnitClassDefined(towns, "乡镇"))
                .when(new ClassifyUnit(EDU, towns, MARCH))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_unit_is_renamed_and_put_into_a_class_and_abolished_from_a_day_on() {
        given(REGISTERED)
                .when(new RenameUnit(EDU, "教体局", JUNE, null))
                .then(new UnitRenamed(EDU, "教体局", JUNE));
        given(REGISTERED)
                .when(new ClassifyUnit(EDU, CLASS, JUNE))
                .then(new UnitClassified(EDU, CLASS, JUNE));
        given(REGISTERED).when(new AbolishUnit(EDU, JUNE, "撤并")).then(ABOLISHED);
    }

    @Test
    void what_holds_on_that_day_already_changes_nothing_and_on_an_earlier_one_is_refused() {
        given(REGISTERED).when(new RenameUnit(EDU, "教育局", JUNE, null)).unchanged();
        given(REGISTERED, new UnitClassified(EDU, CLASS, JUNE))
                .when(new ClassifyUnit(EDU, CLASS, JANUARY))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void each_change_holds_from_the_day_of_the_latest_one_at_the_earliest() {
        UnitRenamed renamed = new UnitRenamed(EDU, "教体局", JUNE);
        for (UnitCommand early :
                List.of(
                        new RenameUnit(EDU, "教育局", MARCH, null),
                        new MoveUnit(EDU, null, MARCH, "x"),
                        new ClassifyUnit(EDU, CLASS, MARCH),
                        new AbolishUnit(EDU, MARCH, "x"))) {
            given(REGISTERED, renamed).when(early).refused(ProblemCode.WRONG_STATE);
        }
        given(REGISTERED, renamed)
                .when(new RenameUnit(EDU, "教育局", JUNE, null))
                .then(new UnitRenamed(EDU, "教育局", JUNE));
    }

    @Test
    void registering_it_again_is_the_same_only_where_all_of_it_is() {
        given(REGISTERED, new UnitClassified(EDU, CLASS, JANUARY))
                .when(new RegisterUnit(EDU, "教育局", "department", COUNTY, CLASS, JANUARY, null))
                .unchanged();
        for (RegisterUnit other :
                List.of(
                        new RegisterUnit(EDU, "教育局", "institution", COUNTY, null, JANUARY, null),
                        new RegisterUnit(EDU, "教育局", "department", null, null, JANUARY, null),
                        new RegisterUnit(EDU, "教育局", "department", COUNTY, null, JUNE, null),
                        new RegisterUnit(EDU, "教育局", "department", COUNTY, CLASS, JANUARY, null))) {
            given(REGISTERED).when(other).refused(ProblemCode.ALREADY_EXISTS);
        }
    }

    @Test
    void a_unit_without_a_class_is_registered_alone() {
        given().when(new RegisterUnit(EDU, "教育局", "department", null, null, JANUARY, null))
                .then(new UnitRegistered(EDU, "教育局", "department", null, JANUARY));
    }

    @Test
    void a_unit_cannot_move_below_itself() {
        given(REGISTERED).when(new MoveUnit(EDU, EDU, JUNE, "x")).refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void a_history_of_what_is_not_there_or_is_there_twice_is_broken() {
        UnitRenamed renamed = new UnitRenamed(EDU, "教体局", JUNE);
        UnitMoved moved = new UnitMoved(EDU, null, JUNE, "x");
        UnitClassified classified = new UnitClassified(EDU, CLASS, JUNE);
        given().neverFollowedBy(renamed, moved, classified, ABOLISHED);
        given(REGISTERED).neverFollowedBy(REGISTERED);
        given(REGISTERED, ABOLISHED)
                .neverFollowedBy(REGISTERED, renamed, moved, classified, ABOLISHED);
    }

    @Test
    void an_abolition_still_to_come_keeps_nothing_from_the_days_before_it() {
        UnitAbolished later = new UnitAbolished(EDU, SEPTEMBER, "撤并");
        UnitRenamed renamed = new UnitRenamed(EDU, "教体局", MARCH);
        given(REGISTERED, later).when(new RenameUnit(EDU, "教体局", MARCH, null)).then(renamed);
        given(REGISTERED, later)
                .when(new ClassifyUnit(EDU, CLASS, MARCH))
                .then(new UnitClassified(EDU, CLASS, MARCH));
        given(REGISTERED, later)
                .when(new MoveUnit(EDU, null, MARCH, "x"))
                .then(new UnitMoved(EDU, null, MARCH, "x"));
        given(REGISTERED, later, renamed).when(new RenameUnit(EDU, "教体局", JUNE, null)).unchanged();
        given(REGISTERED, later, renamed)
                .when(new RenameUnit(EDU, "教育局", SEPTEMBER, null))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_unit_below_which_others_stand_is_not_abolished() {
        UnitRegistered school = new UnitRegistered(SCHOOL, "学校", "institution", EDU, JANUARY);
        assertThat(
                        given(REGISTERED)
                                .and(UnitDecider.KIND, "unit/school", school)
                                .when(new AbolishUnit(EDU, JUNE, "撤并"))
                                .reasons())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.code()).isEqualTo(ProblemCode.IN_USE);
                            assertThat(reason.english()).contains("school");
                        });
        given(REGISTERED)
                .and(
                        UnitDecider.KIND,
                        "unit/school",
                        school,
                        new UnitMoved(SCHOOL, COUNTY, SEPTEMBER, "划出"))
                .when(new AbolishUnit(EDU, JUNE, "撤并"))
                .refused(ProblemCode.IN_USE);
        for (UnitEvent gone :
                List.of(
                        new UnitMoved(SCHOOL, COUNTY, JUNE, "划出"),
                        new UnitAbolished(SCHOOL, MARCH, "撤并"))) {
            given(REGISTERED)
                    .and(UnitDecider.KIND, "unit/school", school, gone)
                    .when(new AbolishUnit(EDU, JUNE, "撤并"))
                    .then(ABOLISHED);
        }
    }

    @Test
    void nothing_is_put_below_a_unit_that_is_not_there_from_that_day_on() {
        UnitRegistered school = new UnitRegistered(SCHOOL, "学校", "institution", COUNTY, JUNE);
        given(REGISTERED)
                .and(UnitDecider.KIND, "unit/school", school)
                .when(new MoveUnit(EDU, SCHOOL, MARCH, "x"))
                .refused(ProblemCode.UNKNOWN_UNIT);
        given(REGISTERED)
                .and(UnitDecider.KIND, "unit/school", school)
                .when(new MoveUnit(EDU, SCHOOL, JUNE, "x"))
                .then(new UnitMoved(EDU, SCHOOL, JUNE, "x"));
        given(REGISTERED)
                .and(
                        UnitDecider.KIND,
                        "unit/school",
                        school,
                        new UnitAbolished(SCHOOL, SEPTEMBER, "撤并"))
                .when(new MoveUnit(EDU, SCHOOL, JUNE, "x"))
                .refused(ProblemCode.UNIT_ENDED);
        given().and(
                        UnitDecider.KIND,
                        "unit/school",
                        school,
                        new UnitAbolished(SCHOOL, SEPTEMBER, "撤并"))
                .when(new RegisterUnit(EDU, "教育局", "department", SCHOOL, null, SEPTEMBER, null))
                .refused(ProblemCode.UNIT_ENDED);
    }

    @Test
    void a_unit_that_was_abolished_keeps_the_places_it_had() {
        given(REGISTERED)
                .and(
                        UnitDecider.KIND,
                        "unit/school",
                        new UnitRegistered(SCHOOL, "学校", "institution", EDU, JANUARY),
                        new UnitAbolished(SCHOOL, MARCH, "撤并"))
                .when(new MoveUnit(EDU, SCHOOL, JUNE, "x"))
                .refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void a_command_goes_to_its_unit_with_the_parent_and_the_class_that_it_names() {
        RegisterUnit register =
                new RegisterUnit(EDU, "教育局", "department", COUNTY, CLASS, JANUARY, null);
        assertThat(register.change().subject()).isEqualTo("unit/edu-bureau");
        assertThat(register.change().references())
                .containsExactly(UnitDecider.at(COUNTY), UnitClassDecider.at(CLASS));
        assertThat(new MoveUnit(EDU, COUNTY, JUNE, "x").change().references())
                .containsExactly(UnitDecider.at(COUNTY));
        assertThat(new MoveUnit(EDU, null, JUNE, "x").change().references()).isEmpty();
        assertThat(new ClassifyUnit(EDU, CLASS, JUNE).change().references())
                .containsExactly(UnitClassDecider.at(CLASS));
        assertThat(new RenameUnit(EDU, "x", JUNE, null).change().references()).isEmpty();
        assertThat(new AbolishUnit(EDU, JUNE, "x").change().references())
                .containsExactly(UnitDecider.below(EDU));
    }
}
