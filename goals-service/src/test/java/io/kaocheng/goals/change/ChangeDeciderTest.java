package io.kaocheng.goals.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetKey;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.change.ChangeDecider.ChangeCommand;
import io.kaocheng.goals.change.ChangeDecider.DenyChange;
import io.kaocheng.goals.change.ChangeDecider.GrantChange;
import io.kaocheng.goals.change.ChangeDecider.RequestChange;
import io.kaocheng.goals.change.ChangeDecider.RequestedChange;
import io.kaocheng.goals.change.ChangeDecider.WithdrawChange;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.target.TargetDecider;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Request;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

class ChangeDeciderTest {

    private static final Code R = Code.of("r-1");
    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code INDICATOR = Code.of("enrolment-rate");
    private static final Period YEAR = Period.ofYear(2026);
    private static final Key KEY = new Key(UNIT, null, INDICATOR, YEAR, null);
    private static final Figure FIGURE = figure("97");
    private static final TargetChange WHAT =
            new TargetChange(
                    new TargetKey(UNIT, null, INDICATOR, YEAR),
                    1,
                    new BigDecimal("98"),
                    new BigDecimal("97"),
                    null,
                    List.of());
    private static final List<TargetChange> ASKED = List.of(WHAT);
    private static final ChangeRequested REQUESTED =
            new ChangeRequested(R, "adjustment", ASKED, "灾情", "li");
    private static final TargetSet SET =
            new TargetSet(UNIT, null, INDICATOR, YEAR, new BigDecimal("98"), null, List.of());
    private static final TargetAdjusted ADJUSTED =
            new TargetAdjusted(
                    UNIT,
                    null,
                    INDICATOR,
                    YEAR,
                    new BigDecimal("96"),
                    null,
                    List.of(),
                    "口径",
                    "wang",
                    Code.of("r-0"));

    private final DeciderSpec<ChangeCommand, Request<RequestedChange>, ChangeEvent> spec =
            new DeciderSpec<>(new ChangeDecider());

    private static Figure figure(String value, PlannedShare... course) {
        return new Figure(new BigDecimal(value), null, List.of(course));
    }

    /** A request's history, beside a target that was set. */
    private DeciderSpec<ChangeCommand, Request<RequestedChange>, ChangeEvent>.Given given(
            ChangeEvent... events) {
        return given(List.of(SET), events);
    }

    private DeciderSpec<ChangeCommand, Request<RequestedChange>, ChangeEvent>.Given given(
            List<TargetEvent> target, ChangeEvent... events) {
        return spec.given(events)
                .and(
                        UnitDecider.at(UNIT),
                        new UnitRegistered(UNIT, "x", "department", null, LocalDate.of(2026, 1, 1)))
                .and(TargetDecider.at(KEY), target.toArray(Event[]::new));
    }

    @Test
    void a_grant_is_refused_unless_what_was_asked_for_is_recorded_with_it() {
        // Nothing was pending when it was looked up, and the request came before the lock.
        given(REQUESTED)
                .when(new GrantChange(R, List.of(), "wang"))
                .refused(ProblemCode.STALE_VERSION);
        TargetChange other =
                new TargetChange(
                        WHAT.target(), 2, WHAT.before(), WHAT.value(), WHAT.floor(), List.of());
        given(REQUESTED)
                .when(new GrantChange(R, List.of(other), "wang"))
                .refused(ProblemCode.STALE_VERSION);
        given(REQUESTED)
                .when(new GrantChange(R, List.of(WHAT, WHAT), "wang"))
                .refused(ProblemCode.STALE_VERSION);
        given(REQUESTED, GRANTED).when(new GrantChange(R, List.of(), "wang")).unchanged();
    }

    @Test
    void a_request_names_the_figure_and_the_version_that_stand_when_it_is_decided() {
        given(List.of(SET, ADJUSTED))
                .when(new RequestChange(R, KEY, FIGURE, "灾情", "li"))
                .then(
                        new ChangeRequested(
                                R,
                                "adjustment",
                                List.of(
                                        new TargetChange(
                                                WHAT.target(),
                                                2,
                                                new BigDecimal("96"),
                                                new BigDecimal("97"),
                                                null,
                                                List.of())),
                                "灾情",
                                "li"));
    }

    @Test
    void a_target_that_was_withdrawn_and_set_anew_is_asked_about_as_it_stands_since() {
        TargetWithdrawn withdrawn = new TargetWithdrawn(UNIT, null, INDICATOR, YEAR, "代码有误");
        given(List.of(SET, withdrawn, SET))
                .when(new RequestChange(R, KEY, FIGURE, "灾情", "li"))
                .then(
                        new ChangeRequested(
                                R,
                                "adjustment",
                                List.of(
                                        new TargetChange(
                                                WHAT.target(),
                                                3,
                                                WHAT.before(),
                                                WHAT.value(),
                                                null,
                                                List.of())),
                                "灾情",
                                "li"));
    }

    @Test
    void nothing_is_asked_of_a_target_that_is_not_there_nor_what_no_target_can_be() {
        given(List.of())
                .when(new RequestChange(R, KEY, FIGURE, "灾情", "li"))
                .refused(ProblemCode.NOT_FOUND);
        spec.given()
                .when(new RequestChange(R, KEY, FIGURE, "灾情", "li"))
                .refused(ProblemCode.UNKNOWN_UNIT);
        spec.given()
                .when(
                        new RequestChange(
                                R,
                                new Key(null, Code.of("towns"), INDICATOR, YEAR, null),
                                FIGURE,
                                "灾情",
                                "li"))
                .refused(ProblemCode.UNKNOWN_CLASS);
        given().when(
                        new RequestChange(
                                R,
                                KEY,
                                figure(
                                        "97",
                                        new PlannedShare(
                                                Period.parse("2026Q1"), new BigDecimal("1.1"))),
                                "灾情",
                                "li"))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void one_person_asks_and_another_grants_or_denies() {
        given().when(new RequestChange(R, KEY, FIGURE, "灾情", "li")).then(REQUESTED);
        given(REQUESTED).when(new GrantChange(R, ASKED, "wang")).then(new ChangeGranted(R, "wang"));
        given(REQUESTED)
                .when(new DenyChange(R, "目标合理", "wang"))
                .then(new ChangeDenied(R, "目标合理", "wang"));
    }

    @Test
    void nobody_decides_about_the_own_request() {
        given(REQUESTED)
                .when(new GrantChange(R, ASKED, "li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        given(REQUESTED).when(new DenyChange(R, "x", "li")).refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void who_asked_withdraws_and_nobody_else() {
        given(REQUESTED).when(new WithdrawChange(R, "li")).then(new ChangeWithdrawn(R, "li"));
        given(REQUESTED).when(new WithdrawChange(R, "wang")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_is_decided_stays_decided_and_the_same_act_again_changes_nothing() {
        ChangeEvent[] granted = {REQUESTED, new ChangeGranted(R, "wang")};
        given(granted).when(new GrantChange(R, ASKED, "zhao")).unchanged();
        given(granted).when(new DenyChange(R, "x", "wang")).refused(ProblemCode.WRONG_STATE);
        given(granted).when(new WithdrawChange(R, "li")).refused(ProblemCode.WRONG_STATE);
        ChangeEvent[] denied = {REQUESTED, new ChangeDenied(R, "x", "wang")};
        given(denied).when(new DenyChange(R, "x", "wang")).unchanged();
        given(denied).when(new DenyChange(R, "another", "wang")).refused(ProblemCode.WRONG_STATE);
        given(denied).when(new GrantChange(R, ASKED, "wang")).refused(ProblemCode.WRONG_STATE);
        ChangeEvent[] withdrawn = {REQUESTED, new ChangeWithdrawn(R, "li")};
        given(withdrawn).when(new WithdrawChange(R, "li")).unchanged();
        given(withdrawn).when(new GrantChange(R, ASKED, "wang")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_request_is_made_once() {
        given(REQUESTED).when(new RequestChange(R, KEY, FIGURE, "灾情", "li")).unchanged();
        given(REQUESTED)
                .when(new RequestChange(R, KEY, FIGURE, "别的", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
        given(REQUESTED, new ChangeGranted(R, "wang"))
                .when(new RequestChange(R, KEY, FIGURE, "灾情", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void what_nobody_asked_for_is_not_granted() {
        given().when(new GrantChange(R, ASKED, "wang")).refused(ProblemCode.NOT_FOUND);
        given().when(new DenyChange(R, "x", "wang")).refused(ProblemCode.NOT_FOUND);
        given().when(new WithdrawChange(R, "li")).refused(ProblemCode.NOT_FOUND);
    }

    private static final ChangeGranted GRANTED = new ChangeGranted(R, "wang");
    private static final ChangeDenied DENIED = new ChangeDenied(R, "x", "wang");
    private static final ChangeWithdrawn WITHDRAWN = new ChangeWithdrawn(R, "li");

    @Test
    void a_request_of_that_name_by_somebody_else_or_after_its_end_is_refused() {
        given(REQUESTED)
                .when(new RequestChange(R, KEY, FIGURE, "灾情", "zhao"))
                .refused(ProblemCode.ALREADY_EXISTS);
        given(REQUESTED)
                .when(new RequestChange(R, KEY, figure("90"), "灾情", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
        for (ChangeEvent end : List.of(GRANTED, DENIED, WITHDRAWN)) {
            given(REQUESTED, end)
                    .when(new RequestChange(R, KEY, FIGURE, "灾情", "li"))
                    .refused(ProblemCode.ALREADY_EXISTS);
        }
    }

    @Test
    void a_request_has_one_end() {
        for (ChangeCommand other :
                List.of(new DenyChange(R, "x", "wang"), new WithdrawChange(R, "li"))) {
            given(REQUESTED, GRANTED).when(other).refused(ProblemCode.WRONG_STATE);
        }
        for (ChangeCommand other :
                List.of(new GrantChange(R, ASKED, "wang"), new WithdrawChange(R, "li"))) {
            given(REQUESTED, DENIED).when(other).refused(ProblemCode.WRONG_STATE);
        }
        for (ChangeCommand other :
                List.of(new GrantChange(R, ASKED, "wang"), new DenyChange(R, "x", "wang"))) {
            given(REQUESTED, WITHDRAWN).when(other).refused(ProblemCode.WRONG_STATE);
        }
    }

    @Test
    void a_history_that_asks_twice_or_ends_what_does_not_wait_is_broken() {
        given().neverFollowedBy(GRANTED, DENIED, WITHDRAWN);
        given(REQUESTED).neverFollowedBy(REQUESTED);
        for (ChangeEvent end : List.of(GRANTED, DENIED, WITHDRAWN)) {
            given(REQUESTED, end).neverFollowedBy(REQUESTED, GRANTED, DENIED, WITHDRAWN);
        }
    }

    @Test
    void a_command_goes_to_its_request() {
        for (ChangeCommand command :
                List.of(
                        new RequestChange(R, KEY, FIGURE, "x", "li"),
                        new GrantChange(R, ASKED, "wang"),
                        new DenyChange(R, "x", "wang"),
                        new WithdrawChange(R, "li"))) {
            assertThat(command.change().subject()).isEqualTo(REQUESTED.subject());
        }
        assertThat(new RequestChange(R, KEY, FIGURE, "x", "li").change().references())
                .containsExactly(CycleDecider.all(), UnitDecider.at(UNIT), TargetDecider.at(KEY));
    }
}
