package io.kaocheng.chassis;

import io.kaocheng.contracts.Journal;

import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a service has still to do with the journals, all regions together, as its database says.
 *
 * @param relay of each journal it owns what is recorded and has not reached Kafka
 * @param received of each partition it has received something of, up to where that has taken effect
 * @param haltedRegions how many regions wait for the owner of a journal of which something is
 *     missing here
 * @param parkedRegions how many regions have entries that could not be applied
 * @param parkedEntries how many entries could not be applied, with the later ones of their streams
 */
record Backlog(
        Map<Journal, Unrelayed> relay,
        Map<TopicPartition, Received> received,
        int haltedRegions,
        int parkedRegions,
        long parkedEntries) {

    Backlog {
        relay = Map.copyOf(relay);
        received = Map.copyOf(received);
    }

    /**
     * What has not reached Kafka.
     *
     * @param entries how many
     * @param seconds since when the oldest of them is recorded; 0 where there is none
     */
    record Unrelayed(long entries, double seconds) {}

    /**
     * Up to where a partition has been applied.
     *
     * @param topicId of which making of the topic that holds
     * @param next the offset to read on from
     */
    record Received(String topicId, long next) {}

    static Backlog read(Connection connection) throws SQLException {
        int halted =
                (int)
                        number(
                                connection,
                                """
                                select count(distinct region)
                                from checkpoint
                                where halted is not null
                                """);
        int regions =
                (int)
                        number(
                                connection,
                                """
                    select count(distinct region)
                    from parked
                    """);
        long entries =
                number(
                        connection,
                        """
                    select count(distinct (region, journal, sequence))
                    from parked
                    """);
        return new Backlog(relay(connection), received(connection), halted, regions, entries);
    }

    private static Map<Journal, Unrelayed> relay(Connection connection) throws SQLException {
        Map<Journal, Unrelayed> relay = new EnumMap<>(Journal.class);
        // The oldest of each region that is behind is looked up by its key: as many as are behind.
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select b.journal, sum(b.last_sequence - b.sent),
                                  extract(epoch from clock_timestamp()
                                    - min((e.document::json ->> 'recordedtime')::timestamptz))
                                from (
                                  select j.region, j.journal, j.last_sequence, coalesce(c.sequence, 0) as sent
                                  from journal j
                                  left join relay_cursor c on c.journal = j.journal and c.region = j.region
                                  where j.last_sequence > coalesce(c.sequence, 0)
                                ) b
                                join entry e on e.region = b.region and e.journal = b.journal
                                  and e.sequence = b.sent + 1
                                group by b.journal
                                """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                relay.put(
                        Journal.parse(rows.getString(1)),
                        new Unrelayed(rows.getLong(2), Math.max(0, rows.getDouble(3))));
            }
        }
        return relay;
    }

    private static Map<TopicPartition, Received> received(Connection connection)
            throws SQLException {
        Map<TopicPartition, Received> received = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select topic, partition, topic_id, next_offset
                                from inbox_offset
                                """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                received.put(
                        new TopicPartition(rows.getString(1), rows.getInt(2)),
                        new Received(rows.getString(3), rows.getLong(4)));
            }
        }
        return received;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
