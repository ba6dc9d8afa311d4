package io.kaocheng.evaluation.react;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassRenamed;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Keeps what units, classes, indicators and blocks of schemes are called: runs and editions are
 * shown with names.
 */
@ApplicationScoped
class KnownNamesProjector implements Projector {

    /** The first name holds for every day before another one begins. */
    private static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

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
                IndicatorRenamed.class,
                SchemeEnacted.class);
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
                insert into known_name (region, kind, code, name, name_en, from_date)
                values (?, ?, ?, ?, ?, ?)
                on conflict (region, kind, code, from_date) do update
                set name = excluded.name, name_en = excluded.name_en
                """)) {
            for (Recorded entry : entries) {
                switch (entry.event()) {
                    case UnitRegistered e ->
                            add(upsert, entry, "unit", e.unit(), e.name(), e.nameEn());
                    case UnitRenamed e ->
                            add(
                                    upsert,
                                    entry,
                                    "unit",
                                    e.unit().value(),
                                    e.name(),
                                    e.nameEn(),
                                    e.from());
                    case UnitClassDefined e ->
                            add(upsert, entry, "class", e.unitClass(), e.name(), e.nameEn());
                    case UnitClassRenamed e ->
                            add(upsert, entry, "class", e.unitClass(), e.name(), e.nameEn());
                    case IndicatorProposed e ->
                            add(upsert, entry, "indicator", e.indicator(), e.name(), e.nameEn());
                    case IndicatorRenamed e ->
                            add(upsert, entry, "indicator", e.indicator(), e.name(), e.nameEn());
                    case SchemeEnacted e ->
                            blocks(
                                    upsert,
                                    entry,
                                    e.scheme() + "@" + e.version() + "/",
                                    e.definition().path("tree"));
                    default -> throw new IllegalArgumentException(entry + " is not handled");
                }
            }
            upsert.executeBatch();
        }
    }

    /** The names of a scheme's blocks: a code is in a scheme once. */
    private static void blocks(PreparedStatement upsert, Recorded entry, String of, JsonNode node)
            throws SQLException {
        String name = node.path("name").asText("");
        if (!name.isEmpty()) {
            add(
                    upsert,
                    entry,
                    "block",
                    of + node.path("code").asText(),
                    name,
                    node.path("nameEn").textValue(),
                    ALWAYS);
        }
        for (JsonNode child : node.path("children")) {
            blocks(upsert, entry, of, child);
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
        add(upsert, entry, kind, code.value(), name, nameEn, ALWAYS);
    }

    private static void add(
            PreparedStatement upsert,
            Recorded entry,
            String kind,
            String code,
            String name,
            @Nullable String nameEn,
            LocalDate from)
            throws SQLException {
        upsert.setString(1, entry.region().value());
        upsert.setString(2, kind);
        upsert.setString(3, code);
        upsert.setString(4, name);
        upsert.setString(5, nameEn);
        upsert.setObject(6, from);
        upsert.addBatch();
    }
}
