package io.kaocheng.goals.read.units;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.UnitClassEvent;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassRenamed;
import io.kaocheng.goals.read.units.UnitClassesProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Keeps the classes of comparable units. */
@ApplicationScoped
public class UnitClassesProjection extends RangedProjector<Row> {

    record Row(Code unitClass, String name, @Nullable String nameEn, int version) {}

    UnitClassesProjection() {
        super(
                "classes",
                Journal.GOALS,
                new RangedTable<>("unit_class", Row.class),
                Set.of(UnitClassEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        return switch ((UnitClassEvent) entry.event()) {
            case UnitClassDefined(var unitClass, var name, var nameEn) ->
                    List.of(new Row(unitClass, name, nameEn, entry.streamVersion()));
            case UnitClassRenamed(var unitClass, var name, var nameEn) ->
                    List.of(new Row(unitClass, name, nameEn, entry.streamVersion()));
        };
    }
}
