package io.kaocheng.journal;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/**
 * Consumer offsets, stored in the service's database. Only a hint: a topic that was created again,
 * or an offset that no longer exists, is read from the beginning, and the inbox drops duplicates.
 */
public final class Offsets {

    private final DataSource source;
    private final Relay.TopicIds topics;

    // Asked for once per assignment: a topic that is made anew is assigned anew.
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    public Offsets(DataSource source, Relay.TopicIds topics) {
        this.source = source;
        this.topics = topics;
    }

    private record Known(String topicId, long next) {}

    /** Seeks to the stored offsets. */
    public void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions)
            throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Known> known =
                Transactions.in(
                        source,
                        connection -> {
                            Map<TopicPartition, Known> all = new HashMap<>();
                            try (PreparedStatement select =
                                            connection.prepareStatement(
                                                    """
                    select topic, partition, topic_id, next_offset
                    from inbox_offset
                    """);
                                    ResultSet rows = select.executeQuery()) {
                                while (rows.next()) {
                                    all.put(
                                            new TopicPartition(rows.getString(1), rows.getInt(2)),
                                            new Known(rows.getString(3), rows.getLong(4)));
                                }
                            }
                            return all;
                        });
        Map<String, String> now = new HashMap<>();
        for (TopicPartition partition : partitions) {
            String id = now.get(partition.topic());
            if (id == null) {
                id = topics.idOf(partition.topic());
                now.put(partition.topic(), id);
            }
            Known at = known.get(partition);
            consumer.seek(partition, at != null && at.topicId().equals(id) ? at.next() : 0);
        }
        ids.putAll(now);
    }

    /** Stores the offsets after a batch that was consumed completely. */
    public void save(Iterable<? extends ConsumerRecord<?, ?>> batch) throws SQLException {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (ConsumerRecord<?, ?> record : batch) {
            next.merge(
                    new TopicPartition(record.topic(), record.partition()),
                    record.offset() + 1,
                    Math::max);
        }
        Transactions.in(
                source,
                connection -> {
                    try (PreparedStatement upsert =
                            connection.prepareStatement(
                                    """
                    insert into inbox_offset (topic, partition, topic_id, next_offset)
                    values (?, ?, ?, ?)
                    on conflict (topic, partition) do update
                    set topic_id = excluded.topic_id, next_offset = excluded.next_offset
                    """)) {
                        for (Map.Entry<TopicPartition, Long> one : next.entrySet()) {
                            upsert.setString(1, one.getKey().topic());
                            upsert.setInt(2, one.getKey().partition());
                            upsert.setString(3, ids.getOrDefault(one.getKey().topic(), "?"));
                            upsert.setLong(4, one.getValue());
                            upsert.addBatch();
                        }
                        return upsert.executeBatch().length;
                    }
                });
    }
}
