package io.kaocheng.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class ThrowawayIT {

    @Test
    void a_server_does_not_outlive_the_program_that_started_it_even_when_that_is_killed()
            throws IOException {
        Process program =
                new ProcessBuilder(
                                Jvm.java(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        ProcessId server;
        Path folder;
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            server = ProcessId.of(Long.parseLong(lines.readLine())).orElseThrow();
            folder = Path.of("/proc", Long.toString(server.pid()), "cwd").toRealPath();
            program.destroyForcibly();
        }

        assertThat(Deadline.in(Duration.ofSeconds(20)).await(() -> !server.isRunning())).isTrue();
        assertThat(Deadline.in(Duration.ofSeconds(20)).await(() -> !Files.exists(folder))).isTrue();
    }

    /** Starts a server and waits for its own end. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            Postgres postgres = Postgres.throwaway();
            System.out.println(postgres.process().orElseThrow().pid());
            Thread.currentThread().join();
            throw new IllegalStateException("nobody killed me: " + List.of(arguments));
        }
    }
}
