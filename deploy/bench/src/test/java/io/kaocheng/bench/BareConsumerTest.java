package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BareConsumerTest {

    /** As kafka-consumer-perf-test of Kafka 4.1 prints it, after whatever it warned of. */
    @Test
    void the_number_of_messages_is_the_fifth_figure() {
        assertThat(
                        BareConsumer.messages(
                                """
                                WARNING: something
                                2026-11-22 00:17:01:123, 2026-11-22 00:17:02:456, 57.1234, 42.85, 120000, 90022.5, 310, 1023, 55.8, 117302.0
                                """))
                .isEqualTo(120_000);
    }

    @Test
    void any_other_output_is_refused() {
        assertThatThrownBy(() -> BareConsumer.messages("no broker"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no broker");
    }
}
