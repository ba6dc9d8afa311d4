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
import java.util.function.UnaryOperator;

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
            int version) {

        Row of(int streamVersion) {
            return new Row(unit, fromDate, name, kind, parent, unitClass, abolished, streamVersion);
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
        return changed(rows, entry).stream().map(row -> row.of(entry.streamVersion())).toList();
    }

    private static List<Row> changed(List<Row> rows, Recorded entry) {
        return switch ((UnitEvent) entry.event()) {
            case UnitRegistered(var unit, var name, var kind, var parent, var from) ->
                    List.of(new Row(unit, from, name, kind, parent, null, false, 0));
            case UnitRenamed(_, var name, var from) ->
                    from(
                            rows,
                            from,
                            r ->
                                    new Row(
                                            r.unit(),
                                            r.fromDate(),
                                            name,
                                            r.kind(),
                                            r.parent(),
                                            r.unitClass(),
                                            r.abolished(),
                                            r.version()));
            case UnitMoved(_, var parent, var from, _) ->
                    from(
                            rows,
                            from,
                            r ->
                                    new Row(
                                            r.unit(),
                                            r.fromDate(),
                                            r.name(),
                                            r.kind(),
                                            parent,
                                            r.unitClass(),
                                            r.abolished(),
                                            r.version()));
            case UnitClassified(_, var unitClass, var from) ->
                    from(
                            rows,
                            from,
                            r ->
                                    new Row(
                                            r.unit(),
                                            r.fromDate(),
                                            r.name(),
                                            r.kind(),
                                            r.parent(),
                                            unitClass,
                                            r.abolished(),
                                            r.version()));
            case UnitAbolished(_, var from, _) ->
                    from(
                            rows,
                            from,
                            r ->
                                    new Row(
                                            r.unit(),
                                            r.fromDate(),
                                            r.name(),
                                            r.kind(),
                                            r.parent(),
                                            r.unitClass(),
                                            true,
                                            r.version()));
        };
    }

    /**
     * A change holds from its day on, in what is known of later days, too. A second change on one
     * day replaces the first one's row.
     */
    private static List<Row> from(List<Row> rows, LocalDate from, UnaryOperator<Row> change) {
        Row before =
                rows.stream()
                        .filter(row -> !row.fromDate().isAfter(from))
                        .max(Comparator.comparing(Row::fromDate))
                        .orElseThrow();
        List<Row> all = new ArrayList<>();
        for (Row row : rows) {
            if (!row.fromDate().equals(from)) {
                all.add(row.fromDate().isAfter(from) ? change.apply(row) : row);
            }
        }
        all.add(
                change.apply(
                        new Row(
                                before.unit(),
                                from,
                                before.name(),
                                before.kind(),
                                before.parent(),
                                before.unitClass(),
                                before.abolished(),
                                before.version())));
        return all;
    }
}
