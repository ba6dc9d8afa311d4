package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.journal.ReceivedTrees.Place;
import io.kaocheng.journal.ReceivedTrees.Row;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Compares what an inbox received of others' journals with what their owners have: a record that
 * somebody else wrote to the topic, or one of a history that a restored database no longer has, is
 * not the owner's entry. On a contradiction the region's journal stands still until it is read
 * again from its owner.
 *
 * <p>Cost: one request per region and journal of which anything was received since the last time.
 */
final class Comparison {

    private static final Logger LOG = Logger.getLogger(Comparison.class);
    private static final int ENTRIES_PER_FETCH = 1_000;

    /** Why a journal stands still while it is taken anew. */
    private static final String BEING_REREAD = "is being read again";

    private final DataSource source;
    private final List<Subscriber> subscribers;
    private final Inbox.Owners owners;

    Comparison(DataSource source, List<Subscriber> subscribers, Inbox.Owners owners) {
        this.source = source;
        this.subscribers = subscribers;
        this.owners = owners;
    }

    /**
     * Asks the owners.
     *
     * @param fresh whether of everything, and whether the owners compare their own entries, too
     */
    void run(boolean fresh) throws InterruptedException {
        List<Place> unread;
        List<Place> due;
        try {
            unread = Transactions.in(source, ReceivedTrees::toReread);
            due = Transactions.in(source, c -> ReceivedTrees.due(c, fresh));
        } catch (SQLException e) {
            LOG.debugf("nothing can be compared now: %s", e.getMessage());
            return;
        }
        rereadAll(unread);
        each(due, place -> compare(place, fresh));
    }

    /** Each view is made once, however many of its regions and journals are read again. */
    private void rereadAll(List<Place> places) throws InterruptedException {
        List<Place> taken = new ArrayList<>();
        each(
                places,
                place -> {
                    takeAnew(place);
                    taken.add(place);
                });
        if (taken.isEmpty()) {
            return;
        }
        Set<Projector> views = new LinkedHashSet<>();
        taken.forEach(place -> views.addAll(viewsOf(place.journal())));
        try {
            rebuild(views);
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.warnf("what a new build keeps cannot be made yet: %s", e);
            return;
        }
        each(
                taken,
                place -> {
                    compare(place, false);
                    Transactions.<@Nullable Void>in(
                            source,
                            connection -> {
                                ReceivedTrees.wasReread(connection, place);
                                return null;
                            });
                });
    }

    private interface Act {
        void on(Place place) throws IOException, SQLException, InterruptedException;
    }

    private static void each(List<Place> places, Act act) throws InterruptedException {
        for (Place place : places) {
            try {
                act.on(place);
            } catch (IOException | SQLException e) {
                LOG.debugf(
                        "inbox journal=%s region=%s cannot be compared now: %s",
                        place.journal(), place.region(), e.getMessage());
            } catch (RuntimeException defect) {
                // Its own: the others are compared.
                LOG.errorf(
                        defect,
                        "inbox journal=%s region=%s cannot be compared",
                        place.journal(),
                        place.region());
            }
        }
    }

    private void compare(Place place, boolean fresh)
            throws IOException, SQLException, InterruptedException {
        Row row = received(place);
        long size = row.tree().size();
        JournalTrees.Answer owned = owners.tree(place.journal(), place.region(), size, fresh);
        String contradiction = contradiction(row, owned);
        Transactions.<@Nullable Void>in(
                source,
                connection -> {
                    var _ = Checkpoints.lock(connection, place.region(), subscribers);
                    ReceivedTrees trees = ReceivedTrees.of(connection, place.region());
                    Row now = trees.of(place.journal());
                    // Where another record came with a number that was there, it is asked again.
                    long compared =
                            contradiction == null && now.compared() == row.compared()
                                    ? size
                                    : now.compared();
                    trees.put(place.journal(), new Row(now.tree(), compared, contradiction));
                    trees.save(connection);
                    if (contradiction != null || row.contradiction() != null) {
                        Checkpoints.halt(
                                connection, place.region(), place.journal(), contradiction);
                    }
                    return null;
                });
        if (contradiction != null && row.contradiction() == null) {
            LOG.errorf(
                    "ALARM inbox journal=%s region=%s stands still: %s",
                    place.journal(), place.region(), contradiction);
        }
    }

    /** How the owner's tree contradicts; null where it does not. */
    private static @Nullable String contradiction(Row row, JournalTrees.Answer owned) {
        HashTree received = row.tree();
        if (owned.altered() != null) {
            return "the owner's entries between " + owned.altered() + " were altered";
        }
        if (owned.tree().size() < received.size()) {
            return "received up to "
                    + received.size()
                    + ", but the owner's journal ends at "
                    + owned.tree().size();
        }
        if (!owned.tree().isSameAs(received)) {
            return "what was received is not what the owner has, between "
                    + (row.compared() + 1)
                    + " and "
                    + received.size();
        }
        return null;
    }

    /**
     * What was received. Of entries that were taken in before trees were kept there is none: the
     * owner's is taken for it, once.
     */
    private Row received(Place place) throws IOException, SQLException, InterruptedException {
        Row row =
                Transactions.in(
                        source, c -> ReceivedTrees.of(c, place.region()).of(place.journal()));
        long furthest = furthest(place);
        if (row.tree().size() >= furthest) {
            return row;
        }
        LOG.infof(
                "inbox journal=%s region=%s takes its owner's tree of %d entries over",
                place.journal(), place.region(), furthest);
        return Transactions.in(
                source,
                connection -> {
                    Checkpoints checkpoints =
                            Checkpoints.lock(connection, place.region(), subscribers);
                    ReceivedTrees trees = ReceivedTrees.of(connection, place.region());
                    Row now = trees.of(place.journal());
                    long end = checkpoints.furthest(subscribers, place.journal());
                    if (now.tree().size() < end) {
                        HashTree owned = asked(place, end).tree();
                        if (owned.size() < end) {
                            throw new SQLException(
                                    place.journal()
                                            + " of "
                                            + place.region()
                                            + " ends before "
                                            + end);
                        }
                        now = new Row(owned, end, now.contradiction());
                        trees.put(place.journal(), now);
                        trees.save(connection);
                    }
                    return now;
                });
    }

    private long furthest(Place place) throws SQLException {
        return Transactions.in(
                source,
                c -> Checkpoints.read(c, place.region()).furthest(subscribers, place.journal()));
    }

    private JournalTrees.Answer asked(Place place, long size) {
        try {
            return owners.tree(place.journal(), place.region(), size, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking an owner", e);
        }
    }

    /**
     * Takes a region's journal anew from its owner: what was received of it is void. Reactors are
     * given all of it in one transaction, views are rebuilt, and what was parked of it is
     * forgotten.
     *
     * @return how many entries the owner has
     * @throws IOException where the owner does not answer
     * @throws CorruptStreamException where it holds what this build cannot read
     */
    long reread(Code region, Journal journal)
            throws IOException, SQLException, InterruptedException {
        Place place = new Place(region, journal);
        takeAnew(place);
        rebuild(viewsOf(journal));
        compare(place, false);
        long end = furthest(place);
        LOG.warnf("inbox journal=%s region=%s was read again: %d entries", journal, region, end);
        return end;
    }

    /** Gives the reactors the journal anew; until the views are made, too, it stands still. */
    private void takeAnew(Place place) throws IOException, SQLException, InterruptedException {
        Code region = place.region();
        Journal journal = place.journal();
        HashTree owned = owners.tree(journal, region, Long.MAX_VALUE, false).tree();
        List<Reactor> reactors = new ArrayList<>();
        for (Subscriber subscriber : subscribers) {
            if (subscriber instanceof Reactor reactor && reactor.journals().contains(journal)) {
                reactors.add(reactor);
            }
        }
        try {
            Transactions.<@Nullable Void>in(
                    source,
                    connection -> {
                        Checkpoints checkpoints = Checkpoints.lock(connection, region, subscribers);
                        for (Subscriber subscriber : subscribers) {
                            if (subscriber.journals().contains(journal)) {
                                checkpoints.move(subscriber, journal, owned.size());
                            }
                        }
                        checkpoints.save(connection);
                        ParkedEntries.deleteAll(connection, region, journal);
                        for (Reactor reactor : reactors) {
                            reactor.reread(
                                    connection,
                                    region,
                                    journal,
                                    () -> new Pages(place, owned.size()));
                        }
                        Checkpoints.halt(connection, region, journal, BEING_REREAD);
                        ReceivedTrees trees = ReceivedTrees.of(connection, region);
                        trees.put(journal, new Row(owned, owned.size(), BEING_REREAD));
                        trees.save(connection);
                        return null;
                    });
            reactors.forEach(reactor -> reactor.committed(region));
        } catch (SQLException | RuntimeException | Error e) {
            reactors.forEach(reactor -> reactor.rolledBack(region));
            if (e instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e;
        }
    }

    private Set<Projector> viewsOf(Journal journal) {
        Set<Projector> views = new LinkedHashSet<>();
        for (Subscriber subscriber : subscribers) {
            if (subscriber instanceof Projector projector
                    && projector.journals().contains(journal)) {
                views.add(projector);
            }
        }
        return views;
    }

    private void rebuild(Set<Projector> views) throws IOException, SQLException {
        try {
            for (Projector view : views) {
                var _ = Rebuild.ofOthers(source, view, owners);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The owner's entries in order, some at a time. */
    private final class Pages implements Iterator<List<Recorded>> {
        private final Place place;
        private final long end;
        private long at;

        Pages(Place place, long end) {
            this.place = place;
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            return at < end;
        }

        @Override
        public List<Recorded> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<Recorded> page = new ArrayList<>();
            try {
                int limit = (int) Math.min(ENTRIES_PER_FETCH, end - at);
                for (String document : owners.entries(place.journal(), place.region(), at, limit)) {
                    page.add(Recorded.of(Entry.read(document)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while asking an owner", e);
            } catch (UnreadableEntryException e) {
                throw new CorruptStreamException(
                        place.journal() + " of " + place.region() + " holds what cannot be read",
                        e);
            }
            if (page.isEmpty()) {
                throw new UncheckedIOException(
                        new IOException(
                                place.journal() + " of " + place.region() + " ends before " + end));
            }
            at += page.size();
            return page;
        }
    }
}
