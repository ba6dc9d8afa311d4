package io.kaocheng.reporting.react;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassRenamed;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.EditionPublished;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Keeps the score tables, and the names that stand in them, with all their versions. */
@ApplicationScoped
class ScoreTableProjector implements Projector {

    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    /** The version before, whether it still stands or was withdrawn, is one key look-up away. */
    private static final String SCORE =
            """
            with ended as (
                update score_table
                set until = ?
                where region = ? and period = ? and unit = ? and until = 9223372036854775807
                  and sequence = (select max(sequence)
                                  from score_table
                                  where region = ? and period = ? and unit = ? and sequence < ?)
            )
            insert into score_table (region, period, unit, unit_class, total, rank, grade, coverage, scheme, cut, engine,
                                     incomplete, document, sequence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    @Override
    public String name() {
        return "score-table";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS, Journal.INDICATORS, Journal.SCORES);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(
                ScoresEvent.class,
                RegionOpened.class,
                UnitClassDefined.class,
                UnitClassRenamed.class,
                UnitRegistered.class,
                UnitRenamed.class,
                IndicatorProposed.class,
                IndicatorRenamed.class,
                SchemeEnacted.class);
    }

    @Override
    public List<String> tables() {
        return List.of("score_table", "known_name");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement score = connection.prepareStatement(SCORE)) {
            for (Recorded entry : entries) {
                switch (entry.event()) {
                    case ScoresEvent scores -> {
                        switch (scores) {
                            case UnitScored e -> add(score, entry, e);
                            case ScoreWithdrawn e -> {
                                score.executeBatch();
                                withdraw(connection, entry, e);
                            }
                            case LightChanged _, EditionPublished _ -> {}
                        }
                    }
                    case RegionOpened e ->
                            name(connection, entry, "region", e.region(), e.name(), null);
                    case UnitClassDefined e ->
                            name(connection, entry, "class", e.unitClass(), e.name(), e.nameEn());
                    case UnitClassRenamed e ->
                            name(connection, entry, "class", e.unitClass(), e.name(), e.nameEn());
                    case UnitRegistered e ->
                            name(connection, entry, "unit", e.unit(), e.name(), e.nameEn());
                    case UnitRenamed e ->
                            name(
                                    connection,
                                    entry,
                                    "unit",
                                    e.unit().value(),
                                    e.name(),
                                    e.nameEn(),
                                    e.from());
                    case IndicatorProposed e ->
                            name(
                                    connection,
                                    entry,
                                    "indicator",
                                    e.indicator(),
                                    e.name(),
                                    e.nameEn());
                    case IndicatorRenamed e ->
                            name(
                                    connection,
                                    entry,
                                    "indicator",
                                    e.indicator(),
                                    e.name(),
                                    e.nameEn());
                    case SchemeEnacted e ->
                            blocks(
                                    connection,
                                    entry,
                                    e.scheme() + "@" + e.version() + "/",
                                    e.definition().path("tree"));
                    default ->
                            throw new IllegalArgumentException(entry.event() + " is not handled");
                }
            }
            score.executeBatch();
        }
    }

    private static void add(PreparedStatement score, Recorded entry, UnitScored e)
            throws SQLException {
        String region = entry.region().value();
        String period = e.period().toString();
        String unit = e.unit().value();
        long sequence = entry.position().sequence();
        score.setLong(1, sequence);
        score.setString(2, region);
        score.setString(3, period);
        score.setString(4, unit);
        score.setString(5, region);
        score.setString(6, period);
        score.setString(7, unit);
        score.setLong(8, sequence);
        score.setString(9, region);
        score.setString(10, period);
        score.setString(11, unit);
        score.setString(12, e.unitClass().value());
        score.setBigDecimal(13, e.total());
        score.setObject(14, e.rank(), Types.INTEGER);
        score.setString(15, e.grade());
        score.setBigDecimal(16, e.coverage());
        score.setString(17, e.scheme());
        score.setString(18, e.cut().toString());
        score.setString(19, e.engine());
        score.setBoolean(20, e.incomplete());
        score.setString(21, ContractJson.write(e));
        score.setLong(22, sequence);
        score.addBatch();
    }

    private static void withdraw(Connection connection, Recorded entry, ScoreWithdrawn e)
            throws SQLException {
        try (PreparedStatement end =
                connection.prepareStatement(
                        """
                update score_table
                set until = ?
                where region = ? and period = ? and unit = ? and until = 9223372036854775807
                """)) {
            end.setLong(1, entry.position().sequence());
            end.setString(2, entry.region().value());
            end.setString(3, e.period().toString());
            end.setString(4, e.unit().value());
            end.executeUpdate();
        }
    }

    /** The names of a scheme's blocks: a code is in a scheme once. */
    private static void blocks(Connection connection, Recorded entry, String of, JsonNode node)
            throws SQLException {
        String name = node.path("name").asText("");
        if (!name.isEmpty()) {
            name(
                    connection,
                    entry,
                    "block",
                    of + node.path("code").asText(),
                    name,
                    node.path("nameEn").textValue(),
                    BEGINNING);
        }
        for (JsonNode child : node.path("children")) {
            blocks(connection, entry, of, child);
        }
    }

    /** A name from the beginning on. */
    private static void name(
            Connection connection,
            Recorded entry,
            String kind,
            Code code,
            String name,
            @Nullable String nameEn)
            throws SQLException {
        name(connection, entry, kind, code.value(), name, nameEn, BEGINNING);
    }

    /** A name from a day on, in the place of those that hold from that day or later. */
    private static void name(
            Connection connection,
            Recorded entry,
            String kind,
            String code,
            String name,
            @Nullable String nameEn,
            LocalDate from)
            throws SQLException {
        try (PreparedStatement end =
                        connection.prepareStatement(
                                """
                        update known_name
                        set until = ?
                        where region = ? and kind = ? and code = ? and from_date >= ?
                          and until = 9223372036854775807
                        """);
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        insert into known_name (region, kind, code, sequence, name, name_en, from_date)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            end.setLong(1, entry.position().sequence());
            end.setString(2, entry.region().value());
            end.setString(3, kind);
            end.setString(4, code);
            end.setObject(5, from);
            end.executeUpdate();
            insert.setString(1, entry.region().value());
            insert.setString(2, kind);
            insert.setString(3, code);
            insert.setLong(4, entry.position().sequence());
            insert.setString(5, name);
            insert.setString(6, nameEn);
            insert.setObject(7, from);
            insert.executeUpdate();
        }
    }
}
