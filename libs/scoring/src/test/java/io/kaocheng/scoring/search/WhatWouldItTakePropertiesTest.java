package io.kaocheng.scoring.search;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.OneChanged;
import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.engine.Column;
import io.kaocheng.scoring.engine.Engine;
import io.kaocheng.scoring.engine.Figure;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Laws of the search in any region. */
class WhatWouldItTakePropertiesTest {

    @Property(tries = 30)
    void a_tried_figure_gives_what_scoring_with_it_gives(@ForAll long seed) {
        Region.Made made = Region.ofEveryRule(seed, false, 4).make();
        Cohort cohort = made.cohort(Region.YEAR);
        Engine.Trial trial = new Engine.Trial(cohort, made.facts(), true);
        Random random = new Random(seed);
        for (IndicatorDefinition definition : made.definitions()) {
            Code indicator = definition.indicator();
            int u = random.nextInt(4);
            BigDecimal value = BigDecimal.valueOf(random.nextInt(12_001), 2);
            if (definition.formula() != null
                    || definition.frequency() != Period.Kind.YEAR
                    || definition.rule().needs() != Rule.Needs.FIGURE
                    || made.facts().exemption(Region.unit(u), indicator, Region.YEAR).isPresent()
                    || isReferredTo(made, indicator)) {
                continue;
            }
            UnitScore scored =
                    Engine.score(
                                    cohort,
                                    new OneChanged(
                                            made.facts(),
                                            Region.unit(u),
                                            indicator,
                                            Region.YEAR,
                                            new Observation.Reported(
                                                    value, true, false, List.of())))
                            .units()
                            .get(u);
            Engine.Ranking tried = trial.with(u, indicator, value);
            assertThat(Optional.ofNullable(tried.total())).isEqualTo(scored.total());
            assertThat(Optional.ofNullable(tried.grade())).isEqualTo(scored.grade());
        }
    }

    @Property(tries = 40)
    void no_nearer_figure_would_do(@ForAll long seed, @ForAll boolean grade) {
        Region.Made made = Region.ofEveryRule(seed, false, 5).make();
        Cohort cohort = made.cohort(Region.YEAR);
        UnitScore now = Engine.score(cohort, made.facts()).units().getFirst();
        if (now.total().isEmpty()) {
            return;
        }
        WhatWouldItTake.Objective objective =
                grade
                        ? new WhatWouldItTake.GradeOrBetter(code(seed % 2 == 0 ? "good" : "pass"))
                        : new WhatWouldItTake.Score(now.total().get().add(d("0.5")));
        WhatWouldItTake.Answer answer =
                WhatWouldItTake.find(cohort, made.facts(), now.unit(), objective, 0);
        if (answer instanceof WhatWouldItTake.AlreadyThere) {
            return;
        }
        List<WhatWouldItTake.Change> changes =
                answer instanceof WhatWouldItTake.Changes(var smallestFirst, _)
                        ? smallestFirst
                        : List.of();
        Engine.Trial trial = new Engine.Trial(cohort, made.facts(), true);
        for (Column column : trial.columns(0)) {
            Code indicator = column.node().indicator();
            if (WhatWouldItTakeTest.notCovered(answer).stream()
                    .anyMatch(n -> n.indicator().equals(indicator))) {
                continue;
            }
            Figure figure = trial.leaf(0, indicator).cell().figure();
            BigDecimal from = figure == null ? null : figure.value();
            Optional<BigDecimal> near = nearest(trial, indicator, from, objective);
            Optional<BigDecimal> found =
                    changes.stream()
                            .filter(c -> c.indicator().equals(indicator))
                            .map(WhatWouldItTake.Change::to)
                            .findFirst();
            BigDecimal start = from == null ? BigDecimal.ZERO : from;
            if (near.isPresent()) {
                assertThat(found).as("%s from %s: %s does", indicator, from, near).isPresent();
                assertThat(found.get().subtract(start).abs())
                        .as("%s from %s to %s, not %s", indicator, from, near, found)
                        .isLessThanOrEqualTo(near.get().subtract(start).abs());
            }
            found.ifPresent(
                    to ->
                            assertThat(fulfils(trial.with(0, indicator, to), objective))
                                    .as("%s at %s", indicator, to)
                                    .isTrue());
        }
    }

    /** The nearest whole figure from 0 on that does, by trying every one near. */
    private static Optional<BigDecimal> nearest(
            Engine.Trial trial,
            Code indicator,
            @Nullable BigDecimal from,
            WhatWouldItTake.Objective objective) {
        BigDecimal start = from == null ? BigDecimal.ZERO : from;
        BigDecimal nearest = null;
        long middle = start.longValue();
        for (long v = Math.max(0, middle - 110); v <= middle + 110; v++) {
            BigDecimal value = BigDecimal.valueOf(v);
            BigDecimal distance = value.subtract(start).abs();
            if ((nearest == null || distance.compareTo(nearest.subtract(start).abs()) < 0)
                    && (from == null || value.compareTo(from) != 0)
                    && fulfils(trial.with(0, indicator, value), objective)) {
                nearest = value;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static boolean fulfils(Engine.Ranking ranking, WhatWouldItTake.Objective objective) {
        BigDecimal total = ranking.total();
        Code grade = ranking.grade();
        List<String> grades = List.of("excellent", "good", "pass", "fail");
        return ranking.earned()
                && switch (objective) {
                    case WhatWouldItTake.Score(BigDecimal atLeast) ->
                            total != null && total.compareTo(atLeast) >= 0;
                    case WhatWouldItTake.GradeOrBetter(Code asked) ->
                            grade != null
                                    && grades.indexOf(grade.value())
                                            <= grades.indexOf(asked.value());
                };
    }

    private static boolean isReferredTo(Region.Made made, Code indicator) {
        return made.definitions().stream()
                .map(IndicatorDefinition::formula)
                .anyMatch(f -> f != null && f.references().contains(indicator));
    }
}
