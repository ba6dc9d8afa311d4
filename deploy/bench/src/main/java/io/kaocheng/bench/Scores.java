package io.kaocheng.bench;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.bench.Agreement.DisagreementException;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Matches submissions with scores: a submission is scored by the first score of its unit and month
 * whose cut includes its entry. That score must contain the submitted figure.
 */
final class Scores {

    private static final String UNIT_SCORED = "kaocheng.scores.unit-scored.v1";

    private final Map<String, List<Waiting>> waiting = new HashMap<>();
    private final long[] seen;
    private final long[] recorded;
    private int left;

    /**
     * @param number of the submission
     * @param sequence of its entry in the monitoring journal
     */
    private record Waiting(int number, long sequence, Figure figure) {}

    /**
     * @param sequences of the entries that the figures became
     */
    Scores(List<Figure> figures, long[] sequences) {
        this.seen = new long[figures.size()];
        this.recorded = new long[figures.size()];
        this.left = figures.size();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            waiting.computeIfAbsent(
                            key(figure.unit().value(), figure.period().toString()),
                            _ -> new ArrayList<>())
                    .add(new Waiting(i, sequences[i], figure));
        }
    }

    boolean areAllSeen() {
        return left == 0;
    }

    int left() {
        return left;
    }

    /** When each was seen. */
    long[] seen() {
        return seen.clone();
    }

    /** When the score in which each was seen was recorded, in nanoseconds since 1970. */
    long[] recorded() {
        return recorded.clone();
    }

    /**
     * Consumes an entry of the scores journal; other types than unit-scored are ignored.
     *
     * @param at when it was received, by {@link System#nanoTime}
     * @throws DisagreementException where a score has another figure than the submitted one
     */
    void consume(long at, byte[] document) throws IOException {
        JsonNode entry = ContractJson.mapper().readTree(document);
        if (!entry.path("type").asText().equals(UNIT_SCORED)) {
            return;
        }
        JsonNode score = entry.path("data");
        List<Waiting> here =
                waiting.getOrDefault(
                        key(score.path("unit").asText(), score.path("period").asText()),
                        new ArrayList<>());
        long consumed = Cut.parse(score.path("cut").asText()).at(Journal.MONITORING);
        for (Iterator<Waiting> each = here.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (one.sequence() <= consumed) {
                check(one, score);
                seen[one.number()] = at;
                recorded[one.number()] = nanos(entry.path("recordedtime").asText());
                left--;
                each.remove();
            }
        }
    }

    private static long nanos(String moment) {
        Instant at = Instant.parse(moment);
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    private static void check(Waiting one, JsonNode score) {
        for (JsonNode indicator : score.path("indicators")) {
            if (indicator.path("indicator").asText().equals(one.figure().indicator().value())) {
                String value = indicator.path("value").asText();
                if (!value.isEmpty()
                        && new BigDecimal(value).compareTo(one.figure().value()) == 0) {
                    return;
                }
                throw new DisagreementException(
                        "value of " + one.figure().line(),
                        Map.of("sent", one.figure().value().toPlainString(), "scored", value));
            }
        }
        throw new DisagreementException(
                "value of " + one.figure().line(),
                Map.of("sent", one.figure().value().toPlainString(), "scored", "nothing"));
    }

    private static String key(String unit, String period) {
        return unit + " " + period;
    }
}
