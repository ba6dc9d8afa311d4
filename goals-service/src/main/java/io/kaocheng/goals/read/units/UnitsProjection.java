package io.kaocheng.goals.read.units;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Keeps regions, classes, and what held of each unit from which day on. */
@ApplicationScoped
public class UnitsProjection implements Projector {

    // What a unit is from a day on is what it was before, but for what the event changes.
    private static final String CHANGE =
            """
            insert into unit (region, unit, from_date, name, kind, parent, unit_class, abolished)
            select region, unit, ?, coalesce(?, name), kind, case when ? then ? else parent end,
                   coalesce(?, unit_class), ?
            from unit
            where region = ? and unit = ?
            order by from_date desc
            limit 1
            on conflict (region, unit, from_date) do update
            set name = excluded.name, parent = excluded.parent, unit_class = excluded.unit_class,
                abolished = excluded.abolished
            """;

    @Override
    public String name() {
        return "units";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(RegionOpened.class, UnitClassDefined.class, UnitEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("unit", "unit_class", "open_region");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(CHANGE);
                PreparedStatement register =
                        connection.prepareStatement(
                                """
                        insert into unit (region, unit, from_date, name, kind, parent)
                        values (?, ?, ?, ?, ?, ?)
                        """)) {
            boolean changes = false;
            for (Recorded entry : entries) {
                switch (entry.event()) {
                    case RegionOpened(var region, var name, var timeZone) ->
                            openRegion(connection, region, name, timeZone);
                    case UnitClassDefined(var unitClass, var name) ->
                            defineClass(connection, entry.region(), unitClass, name);
                    case UnitEvent unit -> {
                        // The order of registrations and changes matters, so a change flushes what
                        // came before it.
                        if (unit instanceof UnitRegistered registered) {
                            if (changes) {
                                change.executeBatch();
                                changes = false;
                            }
                            add(register, entry.region(), registered);
                        } else {
                            register.executeBatch();
                            add(change, entry.region(), unit);
                            changes = true;
                        }
                    }
                    default -> {}
                }
            }
            register.executeBatch();
            change.executeBatch();
        }
    }

    private static void add(PreparedStatement register, Code region, UnitRegistered e)
            throws SQLException {
        register.setString(1, region.value());
        register.setString(2, e.unit().value());
        register.setObject(3, e.from());
        register.setString(4, e.name());
        register.setString(5, e.kind());
        register.setString(6, text(e.parent()));
        register.addBatch();
    }

    private static void add(PreparedStatement change, Code region, UnitEvent event)
            throws SQLException {
        switch (event) {
            case UnitRenamed(_, var name, var from) ->
                    add(change, from, name, false, null, null, false);
            case UnitMoved(_, var parent, var from, _) ->
                    add(change, from, null, true, parent, null, false);
            case UnitClassified(_, var unitClass, var from) ->
                    add(change, from, null, false, null, unitClass, false);
            case UnitAbolished(_, var from, _) -> add(change, from, null, false, null, null, true);
            case UnitRegistered _ ->
                    throw new IllegalArgumentException("a registration is no change");
        }
        change.setString(7, region.value());
        change.setString(8, event.unit().value());
        change.addBatch();
    }

    private static void add(
            PreparedStatement change,
            LocalDate from,
            @Nullable String name,
            boolean moved,
            @Nullable Code parent,
            @Nullable Code unitClass,
            boolean abolished)
            throws SQLException {
        change.setObject(1, from);
        change.setString(2, name);
        change.setBoolean(3, moved);
        change.setString(4, text(parent));
        change.setString(5, text(unitClass));
        change.setBoolean(6, abolished);
    }

    private static @Nullable String text(@Nullable Code code) {
        return code == null ? null : code.value();
    }

    private static void openRegion(Connection connection, Code region, String name, String timeZone)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into open_region (region, name, time_zone)
                values (?, ?, ?)
                """)) {
            insert.setString(1, region.value());
            insert.setString(2, name);
            insert.setString(3, timeZone);
            insert.executeUpdate();
        }
    }

    private static void defineClass(Connection connection, Code region, Code unitClass, String name)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into unit_class (region, unit_class, name)
                values (?, ?, ?)
                """)) {
            insert.setString(1, region.value());
            insert.setString(2, unitClass.value());
            insert.setString(3, name);
            insert.executeUpdate();
        }
    }
}
