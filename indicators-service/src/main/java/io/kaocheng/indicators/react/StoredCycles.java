package io.kaocheng.indicators.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.indicators.region.KnownCycles;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The cycles as {@link KnownCyclesProjector} keeps them. */
@ApplicationScoped
public class StoredCycles implements KnownCycles {

    @Override
    public FactsAsOf<Map<Code, Cycle>> read(Connection connection, Code region)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select
                  cycle,
                  period,
                  closed,
                  (select position from checkpoint where region = ? and subscriber = ? and journal = 'goals')
                from (values (1)) as one (row)
                left join known_cycle on region = ?
                """)) {
            select.setString(1, region.value());
            select.setString(2, KnownCyclesProjector.NAME);
            select.setString(3, region.value());
            Map<Code, Cycle> cycles = new HashMap<>();
            long position = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String cycle = rows.getString(1);
                    if (cycle != null) {
                        cycles.put(
                                Code.of(cycle),
                                new Cycle(Period.parse(rows.getString(2)), rows.getBoolean(3)));
                    }
                    position = rows.getLong(4);
                }
            }
            return new FactsAsOf<>(
                    Map.copyOf(cycles), position == 0 ? Map.of() : Map.of(Journal.GOALS, position));
        }
    }
}
