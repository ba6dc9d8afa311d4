package io.kaocheng.monitoring.write;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Reference;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownCycle;
import io.kaocheng.monitoring.react.ScoredKindsProjector;
import io.kaocheng.monitoring.react.SubmissionRulesProjector;
import io.kaocheng.monitoring.round.RoundDecider.ScoredWhenDue;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What falls due by the schemes and cycles that the projectors keep.
 *
 * @param today in the region
 */
record StoredSchemes(LocalDate today) implements ScoredWhenDue {

    @Override
    public Reference.FactsAsOf<Set<Period>> read(Connection connection, Code region)
            throws SQLException {
        // Positions first: what is read after them holds at least what they name.
        Map<Journal, Long> upTo = upTo(connection, region);
        EnactedSchemes enacted = enacted(connection, region.value()).get(region);
        return new Reference.FactsAsOf<>(enacted == null ? Set.of() : enacted.due(today), upTo);
    }

    private static Map<Journal, Long> upTo(Connection connection, Code region) throws SQLException {
        Map<Journal, Long> upTo = new EnumMap<>(Journal.class);
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select journal, position
                        from checkpoint
                        where region = ? and (subscriber, journal) in ((?, 'goals'), (?, 'indicators'))
                        """)) {
            select.setString(1, region.value());
            select.setString(2, SubmissionRulesProjector.NAME);
            select.setString(3, ScoredKindsProjector.NAME);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    upTo.put(Journal.parse(rows.getString(1)), rows.getLong(2));
                }
            }
        }
        return upTo;
    }

    /** What was enacted, by region. */
    static Map<Code, EnactedSchemes> all(Connection connection) throws SQLException {
        return enacted(connection, null);
    }

    private static Map<Code, EnactedSchemes> enacted(Connection connection, @Nullable String only)
            throws SQLException {
        Map<Code, ZoneId> zones = new TreeMap<>();
        Map<Code, List<EnactedSchemes.Version>> versions = new TreeMap<>();
        Map<Code, List<KnownCycle>> cycles = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select region, time_zone, scheme, version, unit_class, period, kinds, due, from_day, until_day, sequence
                        from enacted_scheme
                        join known_region using (region)
                        left join known_cycle using (region, cycle)
                        where region = coalesce(?::text, region)
                        """)) {
            select.setString(1, only);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Code region = Code.of(rows.getString("region"));
                    zones.put(region, ZoneId.of(rows.getString("time_zone")));
                    versions.computeIfAbsent(region, r -> new ArrayList<>()).add(version(rows));
                }
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select region, cycle, period, closed
                        from known_cycle
                        where region = coalesce(?::text, region)
                        """)) {
            select.setString(1, only);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    cycles.computeIfAbsent(Code.of(rows.getString(1)), r -> new ArrayList<>())
                            .add(
                                    new KnownCycle(
                                            Code.of(rows.getString(2)),
                                            Period.parse(rows.getString(3)),
                                            rows.getBoolean(4)));
                }
            }
        }
        Map<Code, EnactedSchemes> enacted = new TreeMap<>();
        zones.forEach(
                (region, zone) ->
                        enacted.put(
                                region,
                                new EnactedSchemes(
                                        zone,
                                        versions.getOrDefault(region, List.of()),
                                        cycles.getOrDefault(region, List.of()))));
        return enacted;
    }

    private static EnactedSchemes.Version version(ResultSet row) throws SQLException {
        Set<Period.Kind> kinds = EnumSet.noneOf(Period.Kind.class);
        for (String kind : (String[]) row.getArray("kinds").getArray()) {
            kinds.add(Period.Kind.parse(kind));
        }
        String cycle = row.getString("period");
        return new EnactedSchemes.Version(
                row.getString("scheme"),
                row.getInt("version"),
                row.getString("unit_class"),
                cycle == null ? null : Period.parse(cycle),
                kinds,
                row.getBoolean("due"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getLong("sequence"));
    }
}
