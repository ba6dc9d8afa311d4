package io.kaocheng.monitoring.write;

import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.ProblemDocument;
import io.kaocheng.contracts.Position;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What became of the rows of a batch. */
@Schema(description = "What became of the rows of a batch")
public record BatchReport(
        Outcome outcome,
        @Schema(examples = "3") int rows,
        @Schema(description = "or would be, of a dry run", examples = "1") int recorded,
        @Schema(description = "held already", examples = "1") int unchanged,
        @Schema(examples = "1") int rejected,
        @Schema(description = "the first entry", examples = "monitoring@48213")
                @Nullable Position first,
        @Schema(description = "the last entry", examples = "monitoring@48213")
                @Nullable Position last,
        @Schema(
                        examples =
                                "{\"id\":\"0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b\",\"position\":\"monitoring@48213\"}")
                List<Acknowledgement.RecordedEntry> entries,
        @Schema(
                        description = "everything that is wrong with the rejected rows",
                        examples =
                                "{\"pointer\":\"/observations/2/value\",\"row\":3,\"code\":\"not-a-decimal\",\"message\":\"a plain decimal such as 85.2; found 'x'\"}")
                List<ProblemDocument.Fault> errors) {

    public BatchReport {
        entries = List.copyOf(entries);
        errors = List.copyOf(errors);
    }

    /**
     * Recorded where every row was taken and any was new, unchanged where every row was held
     * already, partly where some rows were refused.
     */
    public enum Outcome {
        RECORDED,
        UNCHANGED,
        PARTLY,
        DRY_RUN
    }
}
