package io.kaocheng.goals.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.goals.target.KnownDirections;
import io.kaocheng.journal.Reference;
import io.kaocheng.scoring.rule.Direction;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The directions of indicators as {@link KnownSchemesProjector} keeps them. */
@ApplicationScoped
public class StoredDirections implements KnownDirections {

    @Override
    public Reference.FactsAsOf<Map<Code, Direction>> read(Connection connection, Code region)
            throws SQLException {
        Map<Journal, Long> upTo = new EnumMap<>(Journal.class);
        Map<Code, Direction> directions = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, position, null
                from checkpoint
                where region = ? and subscriber = ?
                union all
                select indicator, 0, direction
                from known_measure
                where region = ? and direction is not null
                """)) {
            select.setString(1, region.value());
            select.setString(2, KnownSchemesProjector.NAME);
            select.setString(3, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String direction = rows.getString(3);
                    if (direction == null) {
                        upTo.put(Journal.parse(rows.getString(1)), rows.getLong(2));
                    } else {
                        directions.put(Code.of(rows.getString(1)), Direction.valueOf(direction));
                    }
                }
            }
        }
        return new Reference.FactsAsOf<>(directions, upTo);
    }
}
