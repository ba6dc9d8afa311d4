package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.journal.Inbox;

import org.apache.kafka.common.KafkaException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares a topic with the journal it was filled from, record by record, repeated ones included.
 *
 * <p>Cost: every entry and every record once, and 32 bytes of memory an entry.
 */
final class TopicCheck {

    private static final int ENTRIES_PER_FETCH = 5_000;

    private final String bootstrapServers;
    private final Inbox.Owners owners;

    TopicCheck(String bootstrapServers, Inbox.Owners owners) {
        this.bootstrapServers = bootstrapServers;
        this.owners = owners;
    }

    /** The lowest position of a record that is not the journal's entry there. */
    Optional<Position> firstForeign(Journal journal, Code region)
            throws IOException, InterruptedException {
        // Opened before the journal is read: whatever they hold is recorded by then.
        try (RegionRecords records = new RegionRecords(bootstrapServers, journal, region, null)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<byte[]> entries = digests(journal, region, digest);
            EntryScanner scanner = new EntryScanner(journal);
            long first = Long.MAX_VALUE;
            for (byte[] value = records.next(); value != null; value = records.next()) {
                EntryCursor.Item item = scanner.scan(value);
                // What has no place is no entry to anybody.
                if (item == null || item.sequence() < 1) {
                    continue;
                }
                long sequence = item.sequence();
                if (sequence > entries.size()
                        || !Arrays.equals(digest.digest(value), entries.get((int) sequence - 1))) {
                    first = Math.min(first, sequence);
                }
            }
            return first == Long.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(new Position(journal, first));
        } catch (KafkaException e) {
            throw new IOException("Kafka cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private List<byte[]> digests(Journal journal, Code region, MessageDigest digest)
            throws IOException, InterruptedException {
        List<byte[]> digests = new ArrayList<>();
        while (true) {
            List<String> page = owners.entries(journal, region, digests.size(), ENTRIES_PER_FETCH);
            if (page.isEmpty()) {
                return digests;
            }
            page.forEach(d -> digests.add(digest.digest(d.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
