package io.kaocheng.bench;

import io.kaocheng.bench.Agreement.DisagreementException;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of the rounds of some contenders that all store the same: in each round others, so
 * that every one of them is new.
 */
final class Facts {

    private final SubmittedRegion region;
    private final int count;
    private final Map<Integer, List<Figure>> rounds = new LinkedHashMap<>();

    Facts(SubmittedRegion region, int count) {
        this.region = region;
        this.count = count;
    }

    int count() {
        return count;
    }

    List<Figure> of(int round) {
        return rounds.computeIfAbsent(round, _ -> region.nextFigures(count));
    }

    static String digest(Collection<Figure> figures) {
        return Totals.of(figures.stream().map(Figure::line));
    }

    /**
     * Lets through what holds each figure that was sent, once and with its value.
     *
     * @param stored the lines of what is there now and was not before
     * @return the digest of both
     */
    static String same(String contender, Collection<Figure> sent, List<String> stored) {
        String there = Totals.of(stored.stream());
        String expected = digest(sent);
        if (!there.equals(expected)) {
            Map<String, String> found = new LinkedHashMap<>();
            found.put("sent", expected);
            found.put(contender, there);
            throw new DisagreementException("stored figures", found);
        }
        return there;
    }
}
