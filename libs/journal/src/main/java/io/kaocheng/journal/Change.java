package io.kaocheng.journal;

import io.kaocheng.contracts.Event;

import org.jspecify.annotations.Nullable;

/**
 * A command addressed to a stream.
 *
 * @param expectedVersion the stream version the caller has seen; absent where any will do
 */
public record Change<C, S, E extends Event>(
        StreamKind<C, S, E> kind, String subject, C command, @Nullable Integer expectedVersion) {

    /** The same change, refused as stale unless the stream stands at {@code version}. */
    public Change<C, S, E> expecting(int version) {
        return new Change<>(kind, subject, command, version);
    }
}
