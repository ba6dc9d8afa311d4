package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Compares scores by all of their components except those that say where a score came from. Records
 * are taken apart by patterns, so that a new component does not compile until it is decided here;
 * decimals are equal by value, whatever their scale.
 */
final class Sameness {

    /** Components of a score that say where it came from, and nothing of what the unit is worth. */
    static final Set<String> NOT_COMPARED = Set.of("cut", "run", "supersedes");

    private Sameness() {}

    /** Whether both say the same but for {@link #NOT_COMPARED}. */
    static boolean same(UnitScored one, UnitScored other) {
        return one
                        instanceof
                        UnitScored(
                                var unitA,
                                var periodA,
                                var classA,
                                var schemeA,
                                var totalA,
                                var rankA,
                                var gradeA,
                                var coverageA,
                                var blocksA,
                                var indicatorsA,
                                var incompleteA,
                                _,
                                var engineA,
                                _,
                                _,
                                var partialA,
                                var unrankedA)
                && other
                        instanceof
                        UnitScored(
                                var unitB,
                                var periodB,
                                var classB,
                                var schemeB,
                                var totalB,
                                var rankB,
                                var gradeB,
                                var coverageB,
                                var blocksB,
                                var indicatorsB,
                                var incompleteB,
                                _,
                                var engineB,
                                _,
                                _,
                                var partialB,
                                var unrankedB)
                && unitA.equals(unitB)
                && periodA.equals(periodB)
                && classA.equals(classB)
                && schemeA.equals(schemeB)
                && same(totalA, totalB)
                && Objects.equals(rankA, rankB)
                && Objects.equals(gradeA, gradeB)
                && same(coverageA, coverageB)
                && all(blocksA, blocksB, Sameness::same)
                && all(indicatorsA, indicatorsB, Sameness::same)
                && incompleteA == incompleteB
                && engineA.equals(engineB)
                && Objects.equals(partialA, partialB)
                && Objects.equals(unrankedA, unrankedB);
    }

    static boolean same(BlockScore one, BlockScore other) {
        return one
                        instanceof
                        BlockScore(
                                var blockA,
                                var weightA,
                                var scoreA,
                                var rankA,
                                var reasonA,
                                var lightA)
                && other
                        instanceof
                        BlockScore(
                                var blockB,
                                var weightB,
                                var scoreB,
                                var rankB,
                                var reasonB,
                                var lightB)
                && blockA.equals(blockB)
                && same(weightA, weightB)
                && same(scoreA, scoreB)
                && Objects.equals(rankA, rankB)
                && Objects.equals(reasonA, reasonB)
                && Objects.equals(lightA, lightB);
    }

    static boolean same(IndicatorScore one, IndicatorScore other) {
        return one
                        instanceof
                        IndicatorScore(
                                var indicatorA,
                                var blockA,
                                var versionA,
                                var valueA,
                                var scoreA,
                                var contributionA,
                                var lightA,
                                var noDataA,
                                var partialA,
                                var imputedA,
                                var figureOfA,
                                var watchedA,
                                var trendA)
                && other
                        instanceof
                        IndicatorScore(
                                var indicatorB,
                                var blockB,
                                var versionB,
                                var valueB,
                                var scoreB,
                                var contributionB,
                                var lightB,
                                var noDataB,
                                var partialB,
                                var imputedB,
                                var figureOfB,
                                var watchedB,
                                var trendB)
                && indicatorA.equals(indicatorB)
                && blockA.equals(blockB)
                && Objects.equals(versionA, versionB)
                && same(valueA, valueB)
                && same(scoreA, scoreB)
                && same(contributionA, contributionB)
                && lightA.equals(lightB)
                && Objects.equals(noDataA, noDataB)
                && Objects.equals(partialA, partialB)
                && Objects.equals(imputedA, imputedB)
                && Objects.equals(figureOfA, figureOfB)
                && Objects.equals(watchedA, watchedB)
                && Objects.equals(trendA, trendB);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null
                ? one == null && other == null
                : one.compareTo(other) == 0;
    }

    private static <T> boolean all(List<T> ones, List<T> others, BiPredicate<T, T> same) {
        if (ones.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < ones.size(); i++) {
            if (!same.test(ones.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }
}
