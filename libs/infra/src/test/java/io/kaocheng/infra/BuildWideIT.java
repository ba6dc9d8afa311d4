package io.kaocheng.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** JVMs of one build. */
class BuildWideIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void the_second_jvm_joins_what_the_first_started_and_it_ends_with_the_build(
            @TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("alive");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        ProcessId postgres;
        ProcessId kafka;
        Path data;
        try (var build = new RandomAccessFile(pipe.toFile(), "rw")) {
            List<String> first = run(folder);
            assertThat(run(folder)).isEqualTo(first);

            postgres = ProcessId.of(Long.parseLong(first.getFirst())).orElseThrow();
            kafka = ProcessId.of(Long.parseLong(first.getLast())).orElseThrow();
            assertThat(postgres.isRunning()).isTrue();
            assertThat(kafka.isRunning()).isTrue();
            data = Path.of("/proc", Long.toString(postgres.pid()), "cwd").toRealPath();
            assertThat(build.getChannel().isOpen()).isTrue();
        }

        assertThat(Deadline.in(PATIENCE).await(() -> !postgres.isRunning())).isTrue();
        assertThat(Deadline.in(PATIENCE).await(() -> !kafka.isRunning())).isTrue();
        assertThat(Deadline.in(PATIENCE).await(() -> !Files.exists(data))).isTrue();
    }

    @Test
    void a_folder_that_no_build_holds_is_refused_by_name(@TempDir Path folder) {
        assertThatThrownBy(() -> run(folder)).hasMessageContaining("holds no pipe alive");
    }

    /** Topics have the same names in every module. */
    @Test
    void two_jvms_at_a_time_have_a_kafka_each(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("alive");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (var build = new RandomAccessFile(pipe.toFile(), "rw")) {
            Process waiting = start(folder, "wait");
            List<String> first = new ArrayList<>();
            try (BufferedReader lines = waiting.inputReader()) {
                while (first.size() < 2) {
                    String line = lines.readLine();
                    assertThat(line).as("both were printed").isNotNull();
                    if (line.matches("\\d+")) {
                        first.add(line);
                    }
                }
                List<String> second = run(folder);
                assertThat(second.getFirst()).as("PostgreSQL").isEqualTo(first.getFirst());
                assertThat(second.getLast()).as("Kafka").isNotEqualTo(first.getLast());
                waiting.outputWriter().close();
                assertThat(waiting.waitFor()).isZero();
                assertThat(run(folder)).as("the place is free again").isEqualTo(first);
            }
            assertThat(build.getChannel().isOpen()).isTrue();
        }
    }

    private static Process start(Path folder, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Jvm.java(),
                                "-Dinfra.shared=" + folder,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The process ids of the servers, as a JVM that needs both prints them. */
    private static List<String> run(Path folder) throws IOException, InterruptedException {
        Process program = start(folder);
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(output).isZero();
        return output.lines().filter(line -> line.matches("\\d+")).toList();
    }

    /** Asks for both servers and ends; with an argument when its input does. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(Postgres.shared().process().orElseThrow().pid());
            System.out.println(KafkaBroker.shared().process().orElseThrow().pid());
            if (arguments.length > 0) {
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
