package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.math.BigDecimal;
import java.util.List;

/** A reported figure of a unit, an indicator and a period of the indicator's frequency. */
public sealed interface Observation {

    /** Whether the figure has been approved. */
    boolean approved();

    /** Whether it was received after its deadline. */
    boolean late();

    /** The entries it comes from. */
    List<Position> sources();

    /** One figure. */
    record Reported(BigDecimal value, boolean approved, boolean late, List<Position> sources)
            implements Observation {
        public Reported {
            value = Decimals.checked(value);
            sources = Sorted.copy(sources);
        }
    }

    /** A figure by its parts. */
    record Ratio(
            BigDecimal numerator,
            BigDecimal denominator,
            boolean approved,
            boolean late,
            List<Position> sources)
            implements Observation {
        public Ratio {
            numerator = Decimals.checked(numerator);
            denominator = Decimals.checked(denominator);
            sources = Sorted.copy(sources);
        }
    }

    /** The unit declared that there is no figure, and why. */
    record NoFigure(Code reason, boolean approved, boolean late, List<Position> sources)
            implements Observation {
        public NoFigure {
            sources = Sorted.copy(sources);
        }
    }
}
