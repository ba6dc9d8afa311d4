package io.kaocheng.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import java.util.Locale;

/** Measures the heap an object retains. */
final class Retained {

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private Retained() {}

    /** Bytes of heap that are in use with the result and were not without it. */
    static long by(Meter.Work<?> work) throws Exception {
        long before = used();
        Object made = work.run();
        try {
            return Math.max(0, used() - before);
        } finally {
            Reference.reachabilityFence(made);
        }
    }

    /** In MiB, and in bytes for each of so many. */
    static String formatted(long bytes, long of) {
        return String.format(
                Locale.ROOT, "%.1f MiB, %d bytes per entry", bytes / 1048576.0, bytes / of);
    }

    private static long used() {
        // Unmapping released memory may need more than one collection.
        System.gc();
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
