package io.kaocheng.chassis.api;

import io.kaocheng.chassis.Finding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** A refusal as RFC 9457 writes it; {@code errors} holds everything that was found. */
@Schema(
        name = "Problem",
        description = "A refusal (RFC 9457); its texts follow Accept-Language, its codes never do")
public record ProblemDocument(
        @Schema(description = "the kind of problem, stable", examples = "urn:problem:invalid-field")
                String type,
        @Schema(examples = "A field is missing or wrong") String title,
        @Schema(description = "the HTTP status", examples = "400") int status,
        @Nullable String detail,
        @Schema(examples = "/api/v1/regions/qinghe/units") String instance,
        @Nullable String traceId,
        List<Fault> errors,
        @Schema(description = "how many more were found than are listed", examples = "9900")
                @Nullable Integer unlisted) {

    /** Errors that are listed at most. */
    public static final int MOST = 100;

    public ProblemDocument {
        errors = List.copyOf(errors);
    }

    /** One thing that was found. */
    @Schema(name = "ProblemError")
    public record Fault(
            @Schema(
                            description = "JSON pointer to the field, or / and a parameter's name",
                            examples = "/name")
                    @Nullable String pointer,
            @Schema(description = "of the rows as sent, from 1") @Nullable Integer row,
            @Schema(description = "of a CSV") @Nullable String column,
            @Schema(description = "stable, in kebab-case", examples = "invalid-field") String code,
            @Schema(examples = "name is required") String message) {

        /** A finding as it is told in a language. */
        public static Fault of(Finding finding, Locale language) {
            return new Fault(
                    finding.pointer(),
                    finding.row(),
                    finding.column(),
                    finding.code(),
                    finding.message(language));
        }
    }
}
