package io.kaocheng.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server as a process of this machine. Its identity is stored in {@code server.pid} of its
 * folder, so that another class loader, or the next launcher after a kill -9, finds the same one.
 */
public final class LocalProcess implements Node {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long LOG_BYTES = 10_000_000;

    private final String name;
    private final Path folder;
    private final String stopSignal;
    private final List<String> command;
    private final Map<String, String> environment;

    /**
     * @param folder holds its pid file and its log, and is where it runs
     * @param stopSignal what makes it stop in its own way, for example {@code TERM}
     */
    public LocalProcess(
            String name,
            Path folder,
            String stopSignal,
            List<String> command,
            Map<String, String> environment) {
        this.name = name;
        this.folder = folder;
        this.stopSignal = stopSignal;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void start() {
        // Left by a launcher that was killed: it holds the port and the data.
        kill();
        try {
            Files.createDirectories(folder);
            if (Files.exists(logFile()) && Files.size(logFile()) > LOG_BYTES) {
                Files.move(
                        logFile(),
                        folder.resolve("server.log.1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            // In a session of its own: Ctrl-C is for the launcher, which stops things in their
            // order.
            List<String> words = new ArrayList<>(List.of("setsid"));
            words.addAll(command);
            ProcessBuilder builder =
                    new ProcessBuilder(words)
                            .directory(folder.toFile())
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
            // The launcher's own settings are not inherited: an unknown key stops a service at
            // start.
            builder.environment().keySet().removeIf(key -> key.startsWith("KAOCHENG_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            ProcessId.of(process.pid()).ifPresent(id -> id.write(pidFile()));
        } catch (IOException e) {
            throw new InfraException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    @Override
    public void kill() {
        handle().ifPresent(
                        handle -> {
                            // Collected first: orphans no longer know their parent.
                            List<ProcessHandle> family =
                                    Stream.concat(Stream.of(handle), handle.descendants()).toList();
                            family.forEach(ProcessHandle::destroyForcibly);
                            Deadline deadline = Deadline.in(PATIENCE);
                            family.forEach(member -> deadline.await(() -> isGone(member)));
                        });
    }

    @Override
    public void pause() {
        handle().ifPresent(handle -> signal("STOP", handle.pid()));
    }

    @Override
    public void resume() {
        handle().ifPresent(handle -> signal("CONT", handle.pid()));
    }

    @Override
    public void stop() {
        handle().ifPresent(
                        handle -> {
                            signal(stopSignal, handle.pid());
                            if (!Deadline.in(PATIENCE).await(() -> isGone(handle))) {
                                kill();
                            }
                        });
    }

    @Override
    public boolean isRunning() {
        return handle().isPresent();
    }

    @Override
    public String log() {
        try {
            if (!Files.exists(logFile())) {
                return "";
            }
            String text = new String(Files.readAllBytes(logFile()), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void discard() {
        handle().ifPresent(
                        handle -> {
                            // PostgreSQL gives its shared memory back on QUIT, and only then.
                            signal("QUIT", handle.pid());
                            Deadline.in(Duration.ofSeconds(name.equals("postgres") ? 5 : 0))
                                    .await(() -> isGone(handle));
                        });
        kill();
        Folders.delete(folder);
    }

    /** Which process it is, while it runs. */
    public Optional<ProcessId> id() {
        return ProcessId.read(pidFile()).filter(ProcessId::isRunning);
    }

    public Path logFile() {
        return folder.resolve("server.log");
    }

    private Path pidFile() {
        return folder.resolve("server.pid");
    }

    private Optional<ProcessHandle> handle() {
        return ProcessId.read(pidFile()).flatMap(ProcessId::running);
    }

    private static boolean isGone(ProcessHandle handle) {
        return ProcessId.of(handle.pid()).isEmpty();
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while stopping a server", e);
        }
    }
}
