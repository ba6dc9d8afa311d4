package io.kaocheng.infra;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The servers that all JVMs of one build share. {@code -Dinfra.shared} names a folder in which the
 * build's launcher holds the pipe {@value #ALIVE} open: the first JVM that needs a server starts it
 * and stores its address, later ones join it, and it ends when the pipe is closed.
 */
record BuildWide(Path folder) {

    private static final String ALIVE = "alive";

    /** Where a JVM notes its place, for all its class loaders. */
    private static final String PLACE = "io.kaocheng.infra.place";

    /** Empty when every JVM is to have servers of its own. */
    static Optional<BuildWide> wanted() {
        String folder = System.getProperty("infra.shared", "");
        // Testcontainers removes a container with the JVM that started it.
        if (folder.isEmpty() || Container.wanted()) {
            return Optional.empty();
        }
        BuildWide build = new BuildWide(Path.of(folder).toAbsolutePath());
        if (!Files.exists(build.alive())) {
            throw new InfraException(
                    "-Dinfra.shared names "
                            + folder
                            + ", which holds no pipe "
                            + ALIVE
                            + "; ./kaocheng test makes one");
        }
        return Optional.of(build);
    }

    /** The pipe whose end is the end of the servers. */
    Path alive() {
        return folder.resolve(ALIVE);
    }

    /**
     * A server's name for this JVM alone: modules that are tested side by side would take each
     * other's topics away. The lowest place that no other JVM holds is held until this one ends, so
     * that there are as many servers as JVMs at a time. Called under {@link JvmWide#LOCK}.
     */
    String own(String server) {
        return server + "-" + place();
    }

    private int place() {
        Integer held = Integer.getInteger(PLACE);
        for (int place = 1; held == null; place++) {
            try {
                FileChannel channel =
                        FileChannel.open(
                                folder.resolve("place-" + place + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                if (channel.tryLock() == null) {
                    channel.close();
                } else {
                    held = place;
                    System.setProperty(PLACE, held.toString());
                    hold(channel);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("no place in " + folder, e);
            }
        }
        return held;
    }

    /** Keeps it from being collected with this class loader, with which the lock would end. */
    private static void hold(FileChannel channel) {
        Thread.ofPlatform()
                .daemon()
                .name("infra-place")
                .start(
                        () -> {
                            while (channel.isOpen()) {
                                LockSupport.park(channel);
                            }
                        });
    }

    /** Where the server runs; it is started if no JVM of the build has started it yet. */
    JvmWide.Running join(String server, Supplier<JvmWide.Running> start) {
        Path file = folder.resolve(server + ".properties");
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve(server + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.exists(file)) {
                write(file, start.get());
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not share " + server + " in " + folder, e);
        }
    }

    private static JvmWide.Running read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new JvmWide.Running(
                Integer.parseInt(properties.getProperty("port")),
                new JvmWide.InFolder(Path.of(properties.getProperty("folder"))));
    }

    private static void write(Path file, JvmWide.Running running) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(running.port()));
        switch (running.where()) {
            case JvmWide.InFolder(var folder) ->
                    properties.setProperty("folder", folder.toString());
            case JvmWide.InContainer(var id) ->
                    throw new InfraException("the container " + id + " ends with its JVM");
        }
        Path whole = file.resolveSibling(file.getFileName() + ".tmp");
        try (Writer writer = Files.newBufferedWriter(whole)) {
            properties.store(writer, null);
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
