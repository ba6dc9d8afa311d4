package io.kaocheng.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of all types in {@code docs/events.md}, from the stored forms and their Javadoc. */
final class EventsPage {

    static final Path FILE = Path.of("../../docs/events.md");

    private static final Pattern LIST =
            Pattern.compile("(<!-- from the code;[^>]*-->\n)[\\s\\S]*(<!-- end -->)");

    private EventsPage() {}

    /** The committed page with the list of today in it. */
    static String today() throws IOException {
        Matcher list = LIST.matcher(Files.readString(FILE));
        return list.replaceFirst(
                found -> found.group(1) + Matcher.quoteReplacement(types()) + found.group(2));
    }

    private static String types() {
        StringBuilder table = new StringBuilder("| type | what happened |\n|---|---|\n");
        for (EntryType type : EntryType.stored()) {
            table.append("| [`")
                    .append(type.name())
                    .append("`](schemas/entries/")
                    .append(type.name())
                    .append(".json) | ")
                    .append(AsyncApi.summary(type))
                    .append(" |\n");
        }
        return table.toString();
    }
}
