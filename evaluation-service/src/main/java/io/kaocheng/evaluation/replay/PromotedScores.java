package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.RunPromoted;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.run.Publication;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Recorded;
import io.kaocheng.journal.Reference;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a run's scores the official ones: what differs from what is published is appended to the
 * scores journal, each entry naming what it supersedes, and the official run of each of the run's
 * cohorts moves to it, in the transaction that records the promotion.
 *
 * <p>The scores journal is locked while the evaluation journal's lock is held, in this order and no
 * other. Cost: the published scores of the run's periods and its results are read once.
 *
 * <p>One is made for one promotion.
 */
final class PromotedScores implements Publisher.Promotion {

    private final Appender scores;
    private final String run;
    private final Manifest manifest;
    private final Origin origin;
    private @Nullable Differences found;

    PromotedScores(Appender scores, String run, Manifest manifest, Origin origin) {
        this.scores = scores;
        this.run = run;
        this.manifest = manifest;
        this.origin = origin;
    }

    private record Differences(Appender.Head head, List<ScoresEvent> changes, long epoch) {}

    @Override
    public Reference.FactsAsOf<Publication> read(Connection connection, Code region)
            throws SQLException {
        // Published scores change under this lock only, and the positions of live scoring move with
        // them; where it moves without changing any, they hold up to there, too.
        Appender.Head head = scores.lock(connection, region);
        List<ScoresEvent> changes = changes(connection, region, published(connection, region));
        Differences all = new Differences(head, changes, lastEpoch(connection, region) + 1);
        found = all;
        return new Reference.FactsAsOf<>(
                new Publication(
                        all.epoch(),
                        changes.size(),
                        new Position(Journal.SCORES, head.sequence() + changes.size())),
                scoredUpTo(connection, region));
    }

    private static Map<Journal, Long> scoredUpTo(Connection connection, Code region)
            throws SQLException {
        Map<Journal, Long> upTo = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, position
                from checkpoint
                where region = ? and subscriber = 'live-scoring'
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    upTo.put(Journal.parse(rows.getString(1)), rows.getLong(2));
                }
            }
        }
        return upTo;
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        Differences all = found;
        if (all == null || entries.stream().noneMatch(e -> e.event() instanceof RunPromoted)) {
            return;
        }
        scores.append(
                connection,
                all.head(),
                all.changes().stream().map(change -> new Appender.Draft(change, origin)).toList());
        makeOfficial(connection, entries.getFirst().region(), all.epoch());
    }

    /** What is published for the periods of the run, by period and unit. */
    private Map<Period, Map<Code, Published>> published(Connection connection, Code region)
            throws SQLException {
        Map<Period, Map<Code, Published>> published = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select document, sequence
                from score
                where region = ? and period = any (
                  select period
                  from run_cohort
                  where region = ? and run = ?)
                """)) {
            select.setString(1, region.value());
            select.setString(2, region.value());
            select.setString(3, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UnitScored score = StoredScores.score(rows.getString(1));
                    published
                            .computeIfAbsent(score.period(), p -> new HashMap<>())
                            .put(
                                    score.unit(),
                                    new Published(
                                            score, new Position(Journal.SCORES, rows.getLong(2))));
                }
            }
        }
        return published;
    }

    private List<ScoresEvent> changes(
            Connection connection, Code region, Map<Period, Map<Code, Published>> published)
            throws SQLException {
        List<ScoresEvent> changes = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select before, after
                from run_result
                where region = ? and run = ?
                order by period, unit_class, unit
                """)) {
            select.setString(1, region.value());
            select.setString(2, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String before = rows.getString(1);
                    String after = rows.getString(2);
                    if (after != null) {
                        UnitScored score = StoredScores.score(after);
                        change(score, publishedScore(published, score)).ifPresent(changes::add);
                    } else if (before != null) {
                        UnitScored gone = StoredScores.score(before);
                        withdrawal(gone, publishedScore(published, gone)).ifPresent(changes::add);
                    }
                }
            }
        }
        return changes;
    }

    private static @Nullable Published publishedScore(
            Map<Period, Map<Code, Published>> published, UnitScored score) {
        return published.getOrDefault(score.period(), Map.of()).get(score.unit());
    }

    private Optional<ScoresEvent> change(UnitScored after, @Nullable Published before) {
        if (before != null && Scoring.same(before.score(), after)) {
            return Optional.empty();
        }
        return Optional.of(
                new UnitScored(
                        after.unit(),
                        after.period(),
                        after.unitClass(),
                        after.scheme(),
                        after.total(),
                        after.rank(),
                        after.grade(),
                        after.coverage(),
                        after.blocks(),
                        after.indicators(),
                        after.incomplete(),
                        after.cut(),
                        after.engine(),
                        run,
                        before == null ? null : before.position(),
                        after.partial(),
                        after.unranked()));
    }

    private Optional<ScoresEvent> withdrawal(UnitScored gone, @Nullable Published before) {
        if (before == null || !before.score().unitClass().equals(gone.unitClass())) {
            return Optional.empty();
        }
        return Optional.of(
                new ScoreWithdrawn(
                        gone.unit(),
                        gone.period(),
                        manifest.cut(),
                        manifest.engine(),
                        before.position()));
    }

    private void makeOfficial(Connection connection, Code region, long epoch) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into official as o (region, unit_class, period, run, epoch)
                select region, unit_class, period, run, ?
                from run_cohort
                where region = ? and run = ?
                on conflict (region, unit_class, period) do update
                set run = excluded.run, epoch = excluded.epoch
                where o.epoch < excluded.epoch
                """)) {
            upsert.setLong(1, epoch);
            upsert.setString(2, region.value());
            upsert.setString(3, run);
            upsert.executeUpdate();
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into official_epoch (region, epoch)
                values (?, ?)
                on conflict (region) do update
                set epoch = excluded.epoch
                """)) {
            upsert.setString(1, region.value());
            upsert.setLong(2, epoch);
            upsert.executeUpdate();
        }
    }

    private static long lastEpoch(Connection connection, Code region) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select epoch
                from official_epoch
                where region = ?
                """)) {
            select.setString(1, region.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
