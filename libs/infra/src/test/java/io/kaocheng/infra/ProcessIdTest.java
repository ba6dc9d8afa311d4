package io.kaocheng.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class ProcessIdTest {

    @Test
    void this_program_is_running_and_read_back_as_written(@TempDir Path folder) {
        ProcessId self = ProcessId.current();
        self.write(folder.resolve("pid"));

        assertThat(ProcessId.read(folder.resolve("pid"))).contains(self);
        assertThat(self.isRunning()).isTrue();
    }

    @Test
    void a_number_that_was_given_to_another_program_is_not_running() {
        ProcessId self = ProcessId.current();

        assertThat(new ProcessId(self.pid(), self.started() - 1).isRunning()).isFalse();
    }

    @Test
    void half_a_file_is_no_process(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("pid"), "12");

        assertThat(ProcessId.read(folder.resolve("pid"))).isEmpty();
        assertThat(ProcessId.read(folder.resolve("none"))).isEmpty();
    }
}
