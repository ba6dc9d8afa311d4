package io.kaocheng.journal;

import io.kaocheng.contracts.Event;

import java.util.List;

/** A kind of stream: its decider, and the sealed family of its events. */
public record StreamKind<C, S, E extends Event>(Decider<C, S, E> decider, Class<E> events) {

    /** A command to one stream of this kind. */
    public Change<C, S, E> change(String subject, C command) {
        return new Change<>(this, subject, command, List.of(), null);
    }

    /** One stream of this kind, for a command of another to refer to. */
    public Reference.Stream<S> at(String subject) {
        return new Reference.Stream<>(this, subject);
    }

    /** Streams of this kind that a query over own views finds; see {@link Reference.Streams}. */
    public Reference.Streams<S> found(String query, Object... parameters) {
        return new Reference.Streams<>(this, query, List.of(parameters));
    }

    S evolve(S state, Event event, String subject) {
        if (!events.isInstance(event)) {
            throw new CorruptStreamException(
                    subject
                            + " holds a "
                            + event.getClass().getSimpleName()
                            + ", which is not of "
                            + events.getSimpleName());
        }
        return decider.evolve(state, events.cast(event));
    }
}
