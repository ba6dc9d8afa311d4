package io.kaocheng.goals.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.Child;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalAbandoned;
import io.kaocheng.contracts.goals.GoalEvent.GoalAcknowledged;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalDecomposed;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalObjected;
import io.kaocheng.contracts.goals.GoalEvent.GoalRevised;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.goal.Decomposition.Found;
import io.kaocheng.goals.goal.Decomposition.Mode;
import io.kaocheng.goals.goal.Decomposition.Verdict;
import io.kaocheng.goals.goal.GoalCommand.DecomposeGoal;
import io.kaocheng.goals.goal.GoalCommand.Examiner;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.IssuedWith;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.Share;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.policy.Scope;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

class DecomposingTest {

    private static final Code WHOLE = Code.of("county-01");
    private static final Code A = Code.of("a-01");
    private static final Code B = Code.of("b-01");
    private static final Code CYCLE = Code.of("2026");
    private static final Code TOP = Code.of("county");
    private static final Code UNIT_A = Code.of("town-a");
    private static final Code UNIT_B = Code.of("town-b");
    private static final Code JOBS = Code.of("jobs-created");
    private static final Period YEAR = Period.ofYear(2026);
    private static final Instant AT = Instant.parse("2026-03-01T16:30:00Z");
    private static final Assessment.Lookup ASSESSMENT =
            (_, _) -> {
                throw new IllegalStateException("the example gives it");
            };

    private final DeciderSpec<GoalCommand, Goal, GoalEvent> spec =
            new DeciderSpec<>(new GoalDecider());

    private static Content content(@Nullable Code parent, Code owner, @Nullable String value) {
        return new Content(
                "新增就业",
                CYCLE,
                parent,
                owner,
                null,
                "annual",
                "青政发〔2026〕1号",
                new BigDecimal("50"),
                "head",
                null,
                LocalDate.of(2026, 12, 31),
                null,
                null,
                List.of(),
                null,
                value == null
                        ? List.of()
                        : List.of(
                                new Measure(
                                        JOBS,
                                        YEAR,
                                        new BigDecimal(value),
                                        null,
                                        List.of(),
                                        null,
                                        true)),
                List.of());
    }

    private static final Content OF_WHOLE = content(null, TOP, "1000");
    private static final GoalDrafted DRAFTED = new GoalDrafted(WHOLE, OF_WHOLE, "li");

    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given given(GoalEvent... events) {
        LocalDate since = LocalDate.of(2026, 1, 1);
        return spec.given(events)
                .and(CycleDecider.at(CYCLE), new CycleOpened(CYCLE, "2026 年度考核", YEAR))
                .and(ASSESSMENT, new Assessment(Map.of(), Map.of(), Map.of(JOBS, Direction.UP)))
                .and(
                        RegionDecider.at(DeciderSpec.REGION),
                        new RegionOpened(DeciderSpec.REGION, "青河县", "Asia/Shanghai"))
                .and(UnitDecider.at(TOP), new UnitRegistered(TOP, "县政府", "county", null, since))
                .and(UnitDecider.at(UNIT_A), new UnitRegistered(UNIT_A, "甲镇", "town", TOP, since))
                .and(UnitDecider.at(UNIT_B), new UnitRegistered(UNIT_B, "乙镇", "town", null, since));
    }

    private static Requester office() {
        return new Requester("li", Scope.EVERYTHING);
    }

    private static DecomposeGoal divide(Mode mode, Requester by, Share... children) {
        return new DecomposeGoal(
                WHOLE, JOBS, mode, null, List.of(children), by, new Examiner(ASSESSMENT, AT));
    }

    private static Share draft(Code goal, Code unit, @Nullable String value) {
        return new Share(goal, content(WHOLE, unit, value), null, null);
    }

    private static GoalDecomposed filed(String mode, Child... children) {
        return new GoalDecomposed(WHOLE, JOBS, mode, null, List.of(children), "li");
    }

    private static Child child(Code goal, Code unit) {
        return new Child(goal, unit, null, null);
    }

    private static final GoalDecomposed SUM = filed("sum", child(A, UNIT_A), child(B, UNIT_B));

    private static Decomposition.Told found(
            Verdict verdict, String total, String off, String perCent) {
        return new Found(
                        verdict,
                        new BigDecimal(total),
                        new BigDecimal(off),
                        new BigDecimal(perCent))
                .told();
    }

    @Test
    void a_division_is_filed_whatever_becomes_of_the_aim_and_that_is_told() {
        given(DRAFTED)
                .when(divide(Mode.SUM, office(), draft(A, UNIT_A, "600"), draft(B, UNIT_B, "390")))
                .withResult(found(Verdict.GAP, "990", "-10", "1.0"))
                .then(SUM);
    }

    @Test
    void goals_that_are_there_are_divided_among_by_their_own_figures() {
        given(DRAFTED)
                .and(
                        GoalDecider.KIND.at("goal/" + A),
                        new GoalDrafted(A, content(WHOLE, UNIT_A, "600"), "li"))
                .and(
                        GoalDecider.KIND.at("goal/" + B),
                        new GoalDrafted(B, content(WHOLE, UNIT_B, "400"), "li"))
                .when(
                        divide(
                                Mode.SUM,
                                office(),
                                new Share(A, null, null, null),
                                new Share(B, null, null, null)))
                .withResult(found(Verdict.CONSERVED, "1000", "0", "0.0"))
                .then(SUM);
    }

    @Test
    void a_goal_is_divided_at_every_stage_until_it_is_given_up() {
        GoalEvent[] life = {
            DRAFTED,
            new GoalSubmitted(WHOLE),
            new GoalApproved(WHOLE),
            new GoalIssued(WHOLE, OF_WHOLE, LocalDate.of(2026, 3, 9)),
            new GoalAcknowledged(WHOLE, "zhao", null)
        };
        DecomposeGoal divide =
                divide(Mode.SUM, office(), draft(A, UNIT_A, "600"), draft(B, UNIT_B, "400"));
        for (int stage = 1; stage <= life.length; stage++) {
            given(Arrays.copyOf(life, stage)).when(divide).then(SUM);
        }
        given(DRAFTED, new GoalAbandoned(WHOLE, "重复"))
                .when(divide)
                .refused(ProblemCode.WRONG_STATE);
        given().when(divide).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void the_same_division_again_changes_nothing_and_another_replaces_it() {
        DecomposeGoal divide =
                divide(Mode.SUM, office(), draft(A, UNIT_A, "600"), draft(B, UNIT_B, "400"));
        given(DRAFTED, SUM).when(divide).unchanged();
        given(DRAFTED, SUM)
                .when(divide(Mode.SAME, office(), draft(A, UNIT_A, "600")))
                .then(filed("same", child(A, UNIT_A)));
    }

    @Test
    void a_division_is_kept_through_all_that_follows() {
        given(
                        DRAFTED,
                        SUM,
                        new GoalRevised(WHOLE, OF_WHOLE, "li"),
                        new GoalSubmitted(WHOLE),
                        new GoalObjected(WHOLE, "x"),
                        new GoalSubmitted(WHOLE),
                        new GoalApproved(WHOLE),
                        new GoalIssued(WHOLE, OF_WHOLE, null),
                        new GoalAcknowledged(WHOLE, "zhao", null))
                .when(divide(Mode.SUM, office(), draft(A, UNIT_A, "600"), draft(B, UNIT_B, "400")))
                .unchanged();
    }

    @Test
    void what_the_goal_is_not_measured_by_is_not_divided() {
        given(new GoalDrafted(WHOLE, content(null, TOP, null), "li"))
                .when(divide(Mode.SUM, office(), draft(A, UNIT_A, "600")))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void a_part_is_there_or_drafted_and_a_part_of_the_whole() {
        given(DRAFTED)
                .when(divide(Mode.SUM, office(), new Share(A, null, null, null)))
                .refused(ProblemCode.NOT_FOUND);
        given(DRAFTED)
                .and(
                        GoalDecider.KIND.at("goal/" + A),
                        new GoalDrafted(A, content(null, UNIT_A, "600"), "li"))
                .when(divide(Mode.SUM, office(), new Share(A, null, null, null)))
                .refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void each_unit_has_one_part() {
        given(DRAFTED)
                .when(divide(Mode.SUM, office(), draft(A, UNIT_A, "600"), draft(B, UNIT_A, "400")))
                .refused(ProblemCode.INVALID_FIELD);
        given(DRAFTED)
                .when(divide(Mode.SUM, office(), draft(A, UNIT_A, "600"), draft(A, UNIT_B, "400")))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void a_department_hands_down_to_units_below_it_and_to_no_others() {
        Requester top = new Requester("li", new Scope(false, Set.of(TOP.value()), false));
        given(DRAFTED)
                .when(divide(Mode.SUM, top, draft(A, UNIT_A, "1000")))
                .then(filed("sum", child(A, UNIT_A)));
        given(DRAFTED)
                .when(divide(Mode.SUM, top, draft(B, UNIT_B, "1000")))
                .refused(ProblemCode.FOREIGN_UNIT);
        given(DRAFTED)
                .when(
                        divide(
                                Mode.SUM,
                                new Requester(
                                        "li", new Scope(false, Set.of(UNIT_A.value()), false)),
                                draft(A, UNIT_A, "1000")))
                .refused(ProblemCode.FOREIGN_UNIT);
    }

    @Test
    void bases_are_of_means_and_shares_of_shares_and_all_parts_have_them_or_none() {
        Content a = content(WHOLE, UNIT_A, "500");
        Content b = content(WHOLE, UNIT_B, "500");
        BigDecimal half = new BigDecimal("0.5");
        for (DecomposeGoal wrong :
                List.of(
                        divide(Mode.SUM, office(), new Share(A, a, half, null)),
                        divide(Mode.SUM, office(), new Share(A, a, null, BigDecimal.ONE)),
                        divide(
                                Mode.MEAN,
                                office(),
                                new Share(A, a, half, null),
                                new Share(B, b, null, null)),
                        divide(
                                Mode.SHARE,
                                office(),
                                new Share(A, a, null, half),
                                new Share(B, b, null, new BigDecimal("0.4"))))) {
            given(DRAFTED).when(wrong).refused(ProblemCode.INVALID_FIELD);
        }
        given(DRAFTED)
                .when(
                        divide(
                                Mode.SHARE,
                                office(),
                                new Share(A, a, null, half),
                                new Share(B, b, null, half)))
                .then(
                        filed(
                                "share",
                                new Child(A, UNIT_A, null, half),
                                new Child(B, UNIT_B, null, half)));
        given(DRAFTED)
                .when(
                        divide(
                                Mode.MEAN,
                                office(),
                                new Share(A, a, BigDecimal.TEN, null),
                                new Share(B, b, BigDecimal.ONE, null)))
                .then(
                        filed(
                                "mean",
                                new Child(A, UNIT_A, BigDecimal.TEN, null),
                                new Child(B, UNIT_B, BigDecimal.ONE, null)));
    }

    @Test
    void in_a_closed_cycle_nothing_is_divided() {
        given(DRAFTED)
                .and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", YEAR),
                        new CycleClosed(CYCLE, "完成"))
                .when(divide(Mode.SUM, office(), draft(A, UNIT_A, "1000")))
                .refused(ProblemCode.PERIOD_CLOSED);
    }

    @Test
    void what_is_not_there_or_was_given_up_has_no_division() {
        given().neverFollowedBy(SUM);
        given(DRAFTED, new GoalAbandoned(WHOLE, "重复")).neverFollowedBy(SUM);
    }

    @Test
    void a_division_goes_to_the_whole_and_names_its_parts() {
        DecomposeGoal divide = divide(Mode.SUM, office(), draft(A, UNIT_A, "600"));
        assertThat(divide.change().subject()).isEqualTo("goal/county-01");
        assertThat(divide.change().references())
                .containsExactly(ASSESSMENT, GoalDecider.KIND.at("goal/a-01"));
    }

    /** The part A, approved, beside B, when the whole was issued and divided. */
    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given part(
            String value, GoalEvent... ofTheOther) {
        return given(
                        new GoalDrafted(A, content(WHOLE, UNIT_A, value), "li"),
                        new GoalSubmitted(A),
                        new GoalApproved(A))
                .and(
                        GoalDecider.KIND.at("goal/" + WHOLE),
                        DRAFTED,
                        SUM,
                        new GoalSubmitted(WHOLE),
                        new GoalApproved(WHOLE),
                        new GoalIssued(WHOLE, OF_WHOLE, null))
                .and(
                        GoalDecider.KIND.at("goal/" + A),
                        new GoalDrafted(A, content(WHOLE, UNIT_A, value), "li"))
                .and(GoalDecider.KIND.at("goal/" + B), ofTheOther);
    }

    private static IssueGoal issue(String value) {
        return new IssueGoal(A, content(WHOLE, UNIT_A, value), "wang", AT, ASSESSMENT);
    }

    private static final GoalDrafted OTHER =
            new GoalDrafted(B, content(WHOLE, UNIT_B, "400"), "li");

    private static GoalIssued issued(String value) {
        return new GoalIssued(A, content(WHOLE, UNIT_A, value), LocalDate.of(2026, 3, 9));
    }

    @Test
    void a_part_is_issued_where_the_parts_make_up_the_whole() {
        part("600", OTHER).when(issue("600")).withResult(new IssuedWith(null)).then(issued("600"));
    }

    @Test
    void a_part_that_leaves_a_gap_is_not_issued() {
        part("590", OTHER).when(issue("590")).refused(ProblemCode.NOT_CONSERVED);
    }

    @Test
    void parts_that_ask_for_one_per_cent_more_are_issued_with_a_warning() {
        part("610", OTHER)
                .when(issue("610"))
                .withResult(new IssuedWith(new BigDecimal("1.0")))
                .then(issued("610"));
    }

    @Test
    void parts_that_ask_for_more_than_five_per_cent_more_are_not_issued() {
        part("650", OTHER)
                .when(issue("650"))
                .withResult(new IssuedWith(new BigDecimal("5.0")))
                .then(issued("650"));
        part("651", OTHER).when(issue("651")).refused(ProblemCode.NOT_CONSERVED);
    }

    @Test
    void a_part_is_not_issued_while_another_has_no_figure_or_was_given_up() {
        part("600", new GoalDrafted(B, content(WHOLE, UNIT_B, null), "li"))
                .when(issue("600"))
                .refused(ProblemCode.NOT_CONSERVED);
        part("600", OTHER, new GoalAbandoned(B, "重复"))
                .when(issue("600"))
                .refused(ProblemCode.NOT_CONSERVED);
    }
}
