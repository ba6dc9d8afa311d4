package io.kaocheng.evaluation.replay;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.Row;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.edition.EditionCommand.PublishEdition;
import io.kaocheng.evaluation.edition.EditionCommand.SupersedeEdition;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.evaluation.run.Publication;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Submission;
import io.kaocheng.scoring.engine.Engines;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prepares what makes a run's scores official and what publishes a promoted run's tables as
 * editions. What changed against the edition before is split into its causes between the facts of
 * the two editions' cuts.
 */
@ApplicationScoped
public class Publisher {

    private final Journals journals;
    private final StoredScores stored;
    private final Sources sources;

    Publisher(Journals journals, StoredScores stored, Sources sources) {
        this.journals = journals;
        this.stored = stored;
        this.sources = sources;
    }

    /** What makes a run's scores the official ones, for one promotion. */
    public Promotion promotion(String run, Manifest manifest, Origin origin) {
        return new PromotedScores(journals.appender(Journal.SCORES), run, manifest, origin);
    }

    /** Finds out what a promotion publishes, and publishes it. */
    public sealed interface Promotion extends Publication.Lookup, Submission.Effect
            permits PromotedScores {}

    /** Wakes the relay after a transaction that appended to the scores journal. */
    public void published() {
        journals.appended(Journal.SCORES);
    }

    /**
     * @param changes in order of period and class; of editions that are there already, too, which
     *     change nothing and name them; none where the run has no table
     * @param effect publishes to the scores journal
     */
    public record Prepared(List<Change<?, ?, ?>> changes, Submission.Effect effect) {}

    /**
     * Prepares the editions of a run, before any lock is taken: splitting changes into their causes
     * reads the region's history. Should another run be published meanwhile, the changes are
     * refused.
     */
    public Prepared prepare(
            Code region, String run, Manifest manifest, String reason, Origin origin)
            throws IOException, InterruptedException, SQLException {
        Map<CohortKey, List<UnitScored>> cells = new TreeMap<>(Digests.ORDER);
        for (UnitScored score : stored.results(region, run)) {
            cells.computeIfAbsent(
                            new CohortKey(score.unitClass(), score.period()),
                            c -> new ArrayList<>())
                    .add(score);
        }
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        // The editions before mostly come of one run: its history is read and its results are
        // looked up once, not once per class and period.
        Fold fresh = null;
        Map<Cut, Causes.Marks> between = new HashMap<>();
        Map<String, List<UnitScored>> results = new HashMap<>();
        for (Map.Entry<CohortKey, List<UnitScored>> cohort : cells.entrySet()) {
            EditionPublished last = stored.lastEdition(region, cohort.getKey()).orElse(null);
            if (last != null && last.run().equals(run)) {
                changes.add(new PublishEdition(last).change());
                continue;
            }
            Causes causes = null;
            Map<Code, UnitScored> was = new HashMap<>();
            if (last != null) {
                if (fresh == null) {
                    fresh =
                            Fold.at(
                                    sources.kafka(),
                                    region,
                                    manifest.cut(),
                                    Fold.ProgressListener.NONE);
                }
                Causes.Marks marks = between.get(last.cut());
                if (marks == null) {
                    Fold old =
                            Fold.at(
                                    sources.kafka(),
                                    region,
                                    last.cut(),
                                    Fold.ProgressListener.NONE);
                    marks = new Causes.Marks(old.facts(), fresh.facts());
                    between.put(last.cut(), marks);
                }
                causes = new Causes(marks, cohort.getKey(), Engines.named(manifest.engine()));
                List<UnitScored> before = results.get(last.run());
                if (before == null) {
                    before = stored.results(region, last.run());
                    results.put(last.run(), before);
                }
                for (UnitScored s : before) {
                    if (s.period().equals(cohort.getKey().period())) {
                        was.put(s.unit(), s);
                    }
                }
            }
            EditionPublished next =
                    edition(run, manifest, reason, origin, cohort, last, causes, was);
            changes.add(new PublishEdition(next).change());
            if (last != null) {
                changes.add(
                        new SupersedeEdition(
                                        last.unitClass(),
                                        last.period(),
                                        last.number(),
                                        next.number(),
                                        reason)
                                .change());
            }
        }
        return new Prepared(
                changes, new PublishedEditions(journals.appender(Journal.SCORES), origin));
    }

    private static EditionPublished edition(
            String run,
            Manifest manifest,
            String reason,
            Origin origin,
            Map.Entry<CohortKey, List<UnitScored>> cohort,
            @Nullable EditionPublished last,
            @Nullable Causes causes,
            Map<Code, UnitScored> was) {
        List<Row> rows = new ArrayList<>();
        for (UnitScored now :
                cohort.getValue().stream()
                        .sorted(Comparator.comparing(UnitScored::unit))
                        .toList()) {
            UnitScored before = was.get(now.unit());
            BigDecimal total = before == null ? null : before.total();
            EditionEvent.Causes change =
                    causes == null
                            ? null
                            : causes.of(now.unit(), before, now)
                                    .map(Causes.Split::total)
                                    .orElse(null);
            rows.add(new Row(now.unit(), now.total(), now.rank(), now.grade(), total, change));
        }
        Period period = cohort.getKey().period();
        return new EditionPublished(
                cohort.getKey().unitClass(),
                period,
                last == null ? 1 : last.number() + 1,
                run,
                manifest.cut(),
                manifest.engine(),
                Digests.sha256(ContractJson.write(rows)),
                last == null ? null : last.number(),
                reason,
                origin.actor(),
                rows);
    }
}
