package io.kaocheng.evaluation.read.scoreboard;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.EditionPublished;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;

/** Keeps each unit's present score. */
@ApplicationScoped
public class ScoreboardProjection implements Projector {

    @Override
    public String name() {
        return "scoreboard";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.SCORES);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(UnitScored.class, ScoreWithdrawn.class);
    }

    @Override
    public List<String> tables() {
        return List.of("score");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into score (region, unit_class, period, unit, total, rank, coverage, scheme, document, sequence, cut)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (region, period, unit) do update
                set unit_class = excluded.unit_class, total = excluded.total, rank = excluded.rank,
                    coverage = excluded.coverage, scheme = excluded.scheme, document = excluded.document,
                    sequence = excluded.sequence, cut = excluded.cut
                """)) {
            for (Recorded entry : entries) {
                if (!(entry.event() instanceof ScoresEvent event)) {
                    continue;
                }
                switch (event) {
                    case UnitScored e -> {
                        upsert.setString(1, entry.region().value());
                        upsert.setString(2, e.unitClass().value());
                        upsert.setString(3, e.period().toString());
                        upsert.setString(4, e.unit().value());
                        upsert.setBigDecimal(5, e.total());
                        upsert.setObject(6, e.rank(), Types.INTEGER);
                        upsert.setBigDecimal(7, e.coverage());
                        upsert.setString(8, e.scheme());
                        upsert.setString(9, ContractJson.write(e));
                        upsert.setLong(10, entry.position().sequence());
                        upsert.setString(11, e.cut().toString());
                        upsert.addBatch();
                    }
                    case ScoreWithdrawn e -> {
                        upsert.executeBatch();
                        withdraw(connection, entry, e);
                    }
                    case LightChanged _, EditionPublished _ -> {}
                }
            }
            upsert.executeBatch();
        }
    }

    private static void withdraw(Connection connection, Recorded entry, ScoreWithdrawn e)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                delete from score
                where region = ? and period = ? and unit = ?
                """)) {
            delete.setString(1, entry.region().value());
            delete.setString(2, e.period().toString());
            delete.setString(3, e.unit().value());
            delete.executeUpdate();
        }
    }
}
