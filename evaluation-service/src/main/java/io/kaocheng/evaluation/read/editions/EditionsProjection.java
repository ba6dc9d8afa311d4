package io.kaocheng.evaluation.read.editions;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionSuperseded;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Keeps the editions. There are a few a year, so each entry is a statement. */
@ApplicationScoped
public class EditionsProjection implements Projector {

    @Override
    public String name() {
        return "editions";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.EVALUATION);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(EditionEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("edition");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            if (entry.event() instanceof EditionEvent event) {
                switch (event) {
                    case EditionPublished e -> published(connection, entry, e);
                    case EditionSuperseded e -> superseded(connection, entry, e);
                }
            }
        }
    }

    private static void published(Connection connection, Recorded entry, EditionPublished e)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into edition (region, unit_class, period, number, run, document, published)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, entry.region().value());
            insert.setString(2, e.unitClass().value());
            insert.setString(3, e.period().toString());
            insert.setInt(4, e.number());
            insert.setString(5, e.run());
            insert.setString(6, ContractJson.write(e));
            insert.setObject(7, entry.recordedTime().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static void superseded(Connection connection, Recorded entry, EditionSuperseded e)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update edition
                set superseded = ?
                where region = ? and unit_class = ? and period = ? and number = ?
                """)) {
            update.setInt(1, e.by());
            update.setString(2, entry.region().value());
            update.setString(3, e.unitClass().value());
            update.setString(4, e.period().toString());
            update.setInt(5, e.number());
            update.executeUpdate();
        }
    }
}
