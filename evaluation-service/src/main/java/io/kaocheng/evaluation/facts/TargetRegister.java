package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.scoring.facts.Target;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A target as it was last set or withdrawn, with its place in its stream and in the goals journal;
 * and, where it counts from a day on only, what it was set at before.
 */
public final class TargetRegister {

    private final int streamVersion;
    private final long sequence;
    private final Period period;
    private final @Nullable BigDecimal value;
    private final @Nullable BigDecimal floor;
    private final List<PlannedShare> course;
    private final @Nullable Period effectiveFrom;
    private final @Nullable TargetRegister earlier;

    /** Made when it is first asked for: a class's target is asked for once per unit. */
    private @Nullable Target target;

    /**
     * @param sequence 0 for one that is only supposed
     * @param value absent where the target was withdrawn
     * @param effectiveFrom from when it counts; absent where it does for all of its period
     * @param earlier what counts before; absent where nothing does, and where it counts for all of
     *     its period
     */
    public TargetRegister(
            int streamVersion,
            long sequence,
            Period period,
            @Nullable BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course,
            @Nullable Period effectiveFrom,
            @Nullable TargetRegister earlier) {
        this.streamVersion = streamVersion;
        this.sequence = sequence;
        this.period = period;
        this.value = value;
        this.floor = floor;
        this.course = List.copyOf(course);
        this.effectiveFrom = effectiveFrom;
        this.earlier = effectiveFrom == null ? null : earlier;
    }

    static TargetRegister of(TargetEvent event, int streamVersion, long sequence) {
        return switch (event) {
            case TargetEvent.Figured e ->
                    new TargetRegister(
                            streamVersion,
                            sequence,
                            e.period(),
                            e.value(),
                            e.floor(),
                            e.course(),
                            e.effectiveFrom(),
                            null);
            case TargetEvent.TargetWithdrawn e ->
                    new TargetRegister(
                            streamVersion, sequence, e.period(), null, null, List.of(), null, null);
        };
    }

    /**
     * One with all that was known before, in the order of their stream in whichever they come; the
     * one before itself where it makes no difference.
     */
    static TargetRegister merged(@Nullable TargetRegister known, TargetRegister fresh) {
        if (known == null || known.streamVersion < fresh.streamVersion) {
            return fresh.upon(known);
        }
        return known.streamVersion == fresh.streamVersion || known.effectiveFrom == null
                ? known
                : known.upon(merged(known.earlier, fresh));
    }

    private TargetRegister upon(@Nullable TargetRegister before) {
        return effectiveFrom == null || before == earlier
                ? this
                : new TargetRegister(
                        streamVersion,
                        sequence,
                        period,
                        value,
                        floor,
                        course,
                        effectiveFrom,
                        before);
    }

    /** Changes with what the target says, or, where it stands in a journal, with its place. */
    long seed() {
        if (sequence != 0) {
            return sequence;
        }
        long said =
                31L * (31L * Objects.hashCode(value) + (floor == null ? 0 : floor.hashCode()))
                        + course.hashCode();
        return effectiveFrom == null
                ? said
                : 31L * (31L * said + effectiveFrom.hashCode())
                        + (earlier == null ? 0 : earlier.seed());
    }

    /** The last that is in force on the last day of a scoring period; null where none is. */
    private @Nullable TargetRegister inForce(Period scored) {
        TargetRegister at = this;
        while (at != null
                && at.effectiveFrom != null
                && at.effectiveFrom.firstMonth().isAfter(scored.lastMonth())) {
            at = at.earlier;
        }
        return at;
    }

    /**
     * The target for one of the periods for each of which it was set; absent where it was withdrawn
     * or none is in force when the period is scored.
     */
    Optional<Target> ofEach(Period of, Period scored) {
        Period eachOf = period;
        return target(scored)
                .map(t -> new Target(of, t.value(), t.floor(), List.of(), t.sources(), eachOf));
    }

    /**
     * The target as it counts when a period is scored; absent where it was withdrawn or none is in
     * force.
     */
    Optional<Target> target(Period scored) {
        // Nearly all count for all of their period.
        TargetRegister at = effectiveFrom == null ? this : inForce(scored);
        return at == null ? Optional.empty() : at.made();
    }

    private Optional<Target> made() {
        Target made = target;
        if (made == null && value != null) {
            made =
                    new Target(
                            period,
                            value,
                            floor,
                            course.stream()
                                    .map(s -> new Target.Milestone(s.period(), s.share()))
                                    .toList(),
                            sequence == 0
                                    ? List.of()
                                    : List.of(new Position(Journal.GOALS, sequence)));
            // Two threads may make it at once: it is the same, and it never changes.
            target = made;
        }
        return Optional.ofNullable(made);
    }
}
