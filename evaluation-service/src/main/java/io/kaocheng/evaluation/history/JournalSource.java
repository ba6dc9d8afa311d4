package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.HashTree;
import io.kaocheng.journal.Inbox;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads the journals from their owners: the truth itself, slower than Kafka. */
public final class JournalSource implements Source {

    private static final int ENTRIES_PER_FETCH = 5_000;

    private final Inbox.Owners owners;

    public JournalSource(Inbox.Owners owners) {
        this.owners = owners;
    }

    @Override
    public EntryCursor open(Journal journal, Code region, long after, long upTo) {
        return new Pages(journal, region, after, upTo, null);
    }

    /** The same, adding each entry to a tree. */
    EntryCursor open(Journal journal, Code region, long after, long upTo, HashTree tree) {
        return new Pages(journal, region, after, upTo, tree);
    }

    private final class Pages implements EntryCursor {
        private final Journal journal;
        private final Code region;
        private final long upTo;
        private final EntryScanner scanner;
        private final @Nullable HashTree tree;
        private final Deque<String> page = new ArrayDeque<>();
        private long at;

        Pages(Journal journal, Code region, long after, long upTo, @Nullable HashTree tree) {
            this.tree = tree;
            this.at = after;
            this.journal = journal;
            this.region = region;
            this.upTo = upTo;
            this.scanner = new EntryScanner(journal);
        }

        @Override
        public @Nullable Item next() throws IOException, InterruptedException {
            if (at == upTo) {
                return null;
            }
            if (page.isEmpty()) {
                int limit = (int) Math.min(ENTRIES_PER_FETCH, upTo - at);
                List<String> documents = owners.entries(journal, region, at, limit);
                if (documents.isEmpty()) {
                    throw new LostEntriesException(
                            "the owner of " + journal + " has nothing after " + at + " of " + upTo);
                }
                page.addAll(documents);
            }
            at++;
            byte[] document = page.removeFirst().getBytes(StandardCharsets.UTF_8);
            if (tree != null) {
                tree.add(document);
            }
            return read(scanner, journal, at, document);
        }

        @Override
        public void close() {
            page.clear();
        }
    }

    /**
     * The entry in a document that stands at {@code sequence}.
     *
     * @throws IOException where it stands elsewhere
     */
    private static EntryCursor.Item read(
            EntryScanner scanner, Journal journal, long sequence, byte[] document)
            throws IOException {
        EntryCursor.Item item = scanner.scan(document);
        if (item == null) {
            return new EntryCursor.Unreadable(sequence, "?");
        }
        if (item.sequence() != sequence) {
            throw new LostEntriesException(
                    "the owner of "
                            + journal
                            + " gave "
                            + item.sequence()
                            + " where "
                            + sequence
                            + " belongs");
        }
        return item;
    }
}
