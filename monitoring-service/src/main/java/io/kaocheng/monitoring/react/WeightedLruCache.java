package io.kaocheng.monitoring.react;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Values held in memory up to a weight in all, the least recently used given up first. The one that
 * was put last is held whatever it weighs.
 */
final class WeightedLruCache<K, V> {

    private final long most;
    private final ToIntFunction<V> weight;
    private final LinkedHashMap<K, V> held = new LinkedHashMap<>(16, 0.75f, true);
    private long weighs;

    WeightedLruCache(long most, ToIntFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    synchronized @Nullable V get(K key) {
        return held.get(key);
    }

    synchronized void put(K key, V value) {
        V before = held.put(key, value);
        weighs += weight.applyAsInt(value) - (before == null ? 0 : weight.applyAsInt(before));
        Iterator<Map.Entry<K, V>> eldest = held.entrySet().iterator();
        while (weighs > most && held.size() > 1) {
            weighs -= weight.applyAsInt(eldest.next().getValue());
            eldest.remove();
        }
    }
}
