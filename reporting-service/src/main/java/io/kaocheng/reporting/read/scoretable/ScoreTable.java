package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.reporting.read.scoretable.Pages.Line;
import io.kaocheng.tables.Words;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The score table of a class in a period. */
@Schema(description = "The score table of a class in a period")
public record ScoreTable(
        @Schema(examples = "qinghe") String region,
        @Schema(examples = "清河市") String regionName,
        @Schema(examples = "townships") String unitClass,
        @Schema(examples = "乡镇") String className,
        @Schema(examples = "202603") String period,
        @Schema(description = "code and version", examples = "townships-2026@1") String scheme,
        @Schema(
                        description =
                                "up to where the journals are in it; the latest where rows differ",
                        examples = "goals@812 indicators@96 monitoring@48213")
                String cut,
        @Schema(examples = "kc-1") String engine,
        @Schema(description = "whether some entries could not be read, so that scores may change")
                boolean incomplete,
        @Schema(description = "the moment or cut that was asked for; absent where the present was")
                @Nullable String asOf,
        @Schema(description = "the last entry of the scores journal looked at; absent with asOf")
                @Nullable String upTo,
        @Schema(description = "below the top, in the scheme's order", examples = "duty")
                List<String> blocks,
        @Schema(description = "what these are called, in their order", examples = "履职")
                List<String> blockNames,
        List<Row> rows) {

    public ScoreTable {
        blocks = List.copyOf(blocks);
        blockNames = List.copyOf(blockNames);
        rows = List.copyOf(rows);
    }

    /** A unit's line in a score table. */
    @Schema(name = "ScoreTableRow")
    public record Row(
            @Schema(description = "absent where the unit has no total", examples = "1")
                    @Nullable Integer rank,
            @Schema(examples = "east") String unit,
            @Schema(examples = "东镇") String name,
            @Schema(examples = "87.4") @Nullable BigDecimal total,
            @Schema(examples = "good") @Nullable String grade,
            @Schema(description = "share of the weights with figures, 0 to 1", examples = "0.95")
                    BigDecimal coverage,
            @Schema(description = "in the order of the table's blocks") List<BlockCell> blockScores,
            Lights lights,
            @Schema(description = "the entry it stands in", examples = "scores@4711")
                    String position,
            @Schema(
                            description =
                                    "whether figures of the period are still owed in a figure that counts;"
                                            + " absent where none is, and of scores by kc-1")
                    @Nullable Boolean partial) {

        public Row {
            blockScores = List.copyOf(blockScores);
        }

        /** What was scored, as a line with a cell for each of the blocks. */
        static Row of(Line line, List<String> blocks) {
            UnitScored score = line.score();
            return new Row(
                    score.rank(),
                    score.unit().value(),
                    line.name(),
                    score.total(),
                    score.grade(),
                    score.coverage(),
                    blocks.stream().map(block -> BlockCell.of(score, block)).toList(),
                    Lights.of(score),
                    "scores@" + line.sequence(),
                    score.partial());
        }

        /** The grade as it is printed. */
        public String shownGrade(boolean english) {
            return grade == null ? "—" : Words.grade(grade, !english);
        }

        /** The total as it is printed. */
        public String shownTotal() {
            return total == null ? "—" : Decimals.print(total);
        }

        /** Whether figures of the period are still owed. */
        public boolean hasMissingFigures() {
            return Boolean.TRUE.equals(partial);
        }

        public String shownRank() {
            return rank == null ? "—" : rank.toString();
        }

        /** Coverage in whole per cent. */
        public String shownCoverage() {
            return Decimals.print(coverage.movePointRight(2).setScale(0, RoundingMode.HALF_UP))
                    + " %";
        }
    }

    /** A unit's score in a block. */
    public record BlockCell(
            @Schema(examples = "90") @Nullable BigDecimal score,
            @Schema(examples = "1") @Nullable Integer rank) {

        static BlockCell of(UnitScored score, String block) {
            return score.blocks().stream()
                    .filter(b -> b.block().equals(block))
                    .findFirst()
                    .map(b -> new BlockCell(b.score(), b.rank()))
                    .orElse(new BlockCell(null, null));
        }

        public String shown() {
            return score == null ? "—" : Decimals.print(score);
        }
    }

    /** How many of the unit's indicators show which light. */
    public record Lights(int green, int yellow, int orange, int red, int grey, int missing) {

        static Lights of(UnitScored score) {
            List<String> lights = score.indicators().stream().map(IndicatorScore::light).toList();
            return new Lights(
                    count(lights, "green"),
                    count(lights, "yellow"),
                    count(lights, "orange"),
                    count(lights, "red"),
                    count(lights, "grey"),
                    count(lights, "missing"));
        }

        private static int count(List<String> lights, String light) {
            return (int) lights.stream().filter(light::equals).count();
        }
    }

    /** The blocks of a table: those of its first unit that has any. */
    static List<String> blocks(List<Line> lines) {
        return lines.stream()
                .map(line -> topBlocks(line.score()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The blocks one below the root: paths of two codes. */
    private static List<String> topBlocks(UnitScored score) {
        return score.blocks().stream()
                .map(BlockScore::block)
                .filter(path -> path.indexOf('/') > 0 && path.indexOf('/') == path.lastIndexOf('/'))
                .toList();
    }

    /** What a block below the root is called in a table's head. */
    static String heading(String block) {
        return block.substring(block.indexOf('/') + 1);
    }
}
