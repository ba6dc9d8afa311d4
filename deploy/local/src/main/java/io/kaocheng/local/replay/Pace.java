package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints a run's progress: a bar redrawn in place on a terminal, otherwise a line per ten percent.
 */
final class Pace {

    private static final int BAR = 24;
    private static final int ROW = 79;

    private final PrintWriter out;
    private final boolean terminal;
    private final Language language;
    private String phase = "";
    private int tenths = -1;
    private boolean drawn;

    Pace(PrintWriter out, boolean terminal, Language language) {
        this.out = out;
        this.terminal = terminal;
        this.language = language;
    }

    void show(JsonNode progress) {
        int percent = (int) Math.floor(100 * share(progress));
        if (terminal) {
            String text = bar(percent) + " " + text(percent, progress);
            // Never as wide as the terminal, or each redraw would start a new row.
            out.print("\r" + padded(text));
            out.flush();
            drawn = true;
            return;
        }
        String now = progress.path("phase").asText();
        // Reading and scoring share one progress; a verification starts again at 0.
        boolean again = percent / 10 < tenths;
        if (percent / 10 > tenths || again && !now.equals(phase)) {
            tenths = percent / 10;
            out.println(text(percent, progress));
            out.flush();
        }
        phase = now;
    }

    /** Clears the row of the bar. */
    void end() {
        if (drawn) {
            out.print("\r" + " ".repeat(ROW) + "\r");
            out.flush();
            drawn = false;
        }
    }

    /**
     * The completed share, 0 to 1; reading and scoring count half each, as in the suite's estimate.
     */
    static double share(JsonNode progress) {
        return (share(progress, "entries") + share(progress, "cells")) / 2;
    }

    private static double share(JsonNode progress, String what) {
        double planned = progress.path(what + "Planned").asDouble();
        return planned <= 0 ? 1 : Math.min(1, progress.path(what).asDouble() / planned);
    }

    private static String bar(int percent) {
        int full = percent * BAR / 100;
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    private static String padded(String text) {
        StringBuilder row = new StringBuilder();
        int width = 0;
        for (int c : text.codePoints().toArray()) {
            int next = Table.width(Character.toString(c));
            if (width + next > ROW) {
                break;
            }
            row.appendCodePoint(c);
            width += next;
        }
        return row + " ".repeat(ROW - width);
    }

    private String text(int percent, JsonNode progress) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%3d %%  ", percent));
        text.append(
                switch (progress.path("phase").asText()) {
                    case "waiting" -> language.choose("waiting", "等待");
                    case "reading" -> language.choose("reading", "读取");
                    case "scoring" -> language.choose("scoring", "计分");
                    case "verifying" -> language.choose("verifying", "核验");
                    case "second reading" -> language.choose("second reading", "复算读取");
                    case "second scoring" -> language.choose("second scoring", "复算计分");
                    case String other -> other;
                });
        text.append(
                String.format(
                        Locale.ROOT,
                        language.choose("  %,d of %,d entries", "  条目 %,d / %,d"),
                        progress.path("entries").asLong(),
                        progress.path("entriesPlanned").asLong()));
        if (progress.has("secondsLeft")) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            language.choose("  %,d s left", "  剩余 %,d 秒"),
                            progress.path("secondsLeft").asLong()));
        }
        return text.toString();
    }
}
