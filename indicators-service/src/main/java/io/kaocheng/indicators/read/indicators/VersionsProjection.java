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
import io.kaocheng.indicators.read.indicators.VersionsProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps the versions of each indicator and how far each has come. */
@ApplicationScoped
public class VersionsProjection extends RangedProjector<Row> {

    public static final RangedTable<Row> TABLE = new RangedTable<>("indicator_version", Row.class);

    /**
     * @param about absent where what its figures are is as it was proposed
     */
    public record Row(
            Code indicator,
            int version,
            String stage,
            Period effectiveFrom,
            JsonNode definition,
            String hash,
            @Nullable Period retiredFrom,
            @Nullable About about,
            String author) {

        Row at(String next) {
            return new Row(
                    indicator,
                    version,
                    next,
                    effectiveFrom,
                    definition,
                    hash,
                    retiredFrom,
                    about,
                    author);
        }

        Row retired(Period from) {
            return new Row(
                    indicator,
                    version,
                    stage,
                    effectiveFrom,
                    definition,
                    hash,
                    from,
                    about,
                    author);
        }
    }

    VersionsProjection() {
        super("indicator-versions", Journal.INDICATORS, TABLE, Set.of(IndicatorEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        return switch ((IndicatorEvent) entry.event()) {
            case VersionDrafted e -> {
                List<Row> more = new ArrayList<>(rows);
                more.add(
                        new Row(
                                e.indicator(),
                                e.version(),
                                "draft",
                                e.effectiveFrom(),
                                e.definition(),
                                e.hash(),
                                null,
                                e.about(),
                                e.author()));
                yield more;
            }
            case VersionApproved e -> at(rows, e.version(), "approved");
            case VersionEnacted e -> at(rows, e.version(), "enacted");
            case IndicatorRetired e -> rows.stream().map(r -> r.retired(e.from())).toList();
            case IndicatorProposed _, IndicatorRenamed _, IndicatorRevised _ -> rows;
        };
    }

    private static List<Row> at(List<Row> rows, int version, String stage) {
        return rows.stream().map(r -> r.version() == version ? r.at(stage) : r).toList();
    }
}
