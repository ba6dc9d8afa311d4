package io.kaocheng.indicators.react;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Keeps the periods of cycles, by which it is told whether two schemes hold at the same time, and
 * whether they are closed.
 */
@ApplicationScoped
public class KnownCyclesProjector implements Projector {

    static final String NAME = "known-cycles";

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
        return Set.of(CycleOpened.class, CycleClosed.class);
    }

    @Override
    public List<String> tables() {
        return List.of("known_cycle");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        insert into known_cycle (region, cycle, period)
                        values (?, ?, ?)
                        on conflict (region, cycle) do nothing
                        """);
                PreparedStatement close =
                        connection.prepareStatement(
                                """
                        update known_cycle
                        set closed = true
                        where region = ? and cycle = ?
                        """)) {
            for (Recorded entry : entries) {
                switch (entry.event()) {
                    case CycleOpened opened -> {
                        insert.setString(1, entry.region().value());
                        insert.setString(2, opened.cycle().value());
                        insert.setString(3, opened.period().toString());
                        insert.executeUpdate();
                    }
                    case CycleClosed closed -> {
                        close.setString(1, entry.region().value());
                        close.setString(2, closed.cycle().value());
                        close.executeUpdate();
                    }
                    default -> throw new IllegalArgumentException(entry + " is not handled");
                }
            }
        }
    }
}
