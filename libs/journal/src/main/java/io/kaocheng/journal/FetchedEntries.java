package io.kaocheng.journal;

import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.UnreadableEntryException;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The entries of another service's journal in a temporary file: fetched before a transaction begins
 * that needs all of them, so that it holds no lock while their owner is asked.
 */
final class FetchedEntries implements AutoCloseable {

    private static final int ENTRIES_PER_FETCH = 1_000;

    private final RegionJournal of;
    private final Path file;

    private FetchedEntries(RegionJournal of, Path file) {
        this.of = of;
        this.file = file;
    }

    /**
     * Fetches the first entries of a journal.
     *
     * @throws IOException where the owner does not answer, or has fewer
     */
    static FetchedEntries first(long count, RegionJournal of, Inbox.Owners owners)
            throws IOException, InterruptedException {
        FetchedEntries fetched =
                new FetchedEntries(of, Files.createTempFile("kaocheng-journal-", ".ndjson"));
        boolean complete = false;
        try (BufferedWriter writer =
                Files.newBufferedWriter(fetched.file, StandardCharsets.UTF_8)) {
            long at = 0;
            while (at < count) {
                int limit = (int) Math.min(ENTRIES_PER_FETCH, count - at);
                List<String> documents = owners.entries(of.journal(), of.region(), at, limit);
                if (documents.isEmpty()) {
                    throw new IOException(of + " ends before " + count);
                }
                for (String document : documents) {
                    writer.write(document);
                    writer.write('\n');
                }
                at += documents.size();
            }
            complete = true;
        } finally {
            if (!complete) {
                fetched.close();
            }
        }
        return fetched;
    }

    /**
     * Reads them from the first, some at a time, and hands them to the reader.
     *
     * @throws CorruptStreamException by the pages, where one cannot be read
     */
    <E extends Exception> void read(Reader<E> reader) throws E {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            reader.read(() -> new Pages(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads pages of entries. */
    interface Reader<E extends Exception> {
        /**
         * @param pages to be iterated once
         */
        void read(Iterable<List<Recorded>> pages) throws E;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private final class Pages implements Iterator<List<Recorded>> {
        private final BufferedReader lines;
        private List<Recorded> next;

        Pages(BufferedReader lines) {
            this.lines = lines;
            this.next = page();
        }

        @Override
        public boolean hasNext() {
            return !next.isEmpty();
        }

        @Override
        public List<Recorded> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<Recorded> page = next;
            next = page();
            return page;
        }

        private List<Recorded> page() {
            List<Recorded> page = new ArrayList<>();
            try {
                while (page.size() < ENTRIES_PER_FETCH) {
                    String document = lines.readLine();
                    if (document == null) {
                        break;
                    }
                    page.add(Recorded.of(Entry.read(document)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (UnreadableEntryException e) {
                throw new CorruptStreamException(of + " holds what cannot be read", e);
            }
            return page;
        }
    }
}
