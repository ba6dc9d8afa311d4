package io.kaocheng.monitoring.read.alerts;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Keeps the lights that changed, in the order in which they did. */
@ApplicationScoped
public class AlertsProjection implements Projector {

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.MONITORING);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(AlertEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("alert");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into alert (region, sequence, unit, indicator, period, light_was, light, cause, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            boolean any = false;
            for (Recorded entry : entries) {
                if (entry.event() instanceof AlertEvent.LightChanged e) {
                    insert.setString(1, entry.region().value());
                    insert.setLong(2, entry.position().sequence());
                    insert.setString(3, e.unit().value());
                    insert.setString(4, e.indicator().value());
                    insert.setString(5, e.period().toString());
                    insert.setString(6, e.from());
                    insert.setString(7, e.to());
                    insert.setString(8, e.cause().toString());
                    insert.setObject(9, entry.recordedTime().atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }
}
