package io.kaocheng.goals.react;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps which indicators were ever proposed: a target for any other is held. */
@ApplicationScoped
public class KnownIndicatorsProjector implements Projector {

    static final String NAME = "known-indicators";

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
        return Set.of(IndicatorProposed.class);
    }

    @Override
    public List<String> tables() {
        return List.of("known_indicator");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into known_indicator (region, indicator)
                select region, indicator
                from unnest(?::text[], ?::text[]) as n (region, indicator)
                on conflict (region, indicator) do nothing
                """)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            entries.stream().map(entry -> entry.region().value()).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            entries.stream()
                                    .map(entry -> (IndicatorProposed) entry.event())
                                    .map(proposed -> proposed.indicator().value())
                                    .toArray()));
            insert.executeUpdate();
        }
    }
}
