package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.UnreadableEntryException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** An event with its place in the history. */
public record Recorded(
        UUID id,
        Code region,
        Position position,
        String subject,
        int streamVersion,
        Instant recordedTime,
        String actor,
        @Nullable String correlationId,
        @Nullable String traceparent,
        Event event) {

    /**
     * Reads an entry's event.
     *
     * @throws UnreadableEntryException where this build cannot
     */
    public static Recorded of(Entry entry) throws UnreadableEntryException {
        return new Recorded(
                entry.id(),
                entry.region(),
                entry.position(),
                entry.subject(),
                entry.streamVersion(),
                entry.recordedTime(),
                entry.actor(),
                entry.correlationId(),
                entry.traceparent(),
                entry.event());
    }

    /** Who answers for an entry that follows from this one. */
    public Origin consequence(String actor) {
        return new Origin(actor, null, correlationId, id.toString(), traceparent);
    }
}
