package io.kaocheng.evaluation.replay;

import static io.kaocheng.evaluation.facts.Histories.A;
import static io.kaocheng.evaluation.facts.Histories.CLASS;
import static io.kaocheng.evaluation.facts.Histories.REGION;
import static io.kaocheng.evaluation.facts.Histories.UNITS;
import static io.kaocheng.evaluation.facts.Histories.YEAR;
import static io.kaocheng.evaluation.facts.Histories.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.EditionPublished;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.evaluation.facts.LightNews;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.history.JournalSource;
import io.kaocheng.evaluation.history.Source;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.scheme.Scheme;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

public class ReplayTest {

    /** Live scoring of a history in batches of any size: what it published, at which cuts. */
    private record Live(
            History history, List<UnitScored> scores, Map<Period, Map<Code, Published>> present) {
        static Live of(History history, Random random) {
            RegionFacts facts = new RegionFacts();
            List<UnitScored> scores = new ArrayList<>();
            Map<Period, Map<Code, Published>> present = new HashMap<>();
            Cut cut = Cut.NOTHING;
            long sequence = 0;
            for (int from = 0; from < history.entries.size(); ) {
                int to = Math.min(history.entries.size(), from + 1 + random.nextInt(12));
                AffectedCohorts affected = new AffectedCohorts(facts);
                for (Recorded entry : history.entries.subList(from, to)) {
                    cut = cut.with(entry.position().journal(), entry.position().sequence());
                    if (RegionFacts.of(entry).filter(facts::apply).isPresent()) {
                        affected.by(entry);
                    }
                }
                for (CohortKey cohort : affected.cohorts().keySet()) {
                    Map<Code, Published> there =
                            present.computeIfAbsent(cohort.period(), p -> new HashMap<>());
                    for (ScoresEvent event :
                            Scoring.differences(
                                    facts,
                                    cohort,
                                    cut,
                                    false,
                                    there,
                                    LightNews.on(LocalDate.EPOCH))) {
                        switch (event) {
                            case UnitScored e -> {
                                scores.add(e);
                                there.put(
                                        e.unit(),
                                        new Published(e, new Position(Journal.SCORES, ++sequence)));
                            }
                            case ScoreWithdrawn e -> there.remove(e.unit());
                            case LightChanged _, EditionPublished _ -> {}
                        }
                    }
                }
                if (affected.mayEnd()) {
                    for (CohortKey cohort : affected.ended(published(present)).keySet()) {
                        Map<Code, Published> there =
                                present.getOrDefault(cohort.period(), Map.of());
                        for (ScoresEvent event : Scoring.withdrawals(facts, cohort, cut, there)) {
                            if (event instanceof ScoreWithdrawn e) {
                                there.remove(e.unit());
                            }
                        }
                    }
                }
                from = to;
            }
            return new Live(history, scores, present);
        }

        private static Set<CohortKey> published(Map<Period, Map<Code, Published>> present) {
            Set<CohortKey> cells = new HashSet<>();
            for (Map<Code, Published> units : present.values()) {
                for (Published p : units.values()) {
                    cells.add(new CohortKey(p.score().unitClass(), p.score().period()));
                }
            }
            return cells;
        }

        Source source() {
            return new JournalSource(
                    (journal, region, after, limit) ->
                            history.documents(journal, after).limit(limit).toList());
        }

        Map<Period, Map<Code, UnitScored>> scored() {
            Map<Period, Map<Code, UnitScored>> units = new HashMap<>();
            present.forEach(
                    (period, there) ->
                            there.forEach(
                                    (unit, p) ->
                                            units.computeIfAbsent(period, x -> new HashMap<>())
                                                    .put(unit, p.score())));
            return units;
        }
    }

    /** Keeps results in memory. */
    private static final class Memory implements Execution.ResultStore {
        private final Collection<Result> results = new ConcurrentLinkedQueue<>();
        private final Collection<Execution.Scored> scored = new ConcurrentLinkedQueue<>();
        private final Set<CohortKey> before;

        Memory(Set<CohortKey> before) {
            this.before = before;
        }

        @Override
        public Set<CohortKey> done() {
            return before;
        }

        @Override
        public void save(CohortKey cohort, List<Result> kept, Execution.Scored scored) {
            results.addAll(kept);
            this.scored.add(scored);
        }

        int units() {
            return scored.stream().mapToInt(Execution.Scored::units).sum();
        }

        @Override
        public void onProgress(String phase, long entries, int cohorts) {}

        List<Result> changed() {
            return results.stream().filter(Result::changed).toList();
        }
    }

    private static Execution execution(Live live, int threads, boolean reverse, Memory memory) {
        return new Execution(live.source(), REGION, Scope.ALL, threads, reverse, memory);
    }

    /** A year in which figures are corrected, targets moved, rules changed and units moved. */
    public static History eventful(Random random) {
        History h = Histories.any(random, random.nextInt(4));
        correct(h, random);
        h.add(
                new TargetAdjusted(
                        UNITS.get(0),
                        null,
                        A,
                        YEAR,
                        new BigDecimal(60 + random.nextInt(60)),
                        null,
                        List.of(),
                        "灾情",
                        "wang"));
        h.add(
                Histories.dated(
                        null,
                        CLASS,
                        A,
                        Integer.toString(50 + random.nextInt(60)),
                        null,
                        Period.ofMonth(2026, 1 + random.nextInt(12))));
        Histories.enact(h, A, 3, "202605", "up", "completion");
        h.add(Histories.scheme(2, 30 + random.nextInt(40)));
        h.add(new UnitClassified(UNITS.get(3), CLASS, LocalDate.of(2026, 7, 1)));
        correct(h, random);
        return h;
    }

    private static void correct(History h, Random random) {
        for (Code unit : UNITS) {
            if (random.nextBoolean()) {
                h.add(
                        new ObservationCorrected(
                                unit,
                                A,
                                Period.ofMonth(2026, 2 + 2 * random.nextInt(4)),
                                new Figures(
                                        BigDecimal.valueOf(random.nextInt(2_000), 1), null, null),
                                null,
                                null,
                                "li",
                                "复核"));
            }
        }
    }

    @Property(tries = 60)
    void a_replay_to_every_cut_at_which_live_scoring_published_gives_the_same_scores(
            @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Live live = Live.of(eventful(random), random);
        Memory memory = new Memory(Set.of());
        execution(live, 1, false, memory)
                .verify(live.scores().stream().map(s -> new Execution.Claim(s.cut(), s)).toList());
        assertThat(live.scores()).hasSizeGreaterThan(20);
        assertThat(memory.changed()).isEmpty();
        assertThat(memory.units()).as("every version counts").isEqualTo(live.scores().size());
    }

    @Property(tries = 20)
    void a_verification_digests_every_version_of_a_score(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Live live = Live.of(eventful(random), random);
        List<Execution.Claim> all =
                live.scores().stream().map(s -> new Execution.Claim(s.cut(), s)).toList();
        Map<String, Integer> versions = new HashMap<>();
        all.forEach(
                c -> versions.merge(c.shown().unit() + "/" + c.shown().period(), 1, Integer::sum));
        List<Execution.Claim> fewer = new ArrayList<>(all);
        fewer.remove(
                all.stream()
                        .filter(
                                c ->
                                        versions.getOrDefault(
                                                        c.shown().unit() + "/" + c.shown().period(),
                                                        0)
                                                > 1)
                        .findFirst()
                        .orElseThrow());
        assertThat(execution(live, 1, false, new Memory(Set.of())).verify(fewer).root())
                .isNotEqualTo(execution(live, 1, false, new Memory(Set.of())).verify(all).root());
    }

    @Property(tries = 40)
    void the_same_cut_gives_the_same_root_in_any_order_and_by_any_number_of_threads(
            @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Live live = Live.of(eventful(random), random);
        Cut cut = live.history().cut();
        String root =
                execution(live, 1, false, new Memory(Set.of()))
                        .score(cut, Overlay.NONE, new Execution.Against.Nothing())
                        .root();
        for (int threads = 2; threads <= 4; threads++) {
            assertThat(
                            execution(live, threads, threads % 2 == 0, new Memory(Set.of()))
                                    .score(cut, Overlay.NONE, new Execution.Against.Nothing())
                                    .root())
                    .isEqualTo(root);
        }
    }

    @Property(tries = 40)
    void a_score_that_was_altered_is_the_one_that_is_found(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Live live = Live.of(eventful(random), random);
        List<Execution.Claim> claims = new ArrayList<>();
        live.scored()
                .values()
                .forEach(
                        units ->
                                units.values()
                                        .forEach(s -> claims.add(new Execution.Claim(s.cut(), s))));
        int victim = random.nextInt(claims.size());
        UnitScored s = claims.get(victim).shown();
        claims.set(
                victim,
                new Execution.Claim(
                        s.cut(),
                        new UnitScored(
                                s.unit(),
                                s.period(),
                                s.unitClass(),
                                s.scheme(),
                                Optional.ofNullable(s.total())
                                        .orElse(BigDecimal.ZERO)
                                        .add(new BigDecimal("0.01")),
                                s.rank(),
                                s.grade(),
                                s.coverage(),
                                s.blocks(),
                                s.indicators(),
                                s.incomplete(),
                                s.cut(),
                                s.engine(),
                                s.run(),
                                s.supersedes(),
                                s.partial(),
                                s.unranked())));
        Memory memory = new Memory(Set.of());
        execution(live, 1, false, memory).verify(claims);
        assertThat(memory.changed())
                .singleElement()
                .satisfies(
                        r -> {
                            assertThat(r.unit()).isEqualTo(s.unit());
                            assertThat(r.period()).isEqualTo(s.period());
                        });
    }

    @Property(tries = 20)
    void a_score_that_is_not_shown_is_found_and_so_is_one_that_nobody_published(@ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        Live live = Live.of(eventful(random), random);
        List<Execution.Claim> claims = new ArrayList<>();
        live.scored()
                .values()
                .forEach(
                        units ->
                                units.values()
                                        .forEach(s -> claims.add(new Execution.Claim(s.cut(), s))));
        Collections.shuffle(claims, random);
        UnitScored missing = claims.get(0).shown();
        UnitScored unknown = claims.get(1).shown();
        claims.set(0, new Execution.Claim(missing.cut(), missing, Execution.ClaimStatus.MISSING));
        // Though scoring would come to it again: it was withdrawn, and stands nonetheless.
        claims.set(1, new Execution.Claim(unknown.cut(), unknown, Execution.ClaimStatus.UNKNOWN));
        Memory memory = new Memory(Set.of());
        execution(live, 1, false, memory).verify(claims);
        assertThat(memory.changed())
                .extracting(
                        r -> r.unit() + " " + r.period(),
                        r -> r.before() != null,
                        r -> r.after() != null)
                .containsExactlyInAnyOrder(
                        tuple(missing.unit() + " " + missing.period(), false, true),
                        tuple(unknown.unit() + " " + unknown.period(), true, false));
    }

    @Property(tries = 40)
    void what_a_what_if_predicts_is_what_enacting_brings(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        History before = eventful(random);
        Live live = Live.of(before, new Random(seed));
        Overlay overlay =
                new Overlay(
                        List.of(),
                        List.of(Scheme.read(Histories.scheme(3, 20).definition()).orThrow()),
                        List.of());
        Memory predicted = new Memory(Set.of());
        execution(live, 2, false, predicted)
                .score(before.cut(), overlay, new Execution.Against.AsEnacted());

        before.add(Histories.scheme(3, 20));
        Memory enacted = new Memory(Set.of());
        execution(live, 1, false, enacted)
                .score(before.cut(), Overlay.NONE, new Execution.Against.Scores(live.scored()));
        assertThat(lines(enacted)).isEqualTo(lines(predicted));
        assertThat(predicted.changed()).isNotEmpty();
    }

    @Property(tries = 40)
    void what_a_supposed_list_of_own_indicators_predicts_is_what_setting_it_brings(
            @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        History before = Histories.own(random);
        Live live = Live.of(before, new Random(seed));
        OwnIndicatorsSet list =
                Histories.ownList(
                        UNITS.get(random.nextInt(UNITS.size())),
                        Period.ofMonth(2026, 1 + random.nextInt(12)),
                        1 + random.nextInt(99));
        Overlay overlay =
                new Overlay(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                new Overlay.AssumedList(
                                        list.unit(),
                                        list.scheme(),
                                        list.block(),
                                        list.from(),
                                        list.items())));
        Memory predicted = new Memory(Set.of());
        execution(live, 2, false, predicted)
                .score(
                        before.cut(),
                        Overlay.stored(overlay.write()),
                        new Execution.Against.AsEnacted());

        before.add(list);
        Memory set = new Memory(Set.of());
        execution(live, 1, false, set)
                .score(before.cut(), Overlay.NONE, new Execution.Against.Scores(live.scored()));
        assertThat(lines(set)).isEqualTo(lines(predicted));
    }

    @Property(tries = 40)
    void scores_are_digested_and_compared_as_the_contract_writes_them(@ForAll long seed) {
        Random random = new Random(seed);
        List<UnitScored> scores = Live.of(eventful(random), random).scores();
        for (UnitScored score : scores) {
            assertThat(new String(ScoreBytes.of(score), StandardCharsets.UTF_8))
                    .isEqualTo(Histories.bare(score));
            UnitScored other = scores.get(random.nextInt(scores.size()));
            assertThat(Scoring.same(score, other))
                    .isEqualTo(Histories.bare(score).equals(Histories.bare(other)));
        }
    }

    private static Map<String, String> lines(Memory memory) {
        Map<String, String> lines = new HashMap<>();
        for (Result r : memory.changed()) {
            UnitScored was = r.before();
            UnitScored now = r.after();
            lines.put(
                    r.period() + " " + r.unit(),
                    (was == null ? "" : Histories.bare(was))
                            + (now == null ? "" : Histories.bare(now)));
        }
        return lines;
    }

    @Property(tries = 60)
    void the_causes_of_a_change_add_up_to_it_exactly(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        History h = history(random);
        Live live = Live.of(h, new Random(seed));
        Map<Period, Map<Code, UnitScored>> published = live.scored();
        eventfully(h, random);
        Memory memory = new Memory(Set.of());
        execution(live, 2, false, memory)
                .score(h.cut(), Overlay.NONE, new Execution.Against.Scores(published));
        int split = 0;
        for (Result r : memory.changed()) {
            UnitScored was = r.before();
            UnitScored now = r.after();
            if (was == null || now == null || was.total() == null || now.total() == null) {
                continue;
            }
            Causes.Split causes = Optional.ofNullable(r.causes()).orElseThrow();
            assertThat(causes.total().sum())
                    .isEqualByComparingTo(now.total().subtract(was.total()));
            split++;
        }
        assertThat(split).isPositive();
    }

    private static void eventfully(History h, Random random) {
        correct(h, random);
        h.add(Histories.scheme(2, 35));
        h.add(new UnitClassified(UNITS.get(3), CLASS, LocalDate.of(2026, 7, 1)));
        h.add(
                new TargetAdjusted(
                        UNITS.get(0),
                        null,
                        A,
                        YEAR,
                        new BigDecimal("70"),
                        null,
                        List.of(),
                        "灾情",
                        "wang"));
    }

    /** The total's changes by period, and what of them the target is the cause of. */
    private static Map<String, String> relieved(@Nullable String from) throws Exception {
        History h = Histories.planned();
        Live live = Live.of(h, new Random(7));
        Map<Period, Map<Code, UnitScored>> published = live.scored();
        h.add(Histories.relief(from));
        Memory memory = new Memory(Set.of());
        execution(live, 1, false, memory)
                .score(h.cut(), Overlay.NONE, new Execution.Against.Scores(published));
        Map<String, String> changes = new TreeMap<>();
        for (Result r : memory.changed()) {
            UnitScored was = Objects.requireNonNull(r.before());
            UnitScored now = Objects.requireNonNull(r.after());
            changes.put(
                    r.period().toString(),
                    was.total()
                            + " → "
                            + now.total()
                            + ", "
                            + Objects.requireNonNull(r.causes())
                                    .total()
                                    .target()
                                    .stripTrailingZeros()
                                    .toPlainString());
        }
        return changes;
    }

    @Test
    void a_relief_from_a_month_on_moves_nothing_before_and_the_target_is_the_cause()
            throws Exception {
        assertThat(relieved("202609"))
                .containsOnlyKeys("202609", "202610", "202611", "202612", "2026")
                .containsEntry("202609", "80.00 → 106.67, 26.67")
                .containsEntry("2026", "75.00 → 100.00, 25");
    }

    @Test
    void a_relief_for_the_whole_period_moves_what_was_past_and_the_target_is_the_cause()
            throws Exception {
        assertThat(relieved(null)).containsEntry("202606", "90.00 → 120.00, 30");
    }

    @Test
    void a_changed_weight_and_nothing_else_is_the_cause_of_the_whole_change() throws Exception {
        History h = history(new Random(7));
        Live live = Live.of(h, new Random(7));
        Map<Period, Map<Code, UnitScored>> published = live.scored();
        h.add(Histories.scheme(2, 10));
        Memory memory = new Memory(Set.of());
        execution(live, 1, false, memory)
                .score(h.cut(), Overlay.NONE, new Execution.Against.Scores(published));
        assertThat(memory.changed()).isNotEmpty();
        for (Result r : memory.changed()) {
            Causes.Split causes = r.causes();
            if (causes != null) {
                assertThat(causes.total().weight()).isEqualByComparingTo(causes.total().sum());
            }
        }
    }

    @Test
    void another_list_of_a_unit_s_own_indicators_is_weight_to_it_and_nothing_to_others()
            throws Exception {
        History h = Histories.own(new Random(11));
        Code unit = UNITS.getFirst();
        h.add(Histories.ownList(unit, Period.ofMonth(2026, 1), 90));
        h.add(
                new ObservationSubmitted(
                        unit,
                        Histories.DUTY,
                        Period.parse("202610"),
                        new Figures(new BigDecimal("10"), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false));
        h.add(
                new ObservationSubmitted(
                        unit,
                        Histories.B,
                        Period.parse("202610"),
                        new Figures(new BigDecimal("1"), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false));
        Live live = Live.of(h, new Random(11));
        Map<Period, Map<Code, UnitScored>> published = live.scored();
        h.add(Histories.ownList(unit, Period.parse("202610"), 10));
        Memory memory = new Memory(Set.of());
        execution(live, 1, false, memory)
                .score(h.cut(), Overlay.NONE, new Execution.Against.Scores(published));
        assertThat(memory.changed())
                .isNotEmpty()
                .allSatisfy(
                        r -> assertThat(r.period().lastMonth().getMonthValue()).isBetween(10, 12))
                .filteredOn(r -> !r.unit().equals(unit))
                .allSatisfy(
                        r ->
                                assertThat(Objects.requireNonNull(r.after()).total())
                                        .isEqualTo(Objects.requireNonNull(r.before()).total()));
        assertThat(memory.changed())
                .anySatisfy(
                        r -> {
                            assertThat(r.unit()).isEqualTo(unit);
                            Causes.Split causes = Optional.ofNullable(r.causes()).orElseThrow();
                            assertThat(causes.total().weight())
                                    .isEqualByComparingTo(causes.total().sum())
                                    .isNegative();
                        });
    }

    @Test
    void a_unit_s_own_figure_is_data_to_it_and_peers_to_those_ranked_with_it() throws Exception {
        History h = history(new Random(11));
        h.add(
                new ObservationSubmitted(
                        UNITS.get(0),
                        A,
                        Period.parse("202610"),
                        new Figures(new BigDecimal("50"), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false));
        Live live = Live.of(h, new Random(11));
        Map<Period, Map<Code, UnitScored>> published = live.scored();
        h.add(
                new ObservationCorrected(
                        UNITS.get(0),
                        A,
                        Period.parse("202610"),
                        new Figures(new BigDecimal("40"), null, null),
                        null,
                        null,
                        "li",
                        "复核"));
        Memory memory = new Memory(Set.of());
        execution(live, 1, false, memory)
                .score(h.cut(), Overlay.NONE, new Execution.Against.Scores(published));
        assertThat(memory.changed())
                .anySatisfy(
                        r -> {
                            assertThat(r.unit()).isEqualTo(UNITS.get(0));
                            Causes.Split causes = Optional.ofNullable(r.causes()).orElseThrow();
                            assertThat(causes.total().data())
                                    .isEqualByComparingTo(causes.total().sum())
                                    .isNegative();
                        });
    }

    @Test
    void cohorts_that_were_finished_before_are_not_scored_again() throws Exception {
        Live live = Live.of(history(new Random(3)), new Random(3));
        Set<CohortKey> done = Set.of(new CohortKey(CLASS, YEAR));
        Memory rest = new Memory(done);
        execution(live, 2, false, rest)
                .score(live.history().cut(), Overlay.NONE, new Execution.Against.Nothing());
        assertThat(rest.results).isNotEmpty().noneMatch(r -> r.period().equals(YEAR));
    }

    @Test
    void a_source_that_ends_before_the_cut_is_an_error_and_no_score() {
        Live live = Live.of(history(new Random(3)), new Random(3));
        Cut beyond =
                live.history()
                        .cut()
                        .with(Journal.MONITORING, live.history().cut().at(Journal.MONITORING) + 1);
        assertThatThrownBy(
                        () ->
                                execution(live, 1, false, new Memory(Set.of()))
                                        .score(
                                                beyond,
                                                Overlay.NONE,
                                                new Execution.Against.Nothing()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("monitoring");
    }

    @Test
    void a_run_that_is_told_to_stop_keeps_no_more() {
        Live live = Live.of(history(new Random(3)), new Random(3));
        Execution.ResultStore stopping =
                new Execution.ResultStore() {
                    @Override
                    public Set<CohortKey> done() {
                        return Set.of();
                    }

                    @Override
                    public void save(
                            CohortKey cohort, List<Result> results, Execution.Scored scored) {}

                    @Override
                    public void onProgress(String phase, long entries, int cohorts)
                            throws IOException {
                        throw new IOException("stop");
                    }
                };
        assertThatThrownBy(
                        () ->
                                new Execution(live.source(), REGION, Scope.ALL, 2, false, stopping)
                                        .score(
                                                live.history().cut(),
                                                Overlay.NONE,
                                                new Execution.Against.Nothing()))
                .hasMessageContaining("stop");
    }
}
