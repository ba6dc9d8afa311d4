package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.evaluation.replay.ReplayConfig;
import io.kaocheng.evaluation.snapshot.Snapshot;
import io.kaocheng.evaluation.snapshot.UnusableSnapshotException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Keeps a sealed snapshot per region, in files of this instance alone: they can be thrown away at
 * any time and are made again. None is made while somebody waits for it.
 */
@ApplicationScoped
public class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    /** A snapshot is made anew at the latest when a tenth of the history lies after it. */
    private static final int TENTH = 10;

    private final Sources sources;
    private final Regions regions;
    private final Optional<Path> folder;
    private final long tail;
    private final Counter made;
    private final Counter unusable;
    private final Set<Code> asked = ConcurrentHashMap.newKeySet();

    /** Regions that are to be looked at, once each however long that takes. */
    private final Set<Code> waiting = ConcurrentHashMap.newKeySet();

    private final ExecutorService maker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("segments").daemon().factory());

    Snapshots(ReplayConfig config, Sources sources, Regions regions, MeterRegistry metrics) {
        this.sources = sources;
        this.regions = regions;
        this.folder = config.segments();
        this.tail = config.segmentTail();
        this.made = metrics.counter("kaocheng.segments.made");
        this.unusable = metrics.counter("kaocheng.segments.unusable");
    }

    /** The history from what is sealed, and from Kafka what comes after it. */
    public Source source() {
        Source kafka = sources.kafka();
        return new Source() {
            @Override
            public EntryCursor open(Journal journal, Code region, long after, long upTo)
                    throws IOException, InterruptedException {
                return kafka.open(journal, region, after, upTo);
            }

            @Override
            public @Nullable Snapshot sealed(Code region) throws InterruptedException {
                return usable(region);
            }
        };
    }

    /**
     * The region's snapshot, after its content was checked and its last entries were compared with
     * the journals'; null where there is none that can be used. One that cannot is made again
     * meanwhile.
     */
    public @Nullable Snapshot usable(Code region) throws InterruptedException {
        if (folder.isEmpty()) {
            return null;
        }
        try {
            return opened(region, folder.get());
        } catch (NoSuchFileException e) {
            return null;
        } catch (UnusableSnapshotException e) {
            unusable.increment();
            LOG.warnf(
                    "snapshot region=%s is not used and is made again: %s", region, e.getMessage());
            remake(region);
            return null;
        } catch (IOException e) {
            // Nobody can say now whether it is of this history; Kafka can be read without it.
            LOG.warnf("snapshot region=%s is not used: %s", region, e.getMessage());
            return null;
        }
    }

    private Snapshot opened(Code region, Path in) throws IOException, InterruptedException {
        return opened(file(in, region), region, this::id);
    }

    /** Which entry stands somewhere in a journal. */
    interface Ids {
        /** The entry's id; empty where there is none. */
        String of(Journal journal, Code region, long sequence)
                throws IOException, InterruptedException;
    }

    /**
     * A snapshot of which every byte is what was sealed, of that region and of the history the
     * journals hold now.
     */
    static Snapshot opened(Path file, Code region, Ids ids)
            throws IOException, InterruptedException {
        Snapshot snapshot = Snapshot.open(file);
        if (!snapshot.region().equals(region)) {
            throw new UnusableSnapshotException("it is of the region " + snapshot.region());
        }
        for (Journal journal : Fold.JOURNALS) {
            long last = snapshot.cut().at(journal);
            if (last > 0 && !ids.of(journal, region, last).equals(snapshot.lastId(journal))) {
                throw new UnusableSnapshotException(
                        journal + "@" + last + " is another entry than the one it was made from");
            }
        }
        return snapshot;
    }

    private static Path file(Path folder, Code region) {
        return folder.resolve(region + ".segment");
    }

    /** The id of an entry; empty where there is none. */
    private String id(Journal journal, Code region, long sequence)
            throws IOException, InterruptedException {
        List<String> documents = sources.entries(journal, region, sequence - 1, 1);
        if (documents.isEmpty()) {
            return "";
        }
        try {
            return Entry.read(documents.getFirst()).id().toString();
        } catch (UnreadableEntryException e) {
            throw new IOException(journal + "@" + sequence + " cannot be read", e);
        }
    }

    /** Has the region's snapshot made in the background; false where none are kept here. */
    public boolean remake(Code region) {
        if (folder.isEmpty()) {
            return false;
        }
        if (asked.add(region)) {
            maker.execute(
                    () -> {
                        asked.remove(region);
                        make(region, true);
                    });
        }
        return true;
    }

    @Scheduled(
            every = "{replay.segments-every}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keep() throws SQLException {
        if (folder.isPresent()) {
            for (Code region : regions.all()) {
                if (waiting.add(region)) {
                    maker.execute(
                            () -> {
                                waiting.remove(region);
                                make(region, false);
                            });
                }
            }
        }
    }

    /**
     * @param always even where what lies after the present one is not worth it
     */
    private void make(Code region, boolean always) {
        if (folder.isEmpty()) {
            return;
        }
        Path in = folder.get();
        try {
            Cut cut = sources.cut(region, null);
            Snapshot before = reusable(region, in);
            long covered = before == null ? 0 : entries(before.cut());
            long after = entries(cut) - covered;
            if (after == 0 || !always && after < Math.max(tail, covered / TENTH)) {
                return;
            }
            Map<Journal, String> ids = new EnumMap<>(Journal.class);
            for (Journal journal : Fold.JOURNALS) {
                if (cut.at(journal) > 0) {
                    ids.put(journal, id(journal, region, cut.at(journal)));
                }
            }
            long began = System.nanoTime();
            String hash =
                    SnapshotMaker.make(sources.kafka(), region, before, cut, ids, file(in, region));
            made.increment();
            LOG.infof(
                    "snapshot region=%s cut=%s hash=%s bytes=%d, %d entries read in %d ms",
                    region,
                    cut,
                    hash,
                    Files.size(file(in, region)),
                    after,
                    (System.nanoTime() - began) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "snapshot region=%s could not be made", region);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Snapshot reusable(Code region, Path in)
            throws IOException, InterruptedException {
        try {
            return opened(region, in);
        } catch (NoSuchFileException | UnusableSnapshotException e) {
            return null;
        }
    }

    private static long entries(Cut cut) {
        return Fold.JOURNALS.stream().mapToLong(cut::at).sum();
    }

    @PreDestroy
    void stop() {
        maker.shutdownNow();
    }
}
