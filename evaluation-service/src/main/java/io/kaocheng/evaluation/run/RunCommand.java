package io.kaocheng.evaluation.run;

import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What may be asked of a run. {@code by} is the opaque subject id of who asks. */
public sealed interface RunCommand {

    String run();

    /**
     * @param overlapping official runs under way of which the scope overlaps this one's
     */
    record PlanRun(RunPlanned plan, List<String> overlapping) implements RunCommand {
        @Override
        public String run() {
            return plan.run();
        }
    }

    /** Also goes on with a run that failed. */
    record StartRun(String run) implements RunCommand {}

    record CompleteRun(String run, String root, long entries, int cohorts, int units, int changed)
            implements RunCommand {}

    record FailRun(String run, String reason) implements RunCommand {}

    /**
     * @param root what the second execution came to
     */
    record VerifyRun(String run, String root) implements RunCommand {}

    /**
     * @param newer an entry recorded since the run's cut that bears on its scope; absent where
     *     there is none
     */
    record ApproveRun(String run, String by, @Nullable Position newer) implements RunCommand {}

    /**
     * @param newer as for the approval
     * @param epoch the number this promotion gets
     * @param last where the scores journal ends after the promoted differences
     */
    record PromoteRun(String run, @Nullable Position newer, long epoch, int changed, Position last)
            implements RunCommand {}

    record RejectRun(String run, String by, String reason) implements RunCommand {}

    record CancelRun(String run, String by) implements RunCommand {}

    record ExpireRun(String run) implements RunCommand {}
}
