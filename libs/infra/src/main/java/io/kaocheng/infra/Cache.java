package io.kaocheng.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Unpacked servers, kept once per version under {@code $XDG_CACHE_HOME/kaocheng}. */
final class Cache {

    /** Fills a fresh folder. */
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException, InterruptedException;
    }

    private Cache() {}

    /**
     * The folder of that name, filled now if it was not yet. It appears by one rename, so a
     * half-filled one is never seen, not even after a power cut in between.
     */
    static Path folder(String name, Filling filling) {
        Path target = root().resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(root());
            // Two JVMs may want the same server at the same time; two class loaders of one JVM as
            // well, and the
            // second lock of a JVM on a file is refused, so they queue on an object before.
            synchronized (JvmWide.LOCK) {
                try (FileChannel lock =
                                FileChannel.open(
                                        root().resolve(name + ".lock"),
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.WRITE);
                        var held = lock.lock()) {
                    if (!held.isValid()) {
                        throw new InfraException("no lock on " + target);
                    }
                    if (!Files.isDirectory(target)) {
                        Path fresh = Files.createTempDirectory(root(), name + ".");
                        filling.fill(fresh);
                        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("could not fill " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while filling " + target, e);
        }
    }

    static Path root() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(cache);
        return base.resolve("kaocheng");
    }
}
