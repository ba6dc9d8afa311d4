package io.kaocheng.monitoring.write;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Submission;
import io.kaocheng.monitoring.round.RoundDecider.MarkRoundDue;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

import javax.sql.DataSource;

/**
 * Records of every period that a scheme scores when it has fallen due, so that a month nobody
 * reports is scored all the same. Several instances may record at once: a round falls due once.
 */
@ApplicationScoped
class DueRounds {

    private static final Logger LOG = Logger.getLogger(DueRounds.class);
    private static final Origin ORIGIN = Origin.of("service:monitoring");

    private final DataSource source;
    private final Journals journals;
    private final int deadlineDays;
    private final Clock clock;

    DueRounds(DataSource source, Journals journals, MonitoringConfig config, Clock clock) {
        this.clock = clock;
        this.source = source;
        this.journals = journals;
        this.deadlineDays = config.deadlineDays();
    }

    @Scheduled(
            every = "{monitoring.rounds}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void record() throws InterruptedException {
        Map<Code, List<Change<?, ?, ?>>> due;
        try {
            due = due();
        } catch (SQLException e) {
            LOG.warnf("rounds cannot be looked up: %s", e.getMessage());
            return;
        }
        for (Map.Entry<Code, List<Change<?, ?, ?>>> region : due.entrySet()) {
            try {
                journals.writer(Journal.MONITORING)
                        .submit(Submission.atomic(region.getKey(), region.getValue(), ORIGIN))
                        .get();
                LOG.infof("due region=%s rounds=%d", region.getKey(), region.getValue().size());
            } catch (ExecutionException e) {
                // Of this region alone; it is looked up again.
                LOG.warnf("rounds region=%s not recorded: %s", region.getKey(), e.getMessage());
            }
        }
    }

    /** What has fallen due and is not recorded, by region. */
    private Map<Code, List<Change<?, ?, ?>>> due() throws SQLException {
        Map<Code, Set<Period>> recorded = new HashMap<>();
        Map<Code, Map<Period, MarkRoundDue>> due = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                            select region, period
                            from reporting_round
                            where to_seq = 9223372036854775807
                            """);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    recorded.computeIfAbsent(Code.of(rows.getString(1)), r -> new TreeSet<>())
                            .add(Period.parse(rows.getString(2)));
                }
            }
            StoredSchemes.all(connection)
                    .forEach(
                            (region, schemes) -> {
                                LocalDate today =
                                        LocalDate.ofInstant(clock.instant(), schemes.timeZone());
                                StoredSchemes scored = new StoredSchemes(today);
                                for (Period period : schemes.due(today)) {
                                    LocalDate last = period.lastDay().plusDays(deadlineDays);
                                    if (today.isAfter(last)
                                            && !recorded.getOrDefault(region, Set.of())
                                                    .contains(period)) {
                                        due.computeIfAbsent(region, r -> new TreeMap<>())
                                                .put(
                                                        period,
                                                        new MarkRoundDue(
                                                                period, last, today, scored));
                                    }
                                }
                            });
        }
        Map<Code, List<Change<?, ?, ?>>> changes = new TreeMap<>();
        due.forEach(
                (region, rounds) -> {
                    List<Change<?, ?, ?>> all = new ArrayList<>();
                    rounds.values().forEach(round -> all.add(round.change()));
                    changes.put(region, all);
                });
        return changes;
    }
}
