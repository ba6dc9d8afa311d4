package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.chassis.Backlog.Received;
import io.kaocheng.chassis.TopicEnds.End;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.Map;

class InboxLagTest {

    private static final TopicPartition GOALS_0 = new TopicPartition("kaocheng.goals.v1", 0);
    private static final TopicPartition GOALS_1 = new TopicPartition("kaocheng.goals.v1", 1);
    private static final TopicPartition SCORES = new TopicPartition("kaocheng.scores.v1", 0);

    @Test
    void partitions_of_a_topic_count_together() {
        assertThat(
                        JournalMeters.behind(
                                Map.of(
                                        GOALS_0, new End("a", 100),
                                        GOALS_1, new End("a", 50),
                                        SCORES, new End("b", 7)),
                                Map.of(
                                        GOALS_0, new Received("a", 90),
                                        GOALS_1, new Received("a", 45),
                                        SCORES, new Received("b", 7))))
                .isEqualTo(Map.of("kaocheng.goals.v1", 15L, "kaocheng.scores.v1", 0L));
    }

    @Test
    void of_a_topic_that_was_made_anew_and_of_one_never_read_everything_is_still_to_do() {
        assertThat(
                        JournalMeters.behind(
                                Map.of(GOALS_0, new End("new", 100), SCORES, new End("b", 7)),
                                Map.of(GOALS_0, new Received("old", 90))))
                .isEqualTo(Map.of("kaocheng.goals.v1", 100L, "kaocheng.scores.v1", 7L));
    }

    @Test
    void what_arrives_between_two_looks_is_no_negative_lag() {
        assertThat(
                        JournalMeters.behind(
                                Map.of(SCORES, new End("b", 7)),
                                Map.of(SCORES, new Received("b", 9))))
                .isEqualTo(Map.of("kaocheng.scores.v1", 0L));
    }
}
