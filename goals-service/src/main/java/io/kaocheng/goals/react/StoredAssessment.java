package io.kaocheng.goals.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.journal.Reference;
import io.kaocheng.scoring.facts.OwnListCheck.Blocks;
import io.kaocheng.scoring.facts.OwnListCheck.Measure;
import io.kaocheng.scoring.rule.Direction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Schemes and indicators as {@link KnownSchemesProjector} keeps them. */
@ApplicationScoped
public class StoredAssessment implements Assessment.Lookup {

    @Override
    public Reference.FactsAsOf<Assessment> read(Connection connection, Code region)
            throws SQLException {
        Map<Journal, Long> upTo = new EnumMap<>(Journal.class);
        Map<Code, Blocks> schemes = new HashMap<>();
        Map<Code, Measure> measures = new HashMap<>();
        Map<Code, Direction> directions = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select 'checkpoint', journal, position, null::text[], null::text[], null, null, null, false, null, null
                from checkpoint
                where region = ? and subscriber = ?
                union all
                select 'scheme', scheme, 0, own, fixed, unit_class, cycle, until, false, null, null
                from known_scheme
                where region = ?
                union all
                select 'measure', indicator, 0, null, null, null, null, null, compares, retired, direction
                from known_measure
                where region = ?
                """)) {
            select.setString(1, region.value());
            select.setString(2, KnownSchemesProjector.NAME);
            select.setString(3, region.value());
            select.setString(4, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String named = rows.getString(2);
                    switch (rows.getString(1)) {
                        case "checkpoint" -> upTo.put(Journal.parse(named), rows.getLong(3));
                        case "scheme" -> schemes.put(Code.of(named), blocks(rows));
                        default -> {
                            measures.put(
                                    Code.of(named),
                                    new Measure(rows.getBoolean(9), period(rows, 10)));
                            String direction = rows.getString(11);
                            if (direction != null) {
                                directions.put(Code.of(named), Direction.valueOf(direction));
                            }
                        }
                    }
                }
            }
        }
        return new Reference.FactsAsOf<>(new Assessment(schemes, measures, directions), upTo);
    }

    private static Blocks blocks(ResultSet row) throws SQLException {
        String cycle = row.getString(7);
        return new Blocks(
                Code.of(row.getString(6)),
                cycle == null ? null : Code.of(cycle),
                period(row, 8),
                codes(row.getArray(4)),
                codes(row.getArray(5)));
    }

    private static @Nullable Period period(ResultSet row, int column) throws SQLException {
        String period = row.getString(column);
        return period == null ? null : Period.parse(period);
    }

    private static Set<Code> codes(Array array) throws SQLException {
        Set<Code> codes = new HashSet<>();
        for (String code : (String[]) array.getArray()) {
            codes.add(Code.of(code));
        }
        return codes;
    }
}
