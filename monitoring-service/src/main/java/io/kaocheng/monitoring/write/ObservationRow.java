package io.kaocheng.monitoring.write;

import io.kaocheng.chassis.Field;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Findings;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.monitoring.observation.ObservationCommand;
import io.kaocheng.monitoring.observation.ObservationCommand.DeclareNoData;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.SubmitObservation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** An observation as it was sent, alone or as a row of a batch. */
record ObservationRow(
        String pointer,
        Field<Code> unit,
        Field<Code> indicator,
        Field<Period> period,
        Field<BigDecimal> value,
        Field<BigDecimal> numerator,
        Field<BigDecimal> denominator,
        Field<String> noData,
        Field<String> source,
        Field<String> note,
        Field<String> reason,
        Field<LocalDate> reportedOn) {

    static final List<String> REASONS = List.of("not-applicable", "not-sent", "not-due", "blocked");

    /** The columns of a CSV, which are the fields of a JSON row. */
    static final List<String> COLUMNS =
            List.of(
                    "unit",
                    "indicator",
                    "period",
                    "value",
                    "numerator",
                    "denominator",
                    "noData",
                    "source",
                    "note",
                    "reason",
                    "reportedOn");

    static ObservationRow read(Fields fields, Findings findings) {
        ObservationRow row =
                new ObservationRow(
                        fields.pointer(),
                        fields.code("unit"),
                        fields.code("indicator"),
                        fields.period("period"),
                        fields.optionalDecimal("value"),
                        fields.optionalDecimal("numerator"),
                        fields.optionalDecimal("denominator"),
                        fields.optionalOneOf("noData", REASONS),
                        fields.optionalText("source", 300),
                        fields.optionalText("note", 1_000),
                        fields.optionalText("reason", 1_000),
                        fields.optionalDate("reportedOn"));
        fields.nothingElse();
        if (findings.isEmpty()) {
            row.checkShape(findings);
        }
        return row;
    }

    private void checkShape(Findings findings) {
        boolean ratio = numerator.orNull() != null || denominator.orNull() != null;
        int kinds =
                (value.orNull() != null ? 1 : 0)
                        + (ratio ? 1 : 0)
                        + (noData.orNull() != null ? 1 : 0);
        if (kinds != 1) {
            findings.add(
                    Finding.at(
                            pointer + "/value",
                            ProblemCode.INVALID_FIELD,
                            "exactly one of value, numerator with denominator, and noData; found "
                                    + kinds,
                            "须且只能给出 value、numerator 与 denominator、noData 三者之一，实际 " + kinds + " 种"));
        } else if (ratio && numerator.orNull() == null) {
            findings.add(
                    Finding.at(
                            pointer + "/numerator",
                            ProblemCode.INVALID_FIELD,
                            "is needed beside a denominator",
                            "有分母须有分子"));
        } else if (ratio) {
            BigDecimal below = denominator.orNull();
            if (below == null || below.signum() == 0) {
                findings.add(
                        Finding.at(
                                pointer + "/denominator",
                                ProblemCode.INVALID_FIELD,
                                "is needed beside a numerator and is not zero",
                                "有分子须有分母，且不得为零"));
            }
        }
    }

    Key key() {
        return new Key(unit.get(), indicator.get(), period.get());
    }

    /** The unit must be one of those the token is for. */
    void checkUnit(Predicate<Code> mine, Findings findings) {
        Code u = unit.get();
        if (!mine.test(u)) {
            findings.add(
                    Finding.at(
                            pointer + "/unit",
                            ProblemCode.FOREIGN_UNIT,
                            "the token is not for the unit " + u,
                            "访问令牌不包含单位 " + u));
        }
    }

    /** What the row asks for. */
    ObservationCommand command(String by, Instant now, int deadlineDays) {
        String none = noData.orNull();
        return none != null
                ? new DeclareNoData(key(), none, note.orNull(), now)
                : new SubmitObservation(
                        key(),
                        new Figures(value.orNull(), numerator.orNull(), denominator.orNull()),
                        source.orNull(),
                        note.orNull(),
                        reason.orNull(),
                        reportedOn.orNull(),
                        deadlineDays,
                        now,
                        by);
    }
}
