package io.kaocheng.evaluation.react;

import io.kaocheng.chassis.InboxIntake;
import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.facts.EvaluationFact;
import io.kaocheng.evaluation.live.LiveRegions;
import io.kaocheng.journal.SqlFailure;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
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

    private final DataSource source;
    private final Journals journals;
    private final LiveScoring scoring;
    private final InboxIntake inbox;

    /** Up to where the journal of each region holds no fact that did not take effect. */
    private final Map<Code, Long> checked = new ConcurrentHashMap<>();

    OwnFacts(DataSource source, Journals journals, LiveScoring scoring, InboxIntake inbox) {
        this.source = source;
        this.journals = journals;
        this.scoring = scoring;
        this.inbox = inbox;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void applyDue() {
        try {
            for (Map.Entry<Code, Long> region : heads().entrySet()) {
                apply(region.getKey(), region.getValue());
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
                if (rows.getLong(2) > checked.getOrDefault(region, 0L)) {
                    heads.put(region, rows.getLong(2));
                }
            }
        }
        return heads;
    }

    private void apply(Code region, long head) {
        try {
            long known = Math.max(reached(region), checked.getOrDefault(region, 0L));
            long last =
                    journals.history()
                            .lastOf(Journal.EVALUATION, region, known, head, EvaluationFact.TYPES);
            if (last > 0) {
                inbox.handOverOwn(
                        scoring,
                        Journal.EVALUATION,
                        region,
                        last,
                        EvaluationFact.TYPES,
                        LiveRegions::ownFacts);
            }
            checked.put(region, head);
        } catch (SQLException e) {
            // They are taken the next time: until then scores are those without them.
            if (SqlFailure.of(e).isTransient()) {
                LOG.debugf("own facts region=%s wait: %s", region, e.getMessage());
            } else {
                LOG.warnf("own facts region=%s not taken: %s", region, e.getMessage());
            }
        } catch (RuntimeException defect) {
            // Its own: the other regions go on.
            LOG.errorf(defect, "own facts region=%s not taken", region);
        }
    }

    private long reached(Code region) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return LiveRegions.ownFacts(connection, region);
        }
    }
}
