package io.kaocheng.bench;

import com.sun.management.ThreadMXBean;

import io.kaocheng.infra.ProcessId;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where work spends its time, by samples of the JVM's own recorder. */
final class Profile {

    private static final Duration PERIOD = Duration.ofMillis(5);
    private static final int SHOWN = 45;
    private static final List<String> EVERYWHERE =
            List.of(
                    "io.kaocheng.bench.",
                    "picocli.",
                    "java.lang.Thread.",
                    "java.util.concurrent.",
                    "java.lang.VirtualThread");

    private static final String SAMPLES =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.ExecutionSample"><setting name="enabled">true</setting><setting name="period">%d ms</setting></event>
            </configuration>
            """
                    .formatted(PERIOD.toMillis());

    private final Map<String, Integer> leaves = new HashMap<>();
    private final Map<String, Integer> called = new HashMap<>();
    private int samples;
    private long allocated;

    private Profile() {}

    /** Samples the work, and counts what it allocates. */
    static Profile of(Meter.Work<?> work) throws Exception {
        Path file = Files.createTempFile("kaocheng-bench", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
            recording.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
            ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
            Profile profile = new Profile();
            long before = threads.getTotalThreadAllocatedBytes();
            recording.start();
            var _ = work.run();
            recording.stop();
            profile.allocated = threads.getTotalThreadAllocatedBytes() - before;
            recording.dump(file);
            profile.read(file);
            return profile;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Samples another JVM of this machine while the work is done. */
    static Profile of(ProcessId process, Meter.Work<?> work) throws Exception {
        Path file = Files.createTempFile("kaocheng-bench", ".jfr");
        Path settings = Files.createTempFile("kaocheng-bench", ".jfc");
        try {
            Files.writeString(settings, SAMPLES);
            command(process, "JFR.start", "name=bench", "settings=" + settings);
            var _ = work.run();
            command(process, "JFR.stop", "name=bench", "filename=" + file);
            Profile profile = new Profile();
            profile.read(file);
            return profile;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(settings);
        }
    }

    private static void command(ProcessId process, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(process.pid()));
        command.addAll(List.of(words));
        Process running =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (running.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private void read(Path file) throws IOException {
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")
                        && event.getStackTrace() != null) {
                    count(event.getStackTrace().getFrames());
                }
            }
        }
    }

    private void count(List<RecordedFrame> frames) {
        samples++;
        leaves.merge(name(frames.getFirst()), 1, Integer::sum);
        Set<String> seen = new HashSet<>();
        for (RecordedFrame frame : frames) {
            String name = name(frame);
            if (isSpecific(name) && seen.add(name)) {
                called.merge(name, 1, Integer::sum);
            }
        }
    }

    /** Whether it is no frame that nearly every stack contains. */
    private static boolean isSpecific(String name) {
        return EVERYWHERE.stream().noneMatch(name::startsWith) && !name.contains("$$Lambda");
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    /**
     * @param entries that were read meanwhile
     */
    void print(long entries, PrintStream out) {
        if (allocated > 0) {
            out.printf(Locale.ROOT, "%nIt allocates %,d bytes per entry.", allocated / entries);
        }
        out.printf(
                Locale.ROOT,
                "%n%,d samples of Java (compiler and collector are not in them).%nIn the method itself:%n",
                samples);
        print(leaves, out);
        out.printf(Locale.ROOT, "%nIn the method and what it calls:%n");
        print(called, out);
    }

    private void print(Map<String, Integer> counts, PrintStream out) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(
                        e ->
                                out.printf(
                                        Locale.ROOT,
                                        "  %5.1f %%  %s%n",
                                        100.0 * e.getValue() / samples,
                                        e.getKey()));
    }
}
