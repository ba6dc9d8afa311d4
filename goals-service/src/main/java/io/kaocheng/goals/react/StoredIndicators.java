package io.kaocheng.goals.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.goals.target.TargetDecider.KnownIndicators;
import io.kaocheng.journal.Reference;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The indicators as {@link KnownIndicatorsProjector} keeps them. */
@ApplicationScoped
public class StoredIndicators implements KnownIndicators {

    @Override
    public Reference.FactsAsOf<Set<Code>> read(Connection connection, Code region)
            throws SQLException {
        Map<Journal, Long> upTo = new EnumMap<>(Journal.class);
        Set<Code> known = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, position
                from checkpoint
                where region = ? and subscriber = ?
                union all
                select indicator, null
                from known_indicator
                where region = ?
                """)) {
            select.setString(1, region.value());
            select.setString(2, KnownIndicatorsProjector.NAME);
            select.setString(3, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long position = rows.getLong(2);
                    if (rows.wasNull()) {
                        known.add(Code.of(rows.getString(1)));
                    } else {
                        upTo.put(Journal.parse(rows.getString(1)), position);
                    }
                }
            }
        }
        return new Reference.FactsAsOf<>(known, upTo);
    }
}
