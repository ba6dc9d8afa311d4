package io.kaocheng.local;

import io.kaocheng.infra.ProcessId;
import io.kaocheng.local.demo.DemoCounty;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Starts everything, waits until it answers, and stays until Ctrl-C unless detached. */
@Command(name = "up", description = "Start the suite.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--demo", description = "Load the fictional county Qinghe.")
    private boolean demo;

    @Option(names = "--detach", description = "Return when everything answers; stop it with down.")
    private boolean detach;

    @Option(names = "--port-offset", description = "Add this to every port.", paramLabel = "N")
    private int portOffset;

    @Option(names = "--parts", hidden = true, split = ",")
    private @Nullable List<String> parts;

    @Override
    public Integer call() {
        PrintStream out = System.out;
        Suite.Options options =
                Suite.Options.of(Kaocheng.checkout())
                        .portOffset(portOffset)
                        .parts(chosen())
                        .progress(new Progress(out));
        long begin = System.nanoTime();
        try (Launch launch = Launch.begin(options.state(), detach, portOffset)) {
            Suite suite = Suite.open(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> launch.end(suite), "stop"));
            suite.start();
            if (demo) {
                Path folder = options.state().resolve("demo");
                DemoCounty.write(folder);
                // What is refused has been printed; the suite is up all the same.
                var _ = LoadCommand.load(suite, folder);
            }
            out.printf("Up after %.1f s.%n%n", (System.nanoTime() - begin) / 1e9);
            out.println(Welcome.text(suite));
            if (detach) {
                launch.leave();
                out.println("Stop it with ./kaocheng down.");
                return 0;
            }
            out.println("Stop it with Ctrl-C.");
            watch(suite, options, out);
            return 0;
        }
    }

    private Set<Part> chosen() {
        if (parts == null) {
            return EnumSet.allOf(Part.class);
        }
        return EnumSet.copyOf(parts.stream().map(Part::of).toList());
    }

    /** Reports parts that end. They are not restarted: a silent restart would hide the fault. */
    private static void watch(Suite suite, Suite.Options options, PrintStream out) {
        Set<Part> running = EnumSet.copyOf(options.parts());
        while (!suite.isStopping()) {
            for (Part part : Arrays.asList(Part.values())) {
                if (running.contains(part)
                        && suite.process(part).isEmpty()
                        && !suite.isStopping()) {
                    running.remove(part);
                    out.printf(
                            "%s has ended. Its log: %s. Start everything anew with ./kaocheng down && ./kaocheng up%n",
                            part.title(), suite.log(part));
                } else if (options.parts().contains(part)
                        && !running.contains(part)
                        && suite.process(part).isPresent()) {
                    running.add(part);
                }
            }
            try {
                Thread.sleep(Duration.ofSeconds(1));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * The one launcher of a state folder at a time. The kernel gives the lock back however the
     * launcher ends.
     */
    private static final class Launch implements AutoCloseable {

        private final Path state;
        private final FileChannel channel;
        private final FileLock lock;
        private boolean left;

        private Launch(Path state, FileChannel channel, FileLock lock) {
            this.state = state;
            this.channel = channel;
            this.lock = lock;
        }

        static Launch begin(Path state, boolean detached, int portOffset) {
            try {
                Files.createDirectories(state);
                FileChannel channel =
                        FileChannel.open(
                                state.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                Optional<Running> earlier = Running.read(state);
                if (lock == null) {
                    channel.close();
                    throw refusal(
                            state,
                            earlier.map(running -> "by launcher " + running.launcher().pid())
                                    .orElse("now"));
                }
                if (earlier.isPresent() && earlier.get().detached() && down(state).isEmpty()) {
                    channel.close();
                    throw refusal(state, "detached");
                }
                new Running(ProcessId.current(), detached, portOffset).write(state);
                return new Launch(state, channel, lock);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The parts that do not run. */
        private static List<String> down(Path state) {
            return Arrays.stream(Part.values())
                    .map(Part::code)
                    .filter(
                            part ->
                                    ProcessId.read(state.resolve(part).resolve("server.pid"))
                                            .filter(ProcessId::isRunning)
                                            .isEmpty())
                    .toList();
        }

        private static SuiteException refusal(Path state, String how) {
            List<String> down = down(state);
            return new SuiteException(
                    down.isEmpty()
                            ? "the suite is up already ("
                                    + how
                                    + "). See it with ./kaocheng status, stop it with ./kaocheng"
                                    + " down"
                            : "the suite was started already ("
                                    + how
                                    + "), and of it "
                                    + String.join(", ", down)
                                    + " does not run: it is starting, or has ended. See"
                                    + " ./kaocheng status; start it anew with ./kaocheng down and"
                                    + " ./kaocheng up");
        }

        /** The parts go on by themselves. */
        synchronized void leave() {
            left = true;
        }

        synchronized void end(Suite suite) {
            if (!left) {
                left = true;
                System.out.println("Stopping.");
                suite.stop();
                Running.forget(state);
            }
        }

        @Override
        public void close() {
            try {
                lock.release();
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
