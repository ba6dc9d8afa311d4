package io.kaocheng.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The process that listens on a port, found in /proc. */
record PortHolder(long pid, String command) {

    private static final String LISTENING = "0A";

    static Optional<PortHolder> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            sockets.addAll(listening(Path.of(table), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    Path name = process.getFileName();
                    return name == null
                            ? Optional.empty()
                            : Optional.of(
                                    new PortHolder(
                                            Long.parseLong(name.toString()), command(process)));
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return command + " (pid " + pid + ")";
    }

    private static Set<String> listening(Path table, int port) {
        String wanted = ":" + String.format(Locale.ROOT, "%04X", port);
        Set<String> inodes = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table)) {
                List<String> fields = List.of(line.strip().split("\\s+", -1));
                if (fields.size() > 9
                        && fields.get(1).endsWith(wanted)
                        && fields.get(3).equals(LISTENING)) {
                    inodes.add("socket:[" + fields.get(9) + "]");
                }
            }
        } catch (IOException _) {
            return Set.of();
        }
        return inodes;
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException _) {
            // Another user's, or gone meanwhile.
            return false;
        }
        return false;
    }

    private static String command(Path process) throws IOException {
        String line =
                new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                        .replace('\0', ' ')
                        .strip();
        if (line.isEmpty()) {
            line = Files.readString(process.resolve("comm")).strip();
        }
        return line.length() > 80 ? line.substring(0, 77) + "..." : line;
    }
}
