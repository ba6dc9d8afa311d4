package io.kaocheng.goals.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.CycleEvent.CycleRulesSet;
import io.kaocheng.goals.cycle.CycleDecider.CloseCycle;
import io.kaocheng.goals.cycle.CycleDecider.Cycle;
import io.kaocheng.goals.cycle.CycleDecider.CycleCommand;
import io.kaocheng.goals.cycle.CycleDecider.OpenCycle;
import io.kaocheng.goals.cycle.CycleDecider.SetCycleRules;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.List;

class CycleDeciderTest {

    private static final Code C = Code.of("2026");
    private static final Period YEAR = Period.ofYear(2026);
    private static final CycleOpened OPENED = new CycleOpened(C, "年度考核", YEAR);

    private final DeciderSpec<CycleCommand, Cycle, CycleEvent> spec =
            new DeciderSpec<>(new CycleDecider());

    @Test
    void no_two_cycles_are_for_the_same_time() {
        Code other = Code.of("special");
        for (Period period : List.of(YEAR, Period.parse("2026S1"))) {
            var opened = new CycleOpened(other, "专项", period);
            spec.given()
                    .and(CycleDecider.at(other), opened)
                    .when(new OpenCycle(C, "年度考核", YEAR))
                    .refused(ProblemCode.ALREADY_EXISTS);
            spec.given()
                    .and(CycleDecider.at(other), opened, new CycleClosed(other, "结束"))
                    .when(new OpenCycle(C, "年度考核", YEAR))
                    .refused(ProblemCode.ALREADY_EXISTS);
        }
        spec.given()
                .and(CycleDecider.at(other), new CycleOpened(other, "上年", Period.ofYear(2025)))
                .when(new OpenCycle(C, "年度考核", YEAR))
                .then(OPENED);
    }

    @Test
    void a_cycle_is_opened_once() {
        spec.given().when(new OpenCycle(C, "年度考核", YEAR)).then(OPENED);
        spec.given(OPENED).when(new OpenCycle(C, "年度考核", YEAR)).unchanged();
        spec.given(OPENED)
                .when(new OpenCycle(C, "年度考核", Period.ofYear(2025)))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_cycle_is_closed_for_good() {
        spec.given(OPENED).when(new CloseCycle(C, "结束")).then(new CycleClosed(C, "结束"));
        spec.given(OPENED, new CycleClosed(C, "结束")).when(new CloseCycle(C, "结束")).unchanged();
        spec.given(OPENED, new CycleClosed(C, "结束"))
                .when(new CloseCycle(C, "另一理由"))
                .refused(ProblemCode.WRONG_STATE);
        spec.given().when(new CloseCycle(C, "结束")).refused(ProblemCode.UNKNOWN_CYCLE);
    }

    private static final CycleClosed CLOSED = new CycleClosed(C, "结束");

    @Test
    void a_closed_cycle_is_not_opened_as_another() {
        spec.given(OPENED, CLOSED).when(new OpenCycle(C, "年度考核", YEAR)).unchanged();
        for (OpenCycle other :
                new OpenCycle[] {
                    new OpenCycle(C, "别名", YEAR), new OpenCycle(C, "年度考核", Period.ofYear(2025))
                }) {
            spec.given(OPENED, CLOSED).when(other).refused(ProblemCode.ALREADY_EXISTS);
        }
    }

    @Test
    void a_history_that_opens_twice_or_closes_what_is_not_open_is_broken() {
        spec.given().neverFollowedBy(CLOSED);
        spec.given(OPENED).neverFollowedBy(OPENED);
        spec.given(OPENED, CLOSED).neverFollowedBy(OPENED, CLOSED);
    }

    private static final CycleRules DEFAULTS = CycleRules.defaults(YEAR);
    private static final CycleRules WARNING = rules(3, "warn");
    private static final CycleRulesSet RULES = new CycleRulesSet(C, WARNING, "办法");

    private static CycleRules rules(int acknowledgeDays, String smart) {
        return new CycleRules(
                acknowledgeDays,
                DEFAULTS.decompositionDue(),
                DEFAULTS.reliefDeadline(),
                DEFAULTS.leaderAbove(),
                DEFAULTS.tolerance(),
                DEFAULTS.mostInflated(),
                smart,
                DEFAULTS.lights(),
                DEFAULTS.milestoneWarnDays(),
                DEFAULTS.milestoneRedDays(),
                DEFAULTS.calibration(),
                DEFAULTS.consultation());
    }

    private static SetCycleRules set(CycleRules rules) {
        return new SetCycleRules(C, _ -> rules, "办法");
    }

    @Test
    void a_cycle_is_given_rules_for_its_period_and_others_later() {
        spec.given(OPENED)
                .when(new SetCycleRules(C, CycleRules::defaults, "办法"))
                .then(new CycleRulesSet(C, DEFAULTS, "办法"));
        assertThat(DEFAULTS.reliefDeadline()).isEqualTo("2026-10-31");
        spec.given(OPENED, RULES).when(set(WARNING)).unchanged();
        spec.given(OPENED, RULES).when(set(DEFAULTS)).then(new CycleRulesSet(C, DEFAULTS, "办法"));
    }

    @Test
    void no_rules_are_given_to_a_cycle_that_is_not_open() {
        spec.given().when(set(WARNING)).refused(ProblemCode.UNKNOWN_CYCLE);
        spec.given(OPENED, CLOSED).when(set(WARNING)).refused(ProblemCode.PERIOD_CLOSED);
        spec.given().neverFollowedBy(RULES);
        spec.given(OPENED, CLOSED).neverFollowedBy(RULES);
    }

    @Test
    void a_cycle_with_rules_is_closed_as_any_other() {
        spec.given(OPENED, RULES).when(new CloseCycle(C, "结束")).then(CLOSED);
        spec.given(OPENED, RULES, CLOSED).when(new CloseCycle(C, "结束")).unchanged();
    }

    @Test
    void a_command_goes_to_its_cycle() {
        assertThat(set(WARNING).change().subject()).isEqualTo("cycle/2026");
        assertThat(new OpenCycle(C, "x", YEAR).change().subject()).isEqualTo("cycle/2026");
        assertThat(new CloseCycle(C, "x").change().subject()).isEqualTo("cycle/2026");
    }

    @Test
    void nothing_is_opened_in_a_region_that_was_never_opened() {
        var kind = new OpenCycle(C, "x", YEAR).change().kind();
        var inRegion = new DeciderSpec<>(kind.decider());
        inRegion.given().when(new OpenCycle(C, "x", YEAR)).refused(ProblemCode.UNKNOWN_REGION);
    }
}
