package io.kaocheng.evaluation.live;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts;
import io.kaocheng.evaluation.facts.Fact;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.journal.CorruptStreamException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/**
 * The regions this instance scores. A region is read from the database when it is first needed, and
 * again whenever the database has more of it than the memory, as when another instance scored it in
 * between. At most {@link LiveConfig#regions()} are held.
 */
@ApplicationScoped
public class LiveRegions {

    private final DataSource source;
    private final RegionCache<LiveRegion> cache;

    LiveRegions(DataSource source, LiveConfig config) {
        this.source = source;
        this.cache = new RegionCache<>(config.regions());
    }

    /** What is done with a region while nobody else touches it. */
    public interface Work<T extends @Nullable Object> {
        T with(LiveRegion region) throws SQLException;
    }

    /**
     * Reads the region as the database knows it. Readers of a region follow one another, so that
     * they have one connection among them; it is given back before the work begins.
     */
    public <T extends @Nullable Object> T with(Code region, Work<T> work) throws SQLException {
        return cache.inTurn(
                region,
                () -> {
                    try (Connection connection = source.getConnection()) {
                        return cache.with(
                                region,
                                live -> refreshed(connection, region, live),
                                live -> {
                                    release(connection);
                                    return work.with(live);
                                });
                    }
                });
    }

    private static void release(Connection connection) throws SQLException {
        connection.close();
    }

    /** The same, within a transaction. */
    public <T extends @Nullable Object> T with(Connection connection, Code region, Work<T> work)
            throws SQLException {
        return cache.with(region, live -> refreshed(connection, region, live), work::with);
    }

    /**
     * Facts of some journals as the database knows them.
     *
     * @param upTo up to where each journal was taken in
     */
    public record StoredFacts(RegionFacts facts, Cut upTo) {}

    /**
     * Reads facts for this transaction alone: for who holds a lock and must not wait for those that
     * score the region. Cost: the facts of these journals; figures, by far the most of a region,
     * are those of monitoring.
     */
    public static StoredFacts stored(Connection connection, Code region, Set<Journal> journals)
            throws SQLException {
        Cut upTo = known(connection, region).cut();
        RegionFacts facts = new RegionFacts();
        read(connection, region, journals, facts);
        return new StoredFacts(facts, upTo);
    }

    /** The cohorts of which any score is published, without reading the scores. */
    public static Set<AffectedCohorts.CohortKey> storedCohorts(Connection connection, Code region)
            throws SQLException {
        Set<AffectedCohorts.CohortKey> cohorts = new LinkedHashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select distinct unit_class, period
                from score
                where region = ?
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    cohorts.add(
                            new AffectedCohorts.CohortKey(
                                    Code.of(rows.getString(1)), Period.parse(rows.getString(2))));
                }
            }
        }
        return cohorts;
    }

    private static LiveRegion refreshed(
            Connection connection, Code region, @Nullable LiveRegion live) throws SQLException {
        Known known = known(connection, region);
        return live == null
                        || !live.cut().equals(known.cut())
                        || live.scoresHead() != known.scoresHead()
                        || live.epoch() != known.epoch()
                ? read(connection, region, known)
                : live;
    }

    /**
     * Whether nothing was promoted since the region was read. Certain while the scores journal is
     * locked.
     */
    public boolean upToDate(Connection connection, Code region, LiveRegion live)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select epoch
                from official_epoch
                where region = ?
                """)) {
            select.setString(1, region.value());
            try (ResultSet row = select.executeQuery()) {
                return (row.next() ? row.getLong(1) : 0) == live.epoch();
            }
        }
    }

    /** Forgets what is held of a region: its last transaction did not commit. */
    public void forget(Code region) {
        cache.forget(region);
    }

    /** Deletes the facts of a region's journal. */
    public void clear(Connection connection, Code region, Journal journal) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                delete from fact
                where region = ? and journal = ?
                """)) {
            delete.setString(1, region.value());
            delete.setString(2, journal.toString());
            delete.executeUpdate();
        }
    }

    /** Keeps facts in the database, the one with the highest stream version of each register. */
    public void save(Connection connection, Code region, Collection<Fact> facts)
            throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        List<Fact> list = new ArrayList<>(facts);
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into fact as f (region, journal, subject, part, stream_version, sequence, type, data)
                select ?, n.*
                from unnest(?::text[], ?::text[], ?::text[], ?::integer[], ?::bigint[], ?::text[], ?::text[]) as n
                on conflict (region, journal, subject, part) do update
                set stream_version = excluded.stream_version, sequence = excluded.sequence, type = excluded.type,
                    data = excluded.data
                where f.stream_version < excluded.stream_version
                """)) {
            upsert.setString(1, region.value());
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            list.stream().map(f -> f.position().journal().toString()).toArray()));
            upsert.setArray(
                    3,
                    connection.createArrayOf("text", list.stream().map(Fact::subject).toArray()));
            upsert.setArray(
                    4, connection.createArrayOf("text", list.stream().map(Fact::part).toArray()));
            upsert.setArray(
                    5,
                    connection.createArrayOf(
                            "integer", list.stream().map(Fact::streamVersion).toArray()));
            upsert.setArray(
                    6,
                    connection.createArrayOf(
                            "bigint", list.stream().map(f -> f.position().sequence()).toArray()));
            upsert.setArray(
                    7,
                    connection.createArrayOf(
                            "text",
                            list.stream().map(f -> EntryType.of(f.event()).name()).toArray()));
            upsert.setArray(
                    8,
                    connection.createArrayOf(
                            "text",
                            list.stream().map(f -> ContractJson.write(f.event())).toArray()));
            upsert.executeUpdate();
        }
    }

    /**
     * What the database knows of a region: what is held in memory is void where it knows otherwise,
     * since another instance may have scored or promoted meanwhile.
     */
    private record Known(Cut cut, long scoresHead, long epoch) {}

    private static Known known(Connection connection, Code region) throws SQLException {
        Map<Journal, Long> positions = new EnumMap<>(Journal.class);
        long scoresHead = 0;
        long epoch = 0;
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, position
                from checkpoint
                where region = ? and subscriber = 'live-scoring'
                union all
                select 'scores', last_sequence
                from journal
                where region = ? and journal = 'scores'
                union all
                select 'epoch', epoch
                from official_epoch
                where region = ?
                """)) {
            select.setString(1, region.value());
            select.setString(2, region.value());
            select.setString(3, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    switch (rows.getString(1)) {
                        case "scores" -> scoresHead = rows.getLong(2);
                        case "epoch" -> epoch = rows.getLong(2);
                        default -> positions.put(Journal.parse(rows.getString(1)), rows.getLong(2));
                    }
                }
            }
        }
        long own = ownFacts(connection, region);
        if (own > 0) {
            positions.put(Journal.EVALUATION, own);
        }
        return new Known(Cut.of(positions), scoresHead, epoch);
    }

    /**
     * The last entry of the evaluation journal that took effect, or is parked; 0 where there is
     * none.
     */
    public static long ownFacts(Connection connection, Code region) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select greatest(
                  (select max(sequence) from fact where region = ? and journal = 'evaluation'),
                  (select max(sequence) from parked
                   where region = ? and journal = 'evaluation' and subscriber = 'live-scoring'),
                  0)
                """)) {
            select.setString(1, region.value());
            select.setString(2, region.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static LiveRegion read(Connection connection, Code region, Known known)
            throws SQLException {
        LiveRegion live = new LiveRegion();
        live.startAt(known.cut(), known.scoresHead(), known.epoch());
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select unit_class, period
                from official
                where region = ?
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    live.official(
                            new AffectedCohorts.CohortKey(
                                    Code.of(rows.getString(1)), Period.parse(rows.getString(2))));
                }
            }
        }
        read(connection, region, EnumSet.allOf(Journal.class), live.facts());
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select document, sequence
                from score
                where region = ?
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    live.put(
                            new Published(
                                    ContractJson.mapper()
                                            .readValue(rows.getString(1), UnitScored.class),
                                    new Position(Journal.SCORES, rows.getLong(2))));
                }
            }
        } catch (IOException e) {
            throw new CorruptStreamException("the view of scores holds what is no score", e);
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select 1
                from parked
                where region = ?
                  and subscriber = 'live-scoring'
                limit 1
                """)) {
            select.setString(1, region.value());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    live.parked();
                }
            }
        }
        return live;
    }

    private static void read(
            Connection connection, Code region, Set<Journal> journals, RegionFacts facts)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, subject, part, stream_version, sequence, type, data
                from fact
                where region = ? and journal = any (?)
                """)) {
            select.setString(1, region.value());
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", journals.stream().map(Journal::toString).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Position position =
                            new Position(Journal.parse(rows.getString(1)), rows.getLong(5));
                    facts.apply(
                            new Fact(
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getInt(4),
                                    position,
                                    event(rows.getString(6), rows.getString(7))));
                }
            }
        }
    }

    /** The event of a fact that is kept. */
    public static Event event(String type, String data) {
        try {
            return EntryType.known(type).read(ContractJson.mapper().readTree(data));
        } catch (IOException | UnreadableEntryException e) {
            throw new CorruptStreamException("a fact cannot be read", e);
        }
    }
}
