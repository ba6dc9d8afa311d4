package io.kaocheng.goals.read.units;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.goals.read.units.UnitsProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Keeps what holds of each unit from which day on: a row for each day on which it changed. Every
 * row has the version of the whole unit, which is what {@code If-Match} is compared with.
 */
@ApplicationScoped
public class UnitsProjection extends RangedProjector<Row> {

    record Row(
            Code unit,
            LocalDate fromDate,
            String name,
            String kind,
            @Nullable Code parent,
            @Nullable Code unitClass,
            boolean abolished,
            int version,
            @Nullable String nameEn) {

        /** As a change leaves it, on a day. */
        Row after(UnitEvent change, LocalDate day) {
            return new Row(
                    unit,
                    day,
                    change instanceof UnitRenamed renamed ? renamed.name() : name,
                    kind,
                    change instanceof UnitMoved moved ? moved.parent() : parent,
                    change instanceof UnitClassified classified
                            ? classified.unitClass()
                            : unitClass,
                    abolished || change instanceof UnitAbolished,
                    version,
                    change instanceof UnitRenamed renamed ? renamed.nameEn() : nameEn);
        }

        Row at(int streamVersion) {
            return new Row(
                    unit,
                    fromDate,
                    name,
                    kind,
                    parent,
                    unitClass,
                    abolished,
                    streamVersion,
                    nameEn);
        }
    }

    UnitsProjection() {
        super(
                "units",
                Journal.GOALS,
                new RangedTable<>("unit", Row.class),
                Set.of(UnitEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        return changed(rows, (UnitEvent) entry.event()).stream()
                .map(row -> row.at(entry.streamVersion()))
                .toList();
    }

    private static List<Row> changed(List<Row> rows, UnitEvent event) {
        return switch (event) {
            case UnitRegistered(var unit, var name, var kind, var parent, var from, var nameEn) ->
                    List.of(new Row(unit, from, name, kind, parent, null, false, 0, nameEn));
            case UnitRenamed(_, _, var from, _) -> from(rows, from, event);
            case UnitMoved(_, _, var from, _) -> from(rows, from, event);
            case UnitClassified(_, _, var from) -> from(rows, from, event);
            case UnitAbolished(_, var from, _) -> from(rows, from, event);
        };
    }

    /**
     * A change holds from its day on, in what is known of later days, too. A second change on one
     * day replaces the first one's row.
     */
    private static List<Row> from(List<Row> rows, LocalDate from, UnitEvent change) {
        Row before =
                rows.stream()
                        .filter(row -> !row.fromDate().isAfter(from))
                        .max(Comparator.comparing(Row::fromDate))
                        .orElseThrow();
        List<Row> all = new ArrayList<>();
        for (Row row : rows) {
            if (!row.fromDate().equals(from)) {
                all.add(row.fromDate().isAfter(from) ? row.after(change, row.fromDate()) : row);
            }
        }
        all.add(before.after(change, from));
        return all;
    }
}
