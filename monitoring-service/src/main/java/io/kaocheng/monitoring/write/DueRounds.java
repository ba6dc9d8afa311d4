package io.kaocheng.monitoring.write;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Submission;
import io.kaocheng.monitoring.round.RoundDecider.LetFallDue;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
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
        Map<Code, Map<Period, LetFallDue>> due = new TreeMap<>();
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
            try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                            select distinct region, time_zone, period, kind, from_day, until_day
                            from scored_kind
                            join known_region using (region)
                            left join known_cycle using (region, cycle)
                            where period is not null or from_day is not null
                            """);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Code region = Code.of(rows.getString(1));
                    LocalDate today =
                            LocalDate.ofInstant(clock.instant(), ZoneId.of(rows.getString(2)));
                    Period.Kind kind = Period.Kind.valueOf(rows.getString(4));
                    String cycle = rows.getString(3);
                    List<Period> scored =
                            cycle != null
                                    ? Period.parse(cycle).within(kind)
                                    : standing(
                                            kind,
                                            rows.getObject(5, LocalDate.class),
                                            rows.getObject(6, LocalDate.class),
                                            today);
                    for (Period period : scored) {
                        LocalDate last = period.lastDay().plusDays(deadlineDays);
                        if (today.isAfter(last)
                                && !recorded.getOrDefault(region, Set.of()).contains(period)) {
                            due.computeIfAbsent(region, r -> new TreeMap<>())
                                    .put(period, new LetFallDue(period, last, today));
                        }
                    }
                }
            }
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

    /** The periods from a day on that are over, as far as they end by another day. */
    static List<Period> standing(
            Period.Kind kind, LocalDate from, @Nullable LocalDate until, LocalDate today) {
        List<Period> periods = new ArrayList<>();
        Period period = Period.containing(from, kind);
        if (period.firstDay().isBefore(from)) {
            period = period.next();
        }
        while (period.lastDay().isBefore(today)
                && (until == null || !period.lastDay().isAfter(until))) {
            periods.add(period);
            period = period.next();
        }
        return periods;
    }
}
