package io.kaocheng.indicators.read.indicators;

import io.kaocheng.chassis.Views;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.indicators.About;
import io.kaocheng.indicators.indicator.Descriptions;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.scoring.quality.Described;
import io.kaocheng.scoring.quality.Linter.Known;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.shape.Reading;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All indicators of a region at once, for questions that compare them. */
@ApplicationScoped
public class Library {

    private final Views views;

    Library(Views views) {
        this.views = views;
    }

    /**
     * The indicators of a region as they stood.
     *
     * @param enacted the version of each that was enacted last
     */
    public record Stock(
            SortedMap<Code, IndicatorsProjection.Row> indicators,
            Map<Code, VersionsProjection.Row> enacted) {

        /** What describes an indicator; that of its enacted version where that says more. */
        public Optional<Described> described(Code indicator) {
            return Optional.ofNullable(indicators.get(indicator))
                    .map(row -> Library.described(row, row.about()));
        }

        /** The version of an indicator that was enacted last. */
        public Optional<IndicatorDefinition> definition(Code indicator) {
            return Optional.ofNullable(enacted.get(indicator)).map(Library::definition);
        }

        /** All indicators that are not retired. */
        public SortedMap<Code, Known> known() {
            SortedMap<Code, Known> known = new TreeMap<>();
            indicators.forEach(
                    (code, row) -> {
                        if (row.retiredFrom() == null) {
                            known.put(
                                    code,
                                    new Known(
                                            Library.described(row, row.about()),
                                            definition(code).orElse(null)));
                        }
                    });
            return known;
        }
    }

    /**
     * @param at the position they are asked for
     */
    public Uni<Stock> at(Code region, long at) {
        return views.rows(IndicatorsProjection.TABLE, region, at, "true", Map.of())
                .chain(
                        rows ->
                                views.rows(
                                                VersionsProjection.TABLE,
                                                region,
                                                at,
                                                "stage = 'enacted'",
                                                Map.of())
                                        .map(versions -> stock(rows, versions)));
    }

    private static Stock stock(
            List<IndicatorsProjection.Row> rows, List<VersionsProjection.Row> versions) {
        SortedMap<Code, IndicatorsProjection.Row> indicators = new TreeMap<>();
        rows.forEach(row -> indicators.put(row.indicator(), row));
        Map<Code, VersionsProjection.Row> enacted = new HashMap<>();
        versions.forEach(
                version ->
                        enacted.merge(
                                version.indicator(),
                                version,
                                (a, b) -> a.version() > b.version() ? a : b));
        return new Stock(indicators, enacted);
    }

    /** What describes an indicator together with a version of it. */
    public static Described described(IndicatorsProjection.Row row, @Nullable About about) {
        return Descriptions.of(row.proposed(), about);
    }

    /** A version as scoring reads it. */
    public static IndicatorDefinition definition(VersionsProjection.Row version) {
        return switch (IndicatorDefinition.read(version.definition())) {
            case Reading.Read<IndicatorDefinition>(var read) -> read;
            case Reading.Findings<IndicatorDefinition>(var list) ->
                    throw new CorruptStreamException(
                            version.indicator()
                                    + " v"
                                    + version.version()
                                    + " cannot be read: "
                                    + list);
        };
    }
}
