package io.kaocheng.chassis.api;

import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Position;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** What became of a change: the entries it was recorded as, none where all of it held already. */
@Schema(description = "What became of a change")
public record Acknowledgement(
        Outcome outcome,
        List<RecordedEntry> entries,
        @Schema(description = "up to where facts of others were known that it was decided by")
                @Nullable Cut reliedOn) {

    public Acknowledgement {
        entries = List.copyOf(entries);
    }

    /** Whether anything was recorded. */
    public enum Outcome {
        RECORDED,
        UNCHANGED
    }

    /** Whether anything was recorded, of a change that may need another person's grant. */
    public enum OutcomeOrRequest {
        RECORDED,
        UNCHANGED,
        /** Nothing changes until another person grants the request that was recorded. */
        REQUESTED
    }

    /** An entry and its place in its journal, by which its effect can be followed. */
    public record RecordedEntry(UUID id, Position position) {}
}
