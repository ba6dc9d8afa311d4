package io.kaocheng.infra;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something another process does, which nobody announces. */
final class Deadline {

    private static final Duration STEP = Duration.ofMillis(50);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - end >= 0;
    }

    /** Asks again and again; false when the time is over first. */
    boolean await(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            if (passed()) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while waiting for a server", e);
        }
    }
}
