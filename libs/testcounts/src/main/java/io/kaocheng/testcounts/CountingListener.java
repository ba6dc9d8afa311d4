package io.kaocheng.testcounts;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one file per executed test plan: {@code started} while it runs, then one line like {@code
 * 12 passed, 0 failed, 1 skipped} and below it a line for each failure, its name and what it said.
 * A JVM that ends before its plan leaves {@code started}, which counts as a failure. The test
 * platform finds this class by {@link java.util.ServiceLoader}.
 *
 * <p>What counts is what the platform calls a test: an invocation of a parameterized test, a
 * property, a rule. Where a container fails or is skipped, so do the tests in it that have no
 * result of their own, and at least one.
 */
public final class CountingListener implements TestExecutionListener {

    static final String STARTED = "started";

    private final @Nullable Path folder;
    private final Set<String> counted = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private @Nullable TestPlan plan;
    private @Nullable Path file;
    private int passed;
    private int failed;
    private int skipped;

    /** Counts into the module that Maven tests; anywhere else, as in an editor, it only listens. */
    public CountingListener() {
        String module = System.getProperty("basedir");
        this.folder = module == null ? null : Path.of(module, "target", "test-counts");
    }

    CountingListener(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan executed) {
        if (folder == null) {
            return;
        }
        plan = executed;
        counted.clear();
        failures.clear();
        passed = 0;
        failed = 0;
        skipped = 0;
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, ProcessHandle.current().pid() + "-", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException("no place to count tests in " + folder, e);
        }
        write(STARTED);
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier what, String reason) {
        skipped += resultsOf(what);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier what, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (what.isTest()) {
                    passed += resultsOf(what);
                }
            }
            case ABORTED -> skipped += resultsOf(what);
            case FAILED -> {
                failed += resultsOf(what);
                failures.add(nameOf(what) + ": " + firstLine(result.getThrowable().orElse(null)));
            }
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan executed) {
        write(
                Stream.concat(
                                Stream.of(
                                        "%d passed, %d failed, %d skipped"
                                                .formatted(passed, failed, skipped)),
                                failures.stream())
                        .collect(Collectors.joining(System.lineSeparator())));
        file = null;
        plan = null;
    }

    /**
     * How many tests a result is for: a test itself, or those in a container that have none yet, at
     * least one.
     */
    private int resultsOf(TestIdentifier what) {
        if (plan == null) {
            return 0;
        }
        if (what.isTest()) {
            counted.add(what.getUniqueId());
            return 1;
        }
        int tests = 0;
        for (TestIdentifier below : plan.getDescendants(what)) {
            if (below.isTest() && counted.add(below.getUniqueId())) {
                tests++;
            }
        }
        return Math.max(1, tests);
    }

    /** With its class, as a developer would look for it. */
    private static String nameOf(TestIdentifier what) {
        String name = what.getDisplayName();
        return what.getSource()
                .map(
                        source ->
                                switch (source) {
                                    case MethodSource method ->
                                            method.getClassName()
                                                    + '.'
                                                    + method.getMethodName()
                                                    + (name.startsWith(method.getMethodName())
                                                            ? ""
                                                            : " " + name);
                                    case ClassSource type -> type.getClassName();
                                    default -> name;
                                })
                .orElse(name);
    }

    private static String firstLine(@Nullable Throwable failure) {
        return String.valueOf(failure).strip().lines().findFirst().orElse("");
    }

    private void write(String text) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the counts of tests to " + file, e);
        }
    }
}
