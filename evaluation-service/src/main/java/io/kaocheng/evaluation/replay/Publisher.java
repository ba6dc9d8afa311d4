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
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.edition.Edition;
import io.kaocheng.evaluation.edition.EditionCommand;
import io.kaocheng.evaluation.edition.EditionCommand.PublishEdition;
import io.kaocheng.evaluation.edition.EditionCommand.SupersedeEdition;
import io.kaocheng.evaluation.edition.EditionDecider;
import io.kaocheng.evaluation.facts.Touched.Cell;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.References;
import io.kaocheng.scoring.engine.Engines;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * Publishes a promoted run's tables as editions. What changed against the edition before is split
 * into its causes between the facts of the two editions' cuts.
 */
@ApplicationScoped
public class Publisher {

    private static final EditionDecider DECIDER = new EditionDecider();

    private final DataSource source;
    private final Journals journals;
    private final StoredScores stored;
    private final Sources sources;

    Publisher(DataSource source, Journals journals, StoredScores stored, Sources sources) {
        this.source = source;
        this.journals = journals;
        this.stored = stored;
        this.sources = sources;
    }

    /** The editions of a run, in order of period and class; those that were there before, too. */
    public List<EditionPublished> publish(
            Code region, String run, Manifest manifest, String reason, Origin origin)
            throws IOException, InterruptedException, SQLException {
        Map<Cell, List<UnitScored>> cells = new TreeMap<>(Digests.ORDER);
        for (UnitScored score : stored.results(region, run)) {
            cells.computeIfAbsent(
                            new Cell(score.unitClass(), score.period()), c -> new ArrayList<>())
                    .add(score);
        }
        List<EditionPublished> editions = new ArrayList<>();
        // The editions before mostly come of one run: its history is read and its results are
        // looked
        // up once, not once per class and period.
        Fold fresh = null;
        Map<Cut, Causes.Marks> between = new HashMap<>();
        Map<String, List<UnitScored>> results = new HashMap<>();
        for (Map.Entry<Cell, List<UnitScored>> cell : cells.entrySet()) {
            EditionPublished last = stored.lastEdition(region, cell.getKey()).orElse(null);
            if (last != null && last.run().equals(run)) {
                editions.add(last);
                continue;
            }
            Causes causes = null;
            Map<Code, UnitScored> was = new HashMap<>();
            if (last != null) {
                if (fresh == null) {
                    fresh = Fold.at(sources.kafka(), region, manifest.cut(), Fold.Beat.NONE);
                }
                Causes.Marks marks = between.get(last.cut());
                if (marks == null) {
                    Fold old = Fold.at(sources.kafka(), region, last.cut(), Fold.Beat.NONE);
                    marks = new Causes.Marks(old.facts(), fresh.facts());
                    between.put(last.cut(), marks);
                }
                causes = new Causes(marks, cell.getKey(), Engines.named(manifest.engine()));
                List<UnitScored> before = results.get(last.run());
                if (before == null) {
                    before = stored.results(region, last.run());
                    results.put(last.run(), before);
                }
                for (UnitScored s : before) {
                    if (s.period().equals(cell.getKey().period())) {
                        was.put(s.unit(), s);
                    }
                }
            }
            editions.add(edition(run, manifest, reason, origin, cell, last, causes, was));
        }
        record(region, editions, origin);
        return editions;
    }

    private static EditionPublished edition(
            String run,
            Manifest manifest,
            String reason,
            Origin origin,
            Map.Entry<Cell, List<UnitScored>> cell,
            @Nullable EditionPublished last,
            @Nullable Causes causes,
            Map<Code, UnitScored> was) {
        List<Row> rows = new ArrayList<>();
        for (UnitScored now :
                cell.getValue().stream().sorted(Comparator.comparing(UnitScored::unit)).toList()) {
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
        Period period = cell.getKey().period();
        return new EditionPublished(
                cell.getKey().unitClass(),
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

    private void record(Code region, List<EditionPublished> editions, Origin origin)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Appender scores = journals.appender(Journal.SCORES);
                Appender evaluation = journals.appender(Journal.EVALUATION);
                Appender.Head scoresHead = scores.lock(connection, region);
                Appender.Head head = evaluation.lock(connection, region);
                List<Appender.Draft> drafts = new ArrayList<>();
                List<Appender.Draft> told = new ArrayList<>();
                for (EditionPublished edition : editions) {
                    // Seen again under the lock: another may have published meanwhile.
                    Optional<EditionPublished> last =
                            stored.lastEdition(
                                    region, new Cell(edition.unitClass(), edition.period()));
                    if (last.filter(l -> l.run().equals(edition.run())).isPresent()) {
                        continue;
                    }
                    int number = last.map(EditionPublished::number).orElse(0);
                    if (number != edition.number() - 1) {
                        throw new SQLException(
                                "edition "
                                        + edition.number()
                                        + " was prepared on "
                                        + (edition.number() - 1)
                                        + ", the last is "
                                        + number);
                    }
                    decided(new PublishEdition(edition), DECIDER.initial())
                            .forEach(e -> drafts.add(new Appender.Draft(e, origin)));
                    last.ifPresent(
                            l ->
                                    decided(
                                                    new SupersedeEdition(
                                                            edition.number(), edition.reason()),
                                                    new Edition.Current(l))
                                            .forEach(
                                                    e ->
                                                            drafts.add(
                                                                    new Appender.Draft(
                                                                            e, origin))));
                    told.add(
                            new Appender.Draft(
                                    new ScoresEvent.EditionPublished(
                                            edition.unitClass(),
                                            edition.period(),
                                            edition.number(),
                                            edition.run(),
                                            edition.cut(),
                                            edition.root(),
                                            edition.supersedes()),
                                    origin));
                }
                scores.append(connection, scoresHead, told);
                evaluation.append(connection, head, drafts);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        journals.appended(Journal.SCORES);
        journals.appended(Journal.EVALUATION);
    }

    private static List<EditionEvent> decided(EditionCommand command, Edition edition) {
        return switch (DECIDER.decide(command, edition, References.none())) {
            case Decision.Accepted<EditionEvent>(var events, _) -> events;
            case Decision.Rejected<EditionEvent> no ->
                    throw new IllegalStateException(no.reason().english());
        };
    }
}
