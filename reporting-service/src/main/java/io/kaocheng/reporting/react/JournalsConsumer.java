package io.kaocheng.reporting.react;

import io.kaocheng.chassis.Hearing;
import io.smallrye.reactive.messaging.annotations.Blocking;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings the goals, indicators and scores journals from Kafka to the inbox. */
@ApplicationScoped
class JournalsConsumer {

    private final Hearing hearing;

    JournalsConsumer(Hearing hearing) {
        this.hearing = hearing;
    }

    @Incoming("journals")
    @Blocking
    void hear(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        hearing.take(records);
    }
}
