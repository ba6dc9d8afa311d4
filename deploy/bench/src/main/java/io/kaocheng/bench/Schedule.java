package io.kaocheng.bench;

/**
 * When what is to be sent: evenly, whether or not what was sent before is answered, so that a
 * server that stands still for a second delays a second's worth of submissions and not one.
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
