package io.kaocheng.local.load;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The rows of a folder's tables: their fields are the columns, those that are {@code @Nullable} may
 * be missing. What a cell holds is checked by its type before anything is sent; what a list of
 * known words says is for the suite to know.
 */
final class Rows {

    /** Characters of a rule, its numbers or a formula. */
    private static final int LONGEST = 50_000;

    private Rows() {}

    record ClassRow(Code unitClass, @NotBlank String name, @NotBlank @Nullable String nameEn) {}

    record GroupRow(Code unitGroup, @NotBlank String name, @Nullable Code exclusiveWithin) {}

    record GroupingRow(Code unit, Code unitGroup, LocalDate from) {}

    record UnitRow(
            Code unit,
            @NotBlank String name,
            @NotBlank String kind,
            LocalDate from,
            @Nullable Code parent,
            @Nullable Code unitClass,
            @NotBlank @Nullable String nameEn) {}

    record IndicatorRow(
            Code indicator,
            @NotBlank String name,
            @NotBlank String dimension,
            @NotBlank String layer,
            @NotBlank String nature,
            @NotBlank String unitOfMeasure,
            @NotBlank @Size(max = 4_000) String definition,
            Period effectiveFrom,
            @NotBlank String direction,
            @NotBlank String frequency,
            @NotBlank @Size(max = LONGEST) String rule,
            @Nullable String source,
            @Nullable Code owner,
            @Nullable String accumulation,
            @Nullable BigDecimal factor,
            @Size(max = LONGEST) @Nullable String parameters,
            @Size(max = LONGEST) @Nullable String formula,
            @NotBlank @Nullable String nameEn,
            @Nullable Among peers,
            @Nullable String stage,
            @Nullable String control,
            @Nullable Code family,
            @Nullable String horizon,
            @NotBlank @Nullable String tags,
            @Nullable String decimals,
            @Nullable Code supplier,
            @NotBlank @Size(max = 500) @Nullable String secondSource,
            @Nullable String collection) {}

    /** Why a finding of a version of a scheme may stand. */
    record WaiverRow(
            Code scheme,
            @NotBlank String version,
            Code rule,
            @NotBlank String pointer,
            @NotBlank String reason) {}

    record SchemeRow(
            Code scheme,
            @NotBlank String kind,
            Code code,
            @Nullable Code cycle,
            @Nullable Code unitClass,
            @Nullable Code parent,
            @Nullable String name,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal cap,
            @Nullable String weighting,
            @Nullable String aggregation,
            @Nullable String lightOn,
            @Nullable BigDecimal green,
            @Nullable BigDecimal red,
            @Nullable String levels,
            @NotBlank @Nullable String nameEn,
            @Nullable Among peers,
            @Nullable Period from,
            @Nullable Period until,
            @Nullable String supersedes) {}

    record TargetRow(
            Code indicator,
            Period period,
            BigDecimal value,
            @Nullable Code unit,
            @Nullable Code unitClass,
            @Nullable BigDecimal floor,
            @Nullable String course,
            @Nullable String each) {}

    /** An indicator of a unit's own list; the rows of a request are one list. */
    record OwnListRow(
            Code request,
            Code unit,
            Code scheme,
            Code block,
            Period from,
            Code indicator,
            BigDecimal weight,
            @NotBlank String reason) {}

    record CategoryRow(Code category, @NotBlank String name) {}

    /**
     * A goal.
     *
     * @param state how far it is brought: {@code draft}, {@code submitted}, {@code approved},
     *     {@code issued}, which it is where the column is empty, or {@code acknowledged}
     */
    record GoalRow(
            Code goal,
            @NotBlank String title,
            Code cycle,
            Code owner,
            @NotBlank String horizon,
            BigDecimal weight,
            @Nullable Code parent,
            @Nullable String person,
            @Nullable String duty,
            @Nullable String basis,
            @Size(max = 4_000) @Nullable String description,
            @Nullable LocalDate due,
            @Nullable Code category,
            @Nullable BigDecimal planWeight,
            @Nullable Code continues,
            @Pattern(regexp = "draft|submitted|approved|issued|acknowledged")
                    @Nullable String state) {}

    /** A part of a figure of a goal; the rows of a goal and an indicator are one division. */
    record DecompositionRow(
            Code goal,
            Code indicator,
            @Pattern(regexp = "sum|mean|max|same|share") String mode,
            Code child,
            @Nullable BigDecimal share,
            @Nullable BigDecimal base,
            @Nullable BigDecimal tolerance) {}

    /** A figure that a goal is measured by. */
    record MeasureRow(
            Code goal,
            Code indicator,
            Period period,
            BigDecimal value,
            @Nullable BigDecimal floor,
            @Nullable String course) {}

    /**
     * A step of a goal.
     *
     * @param state how far it is brought: {@code reported}, {@code confirmed} or {@code returned};
     *     nothing is reported where the column is empty
     * @param doneOn the day on which it was done, where it is reported
     * @param evidence the name of the document that shows it
     * @param sha256 of that document's bytes
     * @param reason why it was returned
     */
    record MilestoneRow(
            Code goal,
            Code milestone,
            @NotBlank String title,
            LocalDate due,
            @Nullable BigDecimal weight,
            @Nullable String deliverable,
            @Nullable String person,
            @Pattern(regexp = "reported|confirmed|returned") @Nullable String state,
            @Nullable LocalDate doneOn,
            @Nullable String evidence,
            @Pattern(regexp = "[0-9a-f]{64}") @Nullable String sha256,
            @Nullable String reason) {}

    record SuppressionRow(
            Code suppression,
            Code unit,
            Period period,
            Code block,
            @NotBlank String what,
            Code reason) {}

    record ObservationRow(
            Code unit,
            Code indicator,
            Period period,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String noData,
            @Nullable String source,
            @Nullable String note,
            @Nullable String reason,
            @Nullable LocalDate reportedOn,
            @Nullable String supersedes) {}
}
