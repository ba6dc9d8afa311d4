package io.kaocheng.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.CohortScores;
import io.kaocheng.scoring.IndicatorDefinition;
import io.kaocheng.scoring.Scheme;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

class RegionFactsTest {

    private static final Code REGION = Code.of("qinghe");
    private static final Code CLASS = Code.of("townships");
    private static final Code OTHER = Code.of("departments");
    private static final Code A = Code.of("level");
    private static final Code B = Code.of("complaints");
    private static final Period YEAR = Period.ofYear(2026);
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final List<Code> UNITS =
            List.of(Code.of("east"), Code.of("west"), Code.of("north"), Code.of("south"));

    /** A history of everything scoring looks at, with entries numbered as journals number them. */
    private static final class History {
        private final List<Recorded> entries = new ArrayList<>();
        private final Map<Journal, Long> heads = new HashMap<>();
        private final Map<String, Integer> versions = new HashMap<>();

        void add(Event event) {
            Journal journal = EntryType.of(event).journal();
            long sequence = heads.merge(journal, 1L, Long::sum);
            int version = versions.merge(journal + event.subject(), 1, Integer::sum);
            entries.add(
                    new Recorded(
                            UUID.nameUUIDFromBytes(
                                    (journal + "@" + sequence).getBytes(StandardCharsets.UTF_8)),
                            REGION,
                            new Position(journal, sequence),
                            event.subject(),
                            version,
                            Instant.EPOCH,
                            "li",
                            null,
                            null,
                            event));
        }

        Cut cut() {
            return Cut.of(heads);
        }
    }

    private static History history(Random random) {
        History h = new History();
        h.add(new CycleOpened(Code.of("2026"), "2026", YEAR));
        for (Code unit : UNITS) {
            h.add(new UnitRegistered(unit, unit.value(), "township", null, DAY));
            h.add(new UnitClassified(unit, CLASS, DAY));
        }
        h.add(new UnitRenamed(UNITS.get(0), "东镇", LocalDate.of(2026, 2, 1)));
        h.add(new UnitClassified(UNITS.get(1), OTHER, LocalDate.of(2026, 6, 1)));
        h.add(new UnitAbolished(UNITS.get(2), LocalDate.of(2026, 9, 1), "撤并"));
        enact(h, A, 1, "2026", "up", "completion");
        enact(h, B, 1, "2026", "down", "control");
        enact(h, A, 2, "202604", "up", "completion");
        h.add(scheme());
        h.add(new TargetSet(null, CLASS, A, YEAR, new BigDecimal("100"), null, List.of()));
        h.add(new TargetSet(null, CLASS, B, YEAR, new BigDecimal("50"), null, List.of()));
        h.add(new TargetSet(UNITS.get(0), null, A, YEAR, new BigDecimal("80"), null, List.of()));
        h.add(
                new TargetAdjusted(
                        UNITS.get(0),
                        null,
                        A,
                        YEAR,
                        new BigDecimal("90"),
                        null,
                        List.of(),
                        "灾情",
                        "wang"));
        for (int month = 1; month <= 4; month++) {
            Period period = Period.ofMonth(2026, month * 2);
            for (Code unit : UNITS) {
                for (Code indicator : List.of(A, B)) {
                    observe(h, random, unit, indicator, period);
                }
            }
        }
        return h;
    }

    private static void observe(
            History h, Random random, Code unit, Code indicator, Period period) {
        int kind = random.nextInt(6);
        if (kind == 0) {
            h.add(new NoDataDeclared(unit, indicator, period, "blocked", null));
            return;
        }
        h.add(
                new ObservationSubmitted(
                        unit, indicator, period, figures(random), null, null, "li", null, false));
        if (kind >= 2) {
            h.add(new ObservationApproved(unit, indicator, period));
        }
        if (kind == 3) {
            h.add(
                    new ObservationCorrected(
                            unit, indicator, period, figures(random), null, null, "li", "复核"));
        }
        if (kind == 4) {
            h.add(new ObservationReturned(unit, indicator, period, "缺少佐证"));
        }
        if (kind == 5) {
            h.add(new ObservationWithdrawn(unit, indicator, period, "报错"));
        }
    }

    private static Figures figures(Random random) {
        return new Figures(BigDecimal.valueOf(random.nextInt(2_000), 1), null, null);
    }

    private static void enact(
            History h, Code code, int version, String from, String direction, String rule) {
        IndicatorDefinition d =
                IndicatorDefinition.read(
                                json(
                                        """
                        {"indicator":"%s","version":%d,"effectiveFrom":"%s","direction":"%s","frequency":"month",
                         "rule":{"rule":"%s"}}
                        """
                                                .formatted(code, version, from, direction, rule)))
                        .orThrow();
        h.add(new VersionEnacted(code, version, d.effectiveFrom(), d.write(), d.hash()));
    }

    private static SchemeEnacted scheme() {
        Scheme s =
                Scheme.read(
                                json(
                                        """
                        {"scheme":"townships-2026","version":1,"cycle":"2026","unitClass":"townships",
                         "periods":["month","year"],
                         "tree":{"kind":"block","code":"total","children":[
                           {"kind":"indicator","indicator":"level","weight":"60",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}},
                           {"kind":"indicator","indicator":"complaints","weight":"40",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """))
                        .orThrow();
        return new SchemeEnacted(s.scheme(), 1, s.cycle(), s.unitClass(), s.write(), s.hash());
    }

    private static JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static RegionFacts fold(List<Recorded> entries) {
        RegionFacts facts = new RegionFacts();
        entries.forEach(entry -> RegionFacts.of(entry).ifPresent(facts::take));
        return facts;
    }

    private static Map<Period, String> digests(RegionFacts facts) {
        Map<Period, String> digests = new HashMap<>();
        for (Period period : facts.scoredPeriods(CLASS)) {
            digests.put(
                    period,
                    Scoring.score(facts, new Touched.Cell(CLASS, period))
                            .map(CohortScores::digest)
                            .orElse(""));
        }
        return digests;
    }

    @Property(tries = 200)
    void any_interleaving_and_repetition_of_the_same_entries_gives_the_same_scores(
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Recorded> entries = history(random).entries;
        List<Recorded> shuffled = new ArrayList<>(entries);
        shuffled.addAll(entries.subList(0, random.nextInt(entries.size())));
        Collections.shuffle(shuffled, random);

        Map<Period, String> expected = digests(fold(entries));
        assertThat(expected).hasSizeGreaterThan(4);
        assertThat(digests(fold(shuffled))).isEqualTo(expected);
    }

    @Property(tries = 100)
    void what_is_published_step_by_step_is_what_is_scored_at_once(@ForAll long seed) {
        Random random = new Random(seed);
        History history = history(random);
        RegionFacts facts = new RegionFacts();
        Map<Period, Map<Code, Published>> published = new HashMap<>();
        long sequence = 0;
        for (int from = 0; from < history.entries.size(); ) {
            int to = Math.min(history.entries.size(), from + 1 + random.nextInt(12));
            Touched touched = new Touched(facts);
            for (Recorded entry : history.entries.subList(from, to)) {
                if (RegionFacts.of(entry).filter(facts::take).isPresent()) {
                    touched.by(entry);
                }
            }
            for (Touched.Cell cell : touched.cells().keySet()) {
                Map<Code, Published> there =
                        published.computeIfAbsent(cell.period(), p -> new HashMap<>());
                for (ScoresEvent event :
                        Scoring.differences(facts, cell, history.cut(), false, there)) {
                    switch (event) {
                        case UnitScored e ->
                                there.put(
                                        e.unit(),
                                        new Published(e, new Position(Journal.SCORES, ++sequence)));
                        case ScoresEvent.ScoreWithdrawn e -> there.remove(e.unit());
                        case LightChanged _ -> {}
                    }
                }
            }
            from = to;
        }
        for (Period period : facts.scoredPeriods(CLASS)) {
            Map<Code, Published> there = published.getOrDefault(period, Map.of());
            assertThat(
                            Scoring.differences(
                                    facts,
                                    new Touched.Cell(CLASS, period),
                                    history.cut(),
                                    false,
                                    there))
                    .as("nothing is left to publish in %s", period)
                    .isEmpty();
        }
    }

    @Test
    void a_unit_is_scored_in_the_class_it_is_in_on_the_last_day() {
        RegionFacts facts = fold(history(new Random(1)).entries);
        assertThat(facts.members(CLASS, Period.parse("202605"))).hasSize(4);
        assertThat(facts.members(CLASS, Period.parse("202606"))).hasSize(3);
        assertThat(facts.members(OTHER, Period.parse("202606"))).hasSize(1);
        assertThat(facts.members(CLASS, Period.parse("202609"))).hasSize(2);
    }

    @Test
    void the_version_in_force_is_the_latest_that_has_begun() {
        RegionFacts facts = fold(history(new Random(1)).entries);
        assertThat(facts.indicator(A, Period.parse("202603")).orElseThrow().definition().version())
                .isEqualTo(1);
        assertThat(facts.indicator(A, Period.parse("202604")).orElseThrow().definition().version())
                .isEqualTo(2);
        assertThat(facts.indicator(A, Period.parse("202512"))).isEmpty();
    }

    @Test
    void a_unit_s_own_target_wins_and_its_adjustment_holds() {
        RegionFacts facts = fold(history(new Random(1)).entries);
        assertThat(facts.target(UNITS.get(0), CLASS, A, YEAR).orElseThrow().value())
                .isEqualByComparingTo("90");
        assertThat(facts.target(UNITS.get(1), CLASS, A, YEAR).orElseThrow().value())
                .isEqualByComparingTo("100");
    }
}
