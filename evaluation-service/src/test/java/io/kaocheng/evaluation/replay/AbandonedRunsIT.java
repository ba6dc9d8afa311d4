package io.kaocheng.evaluation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.evaluation.run.Run;
import io.kaocheng.evaluation.run.RunCommand.CancelRun;
import io.kaocheng.evaluation.run.RunCommand.PlanRun;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/** Runs of which nobody brings the task: the consumer of tasks is off. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@TestProfile(AbandonedRunsIT.NoTasks.class)
public class AbandonedRunsIT {

    private static final Code REGION = Code.of("abandoned");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject RunStreams streams;
    @Inject DataSource source;

    /** No consumer, and little patience with runs that give no sign of life. */
    public static final class NoTasks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kaocheng.relay.enabled", "false",
                    "replay.abandoned-every", "1s",
                    "replay.abandoned-after", "1s");
        }
    }

    @Test
    void a_run_that_nobody_works_on_is_taken_up_and_completed() throws Exception {
        plan("a".repeat(64), "kc-1");
        assertThat(ended("a".repeat(64))).isInstanceOf(Run.Completed.class);
    }

    @Test
    void a_run_of_an_engine_this_build_does_not_have_fails_and_says_so() throws Exception {
        plan("b".repeat(64), "kc-9");
        assertThat(ended("b".repeat(64))).isInstanceOf(Run.Failed.class);
        assertThat(reason("b".repeat(64))).contains("no engine is called kc-9");
    }

    @Test
    void an_official_run_whose_task_has_a_defect_gives_way_to_another_once_it_is_cancelled()
            throws Exception {
        plan("c".repeat(64), "kc-9", RunKind.OFFICIAL);
        assertThat(ended("c".repeat(64))).isInstanceOf(Run.Failed.class);
        plan("d".repeat(64), "kc-1", RunKind.OFFICIAL);
        // It may be resumed as long as nobody gave it up.
        assertThat(streams.find(REGION, "d".repeat(64))).isInstanceOf(Run.Absent.class);
        streams.record(REGION, new CancelRun("c".repeat(64), "li"));

        plan("d".repeat(64), "kc-1", RunKind.OFFICIAL);

        assertThat(streams.find(REGION, "d".repeat(64))).isNotInstanceOf(Run.Absent.class);
    }

    private void plan(String run, String engine) throws SQLException, InterruptedException {
        plan(run, engine, RunKind.AS_OF);
    }

    private void plan(String run, String engine, RunKind kind)
            throws SQLException, InterruptedException {
        streams.record(
                REGION,
                new PlanRun(
                        new RunPlanned(
                                run,
                                new Manifest(
                                        kind.toString(),
                                        REGION,
                                        Scope.ALL,
                                        Cut.NOTHING,
                                        engine,
                                        null,
                                        null,
                                        "a test",
                                        "li"),
                                null,
                                new Plan(0, 0, 0, 0))));
    }

    private String reason(String run) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select reason from run where region = ? and run = ?")) {
            select.setString(1, REGION.value());
            select.setString(2, run);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private Run ended(String run) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Run found = streams.find(REGION, run);
        while (found instanceof Run.Running) {
            assertThat(System.nanoTime()).as("the run ends").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            found = streams.find(REGION, run);
        }
        return found;
    }
}
