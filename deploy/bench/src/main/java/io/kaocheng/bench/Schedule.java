package io.kaocheng.bench;

/**
 * When each submission is due: at a constant rate, whether or not earlier ones are answered, so
 * that a server that stalls for a second delays a second's worth of submissions and not one (no
 * coordinated omission).
 */
record Schedule(int perSecond, int count) {

    private static final long SECOND = 1_000_000_000L;

    Schedule {
        if (perSecond < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "a schedule has one submission and one per second at least");
        }
    }

    static Schedule of(int perSecond, int seconds) {
        return new Schedule(perSecond, Math.multiplyExact(perSecond, seconds));
    }

    /** Nanoseconds after the beginning. */
    long at(int number) {
        return number * SECOND / perSecond;
    }
}
