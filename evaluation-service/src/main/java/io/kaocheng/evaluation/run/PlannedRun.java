package io.kaocheng.evaluation.run;

import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;

import org.jspecify.annotations.Nullable;

/**
 * What a run is going to be, answered to whoever asks for it.
 *
 * @param run the number that its manifest has
 * @param exists whether it was planned before
 */
public record PlannedRun(
        String run,
        String kind,
        Scope scope,
        Cut cut,
        String engine,
        @Nullable String overlay,
        @Nullable String base,
        Plan plan,
        boolean exists) {

    static PlannedRun of(RunPlanned planned, boolean exists) {
        Manifest manifest = planned.manifest();
        return new PlannedRun(
                planned.run(),
                manifest.kind(),
                manifest.scope(),
                manifest.cut(),
                manifest.engine(),
                manifest.overlay(),
                manifest.base(),
                planned.plan(),
                exists);
    }
}
