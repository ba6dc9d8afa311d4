package io.kaocheng.indicators.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.indicators.region.Named;
import io.kaocheng.journal.Reference;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** The names as {@link KnownNamesProjector} keeps them. */
@ApplicationScoped
public class StoredNames implements KnownNames {

    @Override
    public Reference.Facts<Boolean> has(Named.Kind kind, Code code) {
        return new Stored(kind, code);
    }

    private record Stored(Named.Kind kind, Code code) implements Reference.Facts<Boolean> {

        @Override
        public Reference.FactsAsOf<Boolean> read(Connection connection, Code region)
                throws SQLException {
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                    select
                      exists (select from known_name where region = ? and kind = ? and code = ?),
                      (select position from checkpoint where region = ? and subscriber = ? and journal = 'goals')
                    """)) {
                select.setString(1, region.value());
                select.setString(2, KnownNamesProjector.kind(kind));
                select.setString(3, code.value());
                select.setString(4, region.value());
                select.setString(5, KnownNamesProjector.NAME);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("a question without from has one row");
                    }
                    long position = row.getLong(2);
                    return new Reference.FactsAsOf<>(
                            row.getBoolean(1),
                            position == 0 ? Map.of() : Map.of(Journal.GOALS, position));
                }
            }
        }
    }
}
