package io.kaocheng.monitoring.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.RoundEvent;
import io.kaocheng.contracts.monitoring.RoundEvent.RoundFellDue;
import io.kaocheng.monitoring.round.RoundDecider.MarkRoundDue;
import io.kaocheng.monitoring.round.RoundDecider.Round;
import io.kaocheng.monitoring.round.RoundDecider.ScoredWhenDue;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class RoundDeciderTest {

    private static final Period MARCH = Period.parse("202603");
    private static final LocalDate DUE = LocalDate.of(2026, 4, 10);
    private static final RoundFellDue FELL_DUE = new RoundFellDue(MARCH, DUE);

    private static final ScoredWhenDue SCORED =
            (connection, region) -> {
                throw new IllegalStateException("the example gives them");
            };

    private static MarkRoundDue mark(LocalDate due, LocalDate today) {
        return new MarkRoundDue(MARCH, due, today, SCORED);
    }

    private final DeciderSpec<MarkRoundDue, List<Round>, RoundEvent> spec =
            new DeciderSpec<>(new RoundDecider());

    @Test
    void a_round_falls_due_on_the_day_after_the_last_that_is_in_time() {
        spec.given().and(SCORED, Set.of(MARCH)).when(mark(DUE, DUE.plusDays(1))).then(FELL_DUE);
    }

    @Test
    void a_round_does_not_fall_due_where_no_scheme_scores_its_period_any_longer() {
        spec.given()
                .and(SCORED, Set.of(Period.parse("202604")))
                .when(mark(DUE, DUE.plusDays(1)))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_round_does_not_fall_due_while_figures_are_in_time() {
        spec.given().when(mark(DUE, DUE)).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void it_is_told_to_the_round_of_its_period() {
        assertThat(mark(DUE, DUE).change().subject()).isEqualTo("round/202603");
    }

    @Test
    void a_round_falls_due_once_whatever_the_deadline_is_later() {
        spec.given(FELL_DUE).when(mark(DUE, DUE.plusDays(9))).unchanged();
        spec.given(FELL_DUE).when(mark(DUE.plusDays(5), DUE.plusDays(9))).unchanged();
    }
}
