package io.kaocheng.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.kaocheng.journal.Reference;
import io.kaocheng.monitoring.observation.ObservationCommand.ApproveObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.DeclareNoData;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.ReturnObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.SubmitObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.WithdrawObservation;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownCycle;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownUnit;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownVersion;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

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

    private static final Instant NOW = Instant.parse("2026-12-02T01:00:00Z");
    private static final SubmissionRules RULES =
            new SubmissionRules(
                    ZoneId.of("Asia/Shanghai"),
                    Map.of(UNIT, new KnownUnit(LocalDate.of(2020, 1, 1), null)),
                    Map.of(
                            INDICATOR,
                            List.of(
                                    new KnownVersion(
                                            1, Period.parse("2026"), Period.Kind.MONTH, null))),
                    List.of(new KnownCycle(Code.of("2026"), Period.parse("2026"), false)));

    private final SubmissionRules.Lookup lookup =
            new SubmissionRules.Lookup() {
                @Override
                public Reference.Known<SubmissionRules> read(Connection connection, Code region) {
                    throw new IllegalStateException("an example says what the rules are");
                }
            };

    private DeciderSpec<ObservationCommand, Observation, ObservationEvent>.Given given(
            ObservationEvent... events) {
        return given(RULES, events);
    }

    private DeciderSpec<ObservationCommand, Observation, ObservationEvent>.Given given(
            SubmissionRules rules, ObservationEvent... events) {
        return new DeciderSpec<>(new ObservationDecider(lookup)).given(events).and(lookup, rules);
    }

    private static SubmitObservation of(Code unit, Code indicator, String period) {
        return new SubmitObservation(
                new Key(unit, indicator, Period.parse(period)),
                value("1"),
                null,
                null,
                null,
                null,
                10,
                NOW,
                "li");
    }

    @Test
    void a_figure_is_of_a_unit_that_is_there() {
        given().when(of(Code.of("nobody"), INDICATOR, "202611")).refused(ProblemCode.UNKNOWN_UNIT);
    }

    @Test
    void a_figure_is_of_an_indicator_in_force_and_of_a_period_by_which_it_is_reported() {
        given().when(of(UNIT, Code.of("nothing"), "202611")).refused(ProblemCode.UNKNOWN_INDICATOR);
        given().when(of(UNIT, INDICATOR, "2026Q4")).refused(ProblemCode.WRONG_FREQUENCY);
    }

    @Test
    void a_figure_is_of_a_period_that_has_begun_and_lies_in_an_open_cycle() {
        given().when(of(UNIT, INDICATOR, "202701")).refused(ProblemCode.PERIOD_CLOSED);
        SubmitObservation early =
                new SubmitObservation(
                        KEY,
                        value("1"),
                        null,
                        null,
                        null,
                        null,
                        10,
                        Instant.parse("2026-10-31T15:59:59Z"),
                        "li");
        given().when(early).refused(ProblemCode.PERIOD_IN_FUTURE);
        SubmissionRules closed =
                new SubmissionRules(
                        RULES.zone(),
                        RULES.units(),
                        RULES.versions(),
                        List.of(new KnownCycle(Code.of("2026"), Period.parse("2026"), true)));
        given(closed).when(of(UNIT, INDICATOR, "202611")).refused(ProblemCode.PERIOD_CLOSED);
        given(closed)
                .when(new DeclareNoData(KEY, "not-due", null, NOW))
                .refused(ProblemCode.PERIOD_CLOSED);
        given(closed, SUBMITTED)
                .when(new WithdrawObservation(KEY, "x"))
                .refused(ProblemCode.PERIOD_CLOSED);
    }

    @Test
    void all_that_is_wrong_with_a_figure_is_told_at_once() {
        given().when(of(Code.of("nobody"), Code.of("nothing"), "202701"))
                .refused(
                        ProblemCode.UNKNOWN_UNIT,
                        ProblemCode.UNKNOWN_INDICATOR,
                        ProblemCode.PERIOD_CLOSED);
    }

    @Test
    void a_figure_is_late_from_the_day_after_the_deadline_by_the_regions_clock() {
        for (String sent : List.of("2026-12-10T15:59:59Z", "2026-12-10T16:00:00Z")) {
            boolean late = sent.endsWith("16:00:00Z");
            given().when(
                            new SubmitObservation(
                                    KEY,
                                    value("97.5"),
                                    null,
                                    null,
                                    null,
                                    null,
                                    10,
                                    Instant.parse(sent),
                                    "li"))
                    .then(
                            new ObservationSubmitted(
                                    UNIT,
                                    INDICATOR,
                                    MONTH,
                                    value("97.5"),
                                    null,
                                    null,
                                    "li",
                                    null,
                                    late));
        }
    }

    @Test
    void a_figure_is_not_reported_in_the_future() {
        given().when(
                        new SubmitObservation(
                                KEY,
                                value("97.5"),
                                null,
                                null,
                                null,
                                LocalDate.of(2026, 12, 3),
                                10,
                                NOW,
                                "li"))
                .refused(ProblemCode.INVALID_FIELD);
    }

    private static Figures value(String number) {
        return new Figures(new BigDecimal(number), null, null);
    }

    private static SubmitObservation submit(Figures figures, @Nullable String reason) {
        return new SubmitObservation(KEY, figures, null, null, reason, null, 10, NOW, "li");
    }

    @Test
    void a_value_is_submitted() {
        given().when(submit(value("97.5"), null)).then(SUBMITTED);
    }

    @Test
    void the_same_value_again_changes_nothing_however_many_zeros_it_has() {
        given(SUBMITTED).when(submit(value("97.500"), null)).unchanged();
        given(SUBMITTED, APPROVED).when(submit(value("97.5"), "x")).unchanged();
    }

    @Test
    void another_value_needs_a_reason_and_is_a_correction() {
        given(SUBMITTED).when(submit(value("98"), null)).refused(ProblemCode.REASON_REQUIRED);
        given(SUBMITTED, APPROVED)
                .when(submit(value("98"), "复核"))
                .then(
                        new ObservationCorrected(
                                UNIT, INDICATOR, MONTH, value("98"), null, null, "li", "复核"));
    }

    @Test
    void who_sent_a_value_does_not_approve_it() {
        given(SUBMITTED)
                .when(new ApproveObservation(KEY, "li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        given(SUBMITTED).when(new ApproveObservation(KEY, "wang")).then(APPROVED);
        given(SUBMITTED, APPROVED).when(new ApproveObservation(KEY, "wang")).unchanged();
    }

    @Test
    void a_correction_is_to_be_approved_anew() {
        ObservationCorrected corrected =
                new ObservationCorrected(
                        UNIT, INDICATOR, MONTH, value("98"), null, null, "li", "复核");
        given(SUBMITTED, APPROVED, corrected)
                .when(new ApproveObservation(KEY, "wang"))
                .then(APPROVED);
    }

    @Test
    void what_was_sent_back_may_be_sent_again_without_a_reason() {
        ObservationReturned returned = new ObservationReturned(UNIT, INDICATOR, MONTH, "缺少佐证");
        given(SUBMITTED).when(new ReturnObservation(KEY, "缺少佐证")).then(returned);
        given(SUBMITTED, returned).when(submit(value("97.5"), null)).then(SUBMITTED);
        given(SUBMITTED, returned)
                .when(new ApproveObservation(KEY, "wang"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_value_is_withdrawn_once() {
        ObservationWithdrawn withdrawn = new ObservationWithdrawn(UNIT, INDICATOR, MONTH, "报错");
        given(SUBMITTED).when(new WithdrawObservation(KEY, "报错")).then(withdrawn);
        given(SUBMITTED, withdrawn).when(new WithdrawObservation(KEY, "报错")).unchanged();
        given().when(new WithdrawObservation(KEY, "报错")).refused(ProblemCode.WRONG_STATE);
        given(SUBMITTED, withdrawn).when(submit(value("97.5"), null)).then(SUBMITTED);
    }

    @Test
    void no_data_is_declared_only_where_there_is_no_value() {
        NoDataDeclared declared = new NoDataDeclared(UNIT, INDICATOR, MONTH, "not-due", null);
        given().when(new DeclareNoData(KEY, "not-due", null, NOW)).then(declared);
        given(declared).when(new DeclareNoData(KEY, "not-due", null, NOW)).unchanged();
        given(SUBMITTED)
                .when(new DeclareNoData(KEY, "not-due", null, NOW))
                .refused(ProblemCode.WRONG_STATE);
        given(declared).when(submit(value("97.5"), null)).then(SUBMITTED);
    }

    private static final ObservationCorrected CORRECTED =
            new ObservationCorrected(UNIT, INDICATOR, MONTH, value("98"), null, null, "li", "复核");
    private static final ObservationReturned RETURNED =
            new ObservationReturned(UNIT, INDICATOR, MONTH, "缺少佐证");
    private static final ObservationWithdrawn WITHDRAWN =
            new ObservationWithdrawn(UNIT, INDICATOR, MONTH, "报错");
    private static final NoDataDeclared NO_DATA =
            new NoDataDeclared(UNIT, INDICATOR, MONTH, "not-due", null);

    @Test
    void only_a_figure_that_waits_is_approved_and_only_one_that_counts_is_sent_back() {
        for (ObservationEvent[] nothing :
                new ObservationEvent[][] {{}, {NO_DATA}, {SUBMITTED, WITHDRAWN}}) {
            given(nothing)
                    .when(new ApproveObservation(KEY, "wang"))
                    .refused(ProblemCode.WRONG_STATE);
            given(nothing).when(new ReturnObservation(KEY, "x")).refused(ProblemCode.WRONG_STATE);
        }
        given(SUBMITTED, APPROVED).when(new ReturnObservation(KEY, "缺少佐证")).then(RETURNED);
        given(SUBMITTED, APPROVED, RETURNED).when(new ReturnObservation(KEY, "另一原因")).unchanged();
    }

    @Test
    void whatever_was_said_of_a_period_is_taken_back() {
        for (ObservationEvent[] past :
                new ObservationEvent[][] {
                    {SUBMITTED, APPROVED}, {SUBMITTED, RETURNED}, {NO_DATA}
                }) {
            given(past).when(new WithdrawObservation(KEY, "报错")).then(WITHDRAWN);
        }
    }

    @Test
    void a_declaration_of_no_data_is_replaced_by_another_and_allowed_where_nothing_counts() {
        NoDataDeclared blocked = new NoDataDeclared(UNIT, INDICATOR, MONTH, "blocked", "系统故障");
        DeclareNoData declare = new DeclareNoData(KEY, "blocked", "系统故障", NOW);
        for (ObservationEvent[] past :
                new ObservationEvent[][] {
                    {NO_DATA}, {SUBMITTED, WITHDRAWN}, {SUBMITTED, RETURNED}
                }) {
            given(past).when(declare).then(blocked);
        }
        given(blocked)
                .when(new DeclareNoData(KEY, "blocked", null, NOW))
                .then(new NoDataDeclared(UNIT, INDICATOR, MONTH, "blocked", null));
        given(SUBMITTED, APPROVED).when(declare).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_correction_names_the_value_before_whether_it_is_one_number_or_a_fraction() {
        Figures fraction = new Figures(null, new BigDecimal("17"), new BigDecimal("20"));
        ObservationSubmitted before =
                new ObservationSubmitted(
                        UNIT, INDICATOR, MONTH, fraction, null, null, "li", null, false);
        assertThat(reason(given(before))).contains("17/20");
        assertThat(reason(given(SUBMITTED))).contains("97.5");
        given(before).when(submit(fraction, null)).unchanged();
    }

    private static String reason(
            DeciderSpec<ObservationCommand, Observation, ObservationEvent>.Given given) {
        return given.when(submit(value("98"), null)).reasons().getFirst().english();
    }

    @Test
    void the_day_it_was_reported_on_decides_about_its_lateness_where_it_is_said() {
        SubmitObservation said =
                new SubmitObservation(
                        KEY,
                        value("97.5"),
                        null,
                        null,
                        null,
                        LocalDate.of(2026, 12, 1),
                        0,
                        NOW,
                        "li");
        given().when(said)
                .then(
                        new ObservationSubmitted(
                                UNIT,
                                INDICATOR,
                                MONTH,
                                value("97.5"),
                                null,
                                null,
                                "li",
                                LocalDate.of(2026, 12, 1),
                                true));
    }

    @Test
    void a_figure_may_be_reported_today() {
        SubmitObservation today =
                new SubmitObservation(
                        KEY,
                        value("97.5"),
                        null,
                        null,
                        null,
                        LocalDate.of(2026, 12, 2),
                        10,
                        NOW,
                        "li");
        given().when(today)
                .then(
                        new ObservationSubmitted(
                                UNIT,
                                INDICATOR,
                                MONTH,
                                value("97.5"),
                                null,
                                null,
                                "li",
                                LocalDate.of(2026, 12, 2),
                                false));
    }

    @Test
    void a_history_that_approves_or_sends_back_what_is_not_there_is_broken() {
        given().neverFollowedBy(APPROVED, RETURNED);
        given(NO_DATA).neverFollowedBy(APPROVED, RETURNED);
        given(SUBMITTED, APPROVED).neverFollowedBy(APPROVED);
        given(SUBMITTED, RETURNED).neverFollowedBy(APPROVED, RETURNED);
    }

    @Test
    void a_corrected_figure_is_the_one_that_is_sent_again() {
        given(SUBMITTED, CORRECTED).when(submit(value("98"), null)).unchanged();
        given(SUBMITTED, CORRECTED)
                .when(submit(value("97.5"), null))
                .refused(ProblemCode.REASON_REQUIRED);
    }

    @Test
    void a_command_goes_to_the_figure_of_its_unit_indicator_and_period() {
        assertThat(new ApproveObservation(KEY, "wang").subject())
                .isEqualTo("observation/edu-bureau/enrolment-rate/202611");
        assertThat(new ObservationDecider(lookup).kind().events())
                .isEqualTo(ObservationEvent.class);
    }
}
