package io.kaocheng.reporting.read.scoretable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The score table of a class in a period.
 *
 * @param blocks the blocks below the top, in the scheme's order
 * @param cut up to where the journals are in it; where rows differ, the latest
 * @param asOf the moment or cut that was asked for; absent where the present was
 * @param upTo the last entry of the scores journal that is looked at; absent with {@code asOf}
 */
public record ScoreTable(
        String region,
        String regionName,
        String unitClass,
        String className,
        String period,
        String scheme,
        String cut,
        String engine,
        boolean incomplete,
        @Nullable String asOf,
        @Nullable String upTo,
        List<String> blocks,
        List<Row> rows) {

    public ScoreTable {
        blocks = List.copyOf(blocks);
        rows = List.copyOf(rows);
    }

    /**
     * A unit.
     *
     * @param blockScores in the order of {@link ScoreTable#blocks}
     */
    public record Row(
            @Nullable Integer rank,
            String unit,
            String name,
            @Nullable BigDecimal total,
            @Nullable String grade,
            BigDecimal coverage,
            List<BlockCell> blockScores,
            Lights lights,
            String position) {

        /** The total as it is printed. */
        @JsonIgnore
        public String shownTotal() {
            return total == null ? "—" : Decimals.print(total);
        }

        @JsonIgnore
        public String shownRank() {
            return rank == null ? "—" : rank.toString();
        }

        /** Coverage in whole per cent. */
        @JsonIgnore
        public String shownCoverage() {
            return Decimals.print(coverage.movePointRight(2).setScale(0, RoundingMode.HALF_UP))
                    + " %";
        }
    }

    public record BlockCell(@Nullable BigDecimal score, @Nullable Integer rank) {

        @JsonIgnore
        public String shown() {
            return score == null ? "—" : Decimals.print(score);
        }
    }

    /** How many of the unit's indicators show which light. */
    public record Lights(int green, int yellow, int orange, int red, int grey, int missing) {}
}
