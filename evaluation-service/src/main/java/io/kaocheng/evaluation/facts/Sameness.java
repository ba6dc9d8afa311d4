package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/** Compares scores field by field: done for every unit of every cohort that is scored again. */
final class Sameness {

    private Sameness() {}

    /** Whether both say the same but for their cut, their run and what they supersede. */
    static boolean same(UnitScored a, UnitScored b) {
        return a.unit().equals(b.unit())
                && a.period().equals(b.period())
                && a.unitClass().equals(b.unitClass())
                && a.scheme().equals(b.scheme())
                && same(a.total(), b.total())
                && Objects.equals(a.rank(), b.rank())
                && Objects.equals(a.grade(), b.grade())
                && same(a.coverage(), b.coverage())
                && all(a.blocks(), b.blocks(), Sameness::same)
                && all(a.indicators(), b.indicators(), Sameness::same)
                && a.incomplete() == b.incomplete()
                && a.engine().equals(b.engine());
    }

    private static boolean same(BlockScore a, BlockScore b) {
        return a.block().equals(b.block())
                && same(a.weight(), b.weight())
                && same(a.score(), b.score())
                && Objects.equals(a.rank(), b.rank());
    }

    private static boolean same(IndicatorScore a, IndicatorScore b) {
        return a.indicator().equals(b.indicator())
                && a.block().equals(b.block())
                && Objects.equals(a.version(), b.version())
                && same(a.value(), b.value())
                && same(a.score(), b.score())
                && same(a.contribution(), b.contribution())
                && a.light().equals(b.light())
                && Objects.equals(a.noData(), b.noData());
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a == null && b == null : a.compareTo(b) == 0;
    }

    private static <T> boolean all(List<T> a, List<T> b, BiPredicate<T, T> same) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same.test(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
