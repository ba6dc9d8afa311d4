package io.kaocheng.goals.read.changes;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps each request's content and state. */
@ApplicationScoped
public class ChangesProjection implements Projector {

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(ChangeEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("change_request");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            if (entry.event() instanceof ChangeEvent change) {
                switch (change) {
                    case ChangeRequested e -> requested(connection, entry, e);
                    case ChangeGranted(var request, var by) ->
                            decided(connection, entry, request, "granted", by, null);
                    case ChangeDenied(var request, var reason, var by) ->
                            decided(connection, entry, request, "denied", by, reason);
                    case ChangeWithdrawn(var request, var by) ->
                            decided(connection, entry, request, "withdrawn", by, null);
                }
            }
        }
    }

    private static void requested(Connection connection, Recorded entry, ChangeRequested e)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into change_request (region, request, kind, state, changes, reason, by, version)
                values (?, ?, ?, 'pending', ?, ?, ?, ?)
                """)) {
            insert.setString(1, entry.region().value());
            insert.setString(2, e.request().value());
            insert.setString(3, e.kind());
            insert.setString(4, ContractJson.write(e.changes()));
            insert.setString(5, e.reason());
            insert.setString(6, e.by());
            insert.setInt(7, entry.streamVersion());
            insert.executeUpdate();
        }
    }

    private static void decided(
            Connection connection,
            Recorded entry,
            Code request,
            String state,
            String by,
            @Nullable String remark)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update change_request
                set state = ?, decider = ?, remark = ?, version = ?
                where region = ? and request = ?
                """)) {
            update.setString(1, state);
            update.setString(2, by);
            update.setString(3, remark);
            update.setInt(4, entry.streamVersion());
            update.setString(5, entry.region().value());
            update.setString(6, request.value());
            update.executeUpdate();
        }
    }
}
