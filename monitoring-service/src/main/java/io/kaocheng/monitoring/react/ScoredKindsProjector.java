package io.kaocheng.monitoring.react;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keeps which kinds of period the schemes in force score once they are due. */
@ApplicationScoped
public class ScoredKindsProjector implements Projector {

    @Override
    public String name() {
        return "scored-kinds";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.INDICATORS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(SchemeEnacted.class);
    }

    @Override
    public List<String> tables() {
        return List.of("scored_kind");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            if (!(entry.event() instanceof SchemeEnacted scheme)) {
                throw new IllegalArgumentException(entry + " is not handled");
            }
            String region = entry.region().value();
            execute(
                    connection,
                    """
                delete from scored_kind
                where region = ? and scheme = ?
                """,
                    region,
                    scheme.scheme().value());
            JsonNode definition = scheme.definition();
            if (!definition.path("scoredWhen").asText().equals("due")) {
                continue;
            }
            for (JsonNode kind : definition.path("periods")) {
                execute(
                        connection,
                        """
                insert into scored_kind (region, scheme, cycle, kind)
                values (?, ?, ?, ?)
                on conflict (region, scheme, kind) do nothing
                """,
                        region,
                        scheme.scheme().value(),
                        scheme.cycle().value(),
                        kind.asText().toUpperCase(Locale.ROOT));
            }
        }
    }

    private static void execute(Connection connection, String sql, String... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
