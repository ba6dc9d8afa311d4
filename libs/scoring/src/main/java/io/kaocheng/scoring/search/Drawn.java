package io.kaocheng.scoring.search;

import java.math.BigDecimal;
import java.util.List;

/**
 * Seeded draws (SplitMix64): the same seed gives the same draws for ever, on every machine. Used
 * for stating how robust ranks are, never in a score.
 */
final class Drawn {

    private static final int SHIFT_BITS = 11;
    private static final long MILLION = 1_000_000;

    private long state;

    Drawn(long seed) {
        this.state = seed;
    }

    /** -1 to 1 in steps of a millionth. */
    BigDecimal symmetric() {
        return BigDecimal.valueOf(below(2 * MILLION + 1) - MILLION, 6);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get((int) below(choices.size()));
    }

    private long below(long bound) {
        return (next() >>> SHIFT_BITS) % bound;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
