package io.kaocheng.journal;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The result of a decider: events, or the reasons of a rejection. */
public sealed interface Decision<E extends Event> {

    /**
     * @param result returned to the caller besides the entries, a record that can be written as
     *     JSON; absent where the entries suffice
     */
    record Accepted<E extends Event>(List<E> events, @Nullable Record result)
            implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }

        public Accepted(List<E> events) {
            this(events, null);
        }
    }

    /**
     * @param reasons at least one; all of them where a rule finds several
     */
    record Rejected<E extends Event>(List<Rejection> reasons) implements Decision<E> {
        public Rejected {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a rejection needs a reason");
            }
        }

        /** The first reason. */
        public Rejection reason() {
            return reasons.getFirst();
        }
    }

    /**
     * Another command is decided in its place, to another stream of the same journal, such as the
     * request for what may not be done at once. Its outcome is that of the change.
     */
    record Instead<E extends Event>(Change<?, ?, ?> change) implements Decision<E> {}

    /** The same decision with a result for the caller, such as an assigned number. */
    default Decision<E> withResult(Record result) {
        return switch (this) {
            case Accepted<E>(var events, _) -> new Accepted<>(events, result);
            case Rejected<E> rejected -> rejected;
            case Instead<E> instead -> instead;
        };
    }

    static <E extends Event> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E extends Event> Decision<E> accept(E first, E second) {
        return new Accepted<>(List.of(first, second));
    }

    static <E extends Event> Decision<E> instead(Change<?, ?, ?> change) {
        return new Instead<>(change);
    }

    /** Accepted without events: what the command asks for already holds. */
    static <E extends Event> Decision<E> unchanged() {
        return new Accepted<>(List.of());
    }

    static <E extends Event> Decision<E> reject(ProblemCode code, String english, String chinese) {
        return new Rejected<>(List.of(new Rejection(code, null, english, chinese)));
    }

    static <E extends Event> Decision<E> reject(
            ProblemCode code, String field, String english, String chinese) {
        return new Rejected<>(List.of(new Rejection(code, field, english, chinese)));
    }

    /** Collects the reasons of a rejection, for rules with several conditions. */
    final class Reasons {
        private final List<Rejection> found = new ArrayList<>();

        /** Adds a reason. */
        public Reasons add(Rejection reason) {
            found.add(reason);
            return this;
        }

        /** Adds a reason where a condition does not hold. */
        public Reasons unless(
                boolean holds, ProblemCode code, String field, String english, String chinese) {
            if (!holds) {
                found.add(new Rejection(code, field, english, chinese));
            }
            return this;
        }

        public boolean any() {
            return !found.isEmpty();
        }

        /** Those that were found, in their order. */
        public List<Rejection> reasons() {
            return List.copyOf(found);
        }

        /**
         * The rejection.
         *
         * @throws IllegalArgumentException where no reason was found
         */
        public <E extends Event> Decision<E> reject() {
            return new Rejected<>(found);
        }
    }
}
