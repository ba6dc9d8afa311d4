package io.kaocheng.reporting.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.journal.Inbox;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** Keeps the score tables, and the names that stand in them. */
@ApplicationScoped
class ReportingReaction implements Inbox.Reaction {

    private static final String SCORE =
            """
            insert into score_table (region, period, unit, unit_class, total, rank, grade, coverage, scheme, cut, engine,
                                     incomplete, document, sequence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (region, period, unit) do update
            set unit_class = excluded.unit_class, total = excluded.total, rank = excluded.rank, grade = excluded.grade,
                coverage = excluded.coverage, scheme = excluded.scheme, cut = excluded.cut, engine = excluded.engine,
                incomplete = excluded.incomplete, document = excluded.document, sequence = excluded.sequence
            """;

    @Override
    public void react(Connection connection, Code region, List<Recorded> entries)
            throws SQLException {
        try (PreparedStatement score = connection.prepareStatement(SCORE)) {
            for (Recorded entry : entries) {
                switch (entry.event()) {
                    case UnitScored e -> add(score, entry, e);
                    case ScoreWithdrawn e -> {
                        score.executeBatch();
                        withdraw(connection, region, e);
                    }
                    case RegionOpened e -> name(connection, region, "region", e.region(), e.name());
                    case UnitClassDefined e ->
                            name(connection, region, "class", e.unitClass(), e.name());
                    case UnitRegistered e -> name(connection, region, "unit", e.unit(), e.name());
                    case UnitRenamed e -> name(connection, region, "unit", e.unit(), e.name());
                    case IndicatorProposed e ->
                            name(connection, region, "indicator", e.indicator(), e.name());
                    default -> {}
                }
            }
            score.executeBatch();
        }
    }

    private static void add(PreparedStatement score, Recorded entry, UnitScored e)
            throws SQLException {
        score.setString(1, entry.region().value());
        score.setString(2, e.period().toString());
        score.setString(3, e.unit().value());
        score.setString(4, e.unitClass().value());
        score.setBigDecimal(5, e.total());
        score.setObject(6, e.rank(), Types.INTEGER);
        score.setString(7, e.grade());
        score.setBigDecimal(8, e.coverage());
        score.setString(9, e.scheme());
        score.setString(10, e.cut().toString());
        score.setString(11, e.engine());
        score.setBoolean(12, e.incomplete());
        score.setString(13, ContractJson.write(e));
        score.setLong(14, entry.position().sequence());
        score.addBatch();
    }

    private static void withdraw(Connection connection, Code region, ScoreWithdrawn e)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                delete from score_table
                where region = ? and period = ? and unit = ?
                """)) {
            delete.setString(1, region.value());
            delete.setString(2, e.period().toString());
            delete.setString(3, e.unit().value());
            delete.executeUpdate();
        }
    }

    private static void name(
            Connection connection, Code region, String kind, Code code, String name)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into known_name (region, kind, code, name)
                values (?, ?, ?, ?)
                on conflict (region, kind, code) do update
                set name = excluded.name
                """)) {
            upsert.setString(1, region.value());
            upsert.setString(2, kind);
            upsert.setString(3, code.value());
            upsert.setString(4, name);
            upsert.executeUpdate();
        }
    }
}
