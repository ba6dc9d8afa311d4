package io.kaocheng.evaluation.react;

import io.kaocheng.chassis.InboxIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Brings the goals, indicators and monitoring journals from Kafka to the inbox. One channel for all
 * three: the range assignor then gives a region's partition of each topic to the same instance.
 */
@ApplicationScoped
class JournalsConsumer {

    private final InboxIntake inbox;

    JournalsConsumer(InboxIntake inbox) {
        this.inbox = inbox;
    }

    @Incoming("journals")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        inbox.consume(records);
    }
}
