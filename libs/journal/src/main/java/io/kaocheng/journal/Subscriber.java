package io.kaocheng.journal;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;

import java.util.Set;

/**
 * Takes in entries of journals, each one once and in order, up to its own checkpoint. A service has
 * any number of them; one that fails on an entry does not keep the others from it.
 */
public sealed interface Subscriber permits Projector, Reactor {

    /** Unique within the service, kebab-case; its checkpoints are stored under it. */
    String name();

    /** The journals it takes in. */
    Set<Journal> journals();

    /**
     * The families of events it handles; entries of others move its checkpoint and are not handed
     * to it. {@code Event.class} stands for all.
     */
    Set<Class<? extends Event>> handles();

    /** Whether an event is of one of the families it handles. */
    default boolean handles(Event event) {
        for (Class<? extends Event> family : handles()) {
            if (family.isInstance(event)) {
                return true;
            }
        }
        return false;
    }
}
