package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.local.SuiteException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows a run until it has ended or waits for a person. Read-only: interrupting it does not
 * affect the run.
 */
final class Watch {

    private static final Set<String> GOOD = Set.of("completed", "verified", "approved", "promoted");
    private static final Set<String> VERIFIED_BY_THEMSELVES = Set.of("what-if", "official");
    private static final int ATTEMPTS = 60;

    private final Regional region;
    private final PrintWriter out;
    private final boolean terminal;
    private final Duration pollInterval;

    /**
     * @param pollInterval how long to wait between two requests where there is no event stream
     */
    Watch(Regional region, PrintWriter out, boolean terminal, Duration pollInterval) {
        this.region = region;
        this.out = out;
        this.terminal = terminal;
        this.pollInterval = pollInterval;
    }

    /** Whether a run ended successfully. */
    static boolean good(JsonNode run) {
        return GOOD.contains(run.path("state").asText());
    }

    /** Waits for the run's end and returns its last state. */
    JsonNode follow(String run) {
        Pace pace = new Pace(out, terminal, region.language());
        Thread farewell =
                new Thread(
                        () -> {
                            pace.end();
                            out.println(
                                    region.language()
                                                    .choose(
                                                            "The run continues; follow it again with: kaocheng replay watch ",
                                                            "重算继续进行；再次查看：kaocheng replay watch ")
                                            + shortened(run));
                            out.flush();
                        },
                        "farewell");
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            JsonNode ended = events(run, pace);
            while (ended.path("state").asText().equals("completed")
                    && VERIFIED_BY_THEMSELVES.contains(ended.path("kind").asText())) {
                // The second execution, which the stream of events does not cover.
                Regional.pause(pollInterval);
                pace.show(region.get("/runs/" + run + "/progress"));
                ended = region.get("/runs/" + run);
            }
            return ended;
        } finally {
            pace.end();
            forget(farewell);
        }
    }

    /** The first 12 digits of a run's number, enough to identify it. */
    static String shortened(String run) {
        return run.length() > 12 ? run.substring(0, 12) : run;
    }

    private static void forget(Thread farewell) {
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException _) {
            // The JVM is shutting down; the hook prints already.
        }
    }

    private JsonNode events(String run, Pace pace) {
        for (int attempt = 1; ; attempt++) {
            try (Stream<String> lines = region.events("/runs/" + run + "/progress")) {
                JsonNode end = read(lines.iterator(), pace);
                if (end != null) {
                    return end;
                }
            } catch (IOException | UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw new SuiteException(
                            "the suite does not answer any more; the run continues without this command",
                            e);
                }
            }
            if (attempt == ATTEMPTS) {
                throw new SuiteException("the suite reports no progress of the run any more");
            }
            Regional.pause(pollInterval);
        }
    }

    private static @Nullable JsonNode read(Iterator<String> lines, Pace pace) {
        String event = "";
        StringBuilder data = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip());
            } else if (line.isEmpty()) {
                JsonNode json = Regional.problem(data.toString());
                if (event.equals("end")) {
                    return json;
                }
                if (event.equals("progress")) {
                    pace.show(json);
                }
                event = "";
                data.setLength(0);
            }
        }
        return null;
    }
}
