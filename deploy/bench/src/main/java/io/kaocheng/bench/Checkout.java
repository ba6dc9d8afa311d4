package io.kaocheng.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** The repository whose built programs are measured. */
final class Checkout {

    private Checkout() {}

    /**
     * The folder of {@code kaocheng.checkout}, or else the nearest parent folder that has the
     * command.
     */
    static Path here() {
        String configured = System.getProperty("kaocheng.checkout");
        if (configured != null) {
            return Path.of(configured);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("kaocheng")) && Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("run this inside a checkout of Kaocheng");
    }
}
