package io.kaocheng.contracts.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** The life of an edition: the published, immutable score table of a class and period. */
public sealed interface EditionEvent extends EvaluationEvent {

    Code unitClass();

    Period period();

    /** From 1 within class and period. */
    int number();

    @JsonIgnore
    @Override
    default String subject() {
        return subject(unitClass(), period(), number());
    }

    static String subject(Code unitClass, Period period, int number) {
        return "edition/" + unitClass + "/" + period + "/" + number;
    }

    /**
     * A score table was published.
     *
     * @param run the promoted run it was published from
     * @param root SHA-256 over its rows
     * @param supersedes the number of the edition before it; absent for the first
     * @param rows in order of the units' codes
     */
    record EditionPublished(
            Code unitClass,
            Period period,
            int number,
            String run,
            Cut cut,
            String engine,
            String root,
            @Nullable Integer supersedes,
            String reason,
            String publisher,
            List<Row> rows)
            implements EditionEvent {
        public EditionPublished {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param was the total in the edition before
     * @param change {@code total - was}, split by what caused it; absent where either is
     */
    record Row(
            Code unit,
            @Nullable BigDecimal total,
            @Nullable Integer rank,
            @Nullable String grade,
            @Nullable BigDecimal was,
            @Nullable Causes change) {}

    /** Marks; they add up exactly to the change of the total. */
    record Causes(
            BigDecimal data,
            BigDecimal target,
            BigDecimal rule,
            BigDecimal weight,
            BigDecimal unitTree,
            BigDecimal peers) {

        @JsonIgnore
        public BigDecimal sum() {
            return data.add(target).add(rule).add(weight).add(unitTree).add(peers);
        }
    }

    /**
     * Another edition took the place of this one.
     *
     * @param by the number of the edition that takes its place
     */
    record EditionSuperseded(Code unitClass, Period period, int number, int by, String reason)
            implements EditionEvent {}
}
