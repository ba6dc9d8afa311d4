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
import io.kaocheng.monitoring.react.KnownRegion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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

    /**
     * Checks the row against what is known of the region.
     *
     * @param mine the units the token is for
     */
    void check(KnownRegion known, Predicate<Code> mine, Instant now, Findings findings) {
        Code u = unit.get();
        Code i = indicator.get();
        Period p = period.get();
        if (!mine.test(u)) {
            findings.add(
                    Finding.at(
                            pointer + "/unit",
                            ProblemCode.FOREIGN_UNIT,
                            "the token is not for the unit " + u,
                            "访问令牌不包含单位 " + u));
            return;
        }
        if (!known.hasUnit(u, p)) {
            findings.add(
                    Finding.at(
                            pointer + "/unit",
                            ProblemCode.UNKNOWN_UNIT,
                            "there is no unit " + u + " in " + p,
                            p + " 没有单位 " + u));
        }
        Period.Kind frequency = known.frequency(i, p);
        if (frequency == null) {
            findings.add(
                    Finding.at(
                            pointer + "/indicator",
                            ProblemCode.UNKNOWN_INDICATOR,
                            "no version of an indicator " + i + " is in force in " + p,
                            p + " 没有生效的指标 " + i));
        } else if (frequency != p.kind()) {
            findings.add(
                    Finding.at(
                            pointer + "/period",
                            ProblemCode.WRONG_FREQUENCY,
                            "the indicator "
                                    + i
                                    + " is reported by "
                                    + frequency.name().toLowerCase(Locale.ROOT)
                                    + ", such as "
                                    + Period.containing(p.firstDay(), frequency)
                                    + "; found "
                                    + p,
                            "指标 "
                                    + i
                                    + " 按 "
                                    + Period.containing(p.firstDay(), frequency)
                                    + " 这类期间报送，实际为 "
                                    + p));
        }
        if (!known.isOpen(p)) {
            findings.add(
                    Finding.at(
                            pointer + "/period",
                            ProblemCode.PERIOD_CLOSED,
                            "the period " + p + " lies in no open cycle",
                            "期间 " + p + " 不属于任何开放的考核周期"));
        } else if (!known.hasBegun(p, now)) {
            findings.add(
                    Finding.at(
                            pointer + "/period",
                            ProblemCode.PERIOD_IN_FUTURE,
                            "the period " + p + " has not begun",
                            "期间 " + p + " 尚未开始"));
        }
        LocalDate reported = reportedOn.orNull();
        ZoneId zone = known.zone();
        if (reported != null && zone != null && reported.isAfter(LocalDate.ofInstant(now, zone))) {
            findings.add(
                    Finding.at(
                            pointer + "/reportedOn",
                            ProblemCode.INVALID_FIELD,
                            "a value is not reported in the future; found " + reported,
                            "报送日期不得在将来，实际为 " + reported));
        }
    }

    /** What the row asks for, once it has been checked. */
    ObservationCommand command(String by, LocalDate today, int deadlineDays) {
        String none = noData.orNull();
        if (none != null) {
            return new DeclareNoData(key(), none, note.orNull());
        }
        LocalDate reported = reportedOn.or(today);
        boolean late = reported.isAfter(period.get().lastDay().plusDays(deadlineDays));
        return new SubmitObservation(
                key(),
                new Figures(value.orNull(), numerator.orNull(), denominator.orNull()),
                source.orNull(),
                note.orNull(),
                reason.orNull(),
                reportedOn.orNull(),
                late,
                by);
    }
}
