package io.kaocheng.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a server that must leave nothing behind, however this JVM ends.
 *
 * <p>A shutdown hook would not run after kill -9, and under Quarkus its classes may be gone by
 * then. So a shell waits for the end of a pipe that only this JVM holds open, or, for a server of a
 * whole build, only who runs the build: when that ends in whatever way, the shell stops the server
 * and removes the folder.
 */
final class Throwaway {

    private static final String UNDERTAKER =
            """
            trap '' INT TERM HUP
            cat ${2:+"$2"} >/dev/null
            if read -r pid started <"$1/server.pid"; then
              now=$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f20)
              if [ "$now" = "$started" ]; then
                kill -QUIT "$pid"
                for _ in 1 2 3 4 5 6 7 8 9 10; do [ -d "/proc/$pid" ] || break; sleep 0.2; done
                kill -KILL "$pid"
                sleep 0.2
              fi
            fi
            rm -rf "$1" || { sleep 1; rm -rf "$1"; }
            """;

    private Throwaway() {}

    /** A folder for a server that ends with this JVM. */
    static Path folder(String server) {
        return folder(server, "");
    }

    /** A folder for a server that ends with its build. */
    static Path folder(String server, BuildWide build) {
        return folder(server, build.alive().toString());
    }

    private static Path folder(String server, String pipe) {
        try {
            Path folder = Files.createTempDirectory("kaocheng-" + server + "-");
            Process undertaker =
                    new ProcessBuilder(
                                    List.of(
                                            "sh",
                                            "-c",
                                            UNDERTAKER,
                                            "undertaker",
                                            folder.toString(),
                                            pipe))
                            .directory(folder.getRoot().toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            // The process object closes the pipe when it is collected. Waiting for its exit keeps
            // it reachable from
            // a thread of the JDK, also when the class loader of this class is dropped.
            var _ = undertaker.onExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
