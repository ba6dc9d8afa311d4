package io.kaocheng.evaluation.replay;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.run.Run;
import io.kaocheng.evaluation.run.RunCommand;
import io.kaocheng.evaluation.run.RunDecider;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.OverloadedException;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Submission;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Where runs stand, and what the service itself has to record of them. */
@ApplicationScoped
class RunStreams {

    private static final Logger LOG = Logger.getLogger(RunStreams.class);
    private static final Origin ORIGIN = Origin.of("service:evaluation");

    private final Journals journals;

    RunStreams(Journals journals) {
        this.journals = journals;
    }

    /** Where a run stands, by the journal and not by a view. */
    Run find(Code region, String run) throws SQLException {
        return journals.history().state(Journal.EVALUATION, region, RunDecider.KIND, "run/" + run);
    }

    private static String outcome(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Answered answered ->
                    switch (answered.outcomes().getFirst()) {
                        case Outcome.Recorded(var entries, _, _) ->
                                "recorded sequence=" + entries.getLast().sequence();
                        case Outcome.Unchanged _ -> "unchanged";
                        case Outcome.Refused refused -> "refused: " + refused.reason().english();
                        case Outcome.Stale _ -> "stale";
                    };
            case Receipt.KeyReused _ -> "stale";
        };
    }

    /**
     * Records what a command leads to. A refusal is logged: what another instance or a person did
     * meanwhile has made it needless.
     *
     * @throws SQLException where nothing could be recorded; to be tried again
     */
    void record(Code region, RunCommand command) throws SQLException, InterruptedException {
        try {
            Receipt receipt =
                    journals.writer(Journal.EVALUATION)
                            .submit(Submission.atomic(region, List.of(command.change()), ORIGIN))
                            .get();
            LOG.infof(
                    "replay region=%s run=%s command=%s outcome=%s",
                    region, command.run(), command.getClass().getSimpleName(), outcome(receipt));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException sql -> throw sql;
                case OverloadedException overloaded ->
                        throw new SQLException(overloaded.getMessage(), "53000", overloaded);
                case RuntimeException defect -> throw defect;
                case Error defect -> throw defect;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
