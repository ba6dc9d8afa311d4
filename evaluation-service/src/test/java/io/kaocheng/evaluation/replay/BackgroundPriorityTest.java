package io.kaocheng.evaluation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class BackgroundPriorityTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_work_and_what_it_starts_let_others_go_first_and_the_caller_stays_as_it_is()
            throws Exception {
        int before = nice();
        int[] nice =
                BackgroundPriority.call(
                        "work",
                        () -> {
                            try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
                                return new int[] {
                                    nice(),
                                    pool.submit((Callable<Integer>) BackgroundPriorityTest::nice)
                                            .get()
                                };
                            }
                        });
        assertThat(nice).containsExactly(10, 10);
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    void what_the_work_throws_is_the_cause() {
        assertThatThrownBy(
                        () ->
                                BackgroundPriority.call(
                                        "work",
                                        () -> {
                                            throw new IOException("the source is away");
                                        }))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("the source is away");
    }

    @Test
    void interrupted_it_interrupts_the_work_and_waits_for_its_end() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        boolean[] ended = {false};
        boolean[] informed = {false};
        Thread caller =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        BackgroundPriority.call(
                                                "work", () -> untilInterrupted(begun, ended));
                                    } catch (InterruptedException e) {
                                        informed[0] = ended[0];
                                    } catch (ExecutionException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(informed[0]).isTrue();
    }

    private static String untilInterrupted(CountDownLatch begun, boolean[] ended) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            ended[0] = true;
            return "interrupted";
        }
    }

    /** Of the calling thread; field 19 of proc_pid_stat(5), the 17th after the name. */
    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
    }
}
