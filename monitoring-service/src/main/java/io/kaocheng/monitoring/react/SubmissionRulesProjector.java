package io.kaocheng.monitoring.react;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.CycleEvent.CycleRulesSet;
import io.kaocheng.contracts.goals.GoalsEvent;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.IndicatorsEvent;
import io.kaocheng.contracts.indicators.SchemeEvent;
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
import java.util.TreeSet;

/**
 * Keeps what submissions are checked against: units and their tree, indicators in force, cycles.
 */
@ApplicationScoped
public class SubmissionRulesProjector implements Projector {

    /** Its checkpoints are the positions up to which submissions are checked. */
    public static final String NAME = "submission-rules";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS, Journal.INDICATORS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(
                RegionOpened.class,
                UnitRegistered.class,
                UnitMoved.class,
                UnitAbolished.class,
                VersionEnacted.class,
                IndicatorRetired.class,
                CycleEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of(
                "known_region",
                "known_unit",
                "known_place",
                "known_indicator",
                "known_cycle",
                "known_revision");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        Set<String> regions = new TreeSet<>();
        for (Recorded entry : entries) {
            String region = entry.region().value();
            regions.add(region);
            switch (entry.event()) {
                case GoalsEvent event -> apply(connection, region, event);
                case IndicatorsEvent event -> apply(connection, region, event);
                default -> throw new IllegalArgumentException(entry + " is not handled");
            }
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into known_revision (region, revision)
                select region, gen_random_uuid()
                from unnest(?::text[]) as n (region)
                on conflict (region) do update set revision = excluded.revision
                """)) {
            upsert.setArray(1, connection.createArrayOf("text", regions.toArray()));
            upsert.executeUpdate();
        }
    }

    private static void apply(Connection connection, String region, GoalsEvent event)
            throws SQLException {
        switch (event) {
            case RegionOpened(_, _, var timeZone) ->
                    execute(
                            connection,
                            """
                        insert into known_region (region, time_zone)
                        values (?, ?)
                        on conflict (region) do nothing
                        """,
                            region,
                            timeZone);
            case UnitRegistered(var unit, _, _, var parent, var from, _) -> {
                execute(
                        connection,
                        """
                        insert into known_unit (region, unit, from_date)
                        values (?, ?, ?)
                        on conflict (region, unit) do nothing
                        """,
                        region,
                        unit.value(),
                        from);
                place(connection, region, unit, parent, from);
            }
            case UnitMoved(var unit, var parent, var from, _) ->
                    place(connection, region, unit, parent, from);
            case UnitAbolished(var unit, var from, _) ->
                    execute(
                            connection,
                            """
                        update known_unit
                        set abolished_from = ?
                        where region = ? and unit = ?
                        """,
                            from,
                            region,
                            unit.value());
            case CycleOpened(var cycle, _, var period) ->
                    execute(
                            connection,
                            """
                        insert into known_cycle (region, cycle, period)
                        values (?, ?, ?)
                        on conflict (region, cycle) do nothing
                        """,
                            region,
                            cycle.value(),
                            period.toString());
            case CycleClosed(var cycle, _) ->
                    execute(
                            connection,
                            """
                        update known_cycle
                        set closed = true
                        where region = ? and cycle = ?
                        """,
                            region,
                            cycle.value());
            // No rule about what is submitted is among them.
            case CycleRulesSet _ -> {}
            case UnitRenamed _,
                    UnitClassified _,
                    GroupingEvent _,
                    OwnListEvent _,
                    TargetEvent _,
                    GoalsEvent.Unscored _ ->
                    throw new IllegalArgumentException(event + " is not handled");
        }
    }

    private static void place(
            Connection connection, String region, Code unit, @Nullable Code parent, LocalDate from)
            throws SQLException {
        execute(
                connection,
                """
                insert into known_place (region, unit, from_date, parent)
                values (?, ?, ?, ?)
                on conflict (region, unit, from_date) do update set parent = excluded.parent
                """,
                region,
                unit.value(),
                from,
                parent == null ? null : parent.value());
    }

    private static void apply(Connection connection, String region, IndicatorsEvent event)
            throws SQLException {
        switch (event) {
            case VersionEnacted(
                            var indicator,
                            var version,
                            var effectiveFrom,
                            var definition,
                            _,
                            _,
                            _) ->
                    execute(
                            connection,
                            """
                        insert into known_indicator (region, indicator, version, effective_from, frequency)
                        values (?, ?, ?, ?, ?)
                        on conflict (region, indicator, version) do nothing
                        """,
                            region,
                            indicator.value(),
                            version,
                            effectiveFrom.toString(),
                            frequency(definition));
            case IndicatorRetired(var indicator, var from, _) ->
                    execute(
                            connection,
                            """
                        update known_indicator
                        set retired_from = ?
                        where region = ? and indicator = ?
                        """,
                            from.toString(),
                            region,
                            indicator.value());
            case IndicatorsEvent.Unscored _,
                    IndicatorEvent.IndicatorProposed _,
                    IndicatorEvent.IndicatorRenamed _,
                    IndicatorEvent.VersionDrafted _,
                    IndicatorEvent.VersionApproved _,
                    SchemeEvent _ ->
                    throw new IllegalArgumentException(event + " is not handled");
        }
    }

    private static String frequency(JsonNode definition) {
        String frequency = definition.path("frequency").textValue();
        if (frequency == null) {
            throw new IllegalArgumentException(
                    "a definition names the frequency of its figures; found " + definition);
        }
        return frequency;
    }

    private static void execute(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
