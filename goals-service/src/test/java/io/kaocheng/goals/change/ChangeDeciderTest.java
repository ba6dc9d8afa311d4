package io.kaocheng.goals.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetKey;
import io.kaocheng.goals.change.ChangeDecider.Asked;
import io.kaocheng.goals.change.ChangeDecider.ChangeCommand;
import io.kaocheng.goals.change.ChangeDecider.DenyChange;
import io.kaocheng.goals.change.ChangeDecider.GrantChange;
import io.kaocheng.goals.change.ChangeDecider.RequestChange;
import io.kaocheng.goals.change.ChangeDecider.WithdrawChange;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class ChangeDeciderTest {

    private static final Code R = Code.of("r-1");
    private static final TargetChange WHAT =
            new TargetChange(
                    new TargetKey(
                            Code.of("edu-bureau"),
                            null,
                            Code.of("enrolment-rate"),
                            Period.ofYear(2026)),
                    1,
                    new BigDecimal("98"),
                    new BigDecimal("97"),
                    null,
                    List.of());
    private static final ChangeRequested REQUESTED =
            new ChangeRequested(R, "adjustment", List.of(WHAT), "灾情", "li");

    private final DeciderSpec<ChangeCommand, Asked, ChangeEvent> spec =
            new DeciderSpec<>(new ChangeDecider());

    @Test
    void one_person_asks_and_another_grants_or_denies() {
        spec.given().when(new RequestChange(R, WHAT, "灾情", "li")).then(REQUESTED);
        spec.given(REQUESTED).when(new GrantChange(R, "wang")).then(new ChangeGranted(R, "wang"));
        spec.given(REQUESTED)
                .when(new DenyChange(R, "目标合理", "wang"))
                .then(new ChangeDenied(R, "目标合理", "wang"));
    }

    @Test
    void nobody_decides_about_the_own_request() {
        spec.given(REQUESTED)
                .when(new GrantChange(R, "li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        spec.given(REQUESTED)
                .when(new DenyChange(R, "x", "li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void who_asked_withdraws_and_nobody_else() {
        spec.given(REQUESTED).when(new WithdrawChange(R, "li")).then(new ChangeWithdrawn(R, "li"));
        spec.given(REQUESTED).when(new WithdrawChange(R, "wang")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_is_decided_stays_decided_and_the_same_act_again_changes_nothing() {
        ChangeEvent[] granted = {REQUESTED, new ChangeGranted(R, "wang")};
        spec.given(granted).when(new GrantChange(R, "zhao")).unchanged();
        spec.given(granted).when(new DenyChange(R, "x", "wang")).refused(ProblemCode.WRONG_STATE);
        spec.given(granted).when(new WithdrawChange(R, "li")).refused(ProblemCode.WRONG_STATE);
        ChangeEvent[] denied = {REQUESTED, new ChangeDenied(R, "x", "wang")};
        spec.given(denied).when(new DenyChange(R, "x", "wang")).unchanged();
        spec.given(denied).when(new GrantChange(R, "wang")).refused(ProblemCode.WRONG_STATE);
        ChangeEvent[] withdrawn = {REQUESTED, new ChangeWithdrawn(R, "li")};
        spec.given(withdrawn).when(new WithdrawChange(R, "li")).unchanged();
        spec.given(withdrawn).when(new GrantChange(R, "wang")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_request_is_made_once() {
        spec.given(REQUESTED).when(new RequestChange(R, WHAT, "灾情", "li")).unchanged();
        spec.given(REQUESTED)
                .when(new RequestChange(R, WHAT, "别的", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
        spec.given(REQUESTED, new ChangeGranted(R, "wang"))
                .when(new RequestChange(R, WHAT, "灾情", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void what_nobody_asked_for_is_not_granted() {
        spec.given().when(new GrantChange(R, "wang")).refused(ProblemCode.NOT_FOUND);
        spec.given().when(new DenyChange(R, "x", "wang")).refused(ProblemCode.NOT_FOUND);
        spec.given().when(new WithdrawChange(R, "li")).refused(ProblemCode.NOT_FOUND);
    }

    private static final ChangeGranted GRANTED = new ChangeGranted(R, "wang");
    private static final ChangeDenied DENIED = new ChangeDenied(R, "x", "wang");
    private static final ChangeWithdrawn WITHDRAWN = new ChangeWithdrawn(R, "li");

    @Test
    void a_request_of_that_name_by_somebody_else_or_after_its_end_is_refused() {
        spec.given(REQUESTED)
                .when(new RequestChange(R, WHAT, "灾情", "zhao"))
                .refused(ProblemCode.ALREADY_EXISTS);
        TargetChange other =
                new TargetChange(
                        WHAT.target(), 1, WHAT.before(), new BigDecimal("90"), null, List.of());
        spec.given(REQUESTED)
                .when(new RequestChange(R, other, "灾情", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
        for (ChangeEvent end : List.of(GRANTED, DENIED, WITHDRAWN)) {
            spec.given(REQUESTED, end)
                    .when(new RequestChange(R, WHAT, "灾情", "li"))
                    .refused(ProblemCode.ALREADY_EXISTS);
        }
    }

    @Test
    void a_request_has_one_end() {
        for (ChangeCommand other :
                List.of(new DenyChange(R, "x", "wang"), new WithdrawChange(R, "li"))) {
            spec.given(REQUESTED, GRANTED).when(other).refused(ProblemCode.WRONG_STATE);
        }
        for (ChangeCommand other :
                List.of(new GrantChange(R, "wang"), new WithdrawChange(R, "li"))) {
            spec.given(REQUESTED, DENIED).when(other).refused(ProblemCode.WRONG_STATE);
        }
        for (ChangeCommand other :
                List.of(new GrantChange(R, "wang"), new DenyChange(R, "x", "wang"))) {
            spec.given(REQUESTED, WITHDRAWN).when(other).refused(ProblemCode.WRONG_STATE);
        }
    }

    @Test
    void a_history_that_asks_twice_or_ends_what_does_not_wait_is_broken() {
        spec.given().neverFollowedBy(GRANTED, DENIED, WITHDRAWN);
        spec.given(REQUESTED).neverFollowedBy(REQUESTED);
        for (ChangeEvent end : List.of(GRANTED, DENIED, WITHDRAWN)) {
            spec.given(REQUESTED, end).neverFollowedBy(REQUESTED, GRANTED, DENIED, WITHDRAWN);
        }
    }

    @Test
    void a_command_goes_to_its_request() {
        for (ChangeCommand command :
                List.of(
                        new RequestChange(R, WHAT, "x", "li"),
                        new GrantChange(R, "wang"),
                        new DenyChange(R, "x", "wang"),
                        new WithdrawChange(R, "li"))) {
            assertThat(command.change().subject()).isEqualTo(REQUESTED.subject());
        }
    }
}
