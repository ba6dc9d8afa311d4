package io.kaocheng.testcounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the test runs of all modules counted, together. Needs nothing but a JDK, so that {@code java
 * TestCounts.java} can say it also when the build failed early.
 *
 * @param unfinished the folders of the modules in which a test run did not come to its end; each
 *     run counts as one failure
 * @param failures which tests failed and what each said first, module by module
 */
record TestCounts(
        int passed, int failed, int skipped, Set<Path> unfinished, List<String> failures) {

    private static final Pattern LINE =
            Pattern.compile("(\\d+) passed, (\\d+) failed, (\\d+) skipped");
    private static final Set<String> ELSEWHERE = Set.of("node_modules", ".git", ".kaocheng", "src");

    TestCounts {
        unfinished = Set.copyOf(unfinished);
        failures = List.copyOf(failures);
    }

    /** Sums what lies in {@code target/test-counts} of every module below a folder. */
    static TestCounts of(Path checkout) {
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        Set<Path> unfinished = new TreeSet<>();
        List<String> failures = new ArrayList<>();
        try {
            for (Path folder : folders(checkout)) {
                for (Path file : files(folder)) {
                    List<String> lines = Files.readString(file).strip().lines().toList();
                    Matcher line = LINE.matcher(lines.isEmpty() ? "" : lines.getFirst());
                    lines.stream().skip(1).forEach(failures::add);
                    if (line.matches()) {
                        passed += Integer.parseInt(line.group(1));
                        failed += Integer.parseInt(line.group(2));
                        skipped += Integer.parseInt(line.group(3));
                    } else {
                        failed++;
                        unfinished.add(checkout.relativize(folder).resolve("../..").normalize());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the counts of tests", e);
        }
        return new TestCounts(passed, failed, skipped, unfinished, failures);
    }

    /** Whether there were tests and none failed. */
    boolean isGood() {
        return failed == 0 && passed > 0;
    }

    /** Exits with 1 when something failed or nothing was run. */
    public static void main(String[] arguments) {
        TestCounts counts = of(Path.of(arguments[0]));
        for (Path module : new TreeSet<>(counts.unfinished())) {
            System.out.println("A test run ended before its tests: " + module);
        }
        for (String failure : counts.failures()) {
            System.out.println("Failed: " + failure);
        }
        System.out.println(counts);
        System.exit(counts.isGood() ? 0 : 1);
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }

    private static List<Path> folders(Path checkout) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                checkout,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        if (folder.endsWith("target")) {
                            Path counts = folder.resolve("test-counts");
                            if (Files.isDirectory(counts)) {
                                found.add(counts);
                            }
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        return ELSEWHERE.contains(String.valueOf(folder.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }
}
