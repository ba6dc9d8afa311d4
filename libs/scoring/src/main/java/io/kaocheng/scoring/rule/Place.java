package io.kaocheng.scoring.rule;

import io.kaocheng.scoring.exact.Numbers;

import java.math.BigDecimal;

/**
 * The place of a figure among the class's, best first.
 *
 * @param first the best of the places that equal figures share, from 1
 * @param tied the number of equal figures, this one included
 * @param dense the number of different figures that are as good or better
 * @param count the number of figures with a place
 */
public record Place(int first, int tied, int dense, int count) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The rank, 1 the best; only {@code mean} gives halves. */
    public BigDecimal rank(Ties ties) {
        return switch (ties) {
            case BEST -> BigDecimal.valueOf(first);
            case DENSE -> BigDecimal.valueOf(dense);
            case MEAN -> BigDecimal.valueOf(2L * first + tied - 1).divide(TWO, Numbers.EXACT);
        };
    }
}
