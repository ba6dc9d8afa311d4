package io.kaocheng.goals.read.cycles;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.CycleEvent;
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

/** Keeps the cycles. There are a few a year, so each entry is a statement. */
@ApplicationScoped
public class CyclesProjection implements Projector {

    @Override
    public String name() {
        return "cycles";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(CycleEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("cycle");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            if (entry.event() instanceof CycleEvent cycle) {
                apply(connection, entry.region().value(), cycle);
            }
        }
    }

    private static void apply(Connection connection, String region, CycleEvent event)
            throws SQLException {
        switch (event) {
            case CycleOpened(var cycle, var name, var period) -> {
                try (PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        insert into cycle (region, cycle, name, period)
                        values (?, ?, ?, ?)
                        """)) {
                    insert.setString(1, region);
                    insert.setString(2, cycle.value());
                    insert.setString(3, name);
                    insert.setString(4, period.toString());
                    insert.executeUpdate();
                }
            }
            case CycleClosed(var cycle, _) -> {
                try (PreparedStatement update =
                        connection.prepareStatement(
                                """
                        update cycle
                        set closed = true
                        where region = ? and cycle = ?
                        """)) {
                    update.setString(1, region);
                    update.setString(2, cycle.value());
                    update.executeUpdate();
                }
            }
        }
    }
}
