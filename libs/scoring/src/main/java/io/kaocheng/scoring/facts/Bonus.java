package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.math.BigDecimal;
import java.util.List;

/** Points granted for an item; several grants of one item (levels of a prize) count once. */
public record Bonus(Code category, Code item, BigDecimal points, List<Position> sources) {
    public Bonus {
        points = Decimals.checked(points);
        if (points.signum() < 0) {
            throw new IllegalArgumentException(
                    "bonus points are 0 or more; found " + Decimals.print(points));
        }
        sources = Sorted.copy(sources);
    }
}
