package io.kaocheng.indicators.write;

import io.kaocheng.contracts.Code;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a finding may stand, or may stand no longer. */
public record FindingWaiver(
        @Schema(description = "by which it was found", examples = "q14") Code rule,
        @Schema(description = "its place, as in the finding", examples = "/tree/children/0")
                @Size(max = 500)
                String pointer,
        @Schema(examples = "上级明确要求一票否决，按达标计分") @NotBlank @Size(max = 1_000) String reason) {}
