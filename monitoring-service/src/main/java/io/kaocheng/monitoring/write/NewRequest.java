package io.kaocheng.monitoring.write;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.monitoring.change.ChangeKind;
import io.kaocheng.monitoring.observation.ObservationCommand;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.Sender;
import io.kaocheng.monitoring.observation.ObservationCommand.WithdrawObservation;
import io.kaocheng.shape.Checks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/** What another person is asked to grant. */
@Schema(
        description =
                "What another person is asked to grant: no-data with noData, correction with another"
                        + " figure, withdrawal with neither")
public record NewRequest(
        @Schema(examples = "no-data") ChangeKind kind,
        @Schema(examples = "edu-bureau") Code unit,
        @Schema(examples = "enrolment-rate") Code indicator,
        @Schema(examples = "202603") Period period,
        @Schema(description = "why there is no figure", examples = "not-applicable")
                NewObservation.@Nullable NoData noData,
        @Schema(description = "what is reported instead") @Nullable BigDecimal value,
        @Schema(description = "with a denominator, instead of a value")
                @Nullable BigDecimal numerator,
        @Schema(description = "not zero") @Nullable BigDecimal denominator,
        @Schema(description = "where the figure comes from") @NotBlank @Size(max = 300)
                @Nullable String source,
        @NotBlank @Size(max = 1_000) @Nullable String note,
        @Schema(examples = "本辖区无此项业务") @NotBlank @Size(max = 1_000) String reason) {

    public NewRequest {
        boolean figure = value != null || numerator != null || denominator != null;
        Checks.none()
                .that(
                        (kind == ChangeKind.NO_DATA) == (noData != null),
                        "/noData",
                        "not-of-this-kind",
                        "is given where the kind is no-data, and nowhere else",
                        "仅声明无数据的申请填写，且必填")
                .that(
                        (kind == ChangeKind.CORRECTION) == figure,
                        "/value",
                        "not-of-this-kind",
                        "a figure is given where the kind is correction, and nowhere else",
                        "仅更正的申请填写数值，且必填")
                .that(
                        kind != ChangeKind.WITHDRAWAL || source == null,
                        "/source",
                        "not-of-this-kind",
                        "what is taken back has no source",
                        "撤回时无须填写来源")
                .that(
                        kind != ChangeKind.WITHDRAWAL || note == null,
                        "/note",
                        "not-of-this-kind",
                        "what is taken back has no note; say why in the reason",
                        "撤回时无须填写备注，请写明理由")
                .orRefuse();
        if (kind == ChangeKind.CORRECTION) {
            // What is no figure there is none here.
            var _ =
                    new NewObservation(
                            unit,
                            indicator,
                            period,
                            value,
                            numerator,
                            denominator,
                            null,
                            source,
                            note,
                            reason,
                            null,
                            null);
        }
    }

    /** As it would be asked, if it needed nobody's grant. */
    ObservationCommand command(Sender sender, Instant now, int deadlineDays) {
        return kind == ChangeKind.WITHDRAWAL
                ? new WithdrawObservation(new Key(unit, indicator, period), reason, sender)
                : new NewObservation(
                                unit,
                                indicator,
                                period,
                                value,
                                numerator,
                                denominator,
                                noData,
                                source,
                                note,
                                reason,
                                null,
                                null)
                        .command(sender, now, deadlineDays);
    }
}
