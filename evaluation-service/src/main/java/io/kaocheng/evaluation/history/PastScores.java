package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.EditionPublished;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.journal.CorruptStreamException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** The scores journal as it stood at any of its entries. */
@ApplicationScoped
public class PastScores {

    private static final int SCORES_PER_CHECK = 1_000;

    private final DataSource source;

    PastScores(DataSource source) {
        this.source = source;
    }

    /** Takes a score in; throws to stop. */
    public interface Sink {
        void accept(Published score) throws SQLException;
    }

    /**
     * The score each unit had when {@code sequence} was the journal's last entry, of one period or,
     * where that is absent, of all; in order of their entries.
     *
     * <p>Cost: the region's streams of scores once, one key lookup per score.
     */
    public List<Published> at(Code region, @Nullable Period period, long sequence)
            throws SQLException {
        List<Published> scores = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            List<Long> sequences = latest(connection, region, period, sequence);
            for (int from = 0; from < sequences.size(); from += SCORES_PER_CHECK) {
                read(
                        connection,
                        region,
                        sequences.subList(
                                from, Math.min(sequences.size(), from + SCORES_PER_CHECK)),
                        scores::add);
            }
        }
        return scores;
    }

    /** Every score that was ever recorded up to {@code sequence}, in order. */
    public void all(Code region, long sequence, Sink sink) throws SQLException {
        try (Connection connection = source.getConnection()) {
            for (long from = 1; from <= sequence; from += SCORES_PER_CHECK) {
                List<Long> sequences = new ArrayList<>();
                for (long s = from; s < from + SCORES_PER_CHECK && s <= sequence; s++) {
                    sequences.add(s);
                }
                read(connection, region, sequences, sink);
            }
        }
    }

    private static List<Long> latest(
            Connection connection, Code region, @Nullable Period period, long sequence)
            throws SQLException {
        List<Long> sequences = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select max(n) as latest
                from stream s
                cross join lateral unnest(s.sequences) as n
                where s.region = ? and s.journal = 'scores' and s.subject like 'score/%' and n <= ?
                  and reverse(s.subject) collate "C" >= reverse(?)
                  and reverse(s.subject) collate "C" < reverse(?) || chr(1114111)
                group by s.subject
                order by latest
                """)) {
            select.setString(1, region.value());
            select.setLong(2, sequence);
            // The index of streams reads subjects from their end, so a period's lie together there.
            String end = period == null ? "" : "/" + period;
            select.setString(3, end);
            select.setString(4, end);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sequences.add(rows.getLong(1));
                }
            }
        }
        return sequences;
    }

    private static void read(Connection connection, Code region, List<Long> sequences, Sink sink)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select document
                from entry
                where region = ? and journal = 'scores' and sequence = any (?)
                order by sequence
                """)) {
            select.setString(1, region.value());
            select.setArray(2, connection.createArrayOf("bigint", sequences.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Entry entry = Entry.read(rows.getString(1));
                    switch ((ScoresEvent) entry.event()) {
                        case UnitScored e -> sink.accept(new Published(e, entry.position()));
                        case ScoreWithdrawn _, LightChanged _, EditionPublished _ -> {}
                    }
                }
            }
        } catch (UnreadableEntryException e) {
            throw new CorruptStreamException(
                    "the " + Journal.SCORES + " journal holds what this build cannot read", e);
        }
    }
}
