package io.kaocheng.monitoring.react;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Keeps which kinds of period the enacted schemes score, and which of them once they are due. */
@ApplicationScoped
public class ScoredKindsProjector implements Projector {

    public static final String NAME = "scored-kinds";

    @Override
    public String name() {
        return NAME;
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
        return List.of("enacted_scheme");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into enacted_scheme (region, scheme, version, unit_class, cycle, kinds, due, from_day, until_day, sequence)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)) {
            for (Recorded entry : entries) {
                if (!(entry.event() instanceof SchemeEnacted scheme)) {
                    throw new IllegalArgumentException(entry + " is not handled");
                }
                JsonNode definition = scheme.definition();
                List<String> kinds = new ArrayList<>();
                definition.path("periods").forEach(kind -> kinds.add(kind.asText()));
                Code cycle = scheme.cycle();
                insert.setString(1, entry.region().value());
                insert.setString(2, scheme.scheme().value());
                insert.setInt(3, scheme.version());
                insert.setString(4, scheme.unitClass().value());
                insert.setString(5, cycle == null ? null : cycle.value());
                insert.setArray(6, connection.createArrayOf("text", kinds.toArray()));
                insert.setBoolean(7, definition.path("scoredWhen").asText().equals("due"));
                insert.setObject(8, day(definition.path("from"), Period::firstDay));
                insert.setObject(9, day(definition.path("until"), Period::lastDay));
                insert.setLong(10, entry.position().sequence());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static @Nullable LocalDate day(JsonNode period, Function<Period, LocalDate> of) {
        return period.isTextual() ? of.apply(Period.parse(period.asText())) : null;
    }
}
