package io.kaocheng.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A stored event type and version, such as {@code kaocheng.goals.target-set.v1} in an entry's
 * {@code type}, with the upcasters that convert its data to the current version. All of them are
 * listed in {@link StoredEvents}.
 *
 * @param kind the name without journal and version, {@code target-set}
 * @param version from 1
 * @param event the record all versions of the kind are read into
 * @param upcasters from this version to the current one, in order; empty where it is the current
 */
public record EntryType(
        Journal journal,
        String kind,
        int version,
        Class<? extends Event> event,
        List<Upcaster> upcasters,
        String name) {

    public EntryType {
        upcasters = List.copyOf(upcasters);
    }

    EntryType(
            Journal journal,
            String kind,
            int version,
            Class<? extends Event> event,
            List<Upcaster> upcasters) {
        this(
                journal,
                kind,
                version,
                event,
                upcasters,
                "kaocheng." + journal + "." + kind + ".v" + version);
    }

    /** Whether events are written in this form today. */
    public boolean isCurrent() {
        return upcasters.isEmpty();
    }

    /**
     * Reads data stored in this version, upcast to the current one.
     *
     * @throws UnreadableEntryException where they do not fit, with the place
     */
    public Event read(JsonNode data) throws UnreadableEntryException {
        return isCurrent()
                ? ContractJson.read(data, event)
                : ContractJson.read(upcast(data), event);
    }

    private JsonNode upcast(JsonNode stored) throws UnreadableEntryException {
        if (!(stored instanceof ObjectNode object)) {
            throw new UnreadableEntryException("the data of " + name + " are not an object");
        }
        ObjectNode data = object.deepCopy();
        try {
            for (Upcaster upcaster : upcasters) {
                data = upcaster.upcast(data);
            }
            return data;
        } catch (RuntimeException e) {
            throw new UnreadableEntryException(
                    "the data of " + name + " cannot be brought to today's form: " + e, e);
        }
    }

    /** The forms in which events are written today, in the order of their journals. */
    public static Collection<EntryType> all() {
        return StoredEvents.REGISTRY.current();
    }

    /** Every version that a journal may contain, older ones included. */
    public static Collection<EntryType> stored() {
        return StoredEvents.REGISTRY.stored();
    }

    /** The form of that name, current or older. */
    public static Optional<EntryType> named(String name) {
        return StoredEvents.REGISTRY.named(name);
    }

    /**
     * Like {@link #named}, for an entry that has to be read.
     *
     * @throws UnreadableEntryException naming whether the kind is unknown or only its version
     */
    public static EntryType known(String name) throws UnreadableEntryException {
        return StoredEvents.REGISTRY.known(name);
    }

    /** The form an event is written in; every event of the public language has one. */
    public static EntryType of(Event event) {
        return of(event.getClass());
    }

    /** The form events of that record are written in. */
    public static EntryType of(Class<? extends Event> event) {
        return StoredEvents.REGISTRY.of(event);
    }
}
