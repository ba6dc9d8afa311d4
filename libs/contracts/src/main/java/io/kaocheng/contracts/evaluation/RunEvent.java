package io.kaocheng.contracts.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The life of a replay run. */
public sealed interface RunEvent extends EvaluationEvent {

    /** Lower-case hexadecimal SHA-256 of the run's manifest. */
    String run();

    @JsonIgnore
    @Override
    default String subject() {
        return "run/" + run();
    }

    /**
     * Everything that makes a run the run it is.
     *
     * @param kind {@code verify}, {@code as-of}, {@code what-if} or {@code official}
     * @param cut the facts it is scored from; of a {@code verify}, the {@code scores} it looks at
     * @param overlay SHA-256 of the overlay's canonical JSON; absent without one
     * @param base what the result is held against: {@code scores@812}, another run, or, absent, the
     *     same cut as it was enacted
     * @param requester opaque subject id
     */
    record Manifest(
            String kind,
            Code region,
            Scope scope,
            Cut cut,
            String engine,
            @Nullable String overlay,
            @Nullable String base,
            String reason,
            String requester) {}

    /** What a run looks at; an empty list means all. */
    record Scope(List<Code> classes, List<Period> periods, List<Code> units) {

        public static final Scope ALL = new Scope(List.of(), List.of(), List.of());

        public Scope {
            classes = classes.stream().distinct().sorted().toList();
            periods = periods.stream().distinct().sorted().toList();
            units = units.stream().distinct().sorted().toList();
        }

        /** Whether a class's scores for a period are in it. */
        public boolean holds(Code unitClass, Period period) {
            return (classes.isEmpty() || classes.contains(unitClass))
                    && (periods.isEmpty() || periods.contains(period));
        }

        /** Whether the unit's scores are among its results. */
        public boolean shows(Code unit) {
            return units.isEmpty() || units.contains(unit);
        }
    }

    /**
     * @param entries to be read
     * @param cohorts a class in a period each
     * @param cells a unit's indicator in a period each
     */
    record Plan(long entries, int cohorts, int units, long cells) {}

    /**
     * A replay run was asked for and planned.
     *
     * @param overlay draft indicator versions, schemes, weights and targets that are held to be in
     *     force; only of a {@code what-if}
     */
    record RunPlanned(String run, Manifest manifest, @Nullable JsonNode overlay, Plan plan)
            implements RunEvent {}

    /**
     * The run began to compute.
     *
     * @param attempt from 1; a later one goes on where the one before stopped
     */
    record RunStarted(String run, int attempt) implements RunEvent {}

    /**
     * The run has computed all its results.
     *
     * @param root SHA-256 over the digests of all results: equal roots, equal runs
     * @param units scores that were computed
     * @param changed of them, those that differ from the base; of a {@code verify}, those found
     *     wrong
     */
    record RunCompleted(String run, String root, long entries, int cohorts, int units, int changed)
            implements RunEvent {}

    /** The run stopped on a fault. It can be started again. */
    record RunFailed(String run, String reason) implements RunEvent {}

    /**
     * The run was checked. A second execution, of other order and source, came to the same root.
     */
    record RunVerified(String run, String root) implements RunEvent {}

    /**
     * A second person agreed that the run takes the place of the live scores.
     *
     * @param remark what the approver said with it
     */
    record RunApproved(String run, String approver, @Nullable String remark) implements RunEvent {

        /** Approved without a word. */
        public RunApproved(String run, String approver) {
            this(run, approver, null);
        }
    }

    /**
     * The run's results took the place of the live scores.
     *
     * @param epoch how many promotions the region has seen with this one
     * @param changed scores that were superseded, recorded up to {@code last} in the same
     *     transaction
     */
    record RunPromoted(String run, long epoch, int changed, Position last) implements RunEvent {}

    /** The run was turned down and takes no effect. */
    record RunRejected(String run, String by, String reason) implements RunEvent {}

    /** The run was stopped by a person. */
    record RunCancelled(String run, String by) implements RunEvent {}

    /**
     * The results of the run were removed. Of a {@code what-if} whose results are no longer kept.
     */
    record RunExpired(String run) implements RunEvent {}
}
