package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.evaluation.run.RunKind;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

/**
 * Resumes runs that are under way with nobody at work: their task was lost with a topic, its worker
 * died after the task was marked as done, or its sources were away for too long. A run whose task
 * is merely waiting may be taken up too; both come to the same results, and the second finds
 * nothing left to do.
 */
@Startup
@ApplicationScoped
class AbandonedRuns {

    private static final Logger LOG = Logger.getLogger(AbandonedRuns.class);

    private final DataSource source;
    private final RunExecutor executor;
    private final Duration after;
    private final AtomicBoolean closing = new AtomicBoolean();

    AbandonedRuns(DataSource source, RunExecutor executor, ReplayConfig config) {
        this.source = source;
        this.executor = executor;
        this.after = config.abandonedAfter();
    }

    private record Abandoned(Code region, String run) {}

    void stop(@Observes ShutdownEvent event) {
        closing.set(true);
    }

    @Scheduled(
            every = "{replay.abandoned-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resume() throws InterruptedException {
        try {
            for (Abandoned one : abandoned()) {
                if (!closing.get() && claimed(one)) {
                    LOG.warnf(
                            "replay region=%s run=%s made no progress for %s, resumed",
                            one.region(), one.run(), after);
                    perform(one);
                }
            }
        } catch (SQLException e) {
            LOG.warnf("abandoned runs wait: %s", e.getMessage());
        }
    }

    /** One that cannot be performed waits for its next turn, and keeps no other one waiting. */
    private void perform(Abandoned one) throws InterruptedException {
        try {
            executor.perform(one.region(), one.run(), closing::get);
        } catch (IOException | SQLException e) {
            LOG.warnf("replay region=%s run=%s waits: %s", one.region(), one.run(), e.getMessage());
        }
    }

    private List<Abandoned> abandoned() throws SQLException {
        List<Abandoned> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select region, run
                        from run
                        left join run_progress as p using (region, run)
                        where (state = 'running' or state = 'completed' and kind = any (?))
                          and greatest(changed_at, p.at) < clock_timestamp() - ? * interval '1 millisecond'
                        order by changed_at
                        """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            Arrays.stream(RunKind.values())
                                    .filter(RunKind::approvable)
                                    .map(RunKind::toString)
                                    .toArray()));
            select.setLong(2, after.toMillis());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Abandoned(Code.of(rows.getString(1)), rows.getString(2)));
                }
            }
        }
        return found;
    }

    /** Of several instances that find a run, one has it: its progress is the claim. */
    private boolean claimed(Abandoned one) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement claim =
                        connection.prepareStatement(
                                """
                        insert into run_progress as p (region, run, phase, entries, cohorts, cells, began, at)
                        values (?, ?, 'resumed', 0, 0, 0, clock_timestamp(), clock_timestamp())
                        on conflict (region, run) do update
                        set at = excluded.at
                        where p.at < clock_timestamp() - ? * interval '1 millisecond'
                        """)) {
            claim.setString(1, one.region().value());
            claim.setString(2, one.run());
            claim.setLong(3, after.toMillis());
            return claim.executeUpdate() == 1;
        }
    }
}
