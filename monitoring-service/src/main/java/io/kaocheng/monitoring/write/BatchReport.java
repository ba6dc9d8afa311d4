package io.kaocheng.monitoring.write;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.ProblemDocument;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What became of the rows of a batch. */
@Schema(description = "What became of the rows of a batch")
public record BatchReport(
        Outcome outcome,
        @Schema(examples = "4") int rows,
        @Schema(description = "or would be, of a dry run", examples = "1") int recorded,
        @Schema(description = "held already", examples = "1") int unchanged,
        @Schema(description = "wait for another person's grant", examples = "1") int requested,
        @Schema(examples = "1") int rejected,
        @Schema(description = "the first entry", examples = "monitoring@48213")
                @Nullable Position first,
        @Schema(description = "the last entry", examples = "monitoring@48213")
                @Nullable Position last,
        @Schema(
                        examples =
                                "{\"id\":\"0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b\",\"position\":\"monitoring@48213\"}")
                List<Acknowledgement.RecordedEntry> entries,
        @Schema(description = "the requests, each with its row") List<RequestedRow> requests,
        @Schema(description = "the rows that returned to a figure that was reported earlier")
                List<RepeatingRow> repeating,
        @Schema(
                        description = "everything that is wrong with the rejected rows",
                        examples =
                                "{\"pointer\":\"/observations/2/value\",\"row\":3,\"code\":\"not-a-decimal\",\"message\":\"a plain decimal such as 85.2; found 'x'\"}")
                List<ProblemDocument.Fault> errors) {

    public BatchReport {
        entries = List.copyOf(entries);
        requests = List.copyOf(requests);
        repeating = List.copyOf(repeating);
        errors = List.copyOf(errors);
    }

    /** A row that became a request. */
    public record RequestedRow(
            @Schema(examples = "3") int row,
            @Schema(examples = "no-data-4b1f0c2d9e8a7b6c5d4e") Code request) {

        static RequestedRow of(int row, JsonNode result) {
            return new RequestedRow(row, Code.of(result.path("request").asText()));
        }
    }

    /** A row that corrected a figure to what it was before. */
    public record RepeatingRow(
            @Schema(examples = "1") int row,
            @Schema(
                            description =
                                    "the version of the figure's stream at which it was reported",
                            examples = "1")
                    int repeats) {}

    /**
     * Recorded where every row was taken and any was new, requested where what is new waits for a
     * second person, unchanged where every row was held already, partly where some rows were
     * refused.
     */
    public enum Outcome {
        RECORDED,
        UNCHANGED,
        REQUESTED,
        PARTLY,
        DRY_RUN
    }
}
