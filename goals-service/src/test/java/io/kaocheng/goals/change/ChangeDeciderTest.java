package io.kaocheng.goals.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetKey;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.CycleEvent.CycleRulesSet;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.change.ChangeDecider.ChangeCommand;
import io.kaocheng.goals.change.ChangeDecider.DecisionMaker;
import io.kaocheng.goals.change.ChangeDecider.DenyChange;
import io.kaocheng.goals.change.ChangeDecider.Filing;
import io.kaocheng.goals.change.ChangeDecider.GrantChange;
import io.kaocheng.goals.change.ChangeDecider.LeaderOnly;
import io.kaocheng.goals.change.ChangeDecider.RequestChange;
import io.kaocheng.goals.change.ChangeDecider.RequestKind;
import io.kaocheng.goals.change.ChangeDecider.RequestedChange;
import io.kaocheng.goals.change.ChangeDecider.Requester;
import io.kaocheng.goals.change.ChangeDecider.Wanted;
import io.kaocheng.goals.change.ChangeDecider.WeighChange;
import io.kaocheng.goals.change.ChangeDecider.Weighed;
import io.kaocheng.goals.change.ChangeDecider.WithdrawChange;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.target.KnownDirections;
import io.kaocheng.goals.target.TargetDecider;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.Request;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
            requested(R, "adjustment", ASKED, "li", null, null);
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

    private static ChangeRequested requested(
            Code request,
            String kind,
            List<TargetChange> changes,
            String by,
            @Nullable Code cycle,
            @Nullable String ground) {
        return new ChangeRequested(
                request, kind, changes, "灾情", by, null, cycle, UNIT, ground, List.of(), null, null,
                null);
    }

    /** In the region it is already the first of September. */
    private static final Instant NIGHT = Instant.parse("2026-08-31T16:30:00Z");

    private static final Period SEPTEMBER = Period.ofMonth(2026, 9);

    private static final KnownDirections DIRECTIONS =
            (_, _) -> {
                throw new IllegalStateException("the example gives them");
            };

    private static RequestChange adjustment(
            Code request, Key key, Figure figure, String reason, String by) {
        return new RequestChange(
                request,
                Filing.adjustment(key, figure, reason),
                new Requester(by, true, Set.of()),
                NIGHT);
    }

    private static DecisionMaker office(String by, String... units) {
        return new DecisionMaker(by, false, Set.of(units), DIRECTIONS);
    }

    private static DecisionMaker leader(String by) {
        return new DecisionMaker(by, true, Set.of("*"), DIRECTIONS);
    }

    private static GrantChange grant(@Nullable ChangeRequested carriedOut, String by) {
        return grant(carriedOut, office(by, "*"));
    }

    private static GrantChange grant(@Nullable ChangeRequested carriedOut, DecisionMaker maker) {
        return GrantChange.whole(
                R, carriedOut == null ? null : RequestedChange.of(carriedOut), maker, NIGHT);
    }

    private static DenyChange deny(String reason, String by) {
        return new DenyChange(R, reason, office(by, "*"));
    }

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
                        RegionDecider.at(DeciderSpec.REGION),
                        new RegionOpened(DeciderSpec.REGION, "青河县", "Asia/Shanghai"))
                .and(DIRECTIONS, Map.of(INDICATOR, Direction.UP))
                .and(
                        UnitDecider.at(UNIT),
                        new UnitRegistered(UNIT, "x", "department", null, LocalDate.of(2026, 1, 1)))
                .and(TargetDecider.at(KEY), target.toArray(Event[]::new));
    }

    @Test
    void a_grant_is_refused_unless_what_was_asked_for_is_recorded_with_it() {
        // Nothing was pending when it was looked up, and the request came before the lock.
        given(REQUESTED).when(grant(null, "wang")).refused(ProblemCode.STALE_VERSION);
        TargetChange other =
                new TargetChange(
                        WHAT.target(), 2, WHAT.before(), WHAT.value(), WHAT.floor(), List.of());
        given(REQUESTED)
                .when(grant(requested(R, "adjustment", List.of(other), "li", null, null), "wang"))
                .refused(ProblemCode.STALE_VERSION);
        given(REQUESTED)
                .when(
                        grant(
                                requested(R, "adjustment", List.of(WHAT, WHAT), "li", null, null),
                                "wang"))
                .refused(ProblemCode.STALE_VERSION);
        given(REQUESTED, GRANTED).when(grant(null, "wang")).unchanged();
    }

    @Test
    void a_request_names_the_figure_and_the_version_that_stand_when_it_is_decided() {
        given(List.of(SET, ADJUSTED))
                .when(adjustment(R, KEY, FIGURE, "灾情", "li"))
                .then(
                        requested(
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
                                "li",
                                null,
                                null));
    }

    @Test
    void a_target_that_was_withdrawn_and_set_anew_is_asked_about_as_it_stands_since() {
        TargetWithdrawn withdrawn = new TargetWithdrawn(UNIT, null, INDICATOR, YEAR, "代码有误");
        given(List.of(SET, withdrawn, SET))
                .when(adjustment(R, KEY, FIGURE, "灾情", "li"))
                .then(
                        requested(
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
                                "li",
                                null,
                                null));
    }

    @Test
    void nothing_is_asked_of_a_target_that_is_not_there_nor_what_no_target_can_be() {
        given(List.of())
                .when(adjustment(R, KEY, FIGURE, "灾情", "li"))
                .refused(ProblemCode.NOT_FOUND);
        spec.given().when(adjustment(R, KEY, FIGURE, "灾情", "li")).refused(ProblemCode.UNKNOWN_UNIT);
        spec.given()
                .when(
                        adjustment(
                                R,
                                new Key(null, Code.of("towns"), INDICATOR, YEAR, null),
                                FIGURE,
                                "灾情",
                                "li"))
                .refused(ProblemCode.UNKNOWN_CLASS);
        given().when(
                        adjustment(
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
        given().when(adjustment(R, KEY, FIGURE, "灾情", "li")).then(REQUESTED);
        given(REQUESTED).when(grant(REQUESTED, "wang")).then(GRANTED);
        given(REQUESTED).when(deny("目标合理", "wang")).then(new ChangeDenied(R, "目标合理", "wang"));
    }

    @Test
    void nobody_decides_about_the_own_request() {
        given(REQUESTED).when(grant(REQUESTED, "li")).refused(ProblemCode.APPROVER_IS_AUTHOR);
        given(REQUESTED).when(deny("x", "li")).refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void who_asked_withdraws_and_nobody_else() {
        given(REQUESTED).when(new WithdrawChange(R, "li")).then(new ChangeWithdrawn(R, "li"));
        given(REQUESTED).when(new WithdrawChange(R, "wang")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_is_decided_stays_decided_and_the_same_act_again_changes_nothing() {
        ChangeEvent[] granted = {REQUESTED, new ChangeGranted(R, "wang")};
        given(granted).when(grant(REQUESTED, "zhao")).unchanged();
        given(granted).when(deny("x", "wang")).refused(ProblemCode.WRONG_STATE);
        given(granted).when(new WithdrawChange(R, "li")).refused(ProblemCode.WRONG_STATE);
        ChangeEvent[] denied = {REQUESTED, new ChangeDenied(R, "x", "wang")};
        given(denied).when(deny("x", "wang")).unchanged();
        given(denied).when(deny("another", "wang")).refused(ProblemCode.WRONG_STATE);
        given(denied).when(grant(REQUESTED, "wang")).refused(ProblemCode.WRONG_STATE);
        ChangeEvent[] withdrawn = {REQUESTED, new ChangeWithdrawn(R, "li")};
        given(withdrawn).when(new WithdrawChange(R, "li")).unchanged();
        given(withdrawn).when(grant(REQUESTED, "wang")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_request_is_made_once() {
        given(REQUESTED).when(adjustment(R, KEY, FIGURE, "灾情", "li")).unchanged();
        given(REQUESTED)
                .when(adjustment(R, KEY, FIGURE, "别的", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
        given(REQUESTED, new ChangeGranted(R, "wang"))
                .when(adjustment(R, KEY, FIGURE, "灾情", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void what_nobody_asked_for_is_not_granted() {
        given().when(grant(REQUESTED, "wang")).refused(ProblemCode.NOT_FOUND);
        given().when(deny("x", "wang")).refused(ProblemCode.NOT_FOUND);
        given().when(new WithdrawChange(R, "li")).refused(ProblemCode.NOT_FOUND);
    }

    private static final ChangeGranted GRANTED =
            new ChangeGranted(R, "wang", ASKED, SEPTEMBER, null);
    private static final ChangeDenied DENIED = new ChangeDenied(R, "x", "wang");
    private static final ChangeWithdrawn WITHDRAWN = new ChangeWithdrawn(R, "li");

    @Test
    void a_request_of_that_name_by_somebody_else_or_after_its_end_is_refused() {
        given(REQUESTED)
                .when(adjustment(R, KEY, FIGURE, "灾情", "zhao"))
                .refused(ProblemCode.ALREADY_EXISTS);
        given(REQUESTED)
                .when(adjustment(R, KEY, figure("90"), "灾情", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
        for (ChangeEvent end : List.of(GRANTED, DENIED, WITHDRAWN)) {
            given(REQUESTED, end)
                    .when(adjustment(R, KEY, FIGURE, "灾情", "li"))
                    .refused(ProblemCode.ALREADY_EXISTS);
        }
    }

    @Test
    void a_request_has_one_end() {
        for (ChangeCommand other : List.of(deny("x", "wang"), new WithdrawChange(R, "li"))) {
            given(REQUESTED, GRANTED).when(other).refused(ProblemCode.WRONG_STATE);
        }
        for (ChangeCommand other : List.of(grant(REQUESTED, "wang"), new WithdrawChange(R, "li"))) {
            given(REQUESTED, DENIED).when(other).refused(ProblemCode.WRONG_STATE);
        }
        for (ChangeCommand other : List.of(grant(REQUESTED, "wang"), deny("x", "wang"))) {
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
                        adjustment(R, KEY, FIGURE, "x", "li"),
                        grant(REQUESTED, "wang"),
                        deny("x", "wang"),
                        new WithdrawChange(R, "li"))) {
            assertThat(command.change().subject()).isEqualTo(REQUESTED.subject());
        }
        assertThat(adjustment(R, KEY, FIGURE, "x", "li").change().references())
                .containsExactly(
                        ChangeDecider.PENDING,
                        CycleDecider.all(),
                        UnitDecider.at(UNIT),
                        TargetDecider.at(KEY));
    }

    private static final Code CYCLE = Code.of("2026");
    private static final CycleOpened OPENED = new CycleOpened(CYCLE, "2026年度考核", YEAR);
    private static final List<Evidence> EVIDENCE = List.of(new Evidence("核定表.pdf", "9f86"));
    private static final Requester UNITS_OWN = new Requester("zhao", false, Set.of(UNIT.value()));
    private static final Requester OFFICE = new Requester("li", true, Set.of());
    private static final Instant LAST_DAY = Instant.parse("2026-10-31T15:59:00Z");
    private static final Instant DAY_AFTER = Instant.parse("2026-10-31T16:00:00Z");

    private static Filing filing(RequestKind kind, Figure figure, boolean late) {
        return filing(kind, KEY, figure, EVIDENCE, null, false, late);
    }

    private static Filing filing(
            RequestKind kind,
            Key key,
            Figure figure,
            List<Evidence> evidence,
            @Nullable Period from,
            boolean wholePeriod,
            boolean late) {
        return new Filing(
                kind,
                List.of(new Wanted(key, figure)),
                Ground.DISASTER,
                "灾情",
                evidence,
                from,
                wholePeriod,
                late,
                true);
    }

    private static RequestChange filed(Filing filing, Requester requester, Instant at) {
        return new RequestChange(R, filing, requester, at);
    }

    private DeciderSpec<ChangeCommand, Request<RequestedChange>, ChangeEvent>.Given inCycle(
            ChangeEvent... events) {
        return given(List.of(SET), events).and(CycleDecider.at(CYCLE), OPENED);
    }

    private static ChangeRequested relief(
            String value,
            @Nullable Period from,
            @Nullable Boolean wholePeriod,
            @Nullable Boolean late,
            String by,
            String ground) {
        return new ChangeRequested(
                R,
                "relief",
                List.of(what(value)),
                "灾情",
                by,
                null,
                CYCLE,
                UNIT,
                ground,
                EVIDENCE,
                from,
                wholePeriod,
                late);
    }

    private static TargetChange what(String value) {
        return new TargetChange(
                WHAT.target(), 1, WHAT.before(), new BigDecimal(value), null, List.of());
    }

    private static ChangeRequested relief(String value) {
        return relief(value, null, null, null, "zhao", "disaster");
    }

    @Test
    void a_unit_asks_for_a_relief_of_its_own_target_until_the_last_day_in_the_region() {
        Filing relief = filing(RequestKind.RELIEF, figure("80"), false);
        inCycle().when(filed(relief, UNITS_OWN, LAST_DAY)).then(relief("80"));
        inCycle().when(filed(relief, UNITS_OWN, DAY_AFTER)).refused(ProblemCode.WINDOW_CLOSED);
        inCycle()
                .when(filed(relief, new Requester("qian", false, Set.of("tax")), LAST_DAY))
                .refused(ProblemCode.FOREIGN_UNIT);
        inCycle(relief("80")).when(filed(relief, UNITS_OWN, LAST_DAY)).unchanged();
    }

    @Test
    void the_rules_of_the_cycle_say_until_when() {
        CycleRules early =
                new CycleRules(
                        7,
                        null,
                        LocalDate.of(2026, 8, 31),
                        new BigDecimal("0.2"),
                        new BigDecimal("0.005"),
                        new BigDecimal("0.05"),
                        "refuse",
                        CycleRules.defaults(YEAR).lights(),
                        3,
                        10,
                        CycleRules.defaults(YEAR).calibration(),
                        CycleRules.defaults(YEAR).consultation());
        given(List.of(SET))
                .and(CycleDecider.at(CYCLE), OPENED, new CycleRulesSet(CYCLE, early, "办法"))
                .when(filed(filing(RequestKind.RELIEF, figure("80"), false), UNITS_OWN, NIGHT))
                .refused(ProblemCode.WINDOW_CLOSED);
    }

    @Test
    void the_office_files_a_relief_that_the_unit_missed_as_late_and_no_other() {
        Filing late = filing(RequestKind.RELIEF, figure("80"), true);
        inCycle()
                .when(filed(late, OFFICE, DAY_AFTER))
                .then(relief("80", null, null, true, "li", "disaster"));
        inCycle().when(filed(late, OFFICE, LAST_DAY)).refused(ProblemCode.WRONG_STATE);
        inCycle().when(filed(late, UNITS_OWN, DAY_AFTER)).refused(ProblemCode.WINDOW_CLOSED);
        inCycle()
                .when(filed(filing(RequestKind.RELIEF, figure("80"), false), OFFICE, DAY_AFTER))
                .refused(ProblemCode.WINDOW_CLOSED);
        inCycle()
                .when(filed(filing(RequestKind.RELIEF, figure("80"), false), OFFICE, LAST_DAY))
                .refused(ProblemCode.WRONG_STATE);
        inCycle()
                .when(filed(filing(RequestKind.ADJUSTMENT, figure("80"), true), OFFICE, DAY_AFTER))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void an_adjustment_is_asked_for_by_the_office_alone() {
        inCycle()
                .when(filed(filing(RequestKind.ADJUSTMENT, figure("97"), false), UNITS_OWN, NIGHT))
                .refused(ProblemCode.MISSING_ROLE);
    }

    @Test
    void a_relief_is_of_a_unit_s_own_target_and_comes_with_evidence() {
        inCycle()
                .when(
                        filed(
                                filing(
                                        RequestKind.RELIEF,
                                        KEY,
                                        figure("80"),
                                        List.of(),
                                        null,
                                        false,
                                        false),
                                UNITS_OWN,
                                NIGHT))
                .refused(ProblemCode.EVIDENCE_MISSING);
        inCycle()
                .when(
                        filed(
                                filing(
                                        RequestKind.RELIEF,
                                        new Key(null, Code.of("towns"), INDICATOR, YEAR, null),
                                        figure("80"),
                                        EVIDENCE,
                                        null,
                                        false,
                                        false),
                                UNITS_OWN,
                                NIGHT))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void a_target_is_asked_about_by_one_request_at_a_time() {
        Code other = Code.of("r-2");
        ChangeRequested waiting = requested(other, "adjustment", ASKED, "li", CYCLE, null);
        inCycle()
                .and(ChangeDecider.at(other), waiting)
                .when(adjustment(R, KEY, figure("96"), "灾情", "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
        inCycle()
                .and(ChangeDecider.at(other), waiting, new ChangeDenied(other, "x", "wang"))
                .when(adjustment(R, KEY, figure("97"), "灾情", "li"))
                .then(requested(R, "adjustment", ASKED, "li", CYCLE, null));
    }

    @Test
    void a_target_is_named_once_and_findings_name_the_place_in_the_list() {
        Wanted wanted = new Wanted(KEY, figure("97"));
        Filing twice =
                new Filing(
                        RequestKind.ADJUSTMENT,
                        List.of(wanted, wanted),
                        Ground.OTHER,
                        "灾情",
                        List.of(),
                        null,
                        false,
                        false,
                        true);
        inCycle().when(filed(twice, OFFICE, NIGHT)).refused(ProblemCode.INVALID_FIELD);
        Filing absent =
                new Filing(
                        RequestKind.ADJUSTMENT,
                        List.of(
                                wanted,
                                new Wanted(
                                        new Key(UNIT, null, Code.of("other"), YEAR, null),
                                        figure("97"))),
                        Ground.OTHER,
                        "灾情",
                        List.of(),
                        null,
                        false,
                        false,
                        true);
        assertThat(inCycle().when(filed(absent, OFFICE, NIGHT)).reasons())
                .extracting(Rejection::code, Rejection::field)
                .containsExactly(tuple(ProblemCode.NOT_FOUND, "changes/1"));
    }

    @Test
    void nothing_is_asked_for_in_a_closed_cycle() {
        given(List.of(SET))
                .and(CycleDecider.at(CYCLE), OPENED, new CycleClosed(CYCLE, "结束"))
                .when(adjustment(R, KEY, FIGURE, "灾情", "li"))
                .refused(ProblemCode.PERIOD_CLOSED);
    }

    private void refusedFrom(@Nullable String from, boolean wholePeriod) {
        inCycle()
                .when(
                        filed(
                                filing(
                                        RequestKind.RELIEF,
                                        KEY,
                                        figure("80"),
                                        EVIDENCE,
                                        from == null ? null : Period.parse(from),
                                        wholePeriod,
                                        false),
                                UNITS_OWN,
                                NIGHT))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void a_change_counts_from_the_month_of_its_filing_at_the_earliest_and_begins_in_the_period() {
        refusedFrom("202608", false);
        refusedFrom("2026Q3", false);
        refusedFrom("202701", false);
        refusedFrom("202609", true);
        for (String from : List.of("202609", "202612", "2026Q4")) {
            inCycle()
                    .when(
                            filed(
                                    filing(
                                            RequestKind.RELIEF,
                                            KEY,
                                            figure("80"),
                                            EVIDENCE,
                                            Period.parse(from),
                                            false,
                                            false),
                                    UNITS_OWN,
                                    NIGHT))
                    .then(relief("80", Period.parse(from), null, null, "zhao", "disaster"));
        }
    }

    /** Asked for, and granted by one as asked for. */
    private DeciderSpec<ChangeCommand, Request<RequestedChange>, ChangeEvent>.Then granted(
            ChangeRequested asked, DecisionMaker maker) {
        return inCycle(asked).when(grant(asked, maker));
    }

    private static ChangeGranted as(ChangeRequested asked, String by, @Nullable Period from) {
        return new ChangeGranted(R, by, asked.changes(), from, null);
    }

    @Test
    void nobody_decides_whose_token_names_the_unit() {
        ChangeRequested asked = relief("90");
        granted(asked, office("wang", UNIT.value())).refused(ProblemCode.CONFLICT_OF_INTEREST);
        inCycle(asked)
                .when(new DenyChange(R, "x", office("wang", UNIT.value())))
                .refused(ProblemCode.CONFLICT_OF_INTEREST);
        granted(asked, office("wang", "*", "tax")).then(as(asked, "wang", SEPTEMBER));
    }

    @Test
    void only_the_leader_decides_about_what_eases_an_aim_by_more_than_the_rules_leave() {
        // A fifth of 98 is 19.6.
        ChangeRequested within = relief("78.4");
        ChangeRequested beyond = relief("78.3");
        granted(within, office("wang", "*")).then(as(within, "wang", SEPTEMBER));
        granted(beyond, office("wang", "*")).refused(ProblemCode.MISSING_ROLE);
        granted(beyond, leader("wang")).then(as(beyond, "wang", SEPTEMBER));
        inCycle(beyond).when(deny("x", "wang")).refused(ProblemCode.MISSING_ROLE);
        inCycle(beyond)
                .when(new DenyChange(R, "x", leader("wang")))
                .then(new ChangeDenied(R, "x", "wang"));
    }

    @Test
    void what_eases_an_aim_follows_the_direction_of_its_indicator() {
        ChangeRequested less = relief("70");
        ChangeRequested more = relief("130");
        granted(more, office("wang", "*")).then(as(more, "wang", SEPTEMBER));
        inCycle(less)
                .and(DIRECTIONS, Map.of(INDICATOR, Direction.DOWN))
                .when(grant(less, "wang"))
                .then(as(less, "wang", SEPTEMBER));
        for (Map<Code, Direction> either :
                List.of(
                        Map.of(INDICATOR, Direction.ON_TARGET),
                        Map.of(INDICATOR, Direction.RANGE),
                        Map.<Code, Direction>of())) {
            for (ChangeRequested asked : List.of(less, more)) {
                inCycle(asked)
                        .and(DIRECTIONS, either)
                        .when(grant(asked, "wang"))
                        .refused(ProblemCode.MISSING_ROLE);
            }
        }
    }

    @Test
    void only_the_leader_decides_about_what_was_filed_late() {
        ChangeRequested late = relief("90", null, null, true, "li", "disaster");
        granted(late, office("wang", "*")).refused(ProblemCode.MISSING_ROLE);
        granted(late, leader("wang")).then(as(late, "wang", SEPTEMBER));
    }

    @Test
    void only_the_leader_grants_for_what_is_past_but_a_slip_of_the_pen() {
        ChangeRequested whole = relief("90", null, true, null, "zhao", "disaster");
        ChangeRequested slip = relief("90", null, true, null, "zhao", "clerical-error");
        granted(whole, office("wang", "*")).refused(ProblemCode.MISSING_ROLE);
        granted(whole, leader("wang")).then(as(whole, "wang", null));
        granted(slip, office("wang", "*")).then(as(slip, "wang", null));
    }

    private static GrantChange partly(
            ChangeRequested asked,
            String value,
            @Nullable Period from,
            @Nullable String reason,
            DecisionMaker maker) {
        return new GrantChange(
                R,
                RequestedChange.of(asked),
                NIGHT,
                List.of(figure(value)),
                from,
                reason,
                maker,
                DAY_AFTER);
    }

    @Test
    void other_figures_than_were_asked_for_are_granted_for_a_reason() {
        ChangeRequested asked = relief("70");
        Period november = Period.ofMonth(2026, 11);
        inCycle(asked)
                .when(partly(asked, "90", null, null, office("wang", "*")))
                .refused(ProblemCode.REASON_REQUIRED);
        inCycle(asked)
                .when(partly(asked, "90", null, "部分理由成立", office("wang", "*")))
                .then(new ChangeGranted(R, "wang", List.of(what("90")), november, "部分理由成立"));
    }

    @Test
    void a_grant_may_name_the_month_of_the_filing_and_no_earlier_one() {
        ChangeRequested asked = relief("90");
        inCycle(asked)
                .when(partly(asked, "90", SEPTEMBER, null, office("wang", "*")))
                .then(as(asked, "wang", SEPTEMBER));
        inCycle(asked)
                .when(partly(asked, "90", Period.ofMonth(2026, 8), "x", leader("wang")))
                .refused(ProblemCode.INVALID_FIELD);
        ChangeRequested whole = relief("90", null, true, null, "zhao", "disaster");
        inCycle(whole)
                .when(partly(whole, "90", SEPTEMBER, null, office("wang", "*")))
                .refused(ProblemCode.REASON_REQUIRED);
        inCycle(whole)
                .when(partly(whole, "90", SEPTEMBER, "不予追溯", office("wang", "*")))
                .then(new ChangeGranted(R, "wang", whole.changes(), SEPTEMBER, "不予追溯"));
    }

    @Test
    void it_is_told_why_only_the_leader_decides() {
        ChangeRequested all = relief("70", null, true, true, "li", "disaster");
        inCycle(all)
                .when(new WeighChange(R, DIRECTIONS))
                .withResult(
                        new Weighed(
                                List.of(
                                        LeaderOnly.LATE,
                                        LeaderOnly.EASED,
                                        LeaderOnly.WHOLE_PERIOD)))
                .unchanged();
        for (ChangeEvent end : List.of(GRANTED, DENIED, WITHDRAWN)) {
            inCycle(all, end)
                    .when(new WeighChange(R, DIRECTIONS))
                    .withResult(new Weighed(List.of()))
                    .unchanged();
        }
        inCycle().when(new WeighChange(R, DIRECTIONS)).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void what_is_recorded_with_a_grant_names_who_asked_why_and_from_when() {
        ChangeRequested asked = relief("90", SEPTEMBER, null, null, "zhao", "disaster");
        assertThat(grant(asked, "wang").targets())
                .extracting(Change::subject, Change::expectedVersion)
                .containsExactly(tuple("target/edu-bureau/enrolment-rate/2026", 1));
        assertThat(grant(null, "wang").targets()).isEmpty();
    }
}
