package io.kaocheng.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person who waits sees: one line per thing that happened, with the time it took. */
public final class Progress {

    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says nothing. */
    public static Progress silent() {
        return new Progress(
                new PrintStream(
                        java.io.OutputStream.nullOutputStream(),
                        false,
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    void say(String line) {
        out.println(line);
    }

    void ready(String what, String where, Duration took) {
        say(line(what, where, took));
    }

    static String line(String what, String where, Duration took) {
        return String.format(
                Locale.ROOT, "  ready  %-20s %-26s %5.1f s", what, where, took.toMillis() / 1000.0);
    }
}
