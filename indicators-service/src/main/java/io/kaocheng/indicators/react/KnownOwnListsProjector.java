package io.kaocheng.indicators.react;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps which indicators units have of their own, so that none is retired under them. */
@ApplicationScoped
public class KnownOwnListsProjector implements Projector {

    static final String NAME = "known-own-lists";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(OwnIndicatorsSet.class);
    }

    @Override
    public List<String> tables() {
        return List.of("known_own_list");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into known_own_list (region, unit, scheme, block, number, since, indicators)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)) {
            for (Recorded entry : entries) {
                if (!(entry.event() instanceof OwnIndicatorsSet set)) {
                    throw new IllegalArgumentException(entry + " is not handled");
                }
                insert.setString(1, entry.region().value());
                insert.setString(2, set.unit().value());
                insert.setString(3, set.scheme().value());
                insert.setString(4, set.block().value());
                insert.setInt(5, entry.streamVersion());
                insert.setString(6, set.from().toString());
                insert.setArray(
                        7,
                        connection.createArrayOf(
                                "text",
                                set.items().stream()
                                        .map(item -> item.indicator().value())
                                        .toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
