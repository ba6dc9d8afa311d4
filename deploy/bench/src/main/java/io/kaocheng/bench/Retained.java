package io.kaocheng.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import java.util.Locale;

/** How much heap something holds on to once it is made. */
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
    static String told(long bytes, long of) {
        return String.format(
                Locale.ROOT, "%.1f MiB, %d bytes per entry", bytes / 1048576.0, bytes / of);
    }

    private static long used() {
        // What was just let go of may take more than one collection, where it has to be unmapped.
        System.gc();
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
