package io.kaocheng.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

class HealthTest {

    private static final String METRICS =
            """
            # HELP kaocheng_relay_lag_entries Recorded, and not in Kafka yet
            # TYPE kaocheng_relay_lag_entries gauge
            kaocheng_relay_lag_entries{journal="scores",} 1204.0
            kaocheng_relay_lag_entries{journal="evaluation",} 0.0
            kaocheng_relay_lag_seconds{journal="scores",} 2.34
            kaocheng_relay_lag_seconds{journal="evaluation",} 0.0
            kaocheng_inbox_lag_records{journal="goals",} 0.0
            kaocheng_inbox_lag_records{journal="monitoring",} 17.0
            kaocheng_inbox_halted_regions 1.0
            kaocheng_inbox_parked_entries 3.0
            kaocheng_inbox_parked_regions 2.0
            kaocheng_scoring_live_seconds{quantile="0.5",} 0.005
            kaocheng_scoring_live_seconds{quantile="0.99",} 0.0404
            kaocheng_scoring_live_seconds_count 8417.0
            kaocheng_scoring_live_seconds_sum 60.5
            kaocheng_submit_to_score_seconds{quantile="0.5",} 0.018
            kaocheng_submit_to_score_seconds{quantile="0.99",} 1.35
            kaocheng_submit_to_score_seconds_count 16834.0
            agroal_active_count{datasource="default",} 2.0
            agroal_available_count{datasource="default",} 3.0
            agroal_max_used_count{datasource="default",} 9.0
            agroal_awaiting_count{datasource="default",} 0.0
            sql_pool_active{pool_name="",pool_type="sql",} 1.0
            sql_pool_idle{pool_name="",pool_type="sql",} 7.0
            sql_pool_queue_size{pool_name="",pool_type="sql",} 0.0
            """;

    @Test
    void relay_inbox_scoring_and_pool_metrics_are_summarized() {
        assertThat(new Health(Meters.read(METRICS)).lines())
                .containsExactly(
                        "relay    evaluation: 0 entries not in Kafka yet",
                        "relay    scores: 1,204 entries not in Kafka yet, the oldest for 2.3 s",
                        "inbox    goals 0, monitoring 17 records to consume",
                        "         1 regions halted, 3 entries parked in 2 regions",
                        "scoring  a batch: p50 5 ms, p99 40 ms of late, 8,417 so far",
                        "scored   an entry, from when it was recorded: p50 18 ms, p99 1.4 s of late, 16,834 so far",
                        "pool     2 connections in use, 3 idle, 9 at most so far, 0 waiting for one",
                        "reactive 1 connections in use, 7 idle, 0 waiting for one");
    }

    @Test
    void times_of_minutes_in_which_nothing_came_are_not_shown_as_zero() {
        String quiet =
                """
                kaocheng_scoring_live_seconds{quantile="0.5",} 0.0
                kaocheng_scoring_live_seconds{quantile="0.99",} 0.0
                kaocheng_scoring_live_seconds_count 8417.0
                """;
        assertThat(new Health(Meters.read(quiet)).lines())
                .containsExactly("scoring  a batch: none of late, 8,417 so far");
    }

    @Test
    void for_programs_the_same_are_numbers() {
        ObjectNode json =
                new Health(Meters.read(METRICS)).json(new ObjectMapper().createObjectNode());
        assertThat(json.path("relayLagEntries").path("scores").asLong()).isEqualTo(1204);
        assertThat(json.path("relayLagSeconds").path("scores").asDouble()).isEqualTo(2.34);
        assertThat(json.path("inboxLagRecords").path("monitoring").asLong()).isEqualTo(17);
        assertThat(json.path("haltedRegions").asInt()).isEqualTo(1);
        assertThat(json.path("parkedEntries").asInt()).isEqualTo(3);
        assertThat(json.path("poolMostUsed").asInt()).isEqualTo(9);
        assertThat(json.path("reactivePoolIdle").asInt()).isEqualTo(7);
        assertThat(json.path("submitToScore").path("p99Seconds").asDouble()).isEqualTo(1.35);
        assertThat(json.path("submitToScore").path("count").asLong()).isEqualTo(16_834);
    }

    @Test
    void an_unknown_metric_is_not_shown_as_zero() {
        assertThat(new Health(Meters.read("")).lines()).isEmpty();
        String half =
                """
                kaocheng_inbox_lag_records{journal="goals",} 0.0
                kaocheng_inbox_halted_regions NaN
                kaocheng_scoring_live_seconds_count 0.0
                """;
        assertThat(new Health(Meters.read(half)).lines())
                .containsExactly(
                        "inbox    goals 0 records to consume",
                        "         ? regions halted, ? entries parked in ? regions");
        assertThat(
                        new Health(Meters.read(half))
                                .json(new ObjectMapper().createObjectNode())
                                .has("haltedRegions"))
                .isFalse();
    }
}
