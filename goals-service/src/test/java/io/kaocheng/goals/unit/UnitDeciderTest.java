package io.kaocheng.goals.unit;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
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

    @Test
    void a_unit_is_registered_and_put_into_its_class() {
        spec.given()
                .when(new RegisterUnit(EDU, "教育局", "department", COUNTY, CLASS, JANUARY))
                .then(REGISTERED, new UnitClassified(EDU, CLASS, JANUARY));
    }

    @Test
    void registering_the_same_again_changes_nothing() {
        spec.given(REGISTERED)
                .when(new RegisterUnit(EDU, "教育局", "department", COUNTY, null, JANUARY))
                .unchanged();
    }

    @Test
    void registering_it_differently_is_refused() {
        spec.given(REGISTERED)
                .when(new RegisterUnit(EDU, "体育局", "department", COUNTY, null, JANUARY))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_unit_cannot_be_registered_below_itself() {
        spec.given()
                .when(new RegisterUnit(EDU, "教育局", "department", EDU, null, JANUARY))
                .refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void a_unit_moves_from_a_day_on() {
        spec.given(REGISTERED)
                .when(new MoveUnit(EDU, null, JUNE, "机构改革", false))
                .then(new UnitMoved(EDU, null, JUNE, "机构改革"));
    }

    @Test
    void a_unit_cannot_move_below_its_own_units() {
        spec.given(REGISTERED)
                .when(new MoveUnit(EDU, Code.of("school"), JUNE, "x", true))
                .refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void a_change_cannot_hold_from_before_the_latest_one() {
        spec.given(REGISTERED, new UnitRenamed(EDU, "教体局", JUNE))
                .when(new ClassifyUnit(EDU, CLASS, JANUARY))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void moving_to_where_it_stands_changes_nothing() {
        spec.given(REGISTERED).when(new MoveUnit(EDU, COUNTY, JUNE, "x", false)).unchanged();
    }

    @Test
    void what_was_abolished_takes_nothing_more() {
        spec.given(REGISTERED, new UnitAbolished(EDU, JUNE, "撤并"))
                .when(new RenameUnit(EDU, "教体局", JUNE))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(REGISTERED, new UnitAbolished(EDU, JUNE, "撤并"))
                .when(new AbolishUnit(EDU, JUNE, "撤并"))
                .unchanged();
    }

    @Test
    void what_was_never_registered_cannot_change() {
        spec.given().when(new RenameUnit(EDU, "教体局", JUNE)).refused(ProblemCode.UNKNOWN_UNIT);
    }
}
