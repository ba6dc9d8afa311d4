package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.scoring.engine.BlockResult;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.engine.IndicatorResult;
import io.kaocheng.scoring.engine.ScoringEngine;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Scores a cohort by the engine and finds what differs from what is published. */
public final class Scoring {

    private Scoring() {}

    /** What the cohort is worth today; absent where the class has no scheme for the period. */
    public static Optional<CohortScores> score(RegionFacts facts, AffectedCohorts.CohortKey key) {
        return score(Engines.current(), facts, key);
    }

    /** What the cohort is worth by an engine. */
    public static Optional<CohortScores> score(
            ScoringEngine engine, RegionFacts facts, AffectedCohorts.CohortKey key) {
        return facts.scheme(key.unitClass(), key.period())
                .map(
                        scheme ->
                                engine.score(
                                        new Cohort(key.unitClass(), key.period(), scheme), facts));
    }

    /**
     * What is to be recorded so that the scores journal says what the cohort is worth now: nothing
     * where nothing differs but the cut.
     *
     * @param published what the journal says of the units in the period, by unit; of any class,
     *     since a unit may have come from another
     * @param news which changes of lights are told
     */
    public static List<ScoresEvent> differences(
            RegionFacts facts,
            AffectedCohorts.CohortKey key,
            Cut cut,
            boolean incomplete,
            Map<Code, Published> published,
            LightNews news) {
        List<ScoresEvent> events = new ArrayList<>();
        Optional<CohortScores> scored = score(facts, key);
        Map<Code, UnitScored> now = new HashMap<>();
        scored.ifPresent(
                scores -> {
                    for (UnitScore unit : scores.units()) {
                        Published before = published.get(unit.unit());
                        UnitScored event = event(scores, unit, cut, incomplete, before);
                        now.put(unit.unit(), event);
                        if (before == null || !same(before.score(), event)) {
                            events.add(event);
                            lights(
                                    before == null ? null : before.score(),
                                    event,
                                    cut,
                                    news,
                                    events);
                        }
                    }
                });
        published.forEach(
                (unit, before) -> {
                    if (before.score().unitClass().equals(key.unitClass())
                            && !now.containsKey(unit)
                            && facts.scoredIn(unit, key.period())
                                    .filter(c -> facts.scheme(c, key.period()).isPresent())
                                    .isEmpty()) {
                        events.add(withdrawn(unit, key, cut, before));
                    }
                });
        return events;
    }

    /**
     * What is to be recorded of a cohort that no scheme scores any more: the withdrawal of every
     * score that is published of it, but for units that another class's scheme scores now.
     *
     * @param published as in {@link #differences}
     */
    public static List<ScoresEvent> withdrawals(
            RegionFacts facts,
            AffectedCohorts.CohortKey key,
            Cut cut,
            Map<Code, Published> published) {
        List<ScoresEvent> events = new ArrayList<>();
        published.forEach(
                (unit, before) -> {
                    Optional<Code> now =
                            facts.scoredIn(unit, key.period())
                                    .filter(c -> !c.equals(key.unitClass()))
                                    .filter(c -> facts.scheme(c, key.period()).isPresent());
                    if (before.score().unitClass().equals(key.unitClass()) && now.isEmpty()) {
                        events.add(withdrawn(unit, key, cut, before));
                    }
                });
        return events;
    }

    private static ScoreWithdrawn withdrawn(
            Code unit, AffectedCohorts.CohortKey key, Cut cut, Published before) {
        return new ScoreWithdrawn(
                unit, key.period(), cut, before.score().engine(), before.position());
    }

    /** A unit's score as the scores journal would hold it. */
    public static UnitScored event(
            CohortScores scores,
            UnitScore unit,
            Cut cut,
            boolean incomplete,
            @Nullable Published before) {
        Cohort cohort = scores.cohort();
        SchemeInForce scheme = cohort.scheme();
        List<BlockScore> blocks = new ArrayList<>();
        Map<Code, String> paths = new HashMap<>();
        for (BlockResult block : unit.blocks()) {
            String path = block.path().stream().map(Code::value).collect(Collectors.joining("/"));
            paths.put(block.code(), path);
            Code reason = block.reason();
            Light light = block.light();
            blocks.add(
                    new BlockScore(
                            path,
                            block.weight(),
                            block.score(),
                            block.rank(),
                            reason == null ? null : reason.value(),
                            light == null ? null : light.toString()));
        }
        // The first engine's scores have been published without it.
        boolean reportsPartial = !scores.engine().equals(EngineId.KC_1.id());
        List<IndicatorScore> indicators = new ArrayList<>();
        for (IndicatorResult i : unit.indicators()) {
            indicators.add(
                    new IndicatorScore(
                            i.indicator(),
                            paths.getOrDefault(i.block(), i.block().value()),
                            i.version() == 0 ? null : i.version(),
                            i.value(),
                            i.score(),
                            rounded(i.contribution()),
                            i.light().toString(),
                            i.reason() == null ? null : i.reason().value(),
                            reportsPartial && i.partial() ? true : null,
                            i.imputed() == null ? null : Shape.kebab(i.imputed()),
                            i.figureOf(),
                            i.watched(),
                            i.trend() == null ? null : Shape.kebab(i.trend())));
        }
        return new UnitScored(
                unit.unit(),
                cohort.period(),
                cohort.unitClass(),
                scheme.scheme().scheme() + "@" + scheme.scheme().version(),
                unit.total().orElse(null),
                unit.rank().orElse(null),
                unit.grade().map(Code::value).orElse(null),
                rounded4(unit.coverage()),
                blocks,
                indicators,
                incomplete,
                cut,
                scores.engine(),
                null,
                before == null ? null : before.position(),
                reportsPartial && unit.indicators().stream().anyMatch(IndicatorResult::partial)
                        ? true
                        : null,
                unit.unranked().map(Code::value).orElse(null));
    }

    /**
     * Contributions are exact to 34 digits in a derivation; the feed carries what a reader can use.
     */
    private static @Nullable BigDecimal rounded(@Nullable BigDecimal contribution) {
        return contribution == null ? null : contribution.setScale(6, RoundingMode.HALF_UP);
    }

    private static BigDecimal rounded4(BigDecimal coverage) {
        return coverage.setScale(4, RoundingMode.HALF_UP);
    }

    /**
     * Whether two scores differ in nothing but the cut they were computed from and what they
     * supersede.
     */
    public static boolean same(UnitScored a, UnitScored b) {
        return Sameness.same(a, b);
    }

    private static void lights(
            @Nullable UnitScored before,
            UnitScored now,
            Cut cut,
            LightNews news,
            List<ScoresEvent> events) {
        Map<Code, String> earlier = new HashMap<>();
        if (before != null) {
            before.indicators().forEach(i -> earlier.put(i.indicator(), i.light()));
        }
        for (IndicatorScore indicator : now.indicators()) {
            String from = earlier.get(indicator.indicator());
            if (news.isNews(now.period(), from, indicator.light())) {
                events.add(
                        new LightChanged(
                                now.unit(),
                                indicator.indicator(),
                                now.period(),
                                from,
                                indicator.light(),
                                cut));
            }
        }
    }
}
