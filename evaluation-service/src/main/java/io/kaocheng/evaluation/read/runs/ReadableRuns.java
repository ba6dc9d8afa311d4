package io.kaocheng.evaluation.read.runs;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.contracts.Code;
import io.kaocheng.evaluation.read.runs.RunReport.State;
import io.kaocheng.evaluation.read.runs.RunView.Found;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.policy.Action;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/**
 * The runs that the present caller may read: what-ifs, and the others by an action of their own.
 */
@ApplicationScoped
class ReadableRuns {

    private final RunView view;
    private final Policy policy;

    ReadableRuns(RunView view, Policy policy) {
        this.view = view;
        this.policy = policy;
    }

    /** As {@link RunView#find}. */
    Found find(Code region, String run) throws SQLException {
        Found found = view.find(region, run);
        if (found.report().kind() != RunKind.WHAT_IF) {
            policy.scope(Action.READ_RUNS, region);
        }
        return found;
    }

    /** Whether the caller may read a run of whatever kind. */
    boolean mayReadAny(Code region) {
        return policy.allows(Action.READ_RUNS, region);
    }

    /** As {@link RunView#list}; of what-ifs alone where the caller may read no others. */
    List<Found> list(Code region, @Nullable State state, @Nullable RunKind kind, Paging paging)
            throws SQLException {
        if (kind == null && !mayReadAny(region)) {
            return view.list(region, state, RunKind.WHAT_IF, paging);
        }
        if (kind != null && kind != RunKind.WHAT_IF) {
            policy.scope(Action.READ_RUNS, region);
        }
        return view.list(region, state, kind, paging);
    }
}
