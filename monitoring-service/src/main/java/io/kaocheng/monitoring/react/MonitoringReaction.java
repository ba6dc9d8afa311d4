package io.kaocheng.monitoring.react;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.Inbox;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what submissions are checked against, and records an alert for every light that changed.
 */
@ApplicationScoped
class MonitoringReaction implements Inbox.Reaction {

    private static final String ACTOR = "service:monitoring";

    private final Journals journals;
    private final Known known;
    private final Set<Code> alerted = ConcurrentHashMap.newKeySet();
    private final Set<Code> changed = ConcurrentHashMap.newKeySet();

    MonitoringReaction(Journals journals, Known known) {
        this.journals = journals;
        this.known = known;
    }

    @Override
    public void react(Connection connection, Code region, List<Recorded> entries)
            throws SQLException {
        List<Appender.Draft> alerts = new ArrayList<>();
        for (Recorded entry : entries) {
            if (!(entry.event() instanceof ScoresEvent)) {
                changed.add(region);
            }
            switch (entry.event()) {
                case RegionOpened(_, _, var timeZone) ->
                        execute(
                                connection,
                                """
                            insert into known_region (region, time_zone)
                            values (?, ?)
                            on conflict (region) do nothing
                            """,
                                region.value(),
                                timeZone);
                case UnitRegistered(var unit, _, _, _, var from) ->
                        execute(
                                connection,
                                """
                            insert into known_unit (region, unit, from_date)
                            values (?, ?, ?)
                            on conflict (region, unit) do nothing
                            """,
                                region.value(),
                                unit.value(),
                                from);
                case UnitAbolished(var unit, var from, _) ->
                        execute(
                                connection,
                                """
                            update known_unit
                            set abolished_from = ?
                            where region = ? and unit = ?
                            """,
                                from,
                                region.value(),
                                unit.value());
                case VersionEnacted(
                                var indicator,
                                var version,
                                var effectiveFrom,
                                var definition,
                                _) ->
                        execute(
                                connection,
                                """
                            insert into known_indicator (region, indicator, version, effective_from, frequency)
                            values (?, ?, ?, ?, ?)
                            on conflict (region, indicator, version) do nothing
                            """,
                                region.value(),
                                indicator.value(),
                                version,
                                effectiveFrom.toString(),
                                frequency(definition));
                case CycleOpened(var cycle, _, var period) ->
                        execute(
                                connection,
                                """
                            insert into known_cycle (region, cycle, period)
                            values (?, ?, ?)
                            on conflict (region, cycle) do nothing
                            """,
                                region.value(),
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
                                region.value(),
                                cycle.value());
                case ScoresEvent.LightChanged(
                                var unit,
                                var indicator,
                                var period,
                                var from,
                                var to,
                                _) ->
                        alerts.add(
                                new Appender.Draft(
                                        new AlertEvent.LightChanged(
                                                unit,
                                                indicator,
                                                period,
                                                from,
                                                to,
                                                entry.position()),
                                        entry.consequence(ACTOR)));
                default -> {}
            }
        }
        if (!alerts.isEmpty()) {
            Appender appender = journals.appender(Journal.MONITORING);
            appender.append(connection, appender.lock(connection, region), alerts);
            alerted.add(region);
        }
    }

    @Override
    public void committed(Code region) {
        // Most of what is heard are scores: reading all units anew after each would slow every
        // submission down.
        if (changed.remove(region)) {
            known.forget(region);
        }
        if (alerted.remove(region)) {
            journals.appended(Journal.MONITORING);
        }
    }

    @Override
    public void rolledBack(Code region) {
        alerted.remove(region);
        changed.remove(region);
    }

    private static String frequency(JsonNode definition) {
        return definition.path("frequency").asText("year");
    }

    private static void execute(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
