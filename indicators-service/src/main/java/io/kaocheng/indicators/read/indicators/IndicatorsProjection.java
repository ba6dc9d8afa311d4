package io.kaocheng.indicators.read.indicators;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.About;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRevised;
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

/** Keeps each indicator as it was proposed, renamed and revised, and how far it has come. */
@ApplicationScoped
public class IndicatorsProjection extends RangedProjector<Row> {

    public static final RangedTable<Row> TABLE = new RangedTable<>("indicator", Row.class);

    /**
     * @param about of the version that was enacted last; absent where that is as it was proposed
     * @param state proposed, drafted, enacted or retired
     * @param direction of the version that was enacted last, or drafted last where none was
     */
    public record Row(
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
            int version,
            @Nullable String stage,
            @Nullable String control,
            @Nullable Code family,
            @Nullable String horizon,
            @Nullable List<String> tags,
            @Nullable About about,
            String state,
            @Nullable String direction,
            @Nullable String frequency) {

        static Row of(IndicatorProposed e) {
            return new Row(
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
                    1,
                    e.stage(),
                    e.control(),
                    e.family(),
                    e.horizon(),
                    e.tags(),
                    null,
                    "proposed",
                    null,
                    null);
        }

        IndicatorProposed proposed() {
            return new IndicatorProposed(
                    indicator,
                    name,
                    dimension,
                    layer,
                    nature,
                    unitOfMeasure,
                    definition,
                    source,
                    owner,
                    nameEn,
                    stage,
                    control,
                    family,
                    horizon,
                    tags);
        }

        /** The same described otherwise; how far it has come stays. */
        private Row as(IndicatorProposed other) {
            return of(other).standing(about, state, direction, frequency, retiredFrom).at(version);
        }

        private Row standing(
                @Nullable About its,
                String in,
                @Nullable String towards,
                @Nullable String each,
                @Nullable Period retired) {
            return new Row(
                    indicator,
                    name,
                    dimension,
                    layer,
                    nature,
                    unitOfMeasure,
                    definition,
                    source,
                    owner,
                    retired,
                    nameEn,
                    version,
                    stage,
                    control,
                    family,
                    horizon,
                    tags,
                    its,
                    in,
                    towards,
                    each);
        }

        private Row at(int next) {
            return new Row(
                    indicator,
                    name,
                    dimension,
                    layer,
                    nature,
                    unitOfMeasure,
                    definition,
                    source,
                    owner,
                    retiredFrom,
                    nameEn,
                    next,
                    stage,
                    control,
                    family,
                    horizon,
                    tags,
                    about,
                    state,
                    direction,
                    frequency);
        }
    }

    IndicatorsProjection() {
        super("indicators", Journal.INDICATORS, TABLE, Set.of(IndicatorEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        List<Row> after =
                switch ((IndicatorEvent) entry.event()) {
                    case IndicatorProposed e -> List.of(Row.of(e));
                    case IndicatorRenamed(_, var name, var nameEn) ->
                            rows.stream()
                                    .map(r -> r.as(r.proposed().called(name, nameEn)))
                                    .toList();
                    case IndicatorRevised e ->
                            rows.stream().map(r -> r.as(r.proposed().revised(e))).toList();
                    case IndicatorRetired e ->
                            rows.stream()
                                    .map(
                                            r ->
                                                    r.standing(
                                                            r.about(),
                                                            "retired",
                                                            r.direction(),
                                                            r.frequency(),
                                                            e.from()))
                                    .toList();
                    case VersionDrafted e ->
                            rows.stream()
                                    .map(
                                            r ->
                                                    r.state().equals("enacted")
                                                            ? r
                                                            : versioned(
                                                                    r,
                                                                    r.about(),
                                                                    "drafted",
                                                                    e.definition()))
                                    .toList();
                    case VersionEnacted e ->
                            rows.stream()
                                    .map(r -> versioned(r, e.about(), "enacted", e.definition()))
                                    .toList();
                    case VersionApproved _ -> rows;
                };
        return after.stream().map(r -> r.at(entry.streamVersion())).toList();
    }

    private static Row versioned(
            Row row, @Nullable About about, String state, JsonNode definition) {
        return row.standing(
                about,
                state,
                definition.path("direction").textValue(),
                definition.path("frequency").textValue(),
                row.retiredFrom());
    }
}
