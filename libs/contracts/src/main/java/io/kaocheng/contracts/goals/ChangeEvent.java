package io.kaocheng.contracts.goals;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
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
     * @param kind {@code adjustment}: of targets, by the office; {@code relief}: of targets, by the
     *     unit that is to reach them; {@code own-list}: of the indicators that a unit has of its
     *     own
     * @param changes of targets
     * @param by the opaque subject id of who asks
     * @param ownList of a unit's own indicators; absent where none is asked for
     * @param cycle in which the targets' periods lie; absent where none was opened for them, and in
     *     entries from before it was told
     * @param unit whose targets they are; absent where they are a class's
     * @param ground {@code policy-change}, {@code disaster}, {@code force-majeure}, {@code
     *     task-change}, {@code definition-change}, {@code unit-change}, {@code clerical-error} or
     *     {@code other}; absent where none was named
     * @param evidence what shows it; absent where nothing does
     * @param effectiveFrom the period from which the targets are to count; absent where it is left
     *     to the day of the grant
     * @param wholePeriod true where they are to count for all of the targets' periods, what is
     *     already past included
     * @param late true where it was filed for a unit after the last day on which it may ask itself
     */
    record ChangeRequested(
            Code request,
            String kind,
            List<TargetChange> changes,
            String reason,
            String by,
            @Nullable OwnListChange ownList,
            @Nullable Code cycle,
            @Nullable Code unit,
            @Nullable String ground,
            @Nullable List<Evidence> evidence,
            @Nullable Period effectiveFrom,
            @Nullable Boolean wholePeriod,
            @Nullable Boolean late)
            implements ChangeEvent {
        public ChangeRequested {
            changes = List.copyOf(changes);
            evidence = unlessEmpty(evidence);
        }

        /** What shows it; empty where nothing does. */
        public List<Evidence> shownBy() {
            return evidence == null ? List.of() : evidence;
        }

        /** Of targets or of a unit's own indicators, and nothing else told. */
        public ChangeRequested(
                Code request,
                String kind,
                List<TargetChange> changes,
                String reason,
                String by,
                @Nullable OwnListChange ownList) {
            this(
                    request, kind, changes, reason, by, ownList, null, null, null, null, null, null,
                    null);
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
     * @param granted of targets, which may be other figures than were asked for; absent where
     *     nothing of targets was asked for, and in entries from before it was told, which granted
     *     what was asked for
     * @param effectiveFrom the period from which the targets count; absent where they count for all
     *     of their periods
     * @param reason why other figures were granted; absent where they are the ones asked for
     */
    record ChangeGranted(
            Code request,
            String by,
            @Nullable List<TargetChange> granted,
            @Nullable Period effectiveFrom,
            @Nullable String reason)
            implements ChangeEvent {
        public ChangeGranted {
            granted = unlessEmpty(granted);
        }

        /** Of no target. */
        public ChangeGranted(Code request, String by) {
            this(request, by, null, null, null);
        }
    }

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

    private static <T> @Nullable List<T> unlessEmpty(@Nullable List<T> list) {
        return list == null || list.isEmpty() ? null : List.copyOf(list);
    }
}
