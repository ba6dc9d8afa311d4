package io.kaocheng.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.ChangeEvent.RequestedContent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.EarlierFigureRepeated;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationAnnotated;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.Rejection;
import io.kaocheng.monitoring.change.ChangeDecider.RequestChange;
import io.kaocheng.monitoring.change.ChangeKind;
import io.kaocheng.monitoring.change.Reviewer;
import io.kaocheng.monitoring.change.UnitTree;
import io.kaocheng.monitoring.observation.ObservationCommand.ApproveObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.Authority;
import io.kaocheng.monitoring.observation.ObservationCommand.CarryOut;
import io.kaocheng.monitoring.observation.ObservationCommand.DeclareNoData;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.ReturnObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.Sender;
import io.kaocheng.monitoring.observation.ObservationCommand.SubmitObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.WithdrawObservation;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownCycle;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownUnit;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownVersion;
import io.kaocheng.policy.Scope;
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
import java.util.Set;

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

    private static final Sender LI = new Sender("li", false, Authority.WITHIN_LIMITS);
    private static final Sender OFFICE = new Sender("office", true, Authority.AT_ONCE);
    private static final Instant NOW = Instant.parse("2026-12-02T01:00:00Z");
    private static final Code COUNTY = Code.of("county");
    private static final Code CITY = Code.of("city");
    private static final SubmissionRules RULES =
            new SubmissionRules(
                    ZoneId.of("Asia/Shanghai"),
                    Map.of(UNIT, new KnownUnit(LocalDate.of(2020, 1, 1), null)),
                    Map.of(
                            INDICATOR,
                            List.of(
                                    new KnownVersion(
                                            1, Period.parse("2026"), Period.Kind.MONTH, null))),
                    List.of(new KnownCycle(Code.of("2026"), Period.parse("2026"), false)),
                    new UnitTree(
                            null,
                            Map.of(
                                    UNIT,
                                    List.of(
                                            new UnitTree.Place(LocalDate.of(2020, 1, 1), COUNTY),
                                            new UnitTree.Place(LocalDate.of(2026, 12, 3), CITY)),
                                    COUNTY,
                                    List.of(new UnitTree.Place(LocalDate.of(2020, 1, 1), CITY)))));

    private final SubmissionRules.Lookup lookup =
            new SubmissionRules.Lookup() {
                @Override
                public Reference.FactsAsOf<SubmissionRules> read(
                        Connection connection, Code region) {
                    throw new IllegalStateException("an example says what the rules are");
                }
            };

    private DeciderSpec<ObservationCommand, ObservationHistory, ObservationEvent>.Given given(
            ObservationEvent... events) {
        return given(RULES, events);
    }

    private DeciderSpec<ObservationCommand, ObservationHistory, ObservationEvent>.Given given(
            SubmissionRules rules, ObservationEvent... events) {
        return new DeciderSpec<>(new ObservationDecider(lookup)).given(events).and(lookup, rules);
    }

    private static Reviewer reviewer(String by) {
        return new Reviewer(by, Scope.EVERYTHING, NOW);
    }

    private static Reviewer of(Code unit, boolean below, String at) {
        return new Reviewer(
                "wang",
                new Scope(false, Set.of(unit.value()), false, below),
                Instant.parse(at + "T01:00:00Z"));
    }

    @Test
    void a_figure_is_approved_and_returned_by_who_is_in_charge_of_the_unit_that_day() {
        String day = "2026-12-02";
        for (Reviewer inCharge :
                List.of(of(UNIT, true, day), of(COUNTY, true, day), of(CITY, true, day))) {
            given(SUBMITTED).when(new ApproveObservation(KEY, inCharge)).then(APPROVED);
            given(SUBMITTED).when(new ReturnObservation(KEY, "缺少佐证", inCharge)).then(RETURNED);
        }
        for (Reviewer other :
                List.of(
                        of(Code.of("health-bureau"), true, day),
                        // The unit has left the county.
                        of(COUNTY, true, "2026-12-03"),
                        of(COUNTY, true, "2019-12-31"),
                        of(COUNTY, false, day))) {
            given(SUBMITTED)
                    .when(new ApproveObservation(KEY, other))
                    .refused(ProblemCode.FOREIGN_UNIT);
            given().when(new ReturnObservation(KEY, "x", other)).refused(ProblemCode.FOREIGN_UNIT);
        }
    }

    private static SubmitObservation of(Code unit, Code indicator, String period) {
        return new SubmitObservation(
                new Key(unit, indicator, Period.parse(period)),
                value("1"),
                null,
                null,
                null,
                null,
                null,
                10,
                NOW,
                LI);
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
                        null,
                        10,
                        Instant.parse("2026-10-31T15:59:59Z"),
                        LI);
        given().when(early).refused(ProblemCode.PERIOD_IN_FUTURE);
        SubmissionRules closed =
                new SubmissionRules(
                        RULES.zone(),
                        RULES.units(),
                        RULES.versions(),
                        List.of(new KnownCycle(Code.of("2026"), Period.parse("2026"), true)),
                        RULES.tree());
        given(closed).when(of(UNIT, INDICATOR, "202611")).refused(ProblemCode.PERIOD_CLOSED);
        given(closed).when(declare("not-due", null)).refused(ProblemCode.PERIOD_CLOSED);
        given(closed, SUBMITTED)
                .when(new WithdrawObservation(KEY, "x", OFFICE))
                .refused(ProblemCode.PERIOD_CLOSED);
        given(closed, SUBMITTED)
                .when(new ApproveObservation(KEY, reviewer("wang")))
                .refused(ProblemCode.PERIOD_CLOSED);
        given(closed, SUBMITTED)
                .when(new ReturnObservation(KEY, "缺少佐证", reviewer("wang")))
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
                                    null,
                                    10,
                                    Instant.parse(sent),
                                    LI))
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
                                null,
                                10,
                                NOW,
                                LI))
                .refused(ProblemCode.INVALID_FIELD);
    }

    private static DeclareNoData declare(String absence, @Nullable String note) {
        return new DeclareNoData(KEY, absence, null, note, null, NOW, LI);
    }

    private static RequestChange request(
            ChangeKind kind, int version, RequestedContent content, @Nullable String reason) {
        return new RequestChange(
                kind.code(),
                UNIT,
                "observation/edu-bureau/enrolment-rate/202611",
                version,
                content,
                reason,
                "li");
    }

    private static final RequestedContent NOTHING = new RequestedContent(null, null, null, null);

    private static RequestedContent figure(String number) {
        return new RequestedContent(null, value(number), null, null);
    }

    @Test
    void what_takes_weight_off_is_requested_by_a_unit_and_declared_at_once_by_the_office() {
        for (String absence : List.of("not-applicable", "blocked")) {
            RequestedContent content = new RequestedContent(absence, null, "来文", "说明");
            for (ObservationEvent[] past :
                    new ObservationEvent[][] {
                        {}, {NO_DATA}, {SUBMITTED, WITHDRAWN}, {SUBMITTED, RETURNED}
                    }) {
                assertThat(
                                given(past)
                                        .when(
                                                new DeclareNoData(
                                                        KEY, absence, "来文", "说明", "无此业务", NOW, LI))
                                        .instead())
                        .isEqualTo(
                                request(ChangeKind.NO_DATA, past.length, content, "无此业务").change());
            }
            given().when(new DeclareNoData(KEY, absence, null, "说明", null, NOW, OFFICE))
                    .then(new NoDataDeclared(UNIT, INDICATOR, MONTH, absence, "说明"));
        }
        for (String absence : List.of("not-sent", "not-due")) {
            given().when(declare(absence, null))
                    .then(new NoDataDeclared(UNIT, INDICATOR, MONTH, absence, null));
        }
    }

    @Test
    void what_is_declared_already_is_not_requested_again() {
        NoDataDeclared blocked = new NoDataDeclared(UNIT, INDICATOR, MONTH, "blocked", "系统故障");
        given(blocked).when(declare("blocked", "系统故障")).unchanged();
        given(blocked).when(declare("blocked", "已修复")).then(annotated(null, "已修复", null, "li"));
    }

    @Test
    void a_unit_corrects_by_a_fifth_and_requests_what_is_more() {
        ObservationSubmitted hundred =
                new ObservationSubmitted(
                        UNIT, INDICATOR, MONTH, value("100"), null, null, "li", null, false);
        for (String number : List.of("80", "120", "99.5")) {
            given(hundred)
                    .when(submit(value(number), "复核"))
                    .then(
                            new ObservationCorrected(
                                    UNIT, INDICATOR, MONTH, value(number), null, null, "li", "复核"));
        }
        for (String number : List.of("79.9", "120.1", "-100", "0")) {
            assertThat(given(hundred).when(submit(value(number), "复核")).instead())
                    .isEqualTo(request(ChangeKind.CORRECTION, 1, figure(number), "复核").change());
        }
    }

    @Test
    void whatever_a_unit_does_to_an_approved_figure_is_requested_and_the_office_does_it_at_once() {
        assertThat(given(SUBMITTED, APPROVED).when(submit(value("97.6"), "复核")).instead())
                .isEqualTo(request(ChangeKind.CORRECTION, 2, figure("97.6"), "复核").change());
        assertThat(
                        given(SUBMITTED, APPROVED)
                                .when(new WithdrawObservation(KEY, "报错", LI))
                                .instead())
                .isEqualTo(request(ChangeKind.WITHDRAWAL, 2, NOTHING, "报错").change());
        given(SUBMITTED).when(new WithdrawObservation(KEY, "报错", LI)).then(WITHDRAWN);
        given(SUBMITTED, APPROVED).when(new WithdrawObservation(KEY, "报错", OFFICE)).then(WITHDRAWN);
        given(SUBMITTED, APPROVED)
                .when(
                        new SubmitObservation(
                                KEY, value("1"), null, null, "复核", null, null, 10, NOW, OFFICE))
                .then(
                        new ObservationCorrected(
                                UNIT, INDICATOR, MONTH, value("1"), null, null, "office", "复核"));
    }

    @Test
    void what_is_asked_for_as_a_request_becomes_one_whoever_asks() {
        Sender asking = new Sender("li", false, Authority.ON_REQUEST);
        assertThat(
                        given().when(
                                        new DeclareNoData(
                                                KEY, "not-due", null, null, "延期", NOW, asking))
                                .instead())
                .isEqualTo(
                        request(
                                        ChangeKind.NO_DATA,
                                        0,
                                        new RequestedContent("not-due", null, null, null),
                                        "延期")
                                .change());
        assertThat(given(SUBMITTED).when(new WithdrawObservation(KEY, "报错", asking)).instead())
                .isEqualTo(request(ChangeKind.WITHDRAWAL, 1, NOTHING, "报错").change());
        SubmitObservation correction =
                new SubmitObservation(
                        KEY, value("98"), null, null, "复核", null, null, 10, NOW, asking);
        assertThat(given(SUBMITTED).when(correction).instead())
                .isEqualTo(request(ChangeKind.CORRECTION, 1, figure("98"), "复核").change());
        for (ObservationEvent[] past :
                new ObservationEvent[][] {
                    {}, {NO_DATA}, {SUBMITTED, WITHDRAWN}, {SUBMITTED, RETURNED}
                }) {
            given(past).when(correction).refused(ProblemCode.WRONG_STATE);
        }
        given().when(new WithdrawObservation(KEY, "报错", asking)).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_was_granted_is_carried_out_and_an_approved_figure_stays_approved() {
        ObservationCorrected corrected =
                new ObservationCorrected(
                        UNIT, INDICATOR, MONTH, value("50"), null, null, "li", "复核");
        given(SUBMITTED, APPROVED)
                .when(new CarryOut(KEY, 2, figure("50"), "复核", "li"))
                .then(corrected, APPROVED);
        given(SUBMITTED).when(new CarryOut(KEY, 1, figure("50"), "复核", "li")).then(corrected);
        given(SUBMITTED, APPROVED).when(new CarryOut(KEY, 2, NOTHING, "报错", "li")).then(WITHDRAWN);
        given().when(
                        new CarryOut(
                                KEY,
                                0,
                                new RequestedContent("blocked", null, "来文", "说明"),
                                "系统故障",
                                "li"))
                .then(
                        new NoDataDeclared(UNIT, INDICATOR, MONTH, "blocked", "说明"),
                        annotated("来文", null, "系统故障", "li"));
    }

    @Test
    void what_was_granted_of_a_figure_that_moved_on_since_is_stale() {
        for (ObservationEvent[] past :
                new ObservationEvent[][] {
                    {}, {SUBMITTED}, {SUBMITTED, APPROVED, annotated(null, "说明", null, "li")}
                }) {
            given(past)
                    .when(new CarryOut(KEY, 2, figure("50"), "复核", "li"))
                    .refused(ProblemCode.STALE_VERSION);
        }
    }

    @Test
    void nothing_is_carried_out_in_a_period_that_was_closed_since() {
        SubmissionRules closed =
                new SubmissionRules(
                        RULES.zone(),
                        RULES.units(),
                        RULES.versions(),
                        List.of(new KnownCycle(Code.of("2026"), Period.parse("2026"), true)),
                        RULES.tree());
        given(closed, SUBMITTED)
                .when(new CarryOut(KEY, 1, NOTHING, "报错", "li"))
                .refused(ProblemCode.PERIOD_CLOSED);
    }

    private static SubmitObservation superseding(
            Figures supersedes, String number, @Nullable String reason) {
        return new SubmitObservation(
                KEY, value(number), null, null, reason, null, supersedes, 10, NOW, LI);
    }

    @Test
    void a_correction_of_another_figure_than_is_held_is_stale() {
        given(SUBMITTED, CORRECTED)
                .when(superseding(value("97.5"), "99", "复核"))
                .refused(ProblemCode.STALE_VALUE);
        given(SUBMITTED, CORRECTED)
                .when(superseding(value("98.00"), "99", "复核"))
                .then(
                        new ObservationCorrected(
                                UNIT, INDICATOR, MONTH, value("99"), null, null, "li", "复核"));
        Rejection stale =
                given(SUBMITTED, CORRECTED)
                        .when(superseding(value("97.5"), "99", "复核"))
                        .reasons()
                        .getFirst();
        assertThat(stale.field()).isEqualTo("supersedes");
        assertThat(stale.english()).contains("98 is held").contains("97.5");
        assertThat(stale.chinese()).contains("98").contains("97.5");
        Figures fraction = new Figures(null, new BigDecimal("17"), new BigDecimal("20"));
        given(SUBMITTED).when(superseding(fraction, "99", "复核")).refused(ProblemCode.STALE_VALUE);
    }

    @Test
    void what_is_held_already_is_a_repeat_whatever_it_was_to_correct() {
        given(SUBMITTED, CORRECTED).when(superseding(value("97.5"), "98", "复核")).unchanged();
    }

    @Test
    void where_no_figure_is_held_none_is_corrected() {
        for (ObservationEvent[] past :
                new ObservationEvent[][] {{}, {NO_DATA}, {SUBMITTED, WITHDRAWN}}) {
            given(past)
                    .when(superseding(value("97.5"), "98", "复核"))
                    .refused(ProblemCode.STALE_VALUE);
        }
        given(SUBMITTED, RETURNED)
                .when(superseding(value("98"), "97.5", null))
                .refused(ProblemCode.STALE_VALUE);
        given(SUBMITTED, RETURNED).when(superseding(value("97.5"), "97.5", null)).then(SUBMITTED);
    }

    @Test
    void a_correction_that_returns_to_an_earlier_figure_is_marked() {
        ObservationCorrected back =
                new ObservationCorrected(
                        UNIT, INDICATOR, MONTH, value("97.50"), null, null, "li", "复核");
        EarlierFigureRepeated first = new EarlierFigureRepeated(UNIT, INDICATOR, MONTH, 1);
        given(SUBMITTED, CORRECTED)
                .when(submit(value("97.50"), "复核"))
                .withResult(new ObservationDecider.Repeated(1))
                .then(back, first);
        given(SUBMITTED, CORRECTED, back, first)
                .when(submit(value("98"), "复核"))
                .withResult(new ObservationDecider.Repeated(2))
                .then(CORRECTED, new EarlierFigureRepeated(UNIT, INDICATOR, MONTH, 2));
        given(SUBMITTED, CORRECTED)
                .when(submit(value("99"), "复核"))
                .then(
                        new ObservationCorrected(
                                UNIT, INDICATOR, MONTH, value("99"), null, null, "li", "复核"));
        given(SUBMITTED, CORRECTED, APPROVED)
                .when(new CarryOut(KEY, 3, figure("97.50"), "复核", "li"))
                .then(back, first, APPROVED);
        given().neverFollowedBy(first);
        given(SUBMITTED, WITHDRAWN).neverFollowedBy(first);
    }

    private static ObservationAnnotated annotated(
            @Nullable String source, @Nullable String note, @Nullable String reason, String by) {
        return new ObservationAnnotated(UNIT, INDICATOR, MONTH, source, note, reason, by);
    }

    private static SubmitObservation again(
            @Nullable String source, @Nullable String note, @Nullable String reason) {
        return new SubmitObservation(
                KEY, value("97.5"), source, note, reason, null, null, 10, NOW, LI);
    }

    @Test
    void the_same_figure_with_another_note_source_or_reason_is_a_remark_and_stays_approved() {
        ObservationSubmitted noted =
                new ObservationSubmitted(
                        UNIT, INDICATOR, MONTH, value("97.5"), "月报", "快报数", "li", null, false);
        for (ObservationEvent[] past : new ObservationEvent[][] {{noted}, {noted, APPROVED}}) {
            given(past).when(again("年报", "正式数", "核定")).then(annotated("年报", "正式数", "核定", "li"));
            given(past).when(again("年报", "快报数", null)).then(annotated("年报", null, null, "li"));
            given(past).when(again(null, "正式数", null)).then(annotated(null, "正式数", null, "li"));
            given(past).when(again(null, null, "核定")).then(annotated(null, null, "核定", "li"));
            given(past).when(again("月报", "快报数", null)).unchanged();
            given(past).when(again(null, null, null)).unchanged();
        }
        ObservationAnnotated remark = annotated(null, "正式数", "核定", "li");
        given(noted, APPROVED, remark).when(again("月报", "正式数", "核定")).unchanged();
        given(noted, remark).when(new ApproveObservation(KEY, reviewer("wang"))).then(APPROVED);
        given(noted, APPROVED, remark)
                .when(new ApproveObservation(KEY, reviewer("wang")))
                .unchanged();
    }

    @Test
    void a_reason_that_is_given_with_a_first_figure_is_recorded_beside_it() {
        given().when(submit(value("97.5"), "补报"))
                .then(SUBMITTED, annotated(null, null, "补报", "li"));
        given(SUBMITTED, annotated(null, null, "补报", "li"))
                .when(submit(value("97.5"), "补报"))
                .unchanged();
    }

    @Test
    void a_source_and_a_reason_of_a_declaration_are_recorded_beside_it() {
        DeclareNoData declare = new DeclareNoData(KEY, "not-due", "来文", "说明", "延期发布", NOW, LI);
        NoDataDeclared declared = new NoDataDeclared(UNIT, INDICATOR, MONTH, "not-due", "说明");
        ObservationAnnotated remark = annotated("来文", null, "延期发布", "li");
        given().when(declare).then(declared, remark);
        given(declared, remark).when(declare).unchanged();
        given(declared, remark)
                .when(declare("not-due", "另一说明"))
                .then(annotated(null, "另一说明", null, "li"));
    }

    @Test
    void another_reason_for_what_was_sent_or_taken_back_already_is_a_remark() {
        given(SUBMITTED, RETURNED)
                .when(new ReturnObservation(KEY, "另一原因", reviewer("wang")))
                .then(annotated(null, null, "另一原因", "wang"));
        given(SUBMITTED, RETURNED)
                .when(new ReturnObservation(KEY, "缺少佐证", reviewer("wang")))
                .unchanged();
        given(SUBMITTED, WITHDRAWN)
                .when(new WithdrawObservation(KEY, "另一原因", OFFICE))
                .then(annotated(null, null, "另一原因", "office"));
        given(SUBMITTED, WITHDRAWN).when(new WithdrawObservation(KEY, "报错", OFFICE)).unchanged();
    }

    @Test
    void a_remark_follows_on_anything_but_nothing() {
        ObservationAnnotated remark = annotated(null, "说明", null, "li");
        given().neverFollowedBy(remark);
        given(SUBMITTED, RETURNED, remark).when(submit(value("97.5"), null)).then(SUBMITTED);
        given(SUBMITTED, WITHDRAWN, remark).when(submit(value("97.5"), null)).then(SUBMITTED);
        given(NO_DATA, remark).when(declare("not-due", "说明")).unchanged();
    }

    @Test
    void a_declaration_is_sent_back_as_a_figure_is() {
        given(NO_DATA).when(new ReturnObservation(KEY, "缺少佐证", reviewer("wang"))).then(RETURNED);
        given(NO_DATA, RETURNED).when(submit(value("97.5"), null)).then(SUBMITTED);
        given(NO_DATA, RETURNED).when(declare("not-due", null)).then(NO_DATA);
    }

    private static Figures value(String number) {
        return new Figures(new BigDecimal(number), null, null);
    }

    private static SubmitObservation submit(Figures figures, @Nullable String reason) {
        return new SubmitObservation(KEY, figures, null, null, reason, null, null, 10, NOW, LI);
    }

    @Test
    void a_value_is_submitted() {
        given().when(submit(value("97.5"), null)).then(SUBMITTED);
    }

    @Test
    void the_same_value_again_changes_nothing_however_many_zeros_it_has() {
        given(SUBMITTED).when(submit(value("97.500"), null)).unchanged();
        given(SUBMITTED, APPROVED).when(submit(value("97.5"), null)).unchanged();
    }

    @Test
    void another_value_needs_a_reason_and_is_a_correction() {
        given(SUBMITTED).when(submit(value("98"), null)).refused(ProblemCode.REASON_REQUIRED);
        given(SUBMITTED)
                .when(submit(value("98"), "复核"))
                .then(
                        new ObservationCorrected(
                                UNIT, INDICATOR, MONTH, value("98"), null, null, "li", "复核"));
    }

    @Test
    void who_sent_a_value_does_not_approve_it() {
        given(SUBMITTED)
                .when(new ApproveObservation(KEY, reviewer("li")))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        given(SUBMITTED).when(new ApproveObservation(KEY, reviewer("wang"))).then(APPROVED);
        given(SUBMITTED, APPROVED).when(new ApproveObservation(KEY, reviewer("wang"))).unchanged();
    }

    @Test
    void a_correction_is_to_be_approved_anew() {
        ObservationCorrected corrected =
                new ObservationCorrected(
                        UNIT, INDICATOR, MONTH, value("98"), null, null, "li", "复核");
        given(SUBMITTED, APPROVED, corrected)
                .when(new ApproveObservation(KEY, reviewer("wang")))
                .then(APPROVED);
    }

    @Test
    void what_was_sent_back_may_be_sent_again_without_a_reason() {
        ObservationReturned returned = new ObservationReturned(UNIT, INDICATOR, MONTH, "缺少佐证");
        given(SUBMITTED).when(new ReturnObservation(KEY, "缺少佐证", reviewer("wang"))).then(returned);
        given(SUBMITTED, returned).when(submit(value("97.5"), null)).then(SUBMITTED);
        given(SUBMITTED, returned)
                .when(new ApproveObservation(KEY, reviewer("wang")))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_value_is_withdrawn_once() {
        ObservationWithdrawn withdrawn = new ObservationWithdrawn(UNIT, INDICATOR, MONTH, "报错");
        given(SUBMITTED).when(new WithdrawObservation(KEY, "报错", OFFICE)).then(withdrawn);
        given(SUBMITTED, withdrawn).when(new WithdrawObservation(KEY, "报错", OFFICE)).unchanged();
        given().when(new WithdrawObservation(KEY, "报错", OFFICE)).refused(ProblemCode.WRONG_STATE);
        given(SUBMITTED, withdrawn).when(submit(value("97.5"), null)).then(SUBMITTED);
    }

    @Test
    void no_data_is_declared_once_and_a_value_takes_its_place() {
        NoDataDeclared declared = new NoDataDeclared(UNIT, INDICATOR, MONTH, "not-due", null);
        given().when(declare("not-due", null)).then(declared);
        given(declared).when(declare("not-due", null)).unchanged();
        given(declared).when(submit(value("97.5"), null)).then(SUBMITTED);
    }

    private static DeclareNoData instead(String absence, @Nullable String reason, Sender sender) {
        return new DeclareNoData(KEY, absence, "来文", "说明", reason, NOW, sender);
    }

    @Test
    void where_a_value_was_reported_no_data_is_declared_for_a_reason() {
        given(SUBMITTED)
                .when(instead("not-due", null, OFFICE))
                .refused(ProblemCode.REASON_REQUIRED);
        given(SUBMITTED, APPROVED)
                .when(instead("not-applicable", null, OFFICE))
                .refused(ProblemCode.REASON_REQUIRED);
    }

    @Test
    void a_value_is_withdrawn_with_the_declaration_that_there_is_none() {
        for (ObservationEvent[] past :
                new ObservationEvent[][] {{SUBMITTED}, {SUBMITTED, APPROVED}}) {
            given(past)
                    .when(instead("not-applicable", "机构职能划转", OFFICE))
                    .then(
                            new ObservationWithdrawn(UNIT, INDICATOR, MONTH, "机构职能划转"),
                            new NoDataDeclared(UNIT, INDICATOR, MONTH, "not-applicable", "说明"),
                            new ObservationAnnotated(
                                    UNIT, INDICATOR, MONTH, "来文", null, "机构职能划转", "office"));
        }
        given(SUBMITTED)
                .when(instead("not-due", "误报", LI))
                .then(
                        new ObservationWithdrawn(UNIT, INDICATOR, MONTH, "误报"),
                        new NoDataDeclared(UNIT, INDICATOR, MONTH, "not-due", "说明"),
                        new ObservationAnnotated(UNIT, INDICATOR, MONTH, "来文", null, "误报", "li"));
    }

    @Test
    void what_a_unit_may_not_declare_or_withdraw_at_once_it_asks_for() {
        RequestedContent content = new RequestedContent("not-applicable", null, "来文", "说明");
        assertThat(given(SUBMITTED).when(instead("not-applicable", "机构职能划转", LI)).instead())
                .isEqualTo(request(ChangeKind.NO_DATA, 1, content, "机构职能划转").change());
        RequestedContent notDue = new RequestedContent("not-due", null, "来文", "说明");
        assertThat(given(SUBMITTED, APPROVED).when(instead("not-due", "误报", LI)).instead())
                .isEqualTo(request(ChangeKind.NO_DATA, 2, notDue, "误报").change());
    }

    @Test
    void what_was_asked_for_over_a_value_withdraws_it_when_it_is_granted() {
        RequestedContent content = new RequestedContent("not-applicable", null, "来文", "说明");
        given(SUBMITTED)
                .when(new CarryOut(KEY, 1, content, "机构职能划转", "li"))
                .then(
                        new ObservationWithdrawn(UNIT, INDICATOR, MONTH, "机构职能划转"),
                        new NoDataDeclared(UNIT, INDICATOR, MONTH, "not-applicable", "说明"),
                        new ObservationAnnotated(
                                UNIT, INDICATOR, MONTH, "来文", null, "机构职能划转", "li"));
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
        for (ObservationEvent[] nothing : new ObservationEvent[][] {{}, {SUBMITTED, WITHDRAWN}}) {
            given(nothing)
                    .when(new ApproveObservation(KEY, reviewer("wang")))
                    .refused(ProblemCode.WRONG_STATE);
            given(nothing)
                    .when(new ReturnObservation(KEY, "x", reviewer("wang")))
                    .refused(ProblemCode.WRONG_STATE);
        }
        given(SUBMITTED, APPROVED)
                .when(new ReturnObservation(KEY, "缺少佐证", reviewer("wang")))
                .then(RETURNED);
        given(NO_DATA)
                .when(new ApproveObservation(KEY, reviewer("wang")))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void whatever_was_said_of_a_period_is_taken_back() {
        for (ObservationEvent[] past :
                new ObservationEvent[][] {
                    {SUBMITTED, APPROVED}, {SUBMITTED, RETURNED}, {NO_DATA}
                }) {
            given(past).when(new WithdrawObservation(KEY, "报错", OFFICE)).then(WITHDRAWN);
        }
    }

    @Test
    void a_declaration_of_no_data_is_replaced_by_another_and_allowed_where_nothing_counts() {
        NoDataDeclared blocked = new NoDataDeclared(UNIT, INDICATOR, MONTH, "blocked", "系统故障");
        DeclareNoData declare = new DeclareNoData(KEY, "blocked", null, "系统故障", null, NOW, OFFICE);
        for (ObservationEvent[] past :
                new ObservationEvent[][] {
                    {NO_DATA}, {SUBMITTED, WITHDRAWN}, {SUBMITTED, RETURNED}
                }) {
            given(past).when(declare).then(blocked);
        }
        given(blocked).when(declare("blocked", null)).unchanged();
        given(SUBMITTED, APPROVED).when(declare).refused(ProblemCode.REASON_REQUIRED);
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
            DeciderSpec<ObservationCommand, ObservationHistory, ObservationEvent>.Given given) {
        return given.when(submit(value("98"), null)).reasons().getFirst().english();
    }

    private static SubmitObservation on(
            String day, String number, @Nullable String reason, Sender sender) {
        return new SubmitObservation(
                KEY, value(number), null, null, reason, LocalDate.parse(day), null, 0, NOW, sender);
    }

    private static ObservationSubmitted submittedOn(String day, Sender sender, boolean late) {
        return new ObservationSubmitted(
                UNIT,
                INDICATOR,
                MONTH,
                value("97.5"),
                null,
                null,
                sender.by(),
                LocalDate.parse(day),
                late);
    }

    @Test
    void the_day_that_the_office_states_decides_about_lateness() {
        given().when(on("2026-12-01", "97.5", null, OFFICE))
                .then(submittedOn("2026-12-01", OFFICE, true));
        given().when(on("2026-11-30", "97.5", null, OFFICE))
                .then(submittedOn("2026-11-30", OFFICE, false));
    }

    @Test
    void only_the_office_states_another_day_than_today() {
        given().when(on("2026-12-01", "97.5", null, LI)).refused(ProblemCode.MISSING_ROLE);
        given(SUBMITTED, RETURNED)
                .when(on("2026-12-01", "97.5", null, LI))
                .refused(ProblemCode.MISSING_ROLE);
        given().when(on("2026-12-02", "97.5", null, LI)).then(submittedOn("2026-12-02", LI, true));
        assertThat(given().when(on("2026-12-01", "97.5", null, LI)).reasons().getFirst().field())
                .isEqualTo("reportedOn");
    }

    @Test
    void nobody_states_a_day_before_the_period_begins() {
        given().when(on("2026-10-31", "97.5", null, OFFICE)).refused(ProblemCode.INVALID_FIELD);
        given().when(on("2026-11-01", "97.5", null, OFFICE))
                .then(submittedOn("2026-11-01", OFFICE, false));
    }

    @Test
    void a_correction_keeps_the_day_and_is_told_where_it_states_another() {
        ObservationSubmitted first = submittedOn("2026-11-30", OFFICE, false);
        ObservationCorrected corrected =
                new ObservationCorrected(
                        UNIT, INDICATOR, MONTH, value("98"), null, null, "office", "复核");
        for (ObservationEvent[] past :
                new ObservationEvent[][] {{first}, {first, APPROVED}, {first, corrected}}) {
            for (String number : List.of("97.5", "98", "99")) {
                given(past)
                        .when(on("2026-12-01", number, "复核", OFFICE))
                        .refused(ProblemCode.INVALID_FIELD);
            }
        }
        given(first).when(on("2026-11-30", "98", "复核", OFFICE)).then(corrected);
        given(first, corrected)
                .when(on("2026-12-01", "97.5", null, OFFICE))
                .refused(ProblemCode.INVALID_FIELD, ProblemCode.REASON_REQUIRED);
    }

    @Test
    void a_corrected_figure_has_the_day_of_the_first_one() {
        ObservationSubmitted first = submittedOn("2026-11-30", OFFICE, false);
        ObservationCorrected corrected =
                new ObservationCorrected(
                        UNIT, INDICATOR, MONTH, value("98"), null, null, "office", "复核");
        for (ObservationEvent[] past :
                new ObservationEvent[][] {{first, corrected}, {first, APPROVED, corrected}}) {
            given(past).when(on("2026-11-30", "98", "复核", OFFICE)).unchanged();
        }
    }

    @Test
    void a_figure_that_is_sent_again_with_the_day_it_has_changes_nothing() {
        given(submittedOn("2026-11-30", OFFICE, false))
                .when(on("2026-11-30", "97.5", null, LI))
                .unchanged();
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
                        null,
                        10,
                        NOW,
                        LI);
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
        given(NO_DATA).neverFollowedBy(APPROVED);
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
        assertThat(new ApproveObservation(KEY, reviewer("wang")).subject())
                .isEqualTo("observation/edu-bureau/enrolment-rate/202611");
        assertThat(new ObservationDecider(lookup).kind().events())
                .isEqualTo(ObservationEvent.class);
    }
}
