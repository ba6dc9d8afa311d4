package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a monitoring system reads at each service while figures are sent and scored. */
@ExtendWith(Running.class)
class MetricsIT {

    private static final Map<Part, Set<String>> OWNED =
            Map.of(
                    Part.GOALS, Set.of("goals"),
                    Part.INDICATORS, Set.of("indicators"),
                    Part.MONITORING, Set.of("monitoring"),
                    Part.EVALUATION, Set.of("evaluation", "scores"),
                    Part.REPORTING, Set.of("reporting"));
    private static final Map<Part, Set<String>> RECEIVED =
            Map.of(
                    Part.MONITORING, Set.of("goals", "indicators", "scores"),
                    Part.EVALUATION, Set.of("goals", "indicators", "monitoring"),
                    Part.REPORTING, Set.of("goals", "indicators", "scores"));

    private final Suite suite;

    MetricsIT(Suite suite) {
        this.suite = suite;
    }

    /** The values of a metric by its label {@code journal}, or by nothing. */
    static Map<String, Double> values(Suite suite, Part part, String name) {
        Map<String, Double> values = new TreeMap<>();
        suite.metrics(part)
                .orElse("")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .forEach(
                        line ->
                                values.put(
                                        line.replaceAll(".*journal=\"([^\"]*)\".*|.*", "$1"),
                                        Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        return values;
    }

    @Test
    void every_service_tells_what_its_relay_and_its_inbox_have_still_to_do_and_how_busy_it_is() {
        SmallRegion region = SmallRegion.open(suite, "measured");
        for (String unit : SmallRegion.UNITS) {
            region.sender().must("/observations", SmallRegion.figure(unit, "70"));
        }
        region.office().awaitConsumed("evaluation");
        OWNED.forEach(
                (part, journals) -> {
                    Door.await(
                            part + " tells of its relay",
                            () ->
                                    values(suite, part, "kaocheng_relay_lag_entries")
                                            .keySet()
                                            .equals(journals));
                    assertThat(values(suite, part, "kaocheng_relay_lag_seconds"))
                            .containsOnlyKeys(journals);
                    assertThat(values(suite, part, "agroal_active_count")).isNotEmpty();
                    assertThat(values(suite, part, "agroal_awaiting_count")).isNotEmpty();
                });
        for (Part part : EnumSet.of(Part.GOALS, Part.INDICATORS, Part.EVALUATION)) {
            assertThat(values(suite, part, "sql_pool_active")).isNotEmpty();
            assertThat(values(suite, part, "sql_pool_queue_size")).isNotEmpty();
        }
        for (Part part : EnumSet.of(Part.MONITORING, Part.EVALUATION, Part.REPORTING)) {
            Door.await(
                    part + " tells of its inbox, which comes to its end",
                    () -> {
                        Map<String, Double> behind =
                                values(suite, part, "kaocheng_inbox_lag_records");
                        return behind.keySet().equals(RECEIVED.get(part))
                                && behind.values().stream().allMatch(records -> records == 0);
                    });
        }
        assertThat(values(suite, Part.EVALUATION, "kaocheng_scoring_live_seconds_count").get(""))
                .isPositive();
        assertThat(values(suite, Part.EVALUATION, "kaocheng_submit_to_score_seconds_count").get(""))
                .isGreaterThanOrEqualTo(3);
    }
}
