package io.kaocheng.bench;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/**
 * How much CPU a process has used, to the nanosecond: clock_gettime(2) of the process's own clock.
 * Java and /proc report CPU time in ticks of ten milliseconds, which is too coarse for some of the
 * measured work. Linux on 64 bits only.
 */
final class CpuClock {

    private static final long NANOS = 1_000_000_000;

    // clock_getcpuclockid(3): the number of the process, inverted, before the kind of clock.
    private static final int KIND_BITS = 3;
    private static final int SCHEDULED = 2;

    private CpuClock() {}

    /**
     * In nanoseconds, all threads together, ended ones included; absent where there is no such
     * clock or no such process.
     */
    static OptionalLong of(long pid) {
        MethodHandle gettime = GetTime.HANDLE;
        if (gettime == null || pid > Integer.MAX_VALUE >> KIND_BITS) {
            return OptionalLong.empty();
        }
        int clock = (int) (~pid << KIND_BITS) | SCHEDULED;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
            int answer = (int) gettime.invokeExact(clock, time);
            return answer == 0
                    ? OptionalLong.of(
                            time.getAtIndex(ValueLayout.JAVA_LONG, 0) * NANOS
                                    + time.getAtIndex(ValueLayout.JAVA_LONG, 1))
                    : OptionalLong.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime cannot be called", e);
        }
    }

    /** The native functions, resolved once. */
    private static final class GetTime {
        static final @Nullable MethodHandle HANDLE = find();

        // The JVM asks for a word of consent to native calls: --enable-native-access.
        @SuppressWarnings("restricted")
        private static @Nullable MethodHandle find() {
            if (!System.getProperty("os.name").equals("Linux")
                    || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
                return null;
            }
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("clock_gettime")
                    .map(
                            address ->
                                    linker.downcallHandle(
                                            address,
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.ADDRESS)))
                    .orElse(null);
        }
    }
}
