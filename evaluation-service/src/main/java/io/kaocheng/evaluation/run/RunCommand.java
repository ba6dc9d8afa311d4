package io.kaocheng.evaluation.run;

import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Reference;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What may be asked of a run. {@code by} is the opaque subject id of who asks. */
public sealed interface RunCommand {

    String run();

    default Change<RunCommand, Run, RunEvent> change() {
        return RunDecider.KIND.change("run/" + run(), this).referringTo(references());
    }

    private List<Reference> references() {
        return switch (this) {
            case PlanRun(var plan) when RunDecider.kind(plan) == RunKind.OFFICIAL ->
                    List.of(RunDecider.OFFICIAL_UNDER_WAY);
            case PromoteRun(_, _, var publication) -> List.of(publication);
            case PlanRun _,
                    StartRun _,
                    CompleteRun _,
                    FailRun _,
                    VerifyRun _,
                    ApproveRun _,
                    RejectRun _,
                    CancelRun _,
                    ExpireRun _ ->
                    List.of();
        };
    }

    /** Plans a run and starts it. */
    record PlanRun(RunPlanned plan) implements RunCommand {
        @Override
        public String run() {
            return plan.run();
        }
    }

    /** Goes on with a run that failed. */
    record StartRun(String run) implements RunCommand {}

    record CompleteRun(String run, String root, long entries, int cohorts, int units, int changed)
            implements RunCommand {}

    record FailRun(String run, String reason) implements RunCommand {}

    /**
     * @param root what the second execution came to
     */
    record VerifyRun(String run, String root) implements RunCommand {}

    /**
     * @param later asked for only where it decides
     */
    record ApproveRun(String run, String by, @Nullable String remark, LaterEntry.Lookup later)
            implements RunCommand {}

    /**
     * @param later asked for only where it decides
     */
    record PromoteRun(String run, LaterEntry.Lookup later, Publication.Lookup publication)
            implements RunCommand {}

    record RejectRun(String run, String by, String reason) implements RunCommand {}

    record CancelRun(String run, String by) implements RunCommand {}

    record ExpireRun(String run) implements RunCommand {}
}
