package io.kaocheng.goals.read.goals;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalObjected;
import io.kaocheng.contracts.goals.GoalEvent.GoalRevised;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps each goal's content and state. */
@ApplicationScoped
public class GoalsProjection implements Projector {

    @Override
    public String name() {
        return "goals";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(GoalEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("goal");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            if (entry.event() instanceof GoalEvent goal) {
                apply(connection, entry, goal);
            }
        }
    }

    private static void apply(Connection connection, Recorded entry, GoalEvent event)
            throws SQLException {
        switch (event) {
            case GoalDrafted e ->
                    content(
                            connection,
                            entry,
                            e.goal(),
                            e.title(),
                            e.cycle(),
                            e.parent(),
                            e.owner(),
                            e.person(),
                            e.horizon(),
                            e.basis(),
                            e.weight());
            case GoalRevised e ->
                    content(
                            connection,
                            entry,
                            e.goal(),
                            e.title(),
                            e.cycle(),
                            e.parent(),
                            e.owner(),
                            e.person(),
                            e.horizon(),
                            e.basis(),
                            e.weight());
            case GoalSubmitted e -> state(connection, entry, e.goal(), "submitted", null);
            case GoalObjected e -> state(connection, entry, e.goal(), "draft", e.reason());
            case GoalApproved e -> state(connection, entry, e.goal(), "approved", null);
            case GoalIssued e -> state(connection, entry, e.goal(), "issued", null);
        }
    }

    private static void content(
            Connection connection,
            Recorded entry,
            Code goal,
            String title,
            Code cycle,
            @Nullable Code parent,
            Code owner,
            @Nullable String person,
            String horizon,
            @Nullable String basis,
            BigDecimal weight)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into goal (region, goal, title, cycle, parent, owner, person, horizon, basis, weight, state, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft', ?)
                on conflict (region, goal) do update
                set title = excluded.title, cycle = excluded.cycle, parent = excluded.parent, owner = excluded.owner,
                    person = excluded.person, horizon = excluded.horizon, basis = excluded.basis,
                    weight = excluded.weight, version = excluded.version
                """)) {
            upsert.setString(1, entry.region().value());
            upsert.setString(2, goal.value());
            upsert.setString(3, title);
            upsert.setString(4, cycle.value());
            upsert.setString(5, parent == null ? null : parent.value());
            upsert.setString(6, owner.value());
            upsert.setString(7, person);
            upsert.setString(8, horizon);
            upsert.setString(9, basis);
            upsert.setBigDecimal(10, weight);
            upsert.setInt(11, entry.streamVersion());
            upsert.executeUpdate();
        }
    }

    private static void state(
            Connection connection, Recorded entry, Code goal, String state, @Nullable String remark)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update goal
                set state = ?, remark = ?, version = ?
                where region = ? and goal = ?
                """)) {
            update.setString(1, state);
            update.setString(2, remark);
            update.setInt(3, entry.streamVersion());
            update.setString(4, entry.region().value());
            update.setString(5, goal.value());
            update.executeUpdate();
        }
    }
}
