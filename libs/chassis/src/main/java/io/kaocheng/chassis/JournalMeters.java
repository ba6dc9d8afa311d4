package io.kaocheng.chassis;

import io.kaocheng.chassis.Backlog.Received;
import io.kaocheng.chassis.Backlog.Unrelayed;
import io.kaocheng.chassis.TopicEnds.End;
import io.kaocheng.contracts.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/**
 * Measures how far this service's relays and its inbox are behind, and which regions are halted.
 * Looked up every few seconds and not when somebody asks, so that asking often costs nothing. What
 * cannot be found out just now has no value, which an alarm can distinguish from 0.
 *
 * <ul>
 *   <li>{@code kaocheng.relay.lag.entries}, {@code kaocheng.relay.lag.seconds} by {@code journal}:
 *       recorded, and not in Kafka yet; the age of the oldest
 *   <li>{@code kaocheng.inbox.lag.records} by {@code journal}: in Kafka, and without effect here
 *   <li>{@code kaocheng.inbox.halted.regions}, {@code kaocheng.inbox.parked.regions}, {@code
 *       kaocheng.inbox.parked.entries}
 * </ul>
 */
@ApplicationScoped
public class JournalMeters {

    private static final Logger LOG = Logger.getLogger(JournalMeters.class);

    private final DataSource source;
    private final Set<Journal> owned;
    private final List<String> received;
    private final TopicEnds topics;
    private final MultiGauge relayEntries;
    private final MultiGauge relaySeconds;
    private final MultiGauge inboxRecords;
    private final MultiGauge haltedRegions;
    private final MultiGauge parkedRegions;
    private final MultiGauge parkedEntries;

    @Inject
    JournalMeters(
            DataSource source,
            ChassisConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "mp.messaging.incoming.journals.topics")
                    Optional<List<String>> received,
            MeterRegistry metrics) {
        this(
                source,
                config.ownedJournals(),
                received.orElse(List.of()),
                new TopicEnds(bootstrapServers),
                metrics);
    }

    JournalMeters(
            DataSource source,
            Set<Journal> owned,
            List<String> received,
            TopicEnds topics,
            MeterRegistry metrics) {
        this.source = source;
        this.owned = owned;
        this.received = received;
        this.topics = topics;
        this.relayEntries =
                gauge(metrics, "kaocheng.relay.lag.entries", "Recorded, and not in Kafka yet");
        this.relaySeconds =
                gauge(metrics, "kaocheng.relay.lag.seconds", "Age of the oldest not in Kafka yet");
        this.inboxRecords =
                gauge(metrics, "kaocheng.inbox.lag.records", "In Kafka, and without effect here");
        this.haltedRegions =
                gauge(
                        metrics,
                        "kaocheng.inbox.halted.regions",
                        "Regions that wait for the owner of a journal");
        this.parkedRegions =
                gauge(
                        metrics,
                        "kaocheng.inbox.parked.regions",
                        "Regions with entries that could not be applied");
        this.parkedEntries =
                gauge(
                        metrics,
                        "kaocheng.inbox.parked.entries",
                        "Entries that could not be applied");
    }

    private static MultiGauge gauge(MeterRegistry metrics, String name, String description) {
        return MultiGauge.builder(name).description(description).register(metrics);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() throws InterruptedException {
        try {
            Backlog backlog = read();
            reportRelay(backlog);
            report(haltedRegions, backlog.haltedRegions());
            report(parkedRegions, backlog.parkedRegions());
            report(parkedEntries, backlog.parkedEntries());
            reportInbox(backlog);
        } catch (SQLException e) {
            LOG.debugf(e, "metrics of the journals are not known just now");
            for (MultiGauge gauge :
                    List.of(
                            relayEntries,
                            relaySeconds,
                            inboxRecords,
                            haltedRegions,
                            parkedRegions,
                            parkedEntries)) {
                gauge.register(List.of(), true);
            }
        }
    }

    private Backlog read() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Backlog.read(connection);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        topics.close();
    }

    private void reportRelay(Backlog backlog) {
        List<MultiGauge.Row<?>> entries = new ArrayList<>();
        List<MultiGauge.Row<?>> seconds = new ArrayList<>();
        for (Journal journal : owned) {
            Unrelayed behind = backlog.relay().getOrDefault(journal, new Unrelayed(0, 0));
            Tags tags = Tags.of("journal", journal.toString());
            entries.add(MultiGauge.Row.of(tags, behind.entries()));
            seconds.add(MultiGauge.Row.of(tags, behind.seconds()));
        }
        relayEntries.register(entries, true);
        relaySeconds.register(seconds, true);
    }

    private void reportInbox(Backlog backlog) throws InterruptedException {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        try {
            if (!received.isEmpty()) {
                behind(topics.of(received), backlog.received())
                        .forEach(
                                (topic, records) ->
                                        rows.add(
                                                MultiGauge.Row.of(
                                                        Tags.of("journal", journal(topic)),
                                                        records)));
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "the ends of the topics are not known just now");
        }
        inboxRecords.register(rows, true);
    }

    /** By topic how many records lie between where it has been applied and its end. */
    static Map<String, Long> behind(
            Map<TopicPartition, End> ends, Map<TopicPartition, Received> received) {
        Map<String, Long> behind = new TreeMap<>();
        ends.forEach(
                (partition, end) -> {
                    Received reached = received.get(partition);
                    long next =
                            reached != null && reached.topicId().equals(end.topicId())
                                    ? reached.next()
                                    : 0;
                    behind.merge(partition.topic(), Math.max(0, end.offset() - next), Long::sum);
                });
        return behind;
    }

    /** {@code goals} of {@code kaocheng.goals.v1}. */
    private static String journal(String topic) {
        for (Journal journal : Journal.values()) {
            if (journal.topic().equals(topic)) {
                return journal.toString();
            }
        }
        return topic;
    }

    private static void report(MultiGauge gauge, long value) {
        gauge.register(List.of(MultiGauge.Row.of(Tags.empty(), value)), true);
    }
}
