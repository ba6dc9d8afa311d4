package io.kaocheng.evaluation.replay;

import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.evaluation.history.Regions;
import io.kaocheng.evaluation.replay.Planner.Assumptions;
import io.kaocheng.evaluation.run.RunCommand.PlanRun;
import io.kaocheng.evaluation.run.RunKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;

import javax.sql.DataSource;

/**
 * Has every region's published scores verified each night. The runs are named by the day, so that
 * of several instances that ask, one is answered; what is found shows in the run, as an error in
 * the log, and as the metric {@code kaocheng.verification.differences}, which is there from the
 * start and not only once a night has passed.
 */
@Startup
@ApplicationScoped
class NightlyVerification {

    private static final Logger LOG = Logger.getLogger(NightlyVerification.class);
    private static final String ACTOR = "service:evaluation";

    private final DataSource source;
    private final Regions regions;
    private final Planner planner;
    private final RunStreams streams;
    private final Clock clock;

    NightlyVerification(
            DataSource source,
            Regions regions,
            Planner planner,
            RunStreams streams,
            Clock clock,
            MeterRegistry metrics) {
        this.source = source;
        this.regions = regions;
        this.planner = planner;
        this.streams = streams;
        this.clock = clock;
        metrics.gauge("kaocheng.verification.differences", this, n -> n.differences());
    }

    @Scheduled(
            cron = "{replay.verification}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void verify() throws SQLException, InterruptedException {
        for (Code region : regions.all()) {
            try {
                streams.record(
                        region,
                        new PlanRun(
                                planner.plan(
                                        region,
                                        new Planner.Asked(
                                                RunKind.VERIFY,
                                                Scope.ALL,
                                                null,
                                                Assumptions.NONE,
                                                null,
                                                "nightly " + LocalDate.now(clock),
                                                ACTOR))));
            } catch (Problem e) {
                if (e.code() != ProblemCode.NOTHING_TO_REPLAY) {
                    LOG.warnf("verification region=%s not planned: %s", region, e.getMessage());
                }
            } catch (IOException | SQLException e) {
                LOG.warnf("verification region=%s not planned: %s", region, e.getMessage());
            } catch (RuntimeException defect) {
                // Its own: the other regions are verified.
                LOG.errorf(defect, "verification region=%s not planned", region);
            }
        }
    }

    /**
     * Differences found by the last verification of each region, together; one where it failed, as
     * it does where a journal or a topic is not what was recorded.
     */
    private double differences() {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select coalesce(sum(case when state = 'failed' then 1 else changed end), 0)
                        from (select distinct on (region) state, changed
                              from run
                              where kind = 'verify' and state in ('completed', 'failed')
                              order by region, changed_at desc) as last
                        """);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getDouble(1) : 0;
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
