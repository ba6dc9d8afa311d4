package io.kaocheng.goals.read.units;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.RegionEvent;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.goals.read.units.RegionsProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Set;

/** Keeps the open regions. */
@ApplicationScoped
public class RegionsProjection extends RangedProjector<Row> {

    record Row(String name, String timeZone) {}

    RegionsProjection() {
        super(
                "regions",
                Journal.GOALS,
                new RangedTable<>("open_region", Row.class),
                Set.of(RegionEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        return switch ((RegionEvent) entry.event()) {
            case RegionOpened(_, var name, var timeZone) -> List.of(new Row(name, timeZone));
        };
    }
}
