package io.kaocheng.journal;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;

import java.util.Set;

/**
 * Consumes entries of journals in order, each exactly once, and has checkpoints of its own. A
 * service has any number of subscribers; a failure of one does not affect the others.
 */
public sealed interface Subscriber permits Projector, Reactor {

    /** Unique within the service, kebab-case; its checkpoints are stored under it. */
    String name();

    /** The journals it consumes. */
    Set<Journal> journals();

    /**
     * The families of events it handles; entries of others move its checkpoint and are not handed
     * to it. {@code Event.class} means all.
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
