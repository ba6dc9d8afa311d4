package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.RunApproved;
import io.kaocheng.contracts.evaluation.RunEvent.RunCancelled;
import io.kaocheng.contracts.evaluation.RunEvent.RunCompleted;
import io.kaocheng.contracts.evaluation.RunEvent.RunExpired;
import io.kaocheng.contracts.evaluation.RunEvent.RunFailed;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.RunPromoted;
import io.kaocheng.contracts.evaluation.RunEvent.RunRejected;
import io.kaocheng.contracts.evaluation.RunEvent.RunStarted;
import io.kaocheng.contracts.evaluation.RunEvent.RunVerified;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Keeps the runs. A region has a few a day, so each entry is a statement. */
@ApplicationScoped
public class RunsProjection implements Projector {

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.EVALUATION);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(RunEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("run");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            if (entry.event() instanceof RunEvent event) {
                apply(connection, entry, event);
            }
        }
    }

    private static void apply(Connection connection, Recorded entry, RunEvent event)
            throws SQLException {
        switch (event) {
            case RunPlanned e -> plan(connection, entry, e);
            case RunStarted e -> move(connection, entry, e, "running", "attempt = ?", e.attempt());
            case RunCompleted e ->
                    move(
                            connection,
                            entry,
                            e,
                            "completed",
                            "root = ?, entries = ?, cohorts = ?, units = ?, changed = ?, reason = null",
                            e.root(),
                            e.entries(),
                            e.cohorts(),
                            e.units(),
                            e.changed());
            case RunFailed e -> move(connection, entry, e, "failed", "reason = ?", e.reason());
            case RunVerified e -> move(connection, entry, e, "verified", "reason = null");
            case RunApproved e ->
                    move(
                            connection,
                            entry,
                            e,
                            "approved",
                            "approver = ?, remark = ?",
                            e.approver(),
                            e.remark());
            case RunPromoted e -> move(connection, entry, e, "promoted", "reason = null");
            case RunRejected e -> move(connection, entry, e, "rejected", "reason = ?", e.reason());
            case RunCancelled e -> move(connection, entry, e, "cancelled", "reason = null");
            case RunExpired e -> move(connection, entry, e, "expired", "reason = null");
        }
    }

    private static void plan(Connection connection, Recorded entry, RunPlanned e)
            throws SQLException {
        Manifest manifest = e.manifest();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into run (region, run, kind, state, version, planned, requester, planned_at, changed_at)
                values (?, ?, ?, 'planned', ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, entry.region().value());
            insert.setString(2, e.run());
            insert.setString(3, manifest.kind());
            insert.setInt(4, entry.streamVersion());
            insert.setString(5, ContractJson.write(e));
            insert.setString(6, manifest.requester());
            insert.setObject(7, entry.recordedTime().atOffset(ZoneOffset.UTC));
            insert.setObject(8, entry.recordedTime().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static void move(
            Connection connection,
            Recorded entry,
            RunEvent event,
            String state,
            String also,
            @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update run
                set state = ?, version = ?, changed_at = ?,\s"""
                                + also
                                + """

                where region = ? and run = ?
                """)) {
            int at = 1;
            update.setString(at++, state);
            update.setInt(at++, entry.streamVersion());
            update.setObject(at++, entry.recordedTime().atOffset(ZoneOffset.UTC));
            for (@Nullable Object value : values) {
                update.setObject(at++, value);
            }
            update.setString(at++, entry.region().value());
            update.setString(at, event.run());
            update.executeUpdate();
        }
    }
}
