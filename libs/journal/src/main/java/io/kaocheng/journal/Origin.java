package io.kaocheng.journal;

import org.jspecify.annotations.Nullable;

import java.time.OffsetDateTime;

/**
 * Where entries come from.
 *
 * @param actor opaque subject id of the person or system
 * @param time when it happened, as claimed; absent means when it is recorded
 * @param causationId id of the entry that caused them
 */
public record Origin(
        String actor,
        @Nullable OffsetDateTime time,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    public static Origin of(String actor) {
        return new Origin(actor, null, null, null, null);
    }
}
