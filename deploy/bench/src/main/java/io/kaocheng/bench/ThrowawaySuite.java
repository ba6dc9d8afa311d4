package io.kaocheng.bench;

import io.kaocheng.infra.InfraException;
import io.kaocheng.infra.Ports;
import io.kaocheng.infra.ProcessId;
import io.kaocheng.local.Addresses;
import io.kaocheng.local.Machine;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The suite as it is run, on real servers that sync every commit, at free ports and in a folder
 * that is gone afterwards.
 */
final class ThrowawaySuite implements AutoCloseable {

    static final String OFFICE = "bench-office";
    static final String APPROVER = "bench-approver";
    static final String SENDER = "bench-sender";
    static final String OPERATOR = "bench-operator";

    private static final int KAFKA_CONTROLLER = 19_093;
    // Longer than any measurement: a renewed token would be one slow request among the measured.
    private static final int TOKEN_SECONDS = 36_000;

    private final Suite suite;
    private final Path folder;
    private final Set<Part> parts;
    private final Thread atExit = new Thread(this::end);
    private final AtomicBoolean ended = new AtomicBoolean();

    private ThrowawaySuite(Suite suite, Path folder, Set<Part> parts) {
        this.suite = suite;
        this.folder = folder;
        this.parts = parts;
    }

    static ThrowawaySuite start(Path checkout, Set<Part> parts) {
        Path folder = folder(checkout);
        Suite suite =
                Suite.start(
                        Suite.Options.of(checkout)
                                .state(folder.resolve("suite"))
                                .portOffset(freeOffset())
                                .parts(parts)
                                .machines(
                                        List.of(
                                                machine(
                                                        OFFICE,
                                                        "admin",
                                                        "office",
                                                        "indicator-author"),
                                                machine(APPROVER, "indicator-approver"),
                                                machine(SENDER, "submissions:write"),
                                                machine(OPERATOR, "operator"))));
        ThrowawaySuite started = new ThrowawaySuite(suite, folder, parts);
        Runtime.getRuntime().addShutdownHook(started.atExit);
        return started;
    }

    Suite suite() {
        return suite;
    }

    /** Where a program that belongs to the measurement may keep its log. */
    Path folder() {
        return folder;
    }

    /** The processes whose CPU is counted, by their names. */
    Map<String, ProcessId> processes() {
        Map<String, ProcessId> processes = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            if (parts.contains(part)) {
                processes.put(
                        part.code(),
                        suite.process(part)
                                .orElseThrow(() -> new InfraException(part + " does not run")));
            }
        }
        return processes;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // Ctrl-C: the hook has done it.
        }
    }

    private void end() {
        if (ended.getAndSet(true)) {
            return;
        }
        suite.stop();
        remove(folder);
    }

    private static Machine machine(String client, String... roles) {
        return new Machine(client, "*", List.of("*"), List.of(roles), TOKEN_SECONDS, null);
    }

    private static Path folder(Path checkout) {
        try {
            Path target = checkout.resolve("deploy/bench/target");
            Files.createDirectories(target);
            return Files.createTempDirectory(target, "suite-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freeOffset() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int offset = ThreadLocalRandom.current().nextInt(2_000, 12_000);
            Addresses addresses = new Addresses(offset);
            if (Ports.isFree(KAFKA_CONTROLLER + offset)
                    && Arrays.stream(Part.values())
                            .flatMap(part -> addresses.ports(part).stream())
                            .allMatch(Ports::isFree)) {
                return offset;
            }
        }
        throw new InfraException("no place for the suite's ports among 200 tried");
    }

    private static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + folder, e);
        }
    }
}
