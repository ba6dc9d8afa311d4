package io.kaocheng.goals.read.targets;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps the figure that holds for each target. */
@ApplicationScoped
public class TargetsProjection implements Projector {

    @Override
    public String name() {
        return "targets";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(TargetEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("target");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into target (region, subject, unit, unit_class, indicator, period, value, floor, course, reason, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (region, subject) do update
                set value = excluded.value, floor = excluded.floor, course = excluded.course, reason = excluded.reason,
                    version = excluded.version
                """)) {
            for (Recorded entry : entries) {
                if (!(entry.event() instanceof TargetEvent target)) {
                    continue;
                }
                upsert.setString(1, entry.region().value());
                upsert.setString(2, entry.subject());
                upsert.setString(3, target.unit() == null ? null : target.unit().value());
                upsert.setString(4, target.unitClass() == null ? null : target.unitClass().value());
                upsert.setString(5, target.indicator().value());
                upsert.setString(6, target.period().toString());
                upsert.setBigDecimal(7, target.value());
                upsert.setBigDecimal(8, target.floor());
                upsert.setString(9, ContractJson.write(target.course()));
                upsert.setString(
                        10,
                        switch (target) {
                            case TargetSet _ -> null;
                            case TargetAdjusted adjusted -> adjusted.reason();
                        });
                upsert.setInt(11, entry.streamVersion());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
