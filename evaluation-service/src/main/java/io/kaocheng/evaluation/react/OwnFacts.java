package io.kaocheng.evaluation.react;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.evaluation.facts.EvaluationFact;
import io.kaocheng.journal.Recorded;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/**
 * Brings the facts of the evaluation journal, which is this service's own, to live scoring. Most of
 * its entries are runs and editions, which are none: the last fact that took effect is the
 * position, as it is in cuts.
 */
@ApplicationScoped
class OwnFacts {

    private static final Logger LOG = Logger.getLogger(OwnFacts.class);
    private static final int PAGE = 1_000;

    private final DataSource source;
    private final Journals journals;
    private final LiveScoring scoring;

    /** Up to where the journal of each region holds no fact that did not take effect. */
    private final Map<Code, Long> seen = new ConcurrentHashMap<>();

    OwnFacts(DataSource source, Journals journals, LiveScoring scoring) {
        this.source = source;
        this.journals = journals;
        this.scoring = scoring;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void take() {
        try {
            for (Map.Entry<Code, Long> region : heads().entrySet()) {
                take(region.getKey(), region.getValue());
            }
        } catch (SQLException e) {
            LOG.warnf("facts of the own journal cannot be looked up: %s", e.getMessage());
        }
    }

    /** Where the journals end of regions of which more was recorded since. */
    private Map<Code, Long> heads() throws SQLException {
        Map<Code, Long> heads = new LinkedHashMap<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select region, last_sequence
                                from journal
                                where journal = 'evaluation'
                                order by region
                                """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Code region = Code.of(rows.getString(1));
                if (rows.getLong(2) > seen.getOrDefault(region, 0L)) {
                    heads.put(region, rows.getLong(2));
                }
            }
        }
        return heads;
    }

    private void take(Code region, long head) {
        try {
            List<Recorded> facts = after(region, known(region), head);
            if (!facts.isEmpty()) {
                take(region, facts);
            }
            seen.put(region, head);
        } catch (SQLException | UnreadableEntryException | RuntimeException e) {
            // They are taken again: until then scores are those without them.
            LOG.warnf("own facts region=%s not taken: %s", region, e.getMessage());
        }
    }

    private void take(Code region, List<Recorded> facts) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                scoring.react(connection, region, facts);
                connection.commit();
                scoring.committed(region);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                scoring.rolledBack(region);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** The last fact that took effect, or up to where it was seen that there is none. */
    private long known(Code region) throws SQLException {
        long looked = seen.getOrDefault(region, 0L);
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select max(sequence)
                                from fact
                                where region = ? and journal = 'evaluation'
                                """)) {
            select.setString(1, region.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Math.max(row.getLong(1), looked) : looked;
            }
        }
    }

    private List<Recorded> after(Code region, long known, long head)
            throws SQLException, UnreadableEntryException {
        List<Recorded> facts = new ArrayList<>();
        for (long at = known; at < head; ) {
            List<String> page = journals.history().entries(Journal.EVALUATION, region, at, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (String document : page) {
                Entry entry = Entry.read(document);
                at = entry.position().sequence();
                if (at <= head && EvaluationFact.TYPES.contains(entry.type())) {
                    facts.add(Recorded.of(entry));
                }
            }
        }
        return facts;
    }
}
