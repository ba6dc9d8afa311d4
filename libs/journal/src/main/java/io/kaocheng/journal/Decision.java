package io.kaocheng.journal;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.ProblemCode;

import java.util.List;

/** What a decider answers: events, or why not. */
public sealed interface Decision<E extends Event> {

    record Accepted<E extends Event>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected<E extends Event>(Rejection reason) implements Decision<E> {}

    static <E extends Event> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E extends Event> Decision<E> accept(E first, E second) {
        return new Accepted<>(List.of(first, second));
    }

    /** The command asks for what already holds. */
    static <E extends Event> Decision<E> unchanged() {
        return new Accepted<>(List.of());
    }

    static <E extends Event> Decision<E> reject(ProblemCode code, String english, String chinese) {
        return new Rejected<>(new Rejection(code, null, english, chinese));
    }

    static <E extends Event> Decision<E> reject(
            ProblemCode code, String field, String english, String chinese) {
        return new Rejected<>(new Rejection(code, field, english, chinese));
    }
}
