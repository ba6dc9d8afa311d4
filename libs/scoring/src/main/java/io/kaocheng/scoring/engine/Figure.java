package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.Observation;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** A figure together with the figures it was computed from, or the reason why there is none. */
public sealed interface Figure {

    @Nullable BigDecimal value();

    /** Why there is no value; null exactly where there is one. */
    default @Nullable Code reason() {
        return null;
    }

    /** Whether some of its parts are still absent. */
    default boolean partial() {
        return false;
    }

    /** Whether an earlier figure is used in its place. */
    default boolean provisional() {
        return false;
    }

    /** As reported; a ratio is numerator times factor over denominator. */
    record Observed(
            Code indicator,
            Period period,
            Observation observation,
            BigDecimal factor,
            BigDecimal value)
            implements Figure {}

    /** Another unit's figure. */
    record OfUnit(Code unit, Figure figure) implements Figure {
        @Override
        public @Nullable BigDecimal value() {
            return figure.value();
        }

        @Override
        public @Nullable Code reason() {
            return figure.reason();
        }

        @Override
        public boolean partial() {
            return figure.partial();
        }
    }

    /** A constant of the definition. */
    record Fixed(BigDecimal value) implements Figure {}

    /** How a figure is made from its parts. */
    enum Op {
        LAST,
        SUM,
        MEAN,
        /** The sum of numerators over the sum of denominators, times the factor. */
        POOLED,
        DIFFERENCE,
        PRODUCT,
        QUOTIENT,
        GROWTH,
        LOGARITHM,
        /** The value without its sign. */
        ABSOLUTE,
        MINIMUM,
        MAXIMUM,
        /** The first of two that is there. */
        IF_MISSING,
        /** Pairs of value and weight: sum of products over sum of weights. */
        WEIGHTED_MEAN,
        CARRIED,
        /** Another's in its place. */
        SUBSTITUTED,
        REFERENCE,
        /** Another unit's. */
        OF_UNIT,
        NUMERATOR,
        DENOMINATOR
    }

    /** Made from parts, some of which may be absent. */
    record Made(Op op, BigDecimal factor, List<Figure> parts, BigDecimal value, boolean partial)
            implements Figure {
        @Override
        public boolean provisional() {
            return op == Op.CARRIED;
        }
    }

    /** There is none. */
    record Absent(
            Code why, Code indicator, Period period, List<Position> sources, List<Figure> parts)
            implements Figure {
        @Override
        public @Nullable BigDecimal value() {
            return null;
        }

        @Override
        public Code reason() {
            return why;
        }
    }
}
