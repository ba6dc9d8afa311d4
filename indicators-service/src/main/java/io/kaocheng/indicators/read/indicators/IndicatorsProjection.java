package io.kaocheng.indicators.read.indicators;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.indicators.read.indicators.IndicatorsProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Keeps what was proposed of each indicator, and since when it is retired. */
@ApplicationScoped
public class IndicatorsProjection extends RangedProjector<Row> {

    record Row(
            Code indicator,
            String name,
            String dimension,
            String layer,
            String nature,
            String unitOfMeasure,
            String definition,
            @Nullable String source,
            @Nullable Code owner,
            @Nullable Period retiredFrom,
            @Nullable String nameEn) {}

    IndicatorsProjection() {
        super(
                "indicators",
                Journal.INDICATORS,
                new RangedTable<>("indicator", Row.class),
                Set.of(IndicatorProposed.class, IndicatorRetired.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        return switch ((IndicatorEvent) entry.event()) {
            case IndicatorProposed e ->
                    List.of(
                            new Row(
                                    e.indicator(),
                                    e.name(),
                                    e.dimension(),
                                    e.layer(),
                                    e.nature(),
                                    e.unitOfMeasure(),
                                    e.definition(),
                                    e.source(),
                                    e.owner(),
                                    null,
                                    e.nameEn()));
            case IndicatorRetired e ->
                    rows.stream()
                            .map(
                                    r ->
                                            new Row(
                                                    r.indicator(),
                                                    r.name(),
                                                    r.dimension(),
                                                    r.layer(),
                                                    r.nature(),
                                                    r.unitOfMeasure(),
                                                    r.definition(),
                                                    r.source(),
                                                    r.owner(),
                                                    e.from(),
                                                    r.nameEn()))
                            .toList();
            case VersionDrafted _, VersionApproved _, VersionEnacted _ -> rows;
        };
    }
}
