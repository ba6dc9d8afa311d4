package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands last for each holder, indicator and period, in columns as a cohort is scored: in a
 * long history one table of all keys would be as many misses of the processor's cache per look-up
 * as it has objects to follow, and that was a tenth of a replay.
 *
 * <p>Cost of a look-up: two small tables that stay in the cache, and a place in the column. Memory:
 * 8 to 16 bytes per register besides what stands in it. Looked at by several threads while nothing
 * is put in.
 */
final class Registers<T> {

    private final Map<Code, Integer> numbers = new HashMap<>();
    private final List<Code> holders = new ArrayList<>();
    private final Map<ColumnKey, Column> columns = new HashMap<>();

    /** Receives every register. */
    interface Each<T> {
        void register(Code holder, Code indicator, Period period, T value);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    @Nullable T get(Code holder, Code indicator, Period period) {
        if (columns.isEmpty()) {
            return null;
        }
        Integer number = numbers.get(holder);
        Column column = number == null ? null : columns.get(new ColumnKey(indicator, period));
        if (number == null || column == null) {
            return null;
        }
        @SuppressWarnings("unchecked") // Nothing else is put there.
        T found = (T) column.values[column.slot(number)];
        return found;
    }

    void put(Code holder, Code indicator, Period period, T value) {
        Integer number = numbers.get(holder);
        if (number == null) {
            number = holders.size();
            holders.add(holder);
            numbers.put(holder, number);
        }
        columns.computeIfAbsent(new ColumnKey(indicator, period), k -> new Column())
                .put(number, value);
    }

    /** In no order. */
    void forEach(Each<T> action) {
        columns.forEach(
                (key, column) -> {
                    for (int slot = 0; slot < column.values.length; slot++) {
                        @SuppressWarnings("unchecked") // Nothing else is put there.
                        T value = (T) column.values[slot];
                        if (value != null) {
                            action.register(
                                    holders.get(column.numbers[slot]),
                                    key.indicator(),
                                    key.period(),
                                    value);
                        }
                    }
                });
    }

    /** Who has something there, by their numbers: an open table, at most two thirds full. */
    private static final class Column {
        private int[] numbers = new int[8];
        private @Nullable Object[] values = new @Nullable Object[8];
        private int size;

        /** Where the number stands, or would. */
        int slot(int number) {
            int mask = values.length - 1;
            int slot = (number * 0x9E3779B9 >>> 7) & mask;
            while (values[slot] != null && numbers[slot] != number) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        void put(int number, Object value) {
            int slot = slot(number);
            if (values[slot] == null) {
                if (3 * (size + 1) > 2 * values.length) {
                    grow();
                    slot = slot(number);
                }
                size++;
            }
            numbers[slot] = number;
            values[slot] = value;
        }

        private void grow() {
            int[] oldNumbers = numbers;
            @Nullable Object[] oldValues = values;
            numbers = new int[2 * oldNumbers.length];
            values = new @Nullable Object[2 * oldValues.length];
            for (int i = 0; i < oldValues.length; i++) {
                if (oldValues[i] != null) {
                    int slot = slot(oldNumbers[i]);
                    numbers[slot] = oldNumbers[i];
                    values[slot] = oldValues[i];
                }
            }
        }
    }
}
