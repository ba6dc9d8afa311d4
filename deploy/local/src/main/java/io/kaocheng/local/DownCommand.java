package io.kaocheng.local;

import io.kaocheng.infra.ProcessId;

import picocli.CommandLine.Command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Stops everything, with or without a launcher still there. */
@Command(name = "down", description = "Stop the suite; its data stay.")
final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public Integer call() {
        Suite.Options options = Suite.Options.of(Kaocheng.checkout());
        boolean was = stop(options);
        System.out.println(was ? "Stopped. The data stay in " + options.state() : "It was not up.");
        return 0;
    }

    /** Whether anything ran. */
    static boolean stop(Suite.Options options) {
        Path state = options.state();
        Optional<Running> running = Running.read(state);
        int offset = running.map(Running::portOffset).orElse(0);
        Suite suite = Suite.open(options.portOffset(offset));
        boolean any =
                java.util.Arrays.stream(Part.values())
                        .anyMatch(part -> suite.process(part).isPresent());
        Optional<ProcessHandle> launcher =
                running.map(Running::launcher).flatMap(ProcessId::running);
        if (launcher.isPresent()) {
            any = true;
            ProcessHandle handle = launcher.get();
            handle.destroy();
            try {
                handle.onExit().get(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
            } catch (java.util.concurrent.TimeoutException
                    | java.util.concurrent.ExecutionException _) {
                handle.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SuiteException("interrupted while stopping", e);
            }
        }
        suite.stop();
        Running.forget(state);
        return any;
    }
}
