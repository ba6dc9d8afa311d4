package io.kaocheng.monitoring.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.monitoring.react.KnownRegion.KnownCycle;
import io.kaocheng.monitoring.react.KnownRegion.KnownUnit;
import io.kaocheng.monitoring.react.KnownRegion.KnownVersion;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/**
 * What was heard of each region, read from the database at most once a second and anew after every
 * change heard here.
 */
@ApplicationScoped
public class Known {

    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private final DataSource source;
    private final Map<Code, KnownRegion> regions = new ConcurrentHashMap<>();

    Known(DataSource source) {
        this.source = source;
    }

    /** The region as it was known at {@code notBefore} (by {@link System#nanoTime}) or later. */
    public KnownRegion of(Code region, long notBefore) throws SQLException {
        KnownRegion known = regions.get(region);
        if (known == null || known.readAt() - notBefore < 0) {
            known = read(region);
            regions.put(region, known);
        }
        return known;
    }

    /** The region as it was known a second ago or later. */
    public KnownRegion of(Code region) throws SQLException {
        return of(region, System.nanoTime() - LONGEST);
    }

    void forget(Code region) {
        regions.remove(region);
    }

    private KnownRegion read(Code region) throws SQLException {
        long now = System.nanoTime();
        try (Connection connection = source.getConnection()) {
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
            return new KnownRegion(
                    now,
                    zone,
                    units(connection, region),
                    versions(connection, region),
                    cycles(connection, region));
        }
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
