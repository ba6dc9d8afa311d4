package io.kaocheng.monitoring.observation;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.monitoring.observation.ObservationCommand.ApproveObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.DeclareNoData;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.ReturnObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.SubmitObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.WithdrawObservation;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class ObservationDeciderTest {

    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code INDICATOR = Code.of("enrolment-rate");
    private static final Period MONTH = Period.parse("202611");
    private static final Key KEY = new Key(UNIT, INDICATOR, MONTH);
    private static final ObservationSubmitted SUBMITTED =
            new ObservationSubmitted(
                    UNIT, INDICATOR, MONTH, value("97.5"), null, null, "li", null, false);
    private static final ObservationApproved APPROVED =
            new ObservationApproved(UNIT, INDICATOR, MONTH);

    private final DeciderSpec<ObservationCommand, Observation, ObservationEvent> spec =
            new DeciderSpec<>(new ObservationDecider());

    private static Figures value(String number) {
        return new Figures(new BigDecimal(number), null, null);
    }

    private static SubmitObservation submit(Figures figures, @Nullable String reason) {
        return new SubmitObservation(KEY, figures, null, null, reason, null, false, "li");
    }

    @Test
    void a_value_is_submitted() {
        spec.given().when(submit(value("97.5"), null)).then(SUBMITTED);
    }

    @Test
    void the_same_value_again_changes_nothing_however_many_zeros_it_has() {
        spec.given(SUBMITTED).when(submit(value("97.500"), null)).unchanged();
        spec.given(SUBMITTED, APPROVED).when(submit(value("97.5"), "x")).unchanged();
    }

    @Test
    void another_value_needs_a_reason_and_is_a_correction() {
        spec.given(SUBMITTED).when(submit(value("98"), null)).refused(ProblemCode.REASON_REQUIRED);
        spec.given(SUBMITTED, APPROVED)
                .when(submit(value("98"), "复核"))
                .then(
                        new ObservationCorrected(
                                UNIT, INDICATOR, MONTH, value("98"), null, null, "li", "复核"));
    }

    @Test
    void who_sent_a_value_does_not_approve_it() {
        spec.given(SUBMITTED)
                .when(new ApproveObservation(KEY, "li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        spec.given(SUBMITTED).when(new ApproveObservation(KEY, "wang")).then(APPROVED);
        spec.given(SUBMITTED, APPROVED).when(new ApproveObservation(KEY, "wang")).unchanged();
    }

    @Test
    void a_correction_is_to_be_approved_anew() {
        ObservationCorrected corrected =
                new ObservationCorrected(
                        UNIT, INDICATOR, MONTH, value("98"), null, null, "li", "复核");
        spec.given(SUBMITTED, APPROVED, corrected)
                .when(new ApproveObservation(KEY, "wang"))
                .then(APPROVED);
    }

    @Test
    void what_was_sent_back_may_be_sent_again_without_a_reason() {
        ObservationReturned returned = new ObservationReturned(UNIT, INDICATOR, MONTH, "缺少佐证");
        spec.given(SUBMITTED).when(new ReturnObservation(KEY, "缺少佐证")).then(returned);
        spec.given(SUBMITTED, returned).when(submit(value("97.5"), null)).then(SUBMITTED);
        spec.given(SUBMITTED, returned)
                .when(new ApproveObservation(KEY, "wang"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_value_is_withdrawn_once() {
        ObservationWithdrawn withdrawn = new ObservationWithdrawn(UNIT, INDICATOR, MONTH, "报错");
        spec.given(SUBMITTED).when(new WithdrawObservation(KEY, "报错")).then(withdrawn);
        spec.given(SUBMITTED, withdrawn).when(new WithdrawObservation(KEY, "报错")).unchanged();
        spec.given().when(new WithdrawObservation(KEY, "报错")).refused(ProblemCode.WRONG_STATE);
        spec.given(SUBMITTED, withdrawn).when(submit(value("97.5"), null)).then(SUBMITTED);
    }

    @Test
    void no_data_is_declared_only_where_there_is_no_value() {
        NoDataDeclared declared = new NoDataDeclared(UNIT, INDICATOR, MONTH, "not-due", null);
        spec.given().when(new DeclareNoData(KEY, "not-due", null)).then(declared);
        spec.given(declared).when(new DeclareNoData(KEY, "not-due", null)).unchanged();
        spec.given(SUBMITTED)
                .when(new DeclareNoData(KEY, "not-due", null))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(declared).when(submit(value("97.5"), null)).then(SUBMITTED);
    }
}
