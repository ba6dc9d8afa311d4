package io.kaocheng.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** The repository whose built programs are measured. */
final class Checkout {

    private Checkout() {}

    /** What the command was told, or the nearest folder above that has the command. */
    static Path here() {
        String told = System.getProperty("kaocheng.checkout");
        if (told != null) {
            return Path.of(told);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("kaocheng")) && Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("run this inside a checkout of Kaocheng");
    }
}
