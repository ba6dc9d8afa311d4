package io.kaocheng.scoring.exact;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies whose order does not depend on who made them. */
public final class Sorted {

    private Sorted() {}

    public static <K extends Comparable<K>, V> SortedMap<K, V> copy(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    public static <T extends Comparable<? super T>> List<T> copy(List<T> list) {
        if (list.size() < 2) {
            return List.copyOf(list);
        }
        return list.stream().sorted().toList();
    }
}
