package io.kaocheng.scoring.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.OneChanged;
import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Engine;
import io.kaocheng.scoring.engine.IndicatorResult;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Reasons;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Laws of the reverse index in any region. */
class ReverseIndexPropertiesTest {

    @Property(tries = 20)
    void whatever_a_changed_observation_moves_is_among_what_the_index_names(
            @ForAll long seed,
            @ForAll boolean month,
            @ForAll boolean many,
            @ForAll boolean second) {
        Period period = month ? Region.MAY : Region.YEAR;
        Region.Made first = Region.ofEveryRule(seed, false, many ? 6 : 3).make();
        Region.Made made = second ? first.second() : first;
        CohortScores before = made.score(period);
        ReverseIndex index = ReverseIndex.of(List.of(before));
        Random random = new Random(seed);
        for (int n = 0; n < 15; n++) {
            Code unit = Region.unit(random.nextInt(many ? 6 : 3));
            IndicatorDefinition changed =
                    made.definitions().get(random.nextInt(made.definitions().size()));
            List<Period> periods = new ArrayList<>();
            for (int year : new int[] {2026, 2026, 2025}) {
                periods.addAll(Period.ofYear(year).within(changed.frequency()));
            }
            Period at = periods.get(random.nextInt(periods.size()));
            Observation was = made.facts().observation(unit, changed.indicator(), at).orElse(null);
            if (was == null) {
                continue;
            }
            Observation now = other(was, random);
            CohortScores after =
                    Engine.score(
                            made.cohort(period),
                            new OneChanged(made.facts(), unit, changed.indicator(), at, now));
            List<ReverseIndex.AffectedUnit> affected = index.affectedBy(was.sources().getFirst());
            for (int u = 0; u < before.units().size(); u++) {
                check(before.units().get(u), after.units().get(u), affected);
            }
        }
    }

    private static void check(
            UnitScore before, UnitScore after, List<ReverseIndex.AffectedUnit> affected) {
        List<ReverseIndex.AffectedUnit> here =
                affected.stream().filter(t -> t.unit().equals(before.unit())).toList();
        boolean leaf = false;
        for (int i = 0; i < before.indicators().size(); i++) {
            IndicatorResult one = before.indicators().get(i);
            IndicatorResult other = after.indicators().get(i);
            if (one.equals(other)) {
                continue;
            }
            leaf = true;
            boolean scored = !scored(one).equals(scored(other));
            boolean lit = one.light() != other.light();
            // What it contributes to its block may change by a sibling's figure.
            assertThat(here)
                    .as("%s of %s: %s became %s", one.indicator(), before.unit(), one, other)
                    .anyMatch(
                            t ->
                                    (!(scored || lit) || one.indicator().equals(t.indicator()))
                                            && (!scored
                                                    || t.channel() != ReverseIndex.Channel.LIGHT)
                                            && t.channel() != ReverseIndex.Channel.RANKING);
        }
        if (!before.exactTotal().equals(after.exactTotal())) {
            assertThat(here)
                    .as("total of %s", before.unit())
                    .anyMatch(
                            t ->
                                    t.channel() != ReverseIndex.Channel.LIGHT
                                            && t.channel() != ReverseIndex.Channel.RANKING);
        } else if (!leaf && !before.toString().equals(after.toString())) {
            assertThat(here).as("standing of %s", before.unit()).isNotEmpty();
        }
    }

    private static String scored(IndicatorResult result) {
        return result.value()
                + " "
                + result.achievement()
                + " "
                + result.exactScore()
                + " "
                + result.reason();
    }

    private static Observation other(Observation was, Random random) {
        BigDecimal value = BigDecimal.valueOf(random.nextInt(10_001), 2);
        return random.nextInt(4) == 0
                ? new Observation.NoFigure(Reasons.BLOCKED, true, false, was.sources())
                : new Observation.Reported(value, true, false, was.sources());
    }
}
