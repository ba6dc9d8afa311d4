package io.kaocheng.indicators.read.schemes;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps schemes and the stage of their versions. */
@ApplicationScoped
public class SchemesProjection implements Projector {

    @Override
    public String name() {
        return "schemes";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.INDICATORS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(SchemeEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("scheme_version");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            if (entry.event() instanceof SchemeEvent scheme) {
                apply(connection, entry.region().value(), scheme);
            }
        }
    }

    private static void apply(Connection connection, String region, SchemeEvent event)
            throws SQLException {
        switch (event) {
            case SchemeDrafted e -> {
                try (PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        insert into scheme_version (region, scheme, version, stage, cycle, unit_class, definition, hash)
                        values (?, ?, ?, 'draft', ?, ?, ?, ?)
                        """)) {
                    insert.setString(1, region);
                    insert.setString(2, e.scheme().value());
                    insert.setInt(3, e.version());
                    insert.setString(4, e.cycle().value());
                    insert.setString(5, e.unitClass().value());
                    insert.setString(6, e.definition().toString());
                    insert.setString(7, e.hash());
                    insert.executeUpdate();
                }
            }
            case SchemeApproved(var scheme, var version) ->
                    stage(connection, region, scheme.value(), version, "approved");
            case SchemeEnacted e ->
                    stage(connection, region, e.scheme().value(), e.version(), "enacted");
        }
    }

    private static void stage(
            Connection connection, String region, String scheme, int version, String stage)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update scheme_version
                set stage = ?
                where region = ? and scheme = ? and version = ?
                """)) {
            update.setString(1, stage);
            update.setString(2, region);
            update.setString(3, scheme);
            update.setInt(4, version);
            update.executeUpdate();
        }
    }
}
