package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.evaluation.facts.AffectedCohorts;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.live.LiveRegions;
import io.kaocheng.evaluation.run.LaterEntry;
import io.kaocheng.journal.Recorded;
import io.kaocheng.journal.Reference;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for what bears on a run's scope among the entries its journals' owners had after its cut,
 * and those that live scoring has taken in since the owners were asked.
 *
 * @param since the facts the owners had after the cut
 * @param read up to where the owners were asked
 * @param unreadable an entry after the cut that this build cannot read
 */
record LaterEntries(
        Manifest manifest, List<Recorded> since, Cut read, @Nullable Position unreadable)
        implements LaterEntry.Lookup {

    LaterEntries {
        since = List.copyOf(since);
    }

    static LaterEntries unreadable(Manifest manifest, Position position) {
        return new LaterEntries(manifest, List.of(), manifest.cut(), position);
    }

    @Override
    public Reference.FactsAsOf<LaterEntry> read(Connection connection, Code region)
            throws SQLException {
        Map<Position, Event> later = new LinkedHashMap<>();
        since.forEach(entry -> later.put(entry.position(), entry.event()));
        Map<Journal, Long> upTo = new EnumMap<>(Journal.class);
        for (Journal journal : Journal.values()) {
            if (read.at(journal) > 0) {
                upTo.put(journal, read.at(journal));
            }
        }
        Position blocking = unreadable;
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                with after (journal, sequence) as (
                  values ('goals', ?::bigint), ('indicators', ?::bigint), ('monitoring', ?::bigint), ('evaluation', ?::bigint)
                )
                select 'received', journal, position, null, null
                from checkpoint
                where region = ? and subscriber = 'live-scoring'
                union all
                select 'parked', p.journal, p.sequence, null, null
                from parked p
                join after a on a.journal = p.journal and p.sequence > a.sequence
                where p.region = ?
                  and p.subscriber = 'live-scoring'
                union all
                select 'fact', f.journal, f.sequence, f.type, f.data
                from fact f
                join after a on a.journal = f.journal and f.sequence > a.sequence
                where f.region = ?
                order by 2, 3
                """)) {
            select.setLong(1, read.at(Journal.GOALS));
            select.setLong(2, read.at(Journal.INDICATORS));
            select.setLong(3, read.at(Journal.MONITORING));
            select.setLong(4, read.at(Journal.EVALUATION));
            select.setString(5, region.value());
            select.setString(6, region.value());
            select.setString(7, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Position position =
                            new Position(Journal.parse(rows.getString(2)), rows.getLong(3));
                    switch (rows.getString(1)) {
                        case "received" ->
                                upTo.merge(position.journal(), position.sequence(), Math::max);
                        case "parked" -> blocking = blocking == null ? position : blocking;
                        default ->
                                later.put(
                                        position,
                                        LiveRegions.event(rows.getString(4), rows.getString(5)));
                    }
                }
            }
        }
        Position found =
                blocking != null || later.isEmpty() ? blocking : bearing(connection, region, later);
        return new Reference.FactsAsOf<>(new LaterEntry(found), upTo);
    }

    private @Nullable Position bearing(
            Connection connection, Code region, Map<Position, Event> later) throws SQLException {
        AffectedCohorts affected =
                new AffectedCohorts(
                        LiveRegions.stored(connection, region, EnumSet.allOf(Journal.class))
                                .facts());
        later.forEach((position, event) -> affected.by(event, position));
        Map<CohortKey, Position> changed = new LinkedHashMap<>(affected.cohorts());
        // A cohort that is scored no longer must not be promoted either.
        changed.putAll(affected.ended(LiveRegions.storedCohorts(connection, region)));
        return changed.entrySet().stream()
                .filter(c -> manifest.scope().holds(c.getKey().unitClass(), c.getKey().period()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
