package io.kaocheng.goals.read.cycles;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.CycleEvent.CycleRulesSet;
import io.kaocheng.goals.read.cycles.CyclesProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Keeps the cycles, and whether they are closed. */
@ApplicationScoped
public class CyclesProjection extends RangedProjector<Row> {

    record Row(
            Code cycle,
            String name,
            Period period,
            boolean closed,
            @Nullable CycleRules rules,
            int version) {}

    CyclesProjection() {
        super(
                "cycles",
                Journal.GOALS,
                new RangedTable<>("cycle", Row.class),
                Set.of(CycleEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        return switch ((CycleEvent) entry.event()) {
            case CycleOpened(var cycle, var name, var period) ->
                    List.of(new Row(cycle, name, period, false, null, entry.streamVersion()));
            case CycleClosed _ ->
                    rows.stream()
                            .map(
                                    r ->
                                            new Row(
                                                    r.cycle(),
                                                    r.name(),
                                                    r.period(),
                                                    true,
                                                    r.rules(),
                                                    entry.streamVersion()))
                            .toList();
            case CycleRulesSet(_, var rules, _) ->
                    rows.stream()
                            .map(
                                    r ->
                                            new Row(
                                                    r.cycle(),
                                                    r.name(),
                                                    r.period(),
                                                    r.closed(),
                                                    rules,
                                                    entry.streamVersion()))
                            .toList();
        };
    }
}
