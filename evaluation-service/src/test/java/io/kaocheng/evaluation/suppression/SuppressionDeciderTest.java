package io.kaocheng.evaluation.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.SuppressionEvent;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionDenied;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionGranted;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionRequestWithdrawn;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionRequested;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawalRequested;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawn;
import io.kaocheng.evaluation.facts.Assessed;
import io.kaocheng.evaluation.facts.EvaluationFact;
import io.kaocheng.evaluation.suppression.SuppressionDecider.DenySuppression;
import io.kaocheng.evaluation.suppression.SuppressionDecider.GrantSuppression;
import io.kaocheng.evaluation.suppression.SuppressionDecider.RequestSuppression;
import io.kaocheng.evaluation.suppression.SuppressionDecider.Suppression;
import io.kaocheng.evaluation.suppression.SuppressionDecider.SuppressionCommand;
import io.kaocheng.evaluation.suppression.SuppressionDecider.WithdrawSuppression;
import io.kaocheng.journal.Reference;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class SuppressionDeciderTest {

    private static final Code S = Code.of("audit-2026");
    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code BLOCK = Code.of("economy");
    private static final Code REASON = Code.of("under-audit");
    private static final Period YEAR = Period.ofYear(2026);
    private static final SuppressionRequested REQUESTED =
            new SuppressionRequested(S, UNIT, YEAR, BLOCK, "score", REASON, "li");
    private static final SuppressionGranted GRANTED =
            new SuppressionGranted(S, UNIT, YEAR, BLOCK, "score", REASON, "wang");
    private static final SuppressionWithdrawalRequested ENDING =
            new SuppressionWithdrawalRequested(S, UNIT, "审计结束", "li");
    private static final SuppressionWithdrawn WITHDRAWN =
            new SuppressionWithdrawn(S, UNIT, YEAR, "wang");

    private final DeciderSpec<SuppressionCommand, List<Suppression>, SuppressionEvent> spec =
            new DeciderSpec<>(new SuppressionDecider());

    private static final Reference.Facts<Assessed> ASSESSED =
            (connection, region) -> {
                throw new IllegalStateException("the example gives them");
            };

    private static final Assessed ASSESSABLE = new Assessed(true, Set.of(BLOCK), true);

    private static Reference.Facts<Assessed> lookup(Code unit, Period period) {
        assertThat(unit).isEqualTo(UNIT);
        assertThat(period).isEqualTo(YEAR);
        return ASSESSED;
    }

    private static GrantSuppression grant(String by) {
        return new GrantSuppression(S, SuppressionDeciderTest::lookup, by);
    }

    private static RequestSuppression request(Code block, String by) {
        return new RequestSuppression(
                S, UNIT, YEAR, block, "score", REASON, SuppressionDeciderTest::lookup, by);
    }

    private DeciderSpec<SuppressionCommand, List<Suppression>, SuppressionEvent>.Given nothing(
            boolean unitIsThere) {
        return spec.given().and(ASSESSED, new Assessed(unitIsThere, Set.of(BLOCK), true));
    }

    @Test
    void what_one_person_asks_for_another_grants() {
        nothing(true).when(request(BLOCK, "li")).then(REQUESTED);
        spec.given(REQUESTED).when(request(BLOCK, "li")).unchanged();
        spec.given(REQUESTED).when(grant("li")).refused(ProblemCode.APPROVER_IS_AUTHOR);
        spec.given(REQUESTED).and(ASSESSED, ASSESSABLE).when(grant("wang")).then(GRANTED);
        spec.given(REQUESTED, GRANTED).when(grant("wang")).unchanged();
        spec.given().when(grant("wang")).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void it_is_withdrawn_likewise_and_holds_until_then() {
        spec.given(REQUESTED, GRANTED).when(new WithdrawSuppression(S, "审计结束", "li")).then(ENDING);
        spec.given(REQUESTED, GRANTED, ENDING)
                .when(grant("li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        spec.given(REQUESTED, GRANTED, ENDING).when(grant("wang")).then(WITHDRAWN);
        SuppressionDenied denied = new SuppressionDenied(S, UNIT, "尚未结束", "wang");
        spec.given(REQUESTED, GRANTED, ENDING)
                .when(new DenySuppression(S, "尚未结束", "wang"))
                .then(denied);
        // It holds on, and its withdrawal may be asked for again.
        spec.given(REQUESTED, GRANTED, ENDING, denied)
                .when(new WithdrawSuppression(S, "审计结束", "li"))
                .then(ENDING);
        spec.given(REQUESTED, GRANTED, ENDING, WITHDRAWN)
                .when(new WithdrawSuppression(S, "再次", "li"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_request_is_taken_back_by_who_asked_and_denied_by_another() {
        spec.given(REQUESTED)
                .when(new WithdrawSuppression(S, "填写有误", "li"))
                .then(new SuppressionRequestWithdrawn(S, UNIT, "填写有误", "li"));
        spec.given(REQUESTED)
                .when(new WithdrawSuppression(S, "填写有误", "wang"))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(REQUESTED)
                .when(new DenySuppression(S, "依据不足", "li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        SuppressionDenied denied = new SuppressionDenied(S, UNIT, "依据不足", "wang");
        spec.given(REQUESTED).when(new DenySuppression(S, "依据不足", "wang")).then(denied);
        spec.given(REQUESTED, denied).when(new DenySuppression(S, "依据不足", "wang")).unchanged();
        spec.given(REQUESTED, denied).when(grant("wang")).refused(ProblemCode.WRONG_STATE);
        spec.given(REQUESTED, denied)
                .when(request(BLOCK, "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void it_names_a_unit_that_is_there_and_a_block_of_the_scheme_that_scores_it() {
        nothing(false).when(request(BLOCK, "li")).refused(ProblemCode.UNKNOWN_UNIT);
        nothing(true).when(request(Code.of("nowhere"), "li")).refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void it_is_granted_where_the_block_may_still_be_left_out() {
        spec.given(REQUESTED)
                .and(ASSESSED, new Assessed(true, Set.of(), true))
                .when(grant("wang"))
                .refused(ProblemCode.INVALID_FIELD);
        spec.given(REQUESTED)
                .and(ASSESSED, new Assessed(true, Set.of(BLOCK), false))
                .when(grant("wang"))
                .refused(ProblemCode.INVALID_FIELD);
        spec.given(REQUESTED)
                .and(ASSESSED, new Assessed(false, Set.of(), false))
                .when(grant("wang"))
                .refused(ProblemCode.UNKNOWN_UNIT);
    }

    @Test
    void no_block_is_left_out_by_an_engine_that_leaves_none_out() {
        spec.given()
                .and(ASSESSED, new Assessed(true, Set.of(BLOCK), false))
                .when(request(BLOCK, "li"))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void to_be_asked_the_same_again_is_to_be_asked_it_in_the_same_state() {
        SuppressionRequestWithdrawn back = new SuppressionRequestWithdrawn(S, UNIT, "填写有误", "li");
        spec.given(REQUESTED, back).when(new WithdrawSuppression(S, "填写有误", "li")).unchanged();
        spec.given(REQUESTED, back)
                .when(new DenySuppression(S, "填写有误", "wang"))
                .refused(ProblemCode.WRONG_STATE);
        SuppressionDenied denied = new SuppressionDenied(S, UNIT, "依据不足", "wang");
        spec.given(REQUESTED, denied)
                .when(new WithdrawSuppression(S, "依据不足", "li"))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(REQUESTED, GRANTED, ENDING)
                .when(new WithdrawSuppression(S, "审计结束", "li"))
                .unchanged();
        spec.given(REQUESTED, GRANTED, ENDING, denied)
                .when(new DenySuppression(S, "依据不足", "wang"))
                .unchanged();
        spec.given(REQUESTED, GRANTED, ENDING, WITHDRAWN)
                .when(new WithdrawSuppression(S, "审计结束", "li"))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(REQUESTED, GRANTED, ENDING, WITHDRAWN)
                .when(new DenySuppression(S, "审计结束", "wang"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void only_what_was_granted_or_withdrawn_bears_on_scores() {
        Position position = new Position(Journal.EVALUATION, 7);
        assertThat(EvaluationFact.of(GRANTED, position))
                .contains(
                        new EvaluationFact.Suppressed(
                                UNIT,
                                YEAR,
                                new io.kaocheng.scoring.facts.Suppression(
                                        BLOCK,
                                        io.kaocheng.scoring.facts.Suppression.What.SCORE,
                                        REASON,
                                        List.of(position))));
        assertThat(EvaluationFact.of(WITHDRAWN, position))
                .contains(new EvaluationFact.Withdrawn(UNIT, YEAR));
        for (SuppressionEvent silent : List.of(REQUESTED, ENDING)) {
            assertThat(EvaluationFact.of(silent, position)).isEmpty();
        }
    }

    @Test
    void what_nobody_asked_for_is_neither_decided_nor_taken_back() {
        for (SuppressionCommand command :
                List.of(
                        grant("wang"),
                        new DenySuppression(S, "依据不足", "wang"),
                        new WithdrawSuppression(S, "填写有误", "li"))) {
            spec.given().when(command).refused(ProblemCode.NOT_FOUND);
            assertThat(command.change().subject()).isEqualTo("suppression/audit-2026");
        }
    }

    @Test
    void a_history_in_another_order_is_broken() {
        SuppressionDenied denied = new SuppressionDenied(S, UNIT, "依据不足", "wang");
        SuppressionRequestWithdrawn back = new SuppressionRequestWithdrawn(S, UNIT, "填写有误", "li");
        spec.given().neverFollowedBy(GRANTED, ENDING, WITHDRAWN, denied, back);
        spec.given(REQUESTED, denied).neverFollowedBy(denied, back);
        spec.given(REQUESTED, back).neverFollowedBy(denied, back);
        spec.given(REQUESTED).neverFollowedBy(REQUESTED, ENDING, WITHDRAWN);
        spec.given(REQUESTED, GRANTED).neverFollowedBy(GRANTED, WITHDRAWN);
    }
}
