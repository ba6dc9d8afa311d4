package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.OptionalLong;

@EnabledOnOs(OS.LINUX)
class CpuClockTest {

    private static final long OWN = ProcessHandle.current().pid();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void what_this_process_has_used_is_at_least_what_this_thread_has() {
        long before = CpuClock.of(OWN).orElseThrow();
        long begun = threads.getCurrentThreadCpuTime();
        long now = begun;
        while (now - begun < 3_000_000) {
            now = threads.getCurrentThreadCpuTime();
        }
        long after = CpuClock.of(OWN).orElseThrow();
        assertThat(after - before).isGreaterThanOrEqualTo(now - begun);
        assertThat(after).isGreaterThanOrEqualTo(now);
    }

    @Test
    void it_measures_less_than_a_tick() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 100; i++) {
            long first = CpuClock.of(OWN).orElseThrow();
            long second = first;
            while (second == first) {
                second = CpuClock.of(OWN).orElseThrow();
            }
            least = Math.min(least, second - first);
        }
        assertThat(least).isPositive().isLessThan(10_000_000);
    }

    @Test
    void another_process_has_a_clock_too() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(CpuClock.of(process.pid())).isPresent();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(CpuClock.of(process.pid())).isEqualTo(OptionalLong.empty());
    }
}
