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
 * A target as it was last set or withdrawn, with its place in its stream and in the goals journal.
 */
public final class TargetRegister {

    private final int streamVersion;
    private final long sequence;
    private final Period period;
    private final @Nullable BigDecimal value;
    private final @Nullable BigDecimal floor;
    private final List<PlannedShare> course;

    /** Made when it is first asked for: a class's target is asked for once per unit. */
    private @Nullable Target target;

    /**
     * @param sequence 0 for one that is only supposed
     * @param value absent where the target was withdrawn
     */
    public TargetRegister(
            int streamVersion,
            long sequence,
            Period period,
            @Nullable BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course) {
        this.streamVersion = streamVersion;
        this.sequence = sequence;
        this.period = period;
        this.value = value;
        this.floor = floor;
        this.course = List.copyOf(course);
    }

    static TargetRegister of(TargetEvent event, int streamVersion, long sequence) {
        return switch (event) {
            case TargetEvent.Figured e ->
                    new TargetRegister(
                            streamVersion, sequence, e.period(), e.value(), e.floor(), e.course());
            case TargetEvent.TargetWithdrawn e ->
                    new TargetRegister(streamVersion, sequence, e.period(), null, null, List.of());
        };
    }

    int streamVersion() {
        return streamVersion;
    }

    /** Changes with what the target says, or, where it stands in a journal, with its place. */
    long seed() {
        return sequence != 0
                ? sequence
                : 31L * (31L * Objects.hashCode(value) + (floor == null ? 0 : floor.hashCode()))
                        + course.hashCode();
    }

    /**
     * The target for one of the periods for each of which it was set; absent where it was
     * withdrawn.
     */
    Optional<Target> target(Period of) {
        Period eachOf = period;
        return target().map(
                        t -> new Target(of, t.value(), t.floor(), List.of(), t.sources(), eachOf));
    }

    /** Absent where the target was withdrawn. */
    Optional<Target> target() {
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
