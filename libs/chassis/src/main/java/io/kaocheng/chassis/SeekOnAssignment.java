package io.kaocheng.chassis;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;

/**
 * Puts the consumer of the channel {@code journals} to where this service has read to, whatever
 * Kafka remembers.
 */
@ApplicationScoped
@Identifier("journals")
public class SeekOnAssignment implements KafkaConsumerRebalanceListener {

    private final InboxIntake inbox;

    SeekOnAssignment(InboxIntake inbox) {
        this.inbox = inbox;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        inbox.seek(consumer, partitions);
    }
}
