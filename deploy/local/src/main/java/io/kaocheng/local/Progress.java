package io.kaocheng.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints the progress of a start: one line per step, with the time it took. */
public final class Progress {

    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** A progress that prints nothing. */
    public static Progress silent() {
        return new Progress(
                new PrintStream(
                        java.io.OutputStream.nullOutputStream(),
                        false,
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    void print(String line) {
        out.println(line);
    }

    void ready(String what, String where, Duration took) {
        print(line(what, where, took));
    }

    static String line(String what, String where, Duration took) {
        return String.format(
                Locale.ROOT, "  ready  %-20s %-26s %5.1f s", what, where, took.toMillis() / 1000.0);
    }
}
