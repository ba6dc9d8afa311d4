package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.evaluation.run.RunKind;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A replay run: what it was asked for, how far it is, and what it came to. */
@Schema(name = "Run", description = "A replay run: what it was asked for and what it came to")
public record RunReport(
        @Schema(description = "SHA-256 of what makes it this run", examples = RunReport.HASH)
                String run,
        @Schema(examples = "what-if") RunKind kind,
        @Schema(examples = "completed") State state,
        @Schema(description = "its stream's version, to be sent as If-Match", examples = "3")
                int version,
        @Schema(
                        description = "what it looks at; an empty list means all",
                        examples =
                                "{\"classes\":[\"bureaus\"],\"periods\":[\"2026\"],\"units\":[]}")
                Scope scope,
        @Schema(description = "the facts it is scored from") Cut cut,
        @Schema(examples = "kc-1") String engine,
        @Schema(description = "SHA-256 of what is held to be in force instead")
                @Nullable String overlay,
        @Schema(description = "what its result is held against: a cut of scores or another run")
                @Nullable String base,
        @Schema(examples = "权重调整测算") String reason,
        @Schema(description = "who asked for it, by subject id", examples = "li") String requester,
        @Schema(description = "what the requester is called", examples = "李明")
                @Nullable String requesterName,
        @Schema(description = "who approved it, by subject id") @Nullable String approver,
        @Schema(description = "what the approver is called") @Nullable String approverName,
        @Schema(description = "what was said with the approval") @Nullable String remark,
        @Schema(
                        description = "what is to be read and scored",
                        examples = "{\"entries\":51200,\"cohorts\":4,\"units\":48,\"cells\":1440}")
                Plan plan,
        @Schema(description = "how often it was started", examples = "1") int attempt,
        @Schema(
                        description = "SHA-256 over its results: equal roots, equal results",
                        examples = RunReport.HASH)
                @Nullable String root,
        @Schema(description = "that were read", examples = "51200") @Nullable Long entries,
        @Schema(examples = "4") @Nullable Integer cohorts,
        @Schema(description = "scores that were computed", examples = "48") @Nullable Integer units,
        @Schema(description = "of them, those that differ", examples = "3")
                @Nullable Integer changed,
        @Schema(description = "why it failed or was rejected") @Nullable String failure,
        Instant plannedAt,
        Instant changedAt,
        @Schema(description = "what is held to be in force; only where one run is asked for")
                @Nullable JsonNode overlayContent) {

    static final String HASH = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    /** The state of a run. */
    public enum State {
        PLANNED,
        RUNNING,
        COMPLETED,
        VERIFIED,
        APPROVED,
        PROMOTED,
        REJECTED,
        CANCELLED,
        FAILED,
        EXPIRED;

        boolean isUnderWay() {
            return this == PLANNED || this == RUNNING;
        }
    }

    RunReport withOverlay(@Nullable JsonNode content) {
        return new RunReport(
                run,
                kind,
                state,
                version,
                scope,
                cut,
                engine,
                overlay,
                base,
                reason,
                requester,
                requesterName,
                approver,
                approverName,
                remark,
                plan,
                attempt,
                root,
                entries,
                cohorts,
                units,
                changed,
                failure,
                plannedAt,
                changedAt,
                content);
    }
}
