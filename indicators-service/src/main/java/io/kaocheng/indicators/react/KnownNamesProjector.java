package io.kaocheng.indicators.react;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitGroupEvent.UnitGroupDefined;
import io.kaocheng.indicators.region.Named;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Keeps which regions, units, classes, groups and cycles there are: what else is named is refused.
 */
@ApplicationScoped
public class KnownNamesProjector implements Projector {

    static final String NAME = "known-names";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(
                RegionOpened.class,
                UnitRegistered.class,
                UnitClassDefined.class,
                UnitGroupDefined.class,
                CycleOpened.class);
    }

    @Override
    public List<String> tables() {
        return List.of("known_name");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        List<String> regions = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (Recorded entry : entries) {
            Named named = named(entry);
            regions.add(entry.region().value());
            kinds.add(kind(named.kind()));
            codes.add(named.code().value());
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into known_name (region, kind, code)
                select region, kind, code
                from unnest(?::text[], ?::text[], ?::text[]) as n (region, kind, code)
                on conflict (region, kind, code) do nothing
                """)) {
            insert.setArray(1, connection.createArrayOf("text", regions.toArray()));
            insert.setArray(2, connection.createArrayOf("text", kinds.toArray()));
            insert.setArray(3, connection.createArrayOf("text", codes.toArray()));
            insert.executeUpdate();
        }
    }

    private static Named named(Recorded entry) {
        return switch (entry.event()) {
            case RegionOpened opened ->
                    new Named(Named.Kind.REGION, opened.region(), entry.subject());
            case UnitRegistered registered ->
                    new Named(Named.Kind.UNIT, registered.unit(), entry.subject());
            case UnitClassDefined defined ->
                    new Named(Named.Kind.UNIT_CLASS, defined.unitClass(), entry.subject());
            case UnitGroupDefined defined ->
                    new Named(Named.Kind.UNIT_GROUP, defined.unitGroup(), entry.subject());
            case CycleOpened opened -> new Named(Named.Kind.CYCLE, opened.cycle(), entry.subject());
            default -> throw new IllegalArgumentException(entry + " is not handled");
        };
    }

    /** As the table has it. */
    static String kind(Named.Kind kind) {
        return switch (kind) {
            case REGION -> "region";
            case UNIT -> "unit";
            case UNIT_CLASS -> "class";
            case UNIT_GROUP -> "group";
            case CYCLE -> "cycle";
        };
    }
}
