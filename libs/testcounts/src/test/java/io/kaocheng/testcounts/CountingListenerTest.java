package io.kaocheng.testcounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.discoveryRequest;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class CountingListenerTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void a_passing_a_failing_a_disabled_and_an_aborted_test() throws IOException {
        assertThat(counted(FourKinds.class)).isEqualTo("1 passed, 1 failed, 2 skipped");
    }

    @Test
    void every_invocation_counts_and_a_property_counts_once_however_often_it_is_tried()
            throws IOException {
        assertThat(counted(Repeated.class)).isEqualTo("9 passed, 1 failed, 0 skipped");
        assertThat(counted(Lawful.class)).isEqualTo("1 passed, 0 failed, 0 skipped");
    }

    @Test
    void nested_classes_count_once() throws IOException {
        assertThat(counted(Outer.class)).isEqualTo("2 passed, 0 failed, 0 skipped");
        assertThat(counted(Outer.class, Outer.Inner.class))
                .isEqualTo("2 passed, 0 failed, 0 skipped");
    }

    @Test
    void tests_that_never_ran_because_their_class_could_not_begin_have_failed() throws IOException {
        assertThat(counted(NoBeginning.class)).isEqualTo("0 passed, 2 failed, 0 skipped");
    }

    @Test
    void a_class_that_fails_after_its_tests_is_one_failure_more() throws IOException {
        assertThat(counted(NoEnd.class)).isEqualTo("1 passed, 1 failed, 0 skipped");
    }

    @Test
    void arguments_that_cannot_be_made_are_one_failure() throws IOException {
        assertThat(counted(NoArguments.class)).isEqualTo("0 passed, 1 failed, 0 skipped");
    }

    @Test
    void a_disabled_or_an_aborted_class_skips_all_its_tests() throws IOException {
        assertThat(counted(Off.class)).isEqualTo("0 passed, 0 failed, 2 skipped");
        assertThat(counted(GivenUp.class)).isEqualTo("0 passed, 0 failed, 2 skipped");
    }

    @Test
    void every_run_of_one_jvm_has_a_file_of_its_own() throws IOException {
        Launcher launcher = launcher();
        launcher.execute(discoveryRequest().selectors(selectClass(Outer.class)).build());
        launcher.execute(discoveryRequest().selectors(selectClass(FourKinds.class)).build());

        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "2 passed, 0 failed, 0 skipped",
                        """
                        1 passed, 1 failed, 2 skipped
                        %s.fails: java.lang.AssertionError: as it should"""
                                .formatted(FourKinds.class.getName()));
    }

    @Test
    void what_failed_before_its_tests_is_named_by_its_class_and_an_invocation_by_its_arguments()
            throws IOException {
        counted(NoBeginning.class, Repeated.class);

        assertThat(lines().getFirst().lines().skip(1))
                .satisfiesExactlyInAnyOrder(
                        it ->
                                assertThat(it)
                                        .isEqualTo(
                                                "%s: java.lang.IllegalStateException: as it should",
                                                NoBeginning.class.getName()),
                        it ->
                                assertThat(it)
                                        .startsWith(
                                                Repeated.class.getName() + ".parameterized [3]"));
    }

    @Test
    void a_run_that_is_not_over_says_that_it_started() throws IOException {
        TestExecutionListener listener = new CountingListener(folder);
        launcher(
                        new TestExecutionListener() {
                            @Override
                            public void testPlanExecutionStarted(TestPlan plan) {
                                listener.testPlanExecutionStarted(plan);
                            }
                        })
                .execute(discoveryRequest().selectors(selectClass(Outer.class)).build());

        assertThat(lines()).containsExactly(CountingListener.STARTED);
    }

    private String counted(Class<?>... classes) throws IOException {
        try (var earlier = Files.list(folder)) {
            for (Path file : earlier.toList()) {
                Files.delete(file);
            }
        }
        launcher()
                .execute(
                        discoveryRequest()
                                .selectors(Stream.of(classes).map(it -> selectClass(it)).toList())
                                .build());
        assertThat(lines()).hasSize(1);
        return lines().getFirst().lines().findFirst().orElseThrow();
    }

    private List<String> lines() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(CountingListenerTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Launcher launcher() {
        return launcher(new CountingListener(folder));
    }

    /** Without the listener that counts this run. */
    private static Launcher launcher(TestExecutionListener listener) {
        return LauncherFactory.create(
                LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestExecutionListeners(listener)
                        .build());
    }

    static final class FourKinds {
        @Test
        void passes() {}

        @Test
        void fails() {
            throw new AssertionError("as it should");
        }

        @Test
        @Disabled("to be counted")
        void disabled() {}

        @Test
        void aborted() {
            assumeTrue(false);
        }
    }

    static final class Repeated {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void parameterized(int number) {
            assertThat(number).isLessThan(3);
        }

        @RepeatedTest(5)
        void repeated() {}

        @TestFactory
        Stream<DynamicTest> dynamic() {
            return Stream.of("a", "b").map(name -> DynamicTest.dynamicTest(name, () -> {}));
        }
    }

    static final class Lawful {
        @Property(tries = 20)
        void holds(@ForAll int number) {
            assertThat(-number).isEqualTo(0 - number);
        }
    }

    static class Outer {
        @Test
        void outer() {}

        @Nested
        class Inner {
            @Test
            void inner() {}
        }
    }

    static final class NoBeginning {
        @BeforeAll
        static void fails() {
            throw new IllegalStateException("as it should");
        }

        @Test
        void one() {}

        @Test
        void other() {}
    }

    static final class NoEnd {
        @Test
        void one() {}

        @AfterAll
        static void fails() {
            throw new IllegalStateException("as it should");
        }
    }

    static final class NoArguments {
        @ParameterizedTest
        @MethodSource("nowhere")
        void parameterized(int number) {
            assertThat(number).isZero();
        }
    }

    @Disabled("to be counted")
    static final class Off {
        @Test
        void one() {}

        @Test
        void other() {}
    }

    static final class GivenUp {
        @BeforeAll
        static void without_reason() {
            assumeTrue(false);
        }

        @Test
        void one() {}

        @Test
        void other() {}
    }
}
