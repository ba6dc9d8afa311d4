package io.kaocheng.scoring.engine;

import io.kaocheng.scoring.rule.Place;
import io.kaocheng.scoring.rule.Ties;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The places of a list of values, best first; absent values have none. */
public final class Places {

    private final int[] first;
    private final int[] tied;
    private final int[] dense;
    private final int count;

    private Places(int[] first, int[] tied, int[] dense, int count) {
        this.first = first;
        this.tied = tied;
        this.dense = dense;
        this.count = count;
    }

    static Places of(List<? extends @Nullable BigDecimal> values, boolean higherIsBetter) {
        Comparator<BigDecimal> best =
                higherIsBetter ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return of(values, best);
    }

    static <T> Places of(List<? extends @Nullable T> values, Comparator<T> bestFirst) {
        List<Integer> order = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                order.add(i);
            }
        }
        order.sort((a, b) -> bestFirst.compare(at(values, a), at(values, b)));
        int[] first = new int[values.size()];
        int[] tied = new int[values.size()];
        int[] dense = new int[values.size()];
        int group = 0;
        for (int start = 0; start < order.size(); ) {
            int end = start + 1;
            while (end < order.size()
                    && bestFirst.compare(at(values, order.get(start)), at(values, order.get(end)))
                            == 0) {
                end++;
            }
            group++;
            for (int i = start; i < end; i++) {
                first[order.get(i)] = start + 1;
                tied[order.get(i)] = end - start;
                dense[order.get(i)] = group;
            }
            start = end;
        }
        return new Places(first, tied, dense, order.size());
    }

    private static <T> T at(List<? extends @Nullable T> values, int index) {
        T value = values.get(index);
        if (value == null) {
            throw new IllegalStateException("an absent value has no place");
        }
        return value;
    }

    /** The number of values with a place. */
    int count() {
        return count;
    }

    public boolean has(int index) {
        return first[index] > 0;
    }

    /** The best of the places that equal values share, from 1. */
    public int first(int index) {
        return first[index];
    }

    /** The number of equal values, this one included. */
    public int tied(int index) {
        return tied[index];
    }

    /** Where the value stands among the others. */
    Place place(int index) {
        return new Place(first[index], tied[index], dense[index], count);
    }

    BigDecimal rank(int index, Ties ties) {
        return place(index).rank(ties);
    }
}
