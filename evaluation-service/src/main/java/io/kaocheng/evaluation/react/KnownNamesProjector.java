package io.kaocheng.evaluation.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassRenamed;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps what units, classes and indicators are called: runs are told by name. */
@ApplicationScoped
class KnownNamesProjector implements Projector {

    @Override
    public String name() {
        return "known-names";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS, Journal.INDICATORS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(
                UnitRegistered.class,
                UnitRenamed.class,
                UnitClassDefined.class,
                UnitClassRenamed.class,
                IndicatorProposed.class,
                IndicatorRenamed.class);
    }

    @Override
    public List<String> tables() {
        return List.of("known_name");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into known_name (region, kind, code, name, name_en)
                values (?, ?, ?, ?, ?)
                on conflict (region, kind, code) do update
                set name = excluded.name, name_en = excluded.name_en
                """)) {
            for (Recorded entry : entries) {
                switch (entry.event()) {
                    case UnitRegistered e ->
                            add(upsert, entry, "unit", e.unit(), e.name(), e.nameEn());
                    case UnitRenamed e ->
                            add(upsert, entry, "unit", e.unit(), e.name(), e.nameEn());
                    case UnitClassDefined e ->
                            add(upsert, entry, "class", e.unitClass(), e.name(), e.nameEn());
                    case UnitClassRenamed e ->
                            add(upsert, entry, "class", e.unitClass(), e.name(), e.nameEn());
                    case IndicatorProposed e ->
                            add(upsert, entry, "indicator", e.indicator(), e.name(), e.nameEn());
                    case IndicatorRenamed e ->
                            add(upsert, entry, "indicator", e.indicator(), e.name(), e.nameEn());
                    default -> throw new IllegalArgumentException(entry + " is not handled");
                }
            }
            upsert.executeBatch();
        }
    }

    private static void add(
            PreparedStatement upsert,
            Recorded entry,
            String kind,
            Code code,
            String name,
            @Nullable String nameEn)
            throws SQLException {
        upsert.setString(1, entry.region().value());
        upsert.setString(2, kind);
        upsert.setString(3, code.value());
        upsert.setString(4, name);
        upsert.setString(5, nameEn);
        upsert.addBatch();
    }
}
