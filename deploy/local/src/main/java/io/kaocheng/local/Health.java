package io.kaocheng.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A summary of a service's metrics: relay lag, inbox lag, halted and parked regions, live scoring
 * time, submit-to-score time and use of the two connection pools. Metrics a service does not
 * publish are left out.
 */
final class Health {

    private static final String SCORING = "kaocheng_scoring_live_seconds";
    private static final String SUBMITTED = "kaocheng_submit_to_score_seconds";

    private final Meters meters;

    Health(Meters meters) {
        this.meters = meters;
    }

    /** The summary as text, a line per group of metrics. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Map<String, Double> seconds = meters.by("kaocheng_relay_lag_seconds", "journal");
        meters.by("kaocheng_relay_lag_entries", "journal")
                .forEach(
                        (journal, entries) ->
                                lines.add(
                                        "relay    "
                                                + journal
                                                + ": "
                                                + count(entries)
                                                + " entries not in Kafka yet"
                                                + (entries > 0
                                                        ? ", the oldest for "
                                                                + duration(
                                                                        seconds.getOrDefault(
                                                                                journal, 0.0))
                                                        : "")));
        Map<String, Double> inbox = meters.by("kaocheng_inbox_lag_records", "journal");
        if (!inbox.isEmpty()) {
            lines.add(
                    "inbox    "
                            + inbox.entrySet().stream()
                                    .map(one -> one.getKey() + " " + count(one.getValue()))
                                    .collect(Collectors.joining(", "))
                            + " records to consume");
            lines.add(
                    "         %s regions halted, %s entries parked in %s regions"
                            .formatted(
                                    count("kaocheng_inbox_halted_regions"),
                                    count("kaocheng_inbox_parked_entries"),
                                    count("kaocheng_inbox_parked_regions")));
        }
        timer("scoring  ", SCORING, "a batch").ifPresent(lines::add);
        timer("scored   ", SUBMITTED, "an entry, from when it was recorded").ifPresent(lines::add);
        OptionalDouble active = meters.total("agroal_active_count");
        if (active.isPresent()) {
            lines.add(
                    "pool     %s connections in use, %s idle, %s at most so far, %s waiting for one"
                            .formatted(
                                    count(active.getAsDouble()),
                                    count("agroal_available_count"),
                                    count("agroal_max_used_count"),
                                    count("agroal_awaiting_count")));
        }
        OptionalDouble reading = meters.total("sql_pool_active");
        if (reading.isPresent()) {
            lines.add(
                    "reactive %s connections in use, %s idle, %s waiting for one"
                            .formatted(
                                    count(reading.getAsDouble()),
                                    count("sql_pool_idle"),
                                    count("sql_pool_queue_size")));
        }
        return lines;
    }

    private Optional<String> timer(String title, String name, String of) {
        OptionalDouble timings = meters.total(name + "_count");
        if (timings.isEmpty() || timings.getAsDouble() == 0) {
            return Optional.empty();
        }
        Map<String, Double> quantiles = meters.by(name, "quantile");
        // Quantiles are of the last minutes; where nothing came in them they are 0, which is no
        // time.
        boolean quiet = quantiles.values().stream().allMatch(q -> q == 0 || q.isNaN());
        String parts =
                quiet
                        ? "none"
                        : quantiles.entrySet().stream()
                                .map(
                                        one ->
                                                "p%s %s"
                                                        .formatted(
                                                                percentile(one.getKey()),
                                                                duration(one.getValue())))
                                .collect(Collectors.joining(", "));
        return Optional.of(
                "%s%s: %s of late, %s so far"
                        .formatted(title, of, parts, count(timings.getAsDouble())));
    }

    /** The summary as JSON: seconds, entries, records, connections. */
    ObjectNode json(ObjectNode into) {
        meters.by("kaocheng_relay_lag_entries", "journal")
                .forEach(into.putObject("relayLagEntries")::put);
        meters.by("kaocheng_relay_lag_seconds", "journal")
                .forEach(into.putObject("relayLagSeconds")::put);
        meters.by("kaocheng_inbox_lag_records", "journal")
                .forEach(into.putObject("inboxLagRecords")::put);
        put(into, "haltedRegions", "kaocheng_inbox_halted_regions");
        put(into, "parkedRegions", "kaocheng_inbox_parked_regions");
        put(into, "parkedEntries", "kaocheng_inbox_parked_entries");
        put(into, "poolActive", "agroal_active_count");
        put(into, "poolIdle", "agroal_available_count");
        put(into, "poolMostUsed", "agroal_max_used_count");
        put(into, "poolWaiting", "agroal_awaiting_count");
        put(into, "reactivePoolActive", "sql_pool_active");
        put(into, "reactivePoolIdle", "sql_pool_idle");
        put(into, "reactivePoolWaiting", "sql_pool_queue_size");
        timer(into, "liveScoring", SCORING);
        timer(into, "submitToScore", SUBMITTED);
        return into;
    }

    private void put(ObjectNode into, String field, String name) {
        meters.total(name).ifPresent(value -> into.put(field, value));
    }

    private void timer(ObjectNode into, String field, String name) {
        OptionalDouble timings = meters.total(name + "_count");
        if (timings.isPresent()) {
            ObjectNode timer = into.putObject(field).put("count", timings.getAsDouble());
            meters.by(name, "quantile")
                    .forEach(
                            (quantile, seconds) ->
                                    timer.put("p" + percentile(quantile) + "Seconds", seconds));
        }
    }

    private static String percentile(String quantile) {
        return new BigDecimal(quantile).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private String count(String name) {
        OptionalDouble value = meters.total(name);
        return value.isPresent() ? count(value.getAsDouble()) : "?";
    }

    private static String count(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    private static String duration(double seconds) {
        return seconds < 1
                ? Math.round(seconds * 1_000) + " ms"
                : String.format(Locale.ROOT, "%,.1f s", seconds);
    }
}
