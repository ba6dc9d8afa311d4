package io.kaocheng.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One process and no other: the number together with the moment it started, since numbers are given
 * out again.
 *
 * @param started the kernel's start time where there is a /proc (ticks since boot, which a change
 *     of the clock leaves alone), elsewhere milliseconds since 1970
 */
public record ProcessId(long pid, long started) {

    /** The process of that number that runs now. */
    public static Optional<ProcessId> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> startOf(handle).map(started -> new ProcessId(pid, started)));
    }

    public static ProcessId current() {
        return of(ProcessHandle.current().pid())
                .orElseThrow(() -> new InfraException("this process is not in the process table"));
    }

    /** Reads what {@link #write} wrote; nothing when there is no such file or not such a one. */
    public static Optional<ProcessId> read(Path file) {
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" ", -1));
            if (words.size() != 2) {
                return Optional.empty();
            }
            return Optional.of(
                    new ProcessId(Long.parseLong(words.get(0)), Long.parseLong(words.get(1))));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    public void write(Path file) {
        try {
            Files.writeString(file, pid + " " + started + "\n");
        } catch (IOException e) {
            throw new InfraException("could not write " + file, e);
        }
    }

    /** The handle, if this very process still runs. */
    public Optional<ProcessHandle> running() {
        return of(pid).filter(this::equals).flatMap(_ -> ProcessHandle.of(pid));
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    private static Optional<Long> startOf(ProcessHandle handle) {
        Path stat = Path.of("/proc", Long.toString(handle.pid()), "stat");
        if (Files.exists(Path.of("/proc/self/stat"))) {
            try {
                // The second field is the command in parentheses and may hold blanks: count from
                // behind it.
                String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
                List<String> fields =
                        List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
                boolean gone = fields.get(0).equals("Z") || fields.get(0).equals("X");
                return gone ? Optional.empty() : Optional.of(Long.parseLong(fields.get(19)));
            } catch (IOException _) {
                return Optional.empty();
            }
        }
        return handle.info().startInstant().map(instant -> instant.toEpochMilli());
    }
}
