package io.kaocheng.contracts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds stored forms by their names and by the records of their events. */
final class EventRegistry {

    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");

    private final Map<String, EntryType> byName = new LinkedHashMap<>();
    private final Map<Class<?>, EntryType> byEvent = new HashMap<>();
    private final Map<String, EntryType> newest = new HashMap<>();
    private final List<EntryType> current = new ArrayList<>();

    private @Nullable Journal journal;

    /** Sets the journal of the events registered from here on. */
    EventRegistry in(Journal next) {
        journal = next;
        return this;
    }

    /**
     * Registers an event.
     *
     * @param kind such as {@code target-set}
     * @param upcasters the first converts version 1 to version 2, and so on: the current version is
     *     one more than their number
     */
    EventRegistry event(String kind, Class<? extends Event> event, Upcaster... upcasters) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "a kind of event is named like target-set; found " + Quoted.of(kind));
        }
        Journal in = Objects.requireNonNull(journal, "name the journal first");
        List<Upcaster> chain = List.of(upcasters);
        for (int version = 1; version <= chain.size() + 1; version++) {
            add(new EntryType(in, kind, version, event, chain.subList(version - 1, chain.size())));
        }
        return this;
    }

    private void add(EntryType type) {
        if (byName.put(type.name(), type) != null) {
            throw new IllegalArgumentException(type.name() + " is the name of two events");
        }
        if (type.isCurrent()) {
            current.add(type);
            newest.put(withoutVersion(type.name()), type);
            if (byEvent.put(type.event(), type) != null) {
                throw new IllegalArgumentException(type.event() + " is stored under two names");
            }
        }
    }

    Collection<EntryType> current() {
        return Collections.unmodifiableList(current);
    }

    Collection<EntryType> stored() {
        return Collections.unmodifiableCollection(byName.values());
    }

    Optional<EntryType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    EntryType known(String name) throws UnreadableEntryException {
        EntryType type = byName.get(name);
        if (type == null) {
            throw new UnreadableEntryException(unknown(name));
        }
        return type;
    }

    private String unknown(String name) {
        EntryType known = newest.get(withoutVersion(name));
        return known == null
                ? "this build does not know the type " + Quoted.of(name)
                : "this build knows "
                        + withoutVersion(name)
                        + " up to version "
                        + known.version()
                        + ", not "
                        + Quoted.of(name);
    }

    private static String withoutVersion(String name) {
        int at = name.lastIndexOf(".v");
        return at < 0 ? name : name.substring(0, at);
    }

    EntryType of(Class<? extends Event> event) {
        EntryType type = byEvent.get(event);
        if (type == null) {
            throw new IllegalArgumentException(event + " is not registered in StoredEvents");
        }
        return type;
    }
}
