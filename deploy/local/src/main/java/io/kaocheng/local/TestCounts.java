package io.kaocheng.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the reports of all modules say together. Needs nothing but a JDK, so that {@code java
 * TestCounts.java} can say it also when the build failed early.
 */
record TestCounts(int passed, int failed, int skipped) {

    /** Sums the reports of surefire and failsafe in every module below a folder. */
    static TestCounts of(Path checkout) {
        try (Stream<Path> paths = Files.walk(checkout, 8)) {
            List<Path> reports =
                    paths.filter(path -> path.toString().endsWith(".xml"))
                            .filter(
                                    path ->
                                            path.toString()
                                                    .matches(
                                                            ".*/target/(surefire|failsafe)-reports/TEST-[^/]*"))
                            .sorted()
                            .toList();
            int tests = 0;
            int failed = 0;
            int skipped = 0;
            for (Path report : reports) {
                XMLInputFactory factory = XMLInputFactory.newFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                try (var in = Files.newInputStream(report)) {
                    XMLStreamReader reader = factory.createXMLStreamReader(in);
                    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                        // To the root element, which holds the sums.
                    }
                    tests += number(reader, "tests");
                    failed += number(reader, "failures") + number(reader, "errors");
                    skipped += number(reader, "skipped");
                } catch (XMLStreamException e) {
                    // A test run that was cut off leaves half a report, and has not passed.
                    failed++;
                    tests++;
                }
            }
            return new TestCounts(tests - failed - skipped, failed, skipped);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the test reports", e);
        }
    }

    /** Exits with 1 when something failed or nothing was run. */
    public static void main(String[] arguments) {
        TestCounts counts = of(Path.of(arguments[0]));
        System.out.println(counts);
        System.exit(counts.failed() == 0 && counts.passed() > 0 ? 0 : 1);
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }

    private static int number(XMLStreamReader reader, String attribute) {
        String value = reader.getAttributeValue(null, attribute);
        return value == null ? 0 : Integer.parseInt(value);
    }
}
