package io.kaocheng.indicators.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.indicators.region.Named;
import io.kaocheng.journal.Reference;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names as {@link KnownNamesProjector} keeps them. */
@ApplicationScoped
public class StoredNames implements KnownNames {

    @Override
    public Reference.Facts<Boolean> has(Named.Kind kind, Code code) {
        return new Stored(kind, code);
    }

    @Override
    public Reference.Facts<Optional<Period>> period(Code cycle) {
        return new StoredPeriod(cycle);
    }

    private record Stored(Named.Kind kind, Code code) implements Reference.Facts<Boolean> {

        @Override
        public Reference.FactsAsOf<Boolean> read(Connection connection, Code region)
                throws SQLException {
            return ask(
                    connection,
                    region,
                    """
                    select
                      (select position from checkpoint where region = ? and subscriber = ? and journal = 'goals'),
                      exists (select from known_name where region = ? and kind = ? and code = ?)
                    """,
                    List.of(region.value(), KnownNamesProjector.kind(kind), code.value()),
                    row -> row.getBoolean(2));
        }
    }

    private record StoredPeriod(Code cycle) implements Reference.Facts<Optional<Period>> {

        @Override
        public Reference.FactsAsOf<Optional<Period>> read(Connection connection, Code region)
                throws SQLException {
            return ask(
                    connection,
                    region,
                    """
                    select
                      (select position from checkpoint where region = ? and subscriber = ? and journal = 'goals'),
                      (select period from known_cycle where region = ? and cycle = ?)
                    """,
                    List.of(region.value(), cycle.value()),
                    row -> Optional.ofNullable(row.getString(2)).map(Period::parse));
        }
    }

    private interface Answer<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Asks, in the statement that reads the checkpoint, too, so that both are of one instant. */
    private static <T> Reference.FactsAsOf<T> ask(
            Connection connection,
            Code region,
            String query,
            List<String> parameters,
            Answer<T> answer)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, region.value());
            select.setString(2, KnownNamesProjector.NAME);
            for (int i = 0; i < parameters.size(); i++) {
                select.setString(i + 3, parameters.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("a question without from has one row");
                }
                long position = row.getLong(1);
                return new Reference.FactsAsOf<>(
                        answer.of(row), position == 0 ? Map.of() : Map.of(Journal.GOALS, position));
            }
        }
    }
}
