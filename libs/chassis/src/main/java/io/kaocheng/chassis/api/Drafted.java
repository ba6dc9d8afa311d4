package io.kaocheng.chassis.api;

import io.kaocheng.contracts.Cut;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What became of a draft, and which version it is. */
@Schema(description = "What became of a draft, and which version it is")
public record Drafted(
        Acknowledgement.Outcome outcome,
        List<Acknowledgement.RecordedEntry> entries,
        @Schema(description = "that was drafted, or that says the same already") int version,
        @Nullable Cut reliedOn) {
    public Drafted {
        entries = List.copyOf(entries);
    }
}
