package io.kaocheng.journal;

import io.kaocheng.contracts.Event;

/**
 * The rules of one kind of stream: pure, without clock, randomness or I/O. What a rule needs to
 * know comes in with the command.
 */
public interface Decider<C, S, E extends Event> {

    /** The state of a stream without entries. */
    S initial();

    /**
     * What a command leads to in a state. A command that already holds is accepted with no events.
     */
    Decision<E> decide(C command, S state);

    /**
     * The state after an event.
     *
     * @throws CorruptStreamException where the event cannot follow in that state
     */
    S evolve(S state, E event);
}
