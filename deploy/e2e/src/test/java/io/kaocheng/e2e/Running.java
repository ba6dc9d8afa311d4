package io.kaocheng.e2e;

import io.kaocheng.infra.Ports;
import io.kaocheng.local.Addresses;
import io.kaocheng.local.Machine;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Gives tests the suite, which is started once for all of them and stopped after the last. */
final class Running implements ParameterResolver {

    private static final int KAFKA_CONTROLLER = 19_093;

    /** The suite while it runs; a killed test run takes it along. */
    private static final class Started implements AutoCloseable {
        private final Suite suite;
        private final Path state;
        private final Thread atExit;

        Started() {
            Path checkout = checkout();
            state = checkout.resolve("deploy/e2e/target/suite");
            remove(state);
            List<Machine> machines =
                    Stream.of(
                                    Benin.machines(),
                                    BadInputIT.machines(),
                                    GeneratedClientsIT.machines(),
                                    KillsIT.machines(),
                                    SmallRegion.machines(),
                                    PolicyMatrixIT.machines(),
                                    ReplayIT.machines())
                            .flatMap(List::stream)
                            .toList();
            suite =
                    Suite.start(
                            Suite.Options.of(checkout)
                                    .state(state)
                                    .portOffset(freeOffset())
                                    .machines(machines));
            atExit = new Thread(suite::stop);
            Runtime.getRuntime().addShutdownHook(atExit);
        }

        @Override
        public void close() {
            suite.stop();
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Running.class))
                .computeIfAbsent("suite", _ -> new Started(), Started.class)
                .suite;
    }

    /** The repository: the nearest folder above that has its command. */
    static Path checkout() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("kaocheng")) && Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("run this inside a checkout of Kaocheng");
    }

    /** Room for a whole suite's ports. */
    static int freeOffset() {
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
        throw new IllegalStateException("no place for the suite's ports among 200 tried");
    }

    /** Removes a folder with everything in it, if it is there. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not empty " + folder, e);
        }
    }
}
