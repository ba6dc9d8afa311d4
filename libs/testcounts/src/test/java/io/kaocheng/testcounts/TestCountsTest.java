package io.kaocheng.testcounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TestCountsTest {

    @TempDir private Path checkout = Path.of("");

    @Test
    void what_every_run_of_every_module_counted_is_summed() throws IOException {
        counted("goals-service", "1-2", "5 passed, 0 failed, 1 skipped\n");
        counted("goals-service", "1-3", "7 passed, 0 failed, 0 skipped\n");
        counted("libs/contracts", "4-5", "2 passed, 0 failed, 0 skipped\n");

        TestCounts counts = TestCounts.of(checkout);

        assertThat(counts).hasToString("14 passed, 0 failed, 1 skipped");
        assertThat(counts.isGood()).isTrue();
        assertThat(counts.unfinished()).isEmpty();
    }

    @Test
    void one_failure_anywhere_is_not_good() throws IOException {
        counted("a", "1-1", "5 passed, 0 failed, 0 skipped\n");
        counted("b", "1-1", "5 passed, 1 failed, 0 skipped\n");

        assertThat(TestCounts.of(checkout)).hasToString("10 passed, 1 failed, 0 skipped");
        assertThat(TestCounts.of(checkout).isGood()).isFalse();
    }

    @Test
    void every_failure_is_named_with_what_it_said() throws IOException {
        counted("a", "1-1", "5 passed, 1 failed, 0 skipped\na.ATest.fails: expected 1\n");
        counted("b", "1-1", "5 passed, 1 failed, 0 skipped\nb.BTest: no beginning\n");

        assertThat(TestCounts.of(checkout).failures())
                .containsExactlyInAnyOrder("a.ATest.fails: expected 1", "b.BTest: no beginning");
    }

    @Test
    void a_run_that_did_not_come_to_its_end_is_a_failure_and_its_module_is_named()
            throws IOException {
        counted("a", "1-1", "5 passed, 0 failed, 0 skipped\n");
        counted("deploy/e2e", "2-1", "started\n");
        counted("libs/journal", "3-1", "");

        TestCounts counts = TestCounts.of(checkout);

        assertThat(counts).hasToString("5 passed, 2 failed, 0 skipped");
        assertThat(counts.isGood()).isFalse();
        assertThat(counts.unfinished())
                .containsExactlyInAnyOrder(Path.of("deploy/e2e"), Path.of("libs/journal"));
    }

    @Test
    void no_test_at_all_is_not_good() {
        assertThat(TestCounts.of(checkout)).hasToString("0 passed, 0 failed, 0 skipped");
        assertThat(TestCounts.of(checkout).isGood()).isFalse();
    }

    @Test
    void what_lies_elsewhere_is_not_counted() throws IOException {
        counted("a", "1-1", "1 passed, 0 failed, 0 skipped\n");
        counted("a/node_modules/b", "1-1", "1 passed, 0 failed, 0 skipped\n");
        counted("a/target/classes", "1-1", "1 passed, 0 failed, 0 skipped\n");
        Files.writeString(checkout.resolve("a/target/test-counts/note.md"), "not a count");

        assertThat(TestCounts.of(checkout)).hasToString("1 passed, 0 failed, 0 skipped");
    }

    private void counted(String module, String run, String text) throws IOException {
        Path folder = checkout.resolve(module).resolve("target/test-counts");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(run + ".txt"), text);
    }
}
