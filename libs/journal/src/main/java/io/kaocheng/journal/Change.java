package io.kaocheng.journal;

import io.kaocheng.contracts.Event;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * A command addressed to a stream.
 *
 * @param references what it is decided by besides its own stream
 * @param expectedVersion the stream version the caller has seen; absent where any will do
 */
public record Change<C, S, E extends Event>(
        StreamKind<C, S, E> kind,
        String subject,
        C command,
        List<Reference> references,
        @Nullable Integer expectedVersion) {

    public Change {
        references = List.copyOf(references);
    }

    /** The same change, refused as stale unless the stream has version {@code version}. */
    public Change<C, S, E> expecting(int version) {
        return new Change<>(kind, subject, command, references, version);
    }

    /** The same change, with what it refers to loaded before it is decided. */
    public Change<C, S, E> referringTo(Reference... named) {
        return referringTo(List.of(named));
    }

    /** The same change, with what it refers to loaded before it is decided. */
    public Change<C, S, E> referringTo(Collection<? extends Reference> named) {
        return new Change<>(kind, subject, command, List.copyOf(named), expectedVersion);
    }
}
