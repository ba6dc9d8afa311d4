package io.kaocheng.journal;

import io.kaocheng.contracts.Event;

/**
 * The rules of one kind of stream: pure, without clock, randomness or I/O. What a rule needs to
 * know comes in with the command, or is read from {@link References}.
 */
public interface Decider<C, S, E extends Event> {

    /** The state of a stream without entries. */
    S initial();

    /**
     * Decides a command in a state. A command whose result already holds is accepted with no
     * events.
     *
     * @param references the streams and facts the command refers to, as of the same instant as the
     *     state: the region's lock is held, so nothing of them changes before the events are
     *     recorded
     */
    Decision<E> decide(C command, S state, References references);

    /**
     * The state after an event.
     *
     * @throws CorruptStreamException where the event cannot follow in that state
     */
    S evolve(S state, E event);
}
