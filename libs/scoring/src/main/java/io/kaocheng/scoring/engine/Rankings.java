package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranks and grades within a class. */
final class Rankings {

    /** The sort key of a unit's rank. */
    record Key(Code unit, BigDecimal total, BigDecimal bonus, int bestGrade) {}

    private static final Comparator<Key> BY_TOTAL = Comparator.comparing(Key::total).reversed();
    private static final Comparator<Key> BY_TOTAL_AND_BONUS =
            BY_TOTAL.thenComparing(Comparator.comparing(Key::bonus).reversed());

    private Rankings() {}

    static Key key(Scheme scheme, Code unit, Totals.Total total) {
        BigDecimal value = total.value();
        if (value == null) {
            throw new IllegalStateException("no total of " + unit);
        }
        return new Key(unit, compared(scheme, value), total.bonus(), total.bestGrade());
    }

    static BigDecimal compared(Scheme scheme, BigDecimal value) {
        return Numbers.round(value, scheme.comparedDecimals(), scheme.rounding().mode().toJava());
    }

    /** Bonus points that are for breaking ties are 0 where they are in the total. */
    static Places places(List<@Nullable Key> keys) {
        return Places.of(keys, BY_TOTAL_AND_BONUS);
    }

    /** The grade of each unit, null where it has no total; never more than a quota allows. */
    static List<@Nullable Graded> grades(Scheme.Grades rules, List<@Nullable Key> keys) {
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) != null) {
                waiting.add(i);
            }
        }
        int ranked = waiting.size();
        Comparator<Key> order =
                rules.ties() == Scheme.QuotaTies.BY_BONUS ? BY_TOTAL_AND_BONUS : BY_TOTAL;
        waiting.sort((a, b) -> order.compare(at(keys, a), at(keys, b)));
        List<@Nullable Graded> grades = new ArrayList<>(keys.size());
        List<Graded.@Nullable Missed> missed = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            grades.add(null);
            missed.add(null);
        }
        Scheme.Grade better = null;
        for (int g = 0; g < rules.grades().size(); g++) {
            Scheme.Grade grade = rules.grades().get(g);
            int room = room(rules.rounding(), grade.quota(), ranked);
            Integer betterPlaces = better == null ? null : places(rules, better, ranked);
            List<Integer> left = new ArrayList<>();
            boolean closed = false;
            for (int start = 0; start < waiting.size(); ) {
                int end = start + 1;
                while (end < waiting.size()
                        && order.compare(at(keys, waiting.get(start)), at(keys, waiting.get(end)))
                                == 0) {
                    end++;
                }
                List<Integer> open = new ArrayList<>();
                for (int i : waiting.subList(start, end)) {
                    if (at(keys, i).bestGrade() <= g) {
                        open.add(i);
                    } else {
                        left.add(i);
                        missed.set(i, Graded.Missed.LIMIT);
                    }
                }
                BigDecimal floor = grade.atLeast();
                boolean meets =
                        floor == null || at(keys, waiting.get(start)).total().compareTo(floor) >= 0;
                closed |= !meets || open.size() > room;
                if (closed) {
                    left.addAll(open);
                    open.forEach(
                            i ->
                                    missed.set(
                                            i,
                                            meets ? Graded.Missed.QUOTA : Graded.Missed.THRESHOLD));
                } else {
                    for (int i : open) {
                        grades.set(
                                i,
                                new Graded(
                                        grade,
                                        ranked,
                                        places(rules, grade, ranked),
                                        better,
                                        betterPlaces,
                                        missed.get(i)));
                    }
                    room -= open.size();
                }
                start = end;
            }
            better = grade;
            // Group by group, so still in order.
            waiting = left;
        }
        return grades;
    }

    private static @Nullable Integer places(Scheme.Grades rules, Scheme.Grade grade, int ranked) {
        return grade.quota() == null ? null : room(rules.rounding(), grade.quota(), ranked);
    }

    /** The number of units that a quota allows. */
    static int room(Scheme.QuotaRounding rounding, @Nullable BigDecimal quota, int ranked) {
        if (quota == null) {
            return Integer.MAX_VALUE;
        }
        RoundingMode mode =
                switch (rounding) {
                    case FLOOR -> RoundingMode.FLOOR;
                    case HALF_UP -> RoundingMode.HALF_UP;
                    case CEILING -> RoundingMode.CEILING;
                };
        return quota.multiply(BigDecimal.valueOf(ranked)).setScale(0, mode).intValueExact();
    }

    private static Key at(List<@Nullable Key> keys, int index) {
        Key key = keys.get(index);
        if (key == null) {
            throw new IllegalStateException("a unit without a total has no grade");
        }
        return key;
    }
}
