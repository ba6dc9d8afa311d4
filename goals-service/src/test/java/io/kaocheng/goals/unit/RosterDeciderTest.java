package io.kaocheng.goals.unit;

import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_UNIT;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;
import static io.kaocheng.goals.unit.RosterDecider.Duty.DEPUTY;
import static io.kaocheng.goals.unit.RosterDecider.Duty.HEAD;
import static io.kaocheng.goals.unit.RosterDecider.Duty.LIAISON;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.RosterEvent;
import io.kaocheng.contracts.goals.RosterEvent.DutyAssigned;
import io.kaocheng.contracts.goals.RosterEvent.DutyEnded;
import io.kaocheng.contracts.goals.RosterEvent.DutyWithdrawn;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.unit.RosterDecider.AssignDuty;
import io.kaocheng.goals.unit.RosterDecider.EndDuty;
import io.kaocheng.goals.unit.RosterDecider.ReplaceDuty;
import io.kaocheng.goals.unit.RosterDecider.Roster;
import io.kaocheng.goals.unit.RosterDecider.RosterCommand;
import io.kaocheng.goals.unit.RosterDecider.WithdrawDuty;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class RosterDeciderTest {

    private static final Code U = Code.of("edu-bureau");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate MAR = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final RosterEvent CHEN = new DutyAssigned(U, "head", "chen", JAN);
    private static final RosterEvent CHEN_ENDS = new DutyEnded(U, "head", "chen", MAR, null);
    private static final RosterEvent LIN = new DutyAssigned(U, "head", "lin", MAR);

    private final DeciderSpec<RosterCommand, Roster, RosterEvent> spec =
            new DeciderSpec<>(new RosterDecider());

    private DeciderSpec<RosterCommand, Roster, RosterEvent>.Given given(RosterEvent... events) {
        var registered = new UnitRegistered(U, "教育局", "department", null, JAN);
        var abolished = new UnitAbolished(U, MAY, "机构改革");
        return spec.given(events).and(UnitDecider.at(U), registered, abolished);
    }

    @Test
    void a_new_head_ends_the_one_before_and_takes_over_on_a_later_day() {
        given(CHEN).when(new AssignDuty(U, HEAD, "lin", MAR)).then(CHEN_ENDS, LIN);
        given(CHEN).when(new AssignDuty(U, HEAD, "lin", JAN)).refused(WRONG_STATE);
        given(CHEN, CHEN_ENDS).when(new AssignDuty(U, HEAD, "lin", MAR)).then(LIN);
        given(CHEN, CHEN_ENDS).when(new AssignDuty(U, HEAD, "lin", JAN)).refused(WRONG_STATE);
    }

    @Test
    void other_duties_are_held_by_several_but_once_by_each() {
        RosterEvent deputy = new DutyAssigned(U, "deputy", "lin", JAN);
        given(deputy)
                .when(new AssignDuty(U, DEPUTY, "chen", JAN))
                .then(new DutyAssigned(U, "deputy", "chen", JAN));
        given(deputy).when(new AssignDuty(U, DEPUTY, "lin", JAN)).unchanged();
        given(deputy).when(new AssignDuty(U, DEPUTY, "lin", MAR)).refused(WRONG_STATE);
    }

    @Test
    void a_duty_ends_once_and_after_it_began() {
        given(CHEN).when(new EndDuty(U, HEAD, "chen", MAR, null)).then(CHEN_ENDS);
        given(CHEN).when(new EndDuty(U, HEAD, "chen", JAN, null)).refused(WRONG_STATE);
        given(CHEN).when(new EndDuty(U, HEAD, "lin", MAR, null)).refused(NOT_FOUND);
        given(CHEN, CHEN_ENDS).when(new EndDuty(U, HEAD, "chen", MAR, null)).unchanged();
        given(CHEN, CHEN_ENDS).when(new EndDuty(U, HEAD, "chen", MAY, null)).refused(WRONG_STATE);
        given(CHEN, CHEN_ENDS).when(new EndDuty(U, HEAD, "chen", MAR, "轮岗")).refused(WRONG_STATE);
        RosterEvent because = new DutyEnded(U, "head", "chen", MAR, "轮岗");
        given(CHEN, because).when(new EndDuty(U, HEAD, "chen", MAR, "轮岗")).unchanged();
        given(CHEN, because).when(new EndDuty(U, HEAD, "chen", MAR, null)).unchanged();
        given(CHEN, because).when(new EndDuty(U, HEAD, "chen", MAR, "退休")).refused(WRONG_STATE);
    }

    @Test
    void a_duty_is_handed_over_by_who_has_it() {
        given(CHEN).when(new ReplaceDuty(U, HEAD, "chen", "lin", MAR)).then(CHEN_ENDS, LIN);
        given(CHEN, CHEN_ENDS, LIN).when(new ReplaceDuty(U, HEAD, "chen", "lin", MAR)).unchanged();
        given().when(new ReplaceDuty(U, HEAD, "chen", "lin", MAR)).refused(NOT_FOUND);
        given(
                        CHEN,
                        new DutyAssigned(U, "deputy", "a", JAN),
                        new DutyAssigned(U, "deputy", "b", JAN))
                .when(new ReplaceDuty(U, DEPUTY, "a", "b", MAR))
                .refused(WRONG_STATE);
    }

    @Test
    void a_mistaken_assignment_is_withdrawn_while_nobody_else_was_assigned_since() {
        RosterEvent withdrawn = new DutyWithdrawn(U, "head", "lin", MAR, "录入有误");
        WithdrawDuty lin = new WithdrawDuty(U, HEAD, "lin", MAR, "录入有误");
        given(CHEN, CHEN_ENDS, LIN).when(lin).then(withdrawn);
        given(CHEN, CHEN_ENDS, LIN)
                .when(new WithdrawDuty(U, HEAD, "chen", JAN, "录入有误"))
                .refused(WRONG_STATE);
        given(CHEN).when(lin).refused(NOT_FOUND);
        given(
                        new DutyAssigned(U, "liaison", "sun", JAN),
                        new DutyAssigned(U, "liaison", "he", MAR),
                        new DutyEnded(U, "liaison", "sun", MAY, null))
                .when(new WithdrawDuty(U, LIAISON, "he", MAR, "录入有误"))
                .then(new DutyWithdrawn(U, "liaison", "he", MAR, "录入有误"));
        given(CHEN, CHEN_ENDS, LIN, withdrawn).when(new AssignDuty(U, HEAD, "lin", MAR)).then(LIN);
    }

    @Test
    void duties_are_those_of_a_unit_that_exists_on_that_day() {
        spec.given().when(new AssignDuty(U, HEAD, "chen", JAN)).refused(UNKNOWN_UNIT);
        given().when(new AssignDuty(U, HEAD, "chen", MAY)).refused(WRONG_STATE);
        given(CHEN)
                .when(new EndDuty(U, HEAD, "chen", MAY, null))
                .then(new DutyEnded(U, "head", "chen", MAY, null));
    }

    @Test
    void a_history_that_ends_or_withdraws_what_nobody_has_is_broken() {
        spec.given().neverFollowedBy(CHEN_ENDS, new DutyWithdrawn(U, "head", "lin", MAR, "x"));
        spec.given(CHEN).neverFollowedBy(CHEN);
        spec.given(CHEN, CHEN_ENDS).neverFollowedBy(CHEN_ENDS);
    }

    @Test
    void who_is_refused_is_told_the_time_that_is_taken_and_why_it_ended() {
        var open = given(CHEN).when(new AssignDuty(U, HEAD, "lin", JAN)).reasons().getFirst();
        assertThat(open.chinese()).contains("（2026-01-01–）");
        var ended =
                given(CHEN, CHEN_ENDS)
                        .when(new EndDuty(U, HEAD, "chen", MAY, null))
                        .reasons()
                        .getFirst();
        assertThat(ended.chinese()).contains("（2026-01-01–2026-03-01）");
        EndDuty rotated = new EndDuty(U, HEAD, "chen", MAR, "轮岗");
        var silent = given(CHEN, CHEN_ENDS).when(rotated).reasons().getFirst();
        assertThat(silent.english()).isEqualTo("it ended on that day already");
        assertThat(silent.chinese()).isEqualTo("该职责已于该日结束");
        RosterEvent retired = new DutyEnded(U, "head", "chen", MAR, "退休");
        var reasoned = given(CHEN, retired).when(rotated).reasons().getFirst();
        assertThat(reasoned.english()).isEqualTo("it ended on that day already: 退休");
        assertThat(reasoned.chinese()).isEqualTo("该职责已于该日结束，理由为：退休");
    }

    @Test
    void the_duties_of_one_person_are_kept_apart() {
        given(CHEN, new DutyAssigned(U, "liaison", "chen", MAR))
                .when(new EndDuty(U, HEAD, "chen", MAR, null))
                .then(CHEN_ENDS);
        given(CHEN, CHEN_ENDS, LIN, new DutyWithdrawn(U, "head", "lin", MAR, "录入有误"))
                .when(new EndDuty(U, HEAD, "chen", MAR, null))
                .unchanged();
    }

    @Test
    void a_duty_ends_with_the_unit_and_not_later() {
        given(CHEN).when(new EndDuty(U, HEAD, "chen", MAY.plusDays(1), null)).refused(WRONG_STATE);
    }

    @Test
    void leading_duties_are_head_deputy_and_leader_in_charge() {
        assertThat(RosterDecider.Duty.values())
                .filteredOn(RosterDecider.Duty::leads)
                .containsExactly(HEAD, DEPUTY, RosterDecider.Duty.LEADER_IN_CHARGE);
    }

    @Test
    void a_roster_is_its_units() {
        var change = new AssignDuty(U, HEAD, "chen", JAN).change();
        assertThat(change.subject()).isEqualTo("roster/edu-bureau");
        assertThat(change.references()).containsExactly(UnitDecider.at(U));
    }

    @Test
    void a_unit_that_goes_on_has_duties_as_well_as_one_that_is_to_end() {
        spec.given()
                .and(UnitDecider.at(U), new UnitRegistered(U, "教育局", "department", null, JAN))
                .when(new AssignDuty(U, HEAD, "chen", JAN))
                .then(CHEN);
    }
}
