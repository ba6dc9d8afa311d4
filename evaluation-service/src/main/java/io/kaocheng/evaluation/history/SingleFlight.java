package io.kaocheng.evaluation.history;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Those who ask for the same thing at the same time get what one of them makes. Nothing is kept
 * afterwards.
 */
public final class SingleFlight<K, V> {

    private final Map<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** Makes what is asked for. */
    public interface Maker<V> {
        V make() throws IOException, InterruptedException;
    }

    /** The value of the key, computed here or awaited from whoever is computing it. */
    public V get(K key, Maker<V> maker) throws IOException, InterruptedException {
        while (true) {
            CompletableFuture<V> own = new CompletableFuture<>();
            CompletableFuture<V> first = flights.putIfAbsent(key, own);
            if (first == null) {
                return made(key, own, maker);
            }
            V found = awaited(first);
            if (found != null) {
                return found;
            }
        }
    }

    private V made(K key, CompletableFuture<V> own, Maker<V> maker)
            throws IOException, InterruptedException {
        try {
            V made = maker.make();
            own.complete(made);
            return made;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, own);
        }
    }

    /** What another made; null where it was interrupted, which is no reason to fail here. */
    private @Nullable V awaited(CompletableFuture<V> first)
            throws IOException, InterruptedException {
        try {
            return first.get();
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case InterruptedException _ -> null;
                case IOException io -> throw new IOException(io.getMessage(), io);
                case RuntimeException defect -> throw defect;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            };
        }
    }
}
