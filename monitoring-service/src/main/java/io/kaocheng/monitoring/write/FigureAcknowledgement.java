package io.kaocheng.monitoring.write;

import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What became of a figure that was sent, or of what was asked about one. */
@Schema(description = "What became of a figure that was sent, or of what was asked about one")
public record FigureAcknowledgement(
        Acknowledgement.OutcomeOrRequest outcome,
        List<Acknowledgement.RecordedEntry> entries,
        @Schema(
                        description = "that another person has to grant",
                        examples = "no-data-4b1f0c2d9e8a7b6c5d4e")
                @Nullable Code request,
        @Schema(
                        description =
                                "of a correction that returns to an earlier figure: the version of the"
                                        + " figure's stream at which that was reported")
                @Nullable Integer repeats,
        @Schema(description = "up to where facts of others were known that it was decided by")
                @Nullable Cut reliedOn) {

    public FigureAcknowledgement {
        entries = List.copyOf(entries);
    }
}
