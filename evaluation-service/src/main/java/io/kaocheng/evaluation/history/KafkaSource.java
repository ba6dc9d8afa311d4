package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.journal.HashTree;
import io.kaocheng.journal.Inbox;

import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the journals straight from Kafka. What Kafka lacks, or has not been brought yet, comes from
 * the journal's owner, so a hole in a topic changes no score. What was read is compared with the
 * owner's tree at its end: a topic that holds a record which is no entry of the journal is not read
 * again, but the owner instead.
 */
public final class KafkaSource implements Source {

    private static final Logger LOG = Logger.getLogger(KafkaSource.class);

    /** By how much the clocks of services may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private record RegionJournal(Journal journal, Code region) {}

    private final String bootstrapServers;
    private final Inbox.Owners owners;
    private final JournalSource owner;
    private final Set<RegionJournal> contradicted = ConcurrentHashMap.newKeySet();

    public KafkaSource(String bootstrapServers, Inbox.Owners owners) {
        this.bootstrapServers = bootstrapServers;
        this.owners = owners;
        this.owner = new JournalSource(owners);
    }

    @Override
    public EntryCursor open(Journal journal, Code region, long after, long upTo)
            throws IOException, InterruptedException {
        RegionJournal place = new RegionJournal(journal, region);
        if (contradicted.contains(place)) {
            return owner.open(journal, region, after, upTo);
        }
        Instant since = after == 0 ? null : since(journal, region, after);
        HashTree tree =
                after == 0 ? new HashTree() : owners.tree(journal, region, after, false).tree();
        try {
            return new Partition(
                    place,
                    new RegionRecords(bootstrapServers, journal, region, since),
                    tree,
                    after,
                    upTo);
        } catch (KafkaException e) {
            throw new IOException("Kafka cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * A moment before which nothing was sent that comes after the entry: what is recorded later is
     * sent later. Clocks that differ by more than the margin cost a look at the owner, no entry.
     */
    private Instant since(Journal journal, Code region, long after)
            throws IOException, InterruptedException {
        var documents = owners.entries(journal, region, after - 1, 1);
        if (documents.isEmpty()) {
            throw new LostEntriesException("the owner of " + journal + " has nothing at " + after);
        }
        try {
            return Entry.read(documents.getFirst()).recordedTime().minus(CLOCKS);
        } catch (UnreadableEntryException e) {
            return Instant.EPOCH;
        }
    }

    private final class Partition implements EntryCursor {
        private final RegionJournal place;
        private final RegionRecords records;
        private final TreeInBackground read;
        private final long upTo;
        private final EntryScanner scanner;
        private @Nullable EntryCursor hole;
        private @Nullable Item ahead;
        private byte[] aheadDocument = {};
        private byte[] document = {};
        private long at;
        private boolean compared;

        Partition(
                RegionJournal place, RegionRecords records, HashTree tree, long after, long upTo) {
            this.place = place;
            this.records = records;
            this.read = new TreeInBackground(tree);
            this.upTo = upTo;
            this.at = after;
            this.scanner = new EntryScanner(place.journal());
            this.compared = after >= upTo;
        }

        @Override
        public @Nullable Item next() throws IOException, InterruptedException {
            while (at < upTo) {
                if (hole != null) {
                    Item filled = hole.next();
                    if (filled != null) {
                        at = filled.sequence();
                        return filled;
                    }
                    hole.close();
                    hole = null;
                }
                Item found = ahead;
                if (found == null) {
                    found = read();
                } else {
                    document = aheadDocument;
                    ahead = null;
                }
                if (found == null) {
                    // Not relayed yet, or gone from the topic: the owner has it.
                    fill(upTo + 1);
                } else if (found.sequence() > at + 1) {
                    ahead = found;
                    aheadDocument = document;
                    fill(Math.min(found.sequence(), upTo + 1));
                } else if (found.sequence() == at + 1) {
                    at = found.sequence();
                    read.add(document);
                    return found;
                }
            }
            if (!compared) {
                compared = true;
                compare();
            }
            return null;
        }

        private void fill(long before) {
            hole = owner.open(place.journal(), place.region(), at, before - 1, read.tree());
        }

        /** The region's next record that has a place; null at the topic's end. */
        private @Nullable Item read() throws IOException {
            for (byte[] value = records.next(); value != null; value = records.next()) {
                Item item = scanner.scan(value);
                // Null where it has no place: the hole it leaves is filled by the owner.
                if (item != null) {
                    document = value;
                    return item;
                }
            }
            return null;
        }

        /**
         * @throws IOException where the entries read are not the owner's; the next reading asks the
         *     owner
         */
        private void compare() throws IOException, InterruptedException {
            HashTree owned = owners.tree(place.journal(), place.region(), upTo, false).tree();
            if (owned.isSameAs(read.tree())) {
                return;
            }
            contradicted.add(place);
            String what =
                    "the topic "
                            + place.journal().topic()
                            + " holds records of "
                            + place.region()
                            + " that are not the entries of its journal up to "
                            + upTo;
            LOG.errorf("ALARM %s", what);
            throw new IOException(what);
        }

        @Override
        public void close() {
            if (hole != null) {
                hole.close();
            }
            records.close();
        }
    }
}
