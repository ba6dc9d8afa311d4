package io.kaocheng.monitoring.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.monitoring.observation.SubmissionRules;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownCycle;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownUnit;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownVersion;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of submissions as {@link SubmissionRulesProjector} keeps them: read again only where
 * its checkpoints have moved, so that a transaction mostly pays for one more row.
 */
@ApplicationScoped
public class StoredRules implements SubmissionRules.Lookup {

    private final Map<Code, Read> regions = new ConcurrentHashMap<>();

    private record Read(Map<Journal, Long> positions, SubmissionRules rules) {}

    @Override
    public String projector() {
        return SubmissionRulesProjector.NAME;
    }

    @Override
    public SubmissionRules read(Connection connection, Code region, Map<Journal, Long> positions)
            throws SQLException {
        Read known = regions.get(region);
        if (known == null || !known.positions().equals(positions)) {
            // What is read may be newer than the positions, which were read first; then they differ
            // the next time.
            known = new Read(Map.copyOf(positions), read(connection, region));
            regions.put(region, known);
        }
        return known.rules();
    }

    private static SubmissionRules read(Connection connection, Code region) throws SQLException {
        ZoneId zone = null;
        try (PreparedStatement select =
                        select(
                                connection,
                                region,
                                """
                select time_zone
                from known_region
                where region = ?
                """);
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                zone = ZoneId.of(row.getString(1));
            }
        }
        return new SubmissionRules(
                zone,
                units(connection, region),
                versions(connection, region),
                cycles(connection, region));
    }

    private static Map<Code, KnownUnit> units(Connection connection, Code region)
            throws SQLException {
        Map<Code, KnownUnit> units = new HashMap<>();
        try (PreparedStatement select =
                        select(
                                connection,
                                region,
                                """
                select unit, from_date, abolished_from
                from known_unit
                where region = ?
                """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                units.put(
                        Code.of(rows.getString(1)),
                        new KnownUnit(
                                rows.getObject(2, LocalDate.class),
                                rows.getObject(3, LocalDate.class)));
            }
        }
        return units;
    }

    private static Map<Code, List<KnownVersion>> versions(Connection connection, Code region)
            throws SQLException {
        Map<Code, List<KnownVersion>> versions = new HashMap<>();
        try (PreparedStatement select =
                        select(
                                connection,
                                region,
                                """
                select indicator, version, effective_from, frequency
                from known_indicator
                where region = ?
                """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                versions.computeIfAbsent(Code.of(rows.getString(1)), i -> new ArrayList<>())
                        .add(
                                new KnownVersion(
                                        rows.getInt(2),
                                        Period.parse(rows.getString(3)),
                                        Period.Kind.valueOf(
                                                rows.getString(4).toUpperCase(Locale.ROOT))));
            }
        }
        return versions;
    }

    private static List<KnownCycle> cycles(Connection connection, Code region) throws SQLException {
        List<KnownCycle> cycles = new ArrayList<>();
        try (PreparedStatement select =
                        select(
                                connection,
                                region,
                                """
                select cycle, period, closed
                from known_cycle
                where region = ?
                """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                cycles.add(
                        new KnownCycle(
                                Code.of(rows.getString(1)),
                                Period.parse(rows.getString(2)),
                                rows.getBoolean(3)));
            }
        }
        return cycles;
    }

    private static PreparedStatement select(Connection connection, Code region, String sql)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setString(1, region.value());
        return select;
    }
}
