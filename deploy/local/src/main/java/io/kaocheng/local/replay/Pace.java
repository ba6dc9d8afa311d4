package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.Locale;

/** How far a run is: a bar that is drawn over on a terminal, elsewhere a line per ten percent. */
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
            // Shorter than the row, or every drawing would begin a new one.
            out.print("\r" + padded(text));
            out.flush();
            drawn = true;
            return;
        }
        String now = progress.path("phase").asText();
        // Reading and scoring are one way, a verification is another one from the beginning.
        boolean again = percent / 10 < tenths;
        if (percent / 10 > tenths || again && !now.equals(phase)) {
            tenths = percent / 10;
            out.println(text(percent, progress));
            out.flush();
        }
        phase = now;
    }

    /** Leaves the row of the bar. */
    void end() {
        if (drawn) {
            out.print("\r" + " ".repeat(ROW) + "\r");
            out.flush();
            drawn = false;
        }
    }

    /** Reading and scoring are taken for halves of the way, as the suite does for what is left. */
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
                    case "waiting" -> language.say("waiting", "等待");
                    case "reading" -> language.say("reading", "读取");
                    case "scoring" -> language.say("scoring", "计分");
                    case "verifying" -> language.say("verifying", "核验");
                    case "second reading" -> language.say("second reading", "复算读取");
                    case "second scoring" -> language.say("second scoring", "复算计分");
                    case String other -> other;
                });
        text.append(
                String.format(
                        Locale.ROOT,
                        language.say("  %,d of %,d entries", "  条目 %,d / %,d"),
                        progress.path("entries").asLong(),
                        progress.path("entriesPlanned").asLong()));
        if (progress.has("secondsLeft")) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            language.say("  %,d s left", "  剩余 %,d 秒"),
                            progress.path("secondsLeft").asLong()));
        }
        return text.toString();
    }
}
