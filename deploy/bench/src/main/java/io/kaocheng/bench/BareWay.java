package io.kaocheng.bench;

import io.kaocheng.bench.Agreement.DisagreementException;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.infra.Database;
import io.kaocheng.infra.InfraException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A row inserted and committed, a record produced, a record consumed: what any way over PostgreSQL
 * and Kafka costs, without HTTP, rules or scores, and without a word about what happens when it
 * breaks between the two.
 */
final class BareWay implements Way {

    static final String NAME = "insert, produce, consume";

    private static final String TOPIC = "bench.bare";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stored stored;
    private final List<Connection> connections = new ArrayList<>();
    private final Producer<String, byte[]> producer;
    private final Feed feed;

    BareWay(String bootstrapServers, Database database, Stored stored, int clients)
            throws SQLException {
        this.stored = stored;
        for (int client = 0; client < clients; client++) {
            connections.add(BareTables.connect(database));
        }
        create(bootstrapServers);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new StringSerializer(),
                        new ByteArraySerializer());
        this.feed = new Feed(bootstrapServers, TOPIC);
    }

    private static void create(String bootstrapServers) {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new InfraException("the bare topic could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while making the bare topic", e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Trip run(Schedule schedule, List<Figure> figures) throws Exception {
        long head = stored.head(BareTables.INSERTED);
        List<BareTables.Row> rows = BareTables.rows(figures, head);
        long[] answered = new long[rows.size()];
        long[] seen = new long[rows.size()];
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        feed.drop();
        long begin =
                OpenLoop.run(
                        schedule,
                        connections.size(),
                        (client, number) -> {
                            BareTables.Row row = rows.get(number);
                            insert(connections.get(client), row);
                            answered[number] = System.nanoTime();
                            produce(row, failures);
                        });
        producer.flush();
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        List<String> came = new ArrayList<>();
        while (came.size() < rows.size()) {
            Feed.Arrival arrival = feed.next(PATIENCE);
            var entry = ContractJson.mapper().readTree(arrival.value());
            came.add(Figure.lineOf(entry));
            seen[(int) (entry.path("sequence").asLong() - head - 1)] = arrival.at();
        }
        String stored = Facts.same(NAME, figures, this.stored.figures(BareTables.INSERTED, head));
        if (!Totals.of(came.stream()).equals(stored)) {
            throw new DisagreementException(
                    "consumed figures", Map.of("sent", stored, NAME, Totals.of(came.stream())));
        }
        Percentiles answering = Percentiles.of(Way.since(begin, schedule, answered));
        return new Trip(answering, answering, Percentiles.of(Way.since(begin, schedule, seen)));
    }

    private static void insert(Connection connection, BareTables.Row row) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into %s (region, journal, sequence, document)
                        values (?, ?, ?, ?)
                        """
                                .formatted(BareTables.INSERTED))) {
            insert.setString(1, SubmittedRegion.REGION.value());
            insert.setString(2, Journal.MONITORING.toString());
            insert.setLong(3, row.sequence());
            insert.setString(4, row.document());
            insert.executeUpdate();
        }
    }

    private void produce(BareTables.Row row, Queue<Exception> failures) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                TOPIC,
                                SubmittedRegion.REGION.value(),
                                row.document().getBytes(StandardCharsets.UTF_8)),
                        (sent, failure) -> {
                            if (failure != null) {
                                failures.add(failure);
                            }
                        });
    }

    @Override
    public void close() throws SQLException {
        feed.close();
        producer.close();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
