package io.kaocheng.journal;

import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Something from Kafka or from a journal's owner.
 *
 * @param entry absent where not even the envelope can be read
 * @param why it cannot be read; absent where it can
 */
record ReceivedEntry(
        Journal journal, String document, @Nullable Entry entry, @Nullable String why) {

    static ReceivedEntry of(Journal journal, byte @Nullable [] value) {
        return of(journal, value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }

    static ReceivedEntry of(Journal journal, String document) {
        try {
            return new ReceivedEntry(journal, document, Entry.read(document), null);
        } catch (UnreadableEntryException e) {
            return new ReceivedEntry(journal, document, null, e.getMessage());
        }
    }

    /** Whether it may concern a subscriber; what this build does not know may. */
    boolean mayConcern(Subscriber subscriber) {
        return entry == null
                || EntryType.named(entry.type())
                        .map(
                                type ->
                                        subscriber.handles().stream()
                                                .anyMatch(f -> f.isAssignableFrom(type.event())))
                        .orElse(true);
    }
}
