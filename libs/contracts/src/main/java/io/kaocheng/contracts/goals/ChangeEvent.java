package io.kaocheng.contracts.goals;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The life of a request for a change of what binds: asked for by one person, granted or denied by
 * another. What is granted is recorded in the same transaction on the stream it changes.
 */
public sealed interface ChangeEvent extends GoalsEvent.Unscored {

    Code request();

    @JsonIgnore
    @Override
    default String subject() {
        return subject(request());
    }

    static String subject(Code request) {
        return "request/" + request;
    }

    /**
     * Which target: of a unit or of a class, and of one of them only.
     *
     * @param each the kind of period for each of which it was set; absent where it was set for the
     *     period as a whole
     */
    record TargetKey(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            @Nullable String each) {
        /** Set for the period as a whole. */
        public TargetKey(
                @Nullable Code unit, @Nullable Code unitClass, Code indicator, Period period) {
            this(unit, unitClass, indicator, period, null);
        }
    }

    /**
     * Another figure for a target.
     *
     * @param streamVersion the version of the target's stream that the request is about
     * @param before the figure at that version
     */
    record TargetChange(
            TargetKey target,
            int streamVersion,
            BigDecimal before,
            BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course) {
        public TargetChange {
            course = course == null ? List.of() : List.copyOf(course);
        }
    }

    /**
     * Other indicators of a unit's own in a block of a scheme.
     *
     * @param from the first period for which they are to hold
     * @param streamVersion the version of the list's stream that the request is about
     * @param before the list that held for that period at that version
     */
    record OwnListChange(
            Code unit,
            Code scheme,
            Code block,
            Period from,
            int streamVersion,
            List<OwnListEvent.OwnListItem> before,
            List<OwnListEvent.OwnListItem> items) {
        public OwnListChange {
            before = before == null ? List.of() : List.copyOf(before);
            items = List.copyOf(items);
        }
    }

    /**
     * A change was asked for; nothing changes until it is granted.
     *
     * @param kind {@code adjustment}: of targets; {@code own-list}: of the indicators that a unit
     *     has of its own
     * @param changes of targets
     * @param by the opaque subject id of who asks
     * @param ownList of a unit's own indicators; absent where none is asked for
     */
    record ChangeRequested(
            Code request,
            String kind,
            List<TargetChange> changes,
            String reason,
            String by,
            @Nullable OwnListChange ownList)
            implements ChangeEvent {
        public ChangeRequested {
            changes = List.copyOf(changes);
        }

        /** Of targets alone. */
        public ChangeRequested(
                Code request, String kind, List<TargetChange> changes, String reason, String by) {
            this(request, kind, changes, reason, by, null);
        }
    }

    /**
     * The change was granted; what it changes is recorded with it.
     *
     * @param by the opaque subject id of the other person, who answers for it
     */
    record ChangeGranted(Code request, String by) implements ChangeEvent {}

    /**
     * The change was denied, with the reason why.
     *
     * @param by the opaque subject id of the other person, who answers for it
     */
    record ChangeDenied(Code request, String reason, String by) implements ChangeEvent {}

    /**
     * The request was taken back.
     *
     * @param by the opaque subject id of who asked
     */
    record ChangeWithdrawn(Code request, String by) implements ChangeEvent {}
}
