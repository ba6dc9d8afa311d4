package io.kaocheng.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.Schemes;
import io.kaocheng.scoring.Sources;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.ForwardingFacts;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.search.ReverseIndex;
import io.kaocheng.shape.Shape;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Laws that hold in every region, made up with every rule, policy and ledger. */
class EnginePropertiesTest {

    @Property(tries = 30)
    void every_derivation_adds_up_and_gives_the_same_number_again_from_its_json_alone(
            @ForAll long seed,
            @ForAll boolean extreme,
            @ForAll boolean month,
            @ForAll boolean second)
            throws JsonProcessingException {
        Region.Made made = Region.ofEveryRule(seed, extreme, 5).make();
        CohortScores scores =
                (second ? made.second() : made).score(month ? Region.MAY : Region.YEAR);
        for (UnitScore unit : scores.units()) {
            Derivation derivation = Derivation.of(unit);
            String json = derivation.write().toString();
            Derivation read = Derivation.read(Shape.MAPPER.readTree(json));
            assertThat(read.write().toString()).isEqualTo(json);
            Recompute.Result again = Recompute.of(read);
            assertThat(again.differences()).isEmpty();
            assertThat(again.value().map(BigDecimal::stripTrailingZeros))
                    .isEqualTo(unit.total().map(BigDecimal::stripTrailingZeros));
        }
    }

    @Property(tries = 30)
    void the_reverse_index_names_exactly_the_units_whose_derivations_cite_an_entry(
            @ForAll long seed, @ForAll boolean month, @ForAll boolean second) {
        Region.Made made = Region.ofEveryRule(seed, false, 4).make();
        CohortScores scores =
                (second ? made.second() : made).score(month ? Region.MAY : Region.YEAR);
        TreeMap<Position, TreeSet<Code>> cited = new TreeMap<>();
        for (UnitScore unit : scores.units()) {
            for (Position entry : Sources.of(Derivation.of(unit))) {
                cited.computeIfAbsent(entry, k -> new TreeSet<>()).add(unit.unit());
            }
        }
        ReverseIndex index = ReverseIndex.of(List.of(scores));
        cited.forEach(
                (entry, units) ->
                        assertThat(index.affectedBy(entry))
                                .as(entry.toString())
                                .extracting(ReverseIndex.AffectedUnit::unit)
                                .containsAll(units));
        for (UnitScore unit : scores.units()) {
            for (Position entry : unit.workings().direct()) {
                assertThat(cited.get(entry)).contains(unit.unit());
            }
        }
    }

    @Property(tries = 30)
    void the_order_in_which_facts_came_never_matters(@ForAll long seed, @ForAll long order) {
        Region region = Region.ofEveryRule(seed, true, 6);
        CohortScores one = region.make(new Random(1)).second().score(Region.YEAR);
        CohortScores other = region.make(new Random(order)).second().score(Region.YEAR);
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(derivations(other)).isEqualTo(derivations(one));
    }

    @Property(tries = 30)
    void nothing_throws_whatever_the_decimals(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 4) int units) {
        Region.Made made = Region.ofEveryRule(seed, true, units).make();
        assertThat(made.score(Region.YEAR).units()).hasSize(units);
        assertThat(made.score(Region.MAY).units()).hasSize(units);
        assertThat(made.second().score(Region.YEAR).units()).hasSize(units);
        assertThat(made.second().score(Region.MAY).units()).hasSize(units);
    }

    @Property(tries = 30)
    void grade_quotas_are_never_exceeded(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int units) {
        CohortScores scores = new Region(seed, false, units, 3).make().score(Region.YEAR);
        long ranked = scores.units().stream().filter(u -> u.rank().isPresent()).count();
        assertThat(count(scores, "excellent")).isLessThanOrEqualTo(ranked * 15 / 100);
        assertThat(count(scores, "good")).isLessThanOrEqualTo(ranked * 20 / 100);
        assertThat(scores.units())
                .allSatisfy(u -> assertThat(u.grade().isPresent()).isEqualTo(u.rank().isPresent()));
    }

    @Property(tries = 30)
    void a_better_total_never_has_a_worse_rank(@ForAll long seed) {
        List<UnitScore> units = new Region(seed, false, 12, 4).make().score(Region.YEAR).units();
        for (UnitScore a : units) {
            for (UnitScore b : units) {
                if (a.exactTotal().isPresent()
                        && b.exactTotal().isPresent()
                        && a.exactTotal().get().compareTo(b.exactTotal().get()) > 0) {
                    assertThat(a.rank().orElseThrow()).isLessThanOrEqualTo(b.rank().orElseThrow());
                }
            }
        }
    }

    @Property(tries = 30)
    void under_rules_without_peers_a_units_score_does_not_depend_on_peers(@ForAll long seed) {
        Region.Made made = Region.ofEveryRule(seed, true, 5).make();
        List<Scheme.Node> alone = new ArrayList<>();
        for (IndicatorDefinition definition : made.definitions()) {
            if (!definition.rule().comparesPeers()) {
                alone.add(
                        new Scheme.IndicatorNode(
                                definition.indicator(),
                                null,
                                null,
                                new Scheme.LightRule(
                                        Scheme.LightOn.ACHIEVEMENT,
                                        new BigDecimal("0.9"),
                                        new BigDecimal("0.6"),
                                        3)));
            }
        }
        Scheme scheme =
                Schemes.of(
                        Region.CLASS,
                        new Scheme.Block(
                                Code.of("root"),
                                null,
                                null,
                                Scheme.Weighting.EQUAL,
                                Scheme.Aggregation.ARITHMETIC,
                                alone));
        Cohort cohort = new Cohort(Region.CLASS, Region.YEAR, new SchemeInForce(scheme, List.of()));
        CohortScores all = Engine.score(cohort, made.facts());
        CohortScores single = Engine.score(cohort, new Only(made.facts(), Region.unit(2)));
        assertThat(single.units().getFirst().exactTotal())
                .isEqualTo(all.unit(Region.unit(2)).orElseThrow().exactTotal());
    }

    @Property(tries = 10)
    void the_same_inputs_give_the_same_bytes_on_any_number_of_threads(@ForAll long seed)
            throws Exception {
        Region.Made made = Region.ofEveryRule(seed, true, 6).make();
        String expected = derivations(made.score(Region.YEAR));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                runs.add(threads.submit(() -> derivations(made.score(Region.YEAR))));
            }
            for (Future<String> run : runs) {
                assertThat(run.get()).isEqualTo(expected);
            }
        }
    }

    @Property(tries = 30)
    void coverage_is_a_share(@ForAll long seed, @ForAll boolean month) {
        CohortScores scores =
                Region.ofEveryRule(seed, false, 4).make().score(month ? Region.MAY : Region.YEAR);
        assertThat(scores.units())
                .allSatisfy(
                        unit ->
                                assertThat(unit.coverage())
                                        .isBetween(BigDecimal.ZERO, BigDecimal.ONE));
    }

    private static long count(CohortScores scores, String grade) {
        return scores.units().stream()
                .filter(u -> u.grade().filter(Code.of(grade)::equals).isPresent())
                .count();
    }

    private static String derivations(CohortScores scores) {
        StringBuilder text = new StringBuilder();
        scores.units().forEach(u -> text.append(u).append(Derivation.of(u).write()));
        return text.toString();
    }

    /** The same facts in a class of one. */
    private record Only(Facts facts, Code unit) implements ForwardingFacts {
        @Override
        public List<Member> members(Code unitClass, Period period) {
            return facts.members(unitClass, period).stream()
                    .filter(m -> m.unit().equals(unit))
                    .toList();
        }

        @Override
        public List<Member> ended(Code unitClass, Period period) {
            return facts.ended(unitClass, period).stream()
                    .filter(m -> m.unit().equals(unit))
                    .toList();
        }
    }
}
