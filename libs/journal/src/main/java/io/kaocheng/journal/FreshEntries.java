package io.kaocheng.journal;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cache of the entries that this process has just committed, for its relay: most are published a
 * moment after they were written, so that they need not be read from the database again.
 *
 * <p>Entries not in the cache are read from the journal. It holds at most {@value #MOST}
 * characters.
 */
final class FreshEntries {

    /** Of all regions together; a relay that falls behind reads from the journal anyway. */
    private static final long MOST = 16L << 20;

    private final Map<String, ArrayDeque<Piece>> pieces = new HashMap<>();
    private long size;

    /** What one transaction recorded. */
    private record Piece(long first, List<String> documents, long size) {
        long last() {
            return first + documents.size() - 1;
        }
    }

    /** Adds committed entries; called in the order of the commits. */
    synchronized void add(String region, long first, List<String> documents) {
        long length = documents.stream().mapToLong(String::length).sum();
        if (size + length <= MOST) {
            size += length;
            pieces.computeIfAbsent(region, r -> new ArrayDeque<>())
                    .add(new Piece(first, List.copyOf(documents), length));
        }
    }

    /**
     * The entries that follow one, and forgets those before them.
     *
     * @param most so many at most
     * @return empty where the next one is not here
     */
    synchronized List<String> after(String region, long after, int most) {
        ArrayDeque<Piece> of = pieces.get(region);
        if (of == null) {
            return List.of();
        }
        while (!of.isEmpty() && of.getFirst().last() <= after) {
            size -= of.removeFirst().size();
        }
        if (of.isEmpty()) {
            pieces.remove(region);
            return List.of();
        }
        Piece piece = of.getFirst();
        if (piece.first() > after + 1) {
            return List.of();
        }
        int from = Math.toIntExact(after + 1 - piece.first());
        int to = Math.min(piece.documents().size(), from + most);
        return piece.documents().subList(from, to);
    }

    synchronized void clear() {
        pieces.clear();
        size = 0;
    }
}
