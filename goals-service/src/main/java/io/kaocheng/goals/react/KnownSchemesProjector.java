package io.kaocheng.goals.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.facts.OwnListCheck.Blocks;
import io.kaocheng.scoring.facts.OwnListCheck.Measure;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Keeps which blocks of schemes are filled with units' own indicators, of which class and until
 * when, and which indicators may be among these and what is good of them: of each the latest
 * version.
 */
@ApplicationScoped
public class KnownSchemesProjector implements Projector {

    static final String NAME = "known-schemes";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.INDICATORS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(SchemeEnacted.class, VersionEnacted.class, IndicatorRetired.class);
    }

    @Override
    public List<String> tables() {
        return List.of("known_scheme", "known_measure");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            Code region = entry.region();
            switch (entry.event()) {
                case SchemeEnacted e ->
                        scheme(connection, region, Scheme.read(e.definition()).orThrow());
                case VersionEnacted e ->
                        measure(
                                connection,
                                region,
                                IndicatorDefinition.read(e.definition()).orThrow());
                case IndicatorRetired e -> retired(connection, region, e);
                default -> throw new IllegalArgumentException(entry + " is not handled");
            }
        }
    }

    private static void scheme(Connection connection, Code region, Scheme scheme)
            throws SQLException {
        Blocks blocks = Blocks.of(scheme);
        Code cycle = blocks.cycle();
        Period until = blocks.until();
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into known_scheme as known
                  (region, scheme, version, unit_class, cycle, until, own, fixed)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (region, scheme) do update
                set version = excluded.version,
                    unit_class = excluded.unit_class,
                    cycle = excluded.cycle,
                    until = excluded.until,
                    own = excluded.own,
                    fixed = excluded.fixed
                where known.version < excluded.version
                """)) {
            upsert.setString(1, region.value());
            upsert.setString(2, scheme.scheme().value());
            upsert.setInt(3, scheme.version());
            upsert.setString(4, blocks.unitClass().value());
            upsert.setString(5, cycle == null ? null : cycle.value());
            upsert.setString(6, until == null ? null : until.toString());
            upsert.setArray(7, codes(connection, blocks.own()));
            upsert.setArray(8, codes(connection, blocks.fixed()));
            upsert.executeUpdate();
        }
    }

    private static Array codes(Connection connection, Set<Code> codes) throws SQLException {
        return connection.createArrayOf("text", codes.stream().map(Code::value).toArray());
    }

    private static void measure(Connection connection, Code region, IndicatorDefinition definition)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into known_measure as known (region, indicator, version, compares, direction)
                values (?, ?, ?, ?, ?)
                on conflict (region, indicator) do update
                set version = excluded.version,
                    compares = excluded.compares,
                    direction = excluded.direction
                where known.version < excluded.version
                """)) {
            upsert.setString(1, region.value());
            upsert.setString(2, definition.indicator().value());
            upsert.setInt(3, definition.version());
            upsert.setBoolean(4, Measure.comparesTheClass(definition));
            upsert.setString(5, definition.direction().name());
            upsert.executeUpdate();
        }
    }

    private static void retired(Connection connection, Code region, IndicatorRetired retired)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update known_measure
                set retired = ?
                where region = ? and indicator = ?
                """)) {
            update.setString(1, retired.from().toString());
            update.setString(2, region.value());
            update.setString(3, retired.indicator().value());
            update.executeUpdate();
        }
    }
}
