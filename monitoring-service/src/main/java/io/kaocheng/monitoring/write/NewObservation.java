package io.kaocheng.monitoring.write;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.monitoring.observation.ObservationCommand;
import io.kaocheng.monitoring.observation.ObservationCommand.DeclareNoData;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.Sender;
import io.kaocheng.monitoring.observation.ObservationCommand.SubmitObservation;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Shape;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An observation as it is sent, alone or as a row of a batch. */
@Schema(
        description =
                "A figure of a unit's indicator in a period: exactly one of value, numerator with"
                        + " denominator, and noData")
public record NewObservation(
        @Schema(examples = "edu-bureau") Code unit,
        @Schema(examples = "enrolment-rate") Code indicator,
        @Schema(examples = "202603") Period period,
        @Schema(examples = "98.2") @Nullable BigDecimal value,
        @Schema(description = "with a denominator, instead of a value")
                @Nullable BigDecimal numerator,
        @Schema(description = "not zero") @Nullable BigDecimal denominator,
        @Schema(description = "why there is no figure, instead of one") @Nullable NoData noData,
        @Schema(description = "where the figure comes from", examples = "教育统计月报")
                @NotBlank
                @Size(max = 300)
                @Nullable String source,
        @NotBlank @Size(max = 1_000) @Nullable String note,
        @Schema(description = "needed where it takes the place of another figure")
                @NotBlank
                @Size(max = 1_000)
                @Nullable String reason,
        @Schema(
                        description =
                                "the day it was reported, by which it is late or in time: today"
                                        + " unless the office says otherwise; a correction keeps the"
                                        + " day of what it corrects")
                @Nullable LocalDate reportedOn,
        @Schema(
                        description =
                                "the value that is to be corrected, or numerator/denominator; refused"
                                        + " as stale-value where another is held",
                        examples = "97.5")
                @Pattern(
                        regexp = NUMBER + "(/" + NUMBER + ")?",
                        message =
                                "a value like 87.4, or numerator and denominator like 43/50|数值（如 87.4），或分子与分母（如 43/50）")
                @Size(max = 121)
                @Nullable String supersedes) {

    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?";

    /** Why there is no figure. */
    public enum NoData {
        NOT_APPLICABLE,
        NOT_SENT,
        NOT_DUE,
        BLOCKED
    }

    /** The columns of a table, which are the fields of a row in JSON. */
    static final List<String> COLUMNS = Shape.fields(NewObservation.class);

    public NewObservation {
        boolean ratio = numerator != null || denominator != null;
        int kinds = (value != null ? 1 : 0) + (ratio ? 1 : 0) + (noData != null ? 1 : 0);
        boolean divided = numerator != null && denominator != null && denominator.signum() != 0;
        boolean readable = supersedes == null || figures(supersedes).isPresent();
        if (kinds != 1
                || ratio && !divided
                || !readable
                || noData != null && (reportedOn != null || supersedes != null)) {
            Checks.none()
                    .that(
                            kinds == 1,
                            "/value",
                            "one-of",
                            "exactly one of value, numerator with denominator, and noData; found "
                                    + kinds,
                            "须且只能给出 value、numerator 与 denominator、noData 三者之一，实际 " + kinds + " 种")
                    .that(
                            kinds != 1 || numerator != null,
                            "/numerator",
                            "missing-field",
                            "is needed beside a denominator",
                            "有分母须有分子")
                    .that(
                            kinds != 1 || numerator == null || divided,
                            "/denominator",
                            "out-of-range",
                            "is needed beside a numerator and is not zero",
                            "有分子须有分母，且不得为零")
                    .that(
                            noData == null || reportedOn == null,
                            "/reportedOn",
                            "not-with-no-data",
                            "what was not reported was reported on no day; leave it out",
                            "声明无数据时无报送日期，请留空")
                    .that(
                            readable,
                            "/supersedes",
                            "wrong-form",
                            "is a decimal, or numerator/denominator with a denominator other than"
                                    + " zero; found "
                                    + Quoted.of(String.valueOf(supersedes)),
                            "须为小数，或分子/分母且分母不得为零，实际为 " + Quoted.of(String.valueOf(supersedes)))
                    .that(
                            noData == null || supersedes == null,
                            "/supersedes",
                            "not-with-no-data",
                            "a figure is corrected by another figure; leave it out",
                            "声明无数据时不更正数值，请留空")
                    .orRefuse();
        }
    }

    private @Nullable Figures superseded() {
        return supersedes == null ? null : figures(supersedes).orElseThrow();
    }

    /** A value or numerator/denominator; empty where it is neither. */
    private static Optional<Figures> figures(String written) {
        int slash = written.indexOf('/');
        try {
            return Optional.of(
                    slash < 0
                            ? new Figures(Decimals.parse(written), null, null)
                            : new Figures(
                                    null,
                                    Decimals.parse(written.substring(0, slash)),
                                    Decimals.parse(written.substring(slash + 1))));
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    Key key() {
        return new Key(unit, indicator, period);
    }

    /** What is asked for by it. */
    ObservationCommand command(Sender sender, Instant now, int deadlineDays) {
        return noData != null
                ? new DeclareNoData(key(), Shape.kebab(noData), source, note, reason, now, sender)
                : new SubmitObservation(
                        key(),
                        new Figures(value, numerator, denominator),
                        source,
                        note,
                        reason,
                        reportedOn,
                        superseded(),
                        deadlineDays,
                        now,
                        sender);
    }
}
