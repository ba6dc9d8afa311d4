package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.ReceivedTrees.Row;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Compares what an inbox received of others' journals with what their owners have: a record that
 * somebody else wrote to the topic, or one of a history that a restored database no longer has, is
 * not the owner's entry. On a contradiction the region's journal is halted until it is read again
 * from its owner.
 *
 * <p>Cost: one request per region and journal of which anything was received since the last time.
 */
final class Comparison {

    private static final Logger LOG = Logger.getLogger(Comparison.class);

    private final DataSource source;
    private final List<Subscriber> subscribers;
    private final Inbox.Owners owners;
    private final CatchUp catchUp;

    /** Applies what was recorded while a journal was halted. */
    interface CatchUp {

        /**
         * Applies the owner's entries to the end and lets the journal go on.
         *
         * @throws IOException where the owner does not answer; it stays halted then
         */
        void toEnd(RegionJournal place) throws IOException, SQLException, InterruptedException;
    }

    Comparison(
            DataSource source, List<Subscriber> subscribers, Inbox.Owners owners, CatchUp catchUp) {
        this.source = source;
        this.subscribers = subscribers;
        this.owners = owners;
        this.catchUp = catchUp;
    }

    /**
     * Asks the owners.
     *
     * @param fresh whether of everything, and whether the owners compare their own entries, too
     */
    void run(boolean fresh) throws InterruptedException {
        List<RegionJournal> unread;
        List<RegionJournal> due;
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

    /** A region's views are made once, however many of its journals are read again. */
    private void rereadAll(List<RegionJournal> places) throws InterruptedException {
        Map<Code, Set<Projector>> views = new LinkedHashMap<>();
        List<RegionJournal> reread = new ArrayList<>();
        each(
                places,
                place -> {
                    rereadReactors(place);
                    reread.add(place);
                    views.computeIfAbsent(place.region(), _ -> new LinkedHashSet<>())
                            .addAll(viewsOf(place.journal()));
                });
        Set<Code> rebuilt = new HashSet<>();
        each(
                reread,
                place -> {
                    if (!rebuilt.contains(place.region())) {
                        rebuild(place.region(), views.getOrDefault(place.region(), Set.of()));
                        rebuilt.add(place.region());
                    }
                    compareReread(place);
                    Transactions.<@Nullable Void>in(
                            source,
                            connection -> {
                                ReceivedTrees.wasReread(connection, place);
                                return null;
                            });
                });
    }

    private interface Act {
        void on(RegionJournal place) throws IOException, SQLException, InterruptedException;
    }

    private static void each(List<RegionJournal> places, Act act) throws InterruptedException {
        for (RegionJournal place : places) {
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

    private void compare(RegionJournal place, boolean fresh)
            throws IOException, SQLException, InterruptedException {
        Received received = received(place);
        // Not while it is being read again; whoever reads it again compares it at the end.
        if (!Checkpoints.BEING_REREAD.equals(received.row().contradiction())) {
            compare(place, received, fresh);
        }
    }

    private void compare(RegionJournal place, Received received, boolean fresh)
            throws IOException, SQLException, InterruptedException {
        Row row = received.row();
        long size = row.tree().size();
        JournalTrees.Answer owned = owners.tree(place.journal(), place.region(), size, fresh);
        String contradiction = contradiction(received, owned);
        boolean cleared = contradiction == null && row.contradiction() != null;
        boolean noted =
                Transactions.in(
                        source,
                        connection -> {
                            var _ = Checkpoints.lock(connection, place.region(), subscribers);
                            ReceivedTrees trees = ReceivedTrees.of(connection, place.region());
                            Row now = trees.of(place.journal());
                            if (!Objects.equals(now.contradiction(), row.contradiction())) {
                                // It was read again meanwhile, or is being so.
                                return false;
                            }
                            // Where another record came with a number that was there, it is asked
                            // again.
                            long compared =
                                    contradiction == null && now.compared() == row.compared()
                                            ? size
                                            : now.compared();
                            trees.put(
                                    place.journal(), new Row(now.tree(), compared, contradiction));
                            trees.save(connection);
                            if (contradiction != null || cleared) {
                                Checkpoints.halt(
                                        connection,
                                        place.region(),
                                        place.journal(),
                                        cleared ? Checkpoints.BEHIND : contradiction);
                            }
                            return true;
                        });
        if (noted && cleared) {
            catchUp.toEnd(place);
        }
        if (noted && contradiction != null && row.contradiction() == null) {
            LOG.errorf(
                    "ALARM inbox journal=%s region=%s halts: %s",
                    place.journal(), place.region(), contradiction);
        }
    }

    /** How the owner's tree contradicts; null where it does not. */
    private static @Nullable String contradiction(Received received, JournalTrees.Answer owned) {
        HashTree tree = received.row().tree();
        if (owned.altered() != null) {
            return "the owner's entries between " + owned.altered() + " were altered";
        }
        if (received.ownersEnd() != null) {
            return "received up to "
                    + received.applied()
                    + ", but the owner's journal ends at "
                    + received.ownersEnd();
        }
        if (owned.tree().size() < tree.size()) {
            return "received up to "
                    + tree.size()
                    + ", but the owner's journal ends at "
                    + owned.tree().size();
        }
        if (!owned.tree().isSameAs(tree)) {
            return "what was received is not what the owner has, between "
                    + (received.row().compared() + 1)
                    + " and "
                    + tree.size();
        }
        return null;
    }

    /**
     * What was received of a journal.
     *
     * @param applied the sequence of the last entry that any subscriber has processed
     * @param ownersEnd where the owner's journal ends before that; null where it does not, as far
     *     as was asked
     */
    private record Received(Row row, long applied, @Nullable Long ownersEnd) {}

    /**
     * What was received. Of entries that were received before trees were kept there is none: the
     * owner's is adopted, once.
     */
    private Received received(RegionJournal place)
            throws IOException, SQLException, InterruptedException {
        while (true) {
            Row row =
                    Transactions.in(
                            source, c -> ReceivedTrees.of(c, place.region()).of(place.journal()));
            long applied = furthest(place);
            if (row.tree().size() >= applied) {
                return new Received(row, applied, null);
            }
            LOG.infof(
                    "inbox journal=%s region=%s adopts its owner's tree of %d entries",
                    place.journal(), place.region(), applied);
            HashTree owned = owners.tree(place.journal(), place.region(), applied, false).tree();
            if (owned.size() < applied) {
                return new Received(row, applied, owned.size());
            }
            // Asked again where the inbox has meanwhile applied more.
            adopt(place, owned);
        }
    }

    private void adopt(RegionJournal place, HashTree owned) throws SQLException {
        Transactions.<@Nullable Void>in(
                source,
                connection -> {
                    Checkpoints checkpoints =
                            Checkpoints.lock(connection, place.region(), subscribers);
                    ReceivedTrees trees = ReceivedTrees.of(connection, place.region());
                    Row now = trees.of(place.journal());
                    if (now.tree().size() < owned.size()
                            && checkpoints.furthest(subscribers, place.journal()) == owned.size()) {
                        trees.put(
                                place.journal(), new Row(owned, owned.size(), now.contradiction()));
                        trees.save(connection);
                    }
                    return null;
                });
    }

    private long furthest(RegionJournal place) throws SQLException {
        return Transactions.in(
                source,
                c -> Checkpoints.read(c, place.region()).furthest(subscribers, place.journal()));
    }

    /**
     * Reads a region's journal again from its owner: what was received of it is void. Reactors are
     * given all of it in one transaction, the region's rows of the views are made anew, and what
     * was parked of it is deleted. Other regions are not touched.
     *
     * @return how many entries the owner has
     * @throws IOException where the owner does not answer. Where it did at first, the journal stays
     *     halted until it is read again
     * @throws CorruptStreamException where it holds what this build cannot read
     */
    long reread(Code region, Journal journal)
            throws IOException, SQLException, InterruptedException {
        RegionJournal place = new RegionJournal(region, journal);
        rereadReactors(place);
        rebuild(region, viewsOf(journal));
        compareReread(place);
        long end = furthest(place);
        LOG.warnf("inbox journal=%s region=%s was read again: %d entries", journal, region, end);
        return end;
    }

    private void compareReread(RegionJournal place)
            throws IOException, SQLException, InterruptedException {
        compare(place, received(place), false);
    }

    /**
     * Gives the reactors the journal anew; until the views are made, too, it is halted. What the
     * inbox meanwhile receives of the region waits with the owners, so that other regions go on.
     */
    private void rereadReactors(RegionJournal place)
            throws IOException, SQLException, InterruptedException {
        HashTree owned = owners.tree(place.journal(), place.region(), Long.MAX_VALUE, false).tree();
        List<Reactor> reactors = new ArrayList<>();
        for (Subscriber subscriber : subscribers) {
            if (subscriber instanceof Reactor reactor
                    && reactor.journals().contains(place.journal())) {
                reactors.add(reactor);
            }
        }
        try (FetchedEntries entries =
                FetchedEntries.first(reactors.isEmpty() ? 0 : owned.size(), place, owners)) {
            String before = halt(place);
            boolean done = false;
            try {
                handToReactors(place, owned, reactors, entries);
                done = true;
            } finally {
                resume(place, done ? Checkpoints.BEING_REREAD : before);
            }
        }
    }

    private void handToReactors(
            RegionJournal place, HashTree owned, List<Reactor> reactors, FetchedEntries entries)
            throws SQLException {
        Code region = place.region();
        Journal journal = place.journal();
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
                            entries.<SQLException>read(
                                    pages -> reactor.reread(connection, region, journal, pages));
                        }
                        ReceivedTrees trees = ReceivedTrees.of(connection, region);
                        trees.put(journal, new Row(owned, owned.size(), Checkpoints.BEING_REREAD));
                        trees.save(connection);
                        return null;
                    });
            reactors.forEach(reactor -> reactor.committed(region));
        } catch (SQLException | RuntimeException | Error e) {
            reactors.forEach(reactor -> reactor.rolledBack(region));
            throw e;
        }
    }

    /** Halts the region's journals; answers how the owner of this one differed. */
    private @Nullable String halt(RegionJournal place) throws SQLException {
        return Transactions.<@Nullable String>in(
                source,
                connection -> {
                    var _ = Checkpoints.lock(connection, place.region(), subscribers);
                    ReceivedTrees trees = ReceivedTrees.of(connection, place.region());
                    Row now = trees.of(place.journal());
                    trees.put(
                            place.journal(),
                            new Row(now.tree(), now.compared(), Checkpoints.BEING_REREAD));
                    trees.save(connection);
                    Checkpoints.halt(
                            connection, place.region(), place.journal(), Checkpoints.BEING_REREAD);
                    Checkpoints.haltInstead(
                            connection, place.region(), null, Checkpoints.BEING_REREAD);
                    return now.contradiction();
                });
    }

    /** Lets the region's other journals catch up, and this one where nothing contradicts it. */
    private void resume(RegionJournal place, @Nullable String contradiction) throws SQLException {
        Transactions.<@Nullable Void>in(
                source,
                connection -> {
                    var _ = Checkpoints.lock(connection, place.region(), subscribers);
                    ReceivedTrees trees = ReceivedTrees.of(connection, place.region());
                    Row now = trees.of(place.journal());
                    trees.put(place.journal(), new Row(now.tree(), now.compared(), contradiction));
                    trees.save(connection);
                    Checkpoints.haltInstead(
                            connection,
                            place.region(),
                            Checkpoints.BEING_REREAD,
                            Checkpoints.BEHIND);
                    if (contradiction != null) {
                        Checkpoints.halt(
                                connection, place.region(), place.journal(), contradiction);
                    }
                    return null;
                });
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

    private void rebuild(Code region, Set<Projector> views)
            throws IOException, SQLException, InterruptedException {
        for (Projector view : views) {
            var _ = Rebuild.ofOthers(source, view, owners, region);
        }
    }
}
