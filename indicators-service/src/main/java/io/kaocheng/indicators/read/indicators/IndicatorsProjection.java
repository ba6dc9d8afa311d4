package io.kaocheng.indicators.read.indicators;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
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

/** Keeps what each indicator is, what it is called, and since when it is retired. */
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
            @Nullable String nameEn,
            int version) {

        Row called(String other, @Nullable String otherEn) {
            return with(other, otherEn, retiredFrom, version);
        }

        Row retired(Period from) {
            return with(name, nameEn, from, version);
        }

        Row at(int next) {
            return with(name, nameEn, retiredFrom, next);
        }

        private Row with(
                String called, @Nullable String calledEn, @Nullable Period retired, int at) {
            return new Row(
                    indicator,
                    called,
                    dimension,
                    layer,
                    nature,
                    unitOfMeasure,
                    definition,
                    source,
                    owner,
                    retired,
                    calledEn,
                    at);
        }
    }

    IndicatorsProjection() {
        super(
                "indicators",
                Journal.INDICATORS,
                new RangedTable<>("indicator", Row.class),
                Set.of(IndicatorEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        List<Row> after =
                switch ((IndicatorEvent) entry.event()) {
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
                                            e.nameEn(),
                                            1));
                    case IndicatorRenamed(_, var name, var nameEn) ->
                            rows.stream().map(r -> r.called(name, nameEn)).toList();
                    case IndicatorRetired e -> rows.stream().map(r -> r.retired(e.from())).toList();
                    case VersionDrafted _, VersionApproved _, VersionEnacted _ -> rows;
                };
        return after.stream().map(r -> r.at(entry.streamVersion())).toList();
    }
}
