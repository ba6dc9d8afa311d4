package io.kaocheng.evaluation.live;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.EditionPublished;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.journal.Recorded;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A region that is being scored: its facts up to a cut, and the scores that were published from
 * them.
 */
public final class LiveRegion {

    private final RegionFacts facts = new RegionFacts();
    private final Map<Period, Map<Code, Published>> published = new HashMap<>();
    private final Set<AffectedCohorts.CohortKey> official = new HashSet<>();
    private Cut cut = Cut.NOTHING;
    private long scoresHead;
    private long epoch;
    private boolean incomplete;

    public RegionFacts facts() {
        return facts;
    }

    public Cut cut() {
        return cut;
    }

    public void advanceTo(Position position) {
        if (!cut.holds(position)) {
            cut = cut.with(position.journal(), position.sequence());
        }
    }

    void startAt(Cut known, long head, long promotions) {
        cut = known;
        scoresHead = head;
        epoch = promotions;
    }

    /** Where the scores journal ends, as far as this region knows. */
    public long scoresHead() {
        return scoresHead;
    }

    long epoch() {
        return epoch;
    }

    void official(AffectedCohorts.CohortKey cohort) {
        official.add(cohort);
    }

    /**
     * Whether a class's scores for a period are those of a promoted run: then they change by
     * another promotion only.
     */
    public boolean isOfficial(AffectedCohorts.CohortKey cohort) {
        return official.contains(cohort);
    }

    /** Whether an entry that may bear on any score could not be read. */
    public boolean incomplete() {
        return incomplete;
    }

    public void parked() {
        incomplete = true;
    }

    public void complete() {
        incomplete = false;
    }

    /**
     * Whether any published score says that nothing is missing; official ones are left aside: what
     * is missing of those is told by {@link OfficialCompleteness}.
     */
    public boolean publishesComplete() {
        return published.values().stream()
                .flatMap(units -> units.values().stream())
                .map(Published::score)
                .anyMatch(
                        score ->
                                !score.incomplete()
                                        && !isOfficial(
                                                new AffectedCohorts.CohortKey(
                                                        score.unitClass(), score.period())));
    }

    /** The cohorts of which any score is published. */
    public Set<AffectedCohorts.CohortKey> cohorts() {
        Set<AffectedCohorts.CohortKey> cohorts = new LinkedHashSet<>();
        published
                .values()
                .forEach(
                        units ->
                                units.values()
                                        .forEach(
                                                p ->
                                                        cohorts.add(
                                                                new AffectedCohorts.CohortKey(
                                                                        p.score().unitClass(),
                                                                        p.score().period()))));
        return cohorts;
    }

    /** What is published for a period, by unit. */
    public Map<Code, Published> published(Period period) {
        return published.getOrDefault(period, Map.of());
    }

    /** Notes what has been recorded in the scores journal. */
    public void recorded(Recorded entry) {
        scoresHead = entry.position().sequence();
        if (!(entry.event() instanceof ScoresEvent event)) {
            return;
        }
        switch (event) {
            case UnitScored e -> put(new Published(e, entry.position()));
            case ScoreWithdrawn e -> {
                Map<Code, Published> units = published.get(e.period());
                if (units != null) {
                    units.remove(e.unit());
                }
            }
            case LightChanged _, EditionPublished _ -> {}
        }
    }

    void put(Published score) {
        published
                .computeIfAbsent(score.score().period(), p -> new HashMap<>())
                .put(score.score().unit(), score);
    }
}
