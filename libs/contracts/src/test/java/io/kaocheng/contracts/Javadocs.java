package io.kaocheng.contracts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Javadoc of records, so that descriptions for other systems are written where the record
 * is.
 *
 * @param text of the record itself; empty where it has none
 * @param fields text by the name of the component
 */
record Javadocs(String text, Map<String, String> fields) {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Map<Class<?>, Javadocs> READ = new ConcurrentHashMap<>();

    static Javadocs of(Class<?> type) {
        return READ.computeIfAbsent(type, Javadocs::read);
    }

    @Nullable String field(String name) {
        return fields.get(name);
    }

    private static Javadocs read(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        Path file = SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
        Matcher comment =
                Pattern.compile(
                                "/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:public )?record "
                                        + type.getSimpleName()
                                        + "\\(")
                        .matcher(text(file));
        return comment.find()
                ? parsed(comment.group(1).replaceAll("(?m)^\\s*\\*", ""))
                : new Javadocs("", Map.of());
    }

    private static Javadocs parsed(String comment) {
        Map<String, String> fields = new TreeMap<>();
        Matcher field = Pattern.compile("@param (\\w+)((?:(?!@param)[\\s\\S])*)").matcher(comment);
        while (field.find()) {
            fields.put(field.group(1), plain(field.group(2)));
        }
        return new Javadocs(plain(comment.replaceAll("@param [\\s\\S]*", "")), fields);
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link)\\s+#?([^}]*)}", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
