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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

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
            JsonNode definition = scheme.definition();
            LocalDate from = day(definition.path("from"), Period::firstDay);
            LocalDate until = day(definition.path("until"), Period::lastDay);
            displace(connection, region, scheme.scheme(), from);
            if (!definition.path("scoredWhen").asText().equals("due")) {
                continue;
            }
            Code cycle = scheme.cycle();
            for (JsonNode kind : definition.path("periods")) {
                execute(
                        connection,
                        """
                insert into scored_kind (region, scheme, cycle, kind, from_day, until_day)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                        region,
                        scheme.scheme().value(),
                        cycle == null ? null : cycle.value(),
                        kind.asText().toUpperCase(Locale.ROOT),
                        from,
                        until);
            }
        }
    }

    /**
     * A version for a cycle takes the place of the one before it, one that stands from a day on
     * ends it on the day before.
     */
    private static void displace(
            Connection connection, String region, Code scheme, @Nullable LocalDate from)
            throws SQLException {
        if (from == null) {
            execute(
                    connection,
                    """
                    delete from scored_kind
                    where region = ? and scheme = ?
                    """,
                    region,
                    scheme.value());
            return;
        }
        execute(
                connection,
                """
                delete from scored_kind
                where region = ? and scheme = ? and from_day >= ?
                """,
                region,
                scheme.value(),
                from);
        execute(
                connection,
                """
                update scored_kind
                set until_day = least(until_day, ?)
                where region = ? and scheme = ?
                """,
                from.minusDays(1),
                region,
                scheme.value());
    }

    private static @Nullable LocalDate day(JsonNode period, Function<Period, LocalDate> of) {
        return period.isTextual() ? of.apply(Period.parse(period.asText())) : null;
    }

    private static void execute(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
