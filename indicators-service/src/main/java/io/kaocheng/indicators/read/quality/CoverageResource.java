package io.kaocheng.indicators.read.quality;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.read.indicators.IndicatorsProjection;
import io.kaocheng.indicators.read.indicators.Library;
import io.kaocheng.indicators.read.schemes.SchemesProjection;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.quality.EffectiveWeights;
import io.kaocheng.scoring.quality.EffectiveWeights.Place;
import io.kaocheng.scoring.scheme.Scheme;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a scheme weighs: each indicator in the whole, and together by what they are. */
@Tag(name = "Quality")
@Path("/api/v1/regions/{region}/schemes/{scheme}/versions/{version}/coverage")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class CoverageResource {

    /** Decimals that a weight is told with. */
    private static final int DECIMALS = 4;

    private final Views views;
    private final Library library;
    private final Policy policy;

    CoverageResource(Views views, Library library, Policy policy) {
        this.views = views;
        this.library = library;
        this.policy = policy;
    }

    /** What the indicators of a scheme weigh. Everything together is 100. */
    public record SchemeCoverage(
            List<WeighedIndicator> indicators,
            @Schema(description = "by dimension, the heaviest first") List<CoverageShare> dimension,
            List<CoverageShare> layer,
            List<CoverageShare> stage,
            List<CoverageShare> nature,
            @Schema(description = "of blocks whose indicators are each unit's own", examples = "0")
                    BigDecimal own,
            @Schema(description = "of the evaluator groups", examples = "0") BigDecimal groups) {
        public SchemeCoverage {
            indicators = List.copyOf(indicators);
            dimension = List.copyOf(dimension);
            layer = List.copyOf(layer);
            stage = List.copyOf(stage);
            nature = List.copyOf(nature);
        }
    }

    /** What an indicator weighs in the whole. */
    public record WeighedIndicator(
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "毛入学率") String name,
            @Schema(description = "in English", examples = "Gross enrolment rate")
                    @Nullable String nameEn,
            @Schema(
                            description = "the codes from the root on",
                            examples = "[\"total\",\"enrolment-rate\"]")
                    List<Code> path,
            @Schema(
                            description = "of its place in the scheme's definition",
                            examples = "/tree/children/0")
                    String pointer,
            @Schema(description = "in per cent of the whole", examples = "60") BigDecimal weight,
            @Schema(description = "shown only, without weight") boolean watched) {
        public WeighedIndicator {
            path = List.copyOf(path);
        }
    }

    /** What the indicators of one kind weigh together. */
    public record CoverageShare(
            @Schema(description = "left out: of which it is not known", examples = "benefit")
                    @Nullable String value,
            @Schema(description = "in per cent of the whole", examples = "60") BigDecimal weight) {}

    @GET
    @Allowed(Action.READ_SCHEMES)
    @Operation(
            summary = "What a version of a scheme weighs",
            description =
                    "Each indicator with its weight in the whole, and what they weigh together by dimension,"
                            + " layer, stage and nature.")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<SchemeCoverage> coverage(
            @RestPath Code region,
            @RestPath Code scheme,
            @RestPath int version,
            @RestQuery @Nullable AsOf asOf) {
        boolean drafts = policy.scope(Action.READ_SCHEMES, region).everything();
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                views.rows(
                                                SchemesProjection.TABLE,
                                                region,
                                                at,
                                                "scheme = :scheme and version = :version and (:drafts = true or stage = 'enacted')",
                                                Map.of(
                                                        "scheme",
                                                        scheme.value(),
                                                        "version",
                                                        version,
                                                        "drafts",
                                                        drafts))
                                        .chain(
                                                found ->
                                                        library.at(region, at)
                                                                .map(
                                                                        stock ->
                                                                                coverage(
                                                                                        scheme,
                                                                                        version,
                                                                                        found,
                                                                                        stock))));
    }

    private static SchemeCoverage coverage(
            Code scheme, int version, List<SchemesProjection.Row> found, Library.Stock stock) {
        if (found.isEmpty()) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "there is no version " + version + " of " + scheme,
                    scheme + " 没有第 " + version + " 版");
        }
        EffectiveWeights weights =
                EffectiveWeights.of(Scheme.read(found.getFirst().definition()).orThrow());
        BigDecimal own = sum(weights.ownBlocks().stream().map(Place::weight).toList());
        BigDecimal groups = sum(weights.groups().stream().map(Scheme.Group::weight).toList());
        return new SchemeCoverage(
                weights.indicators().stream().map(place -> weighed(place, stock)).toList(),
                shares(weights, stock, IndicatorsProjection.Row::dimension),
                shares(weights, stock, IndicatorsProjection.Row::layer),
                shares(weights, stock, row -> row.stage() == null ? "" : row.stage()),
                shares(weights, stock, IndicatorsProjection.Row::nature),
                told(own),
                told(groups));
    }

    private static WeighedIndicator weighed(Place place, Library.Stock stock) {
        IndicatorsProjection.Row row = stock.indicators().get(place.code());
        return new WeighedIndicator(
                place.code(),
                row == null ? place.code().value() : row.name(),
                row == null ? null : row.nameEn(),
                place.path(),
                place.pointer(),
                told(place.weight()),
                place.watched());
    }

    private static List<CoverageShare> shares(
            EffectiveWeights weights,
            Library.Stock stock,
            Function<IndicatorsProjection.Row, String> by) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (Place place : weights.indicators()) {
            IndicatorsProjection.Row row = stock.indicators().get(place.code());
            if (!place.watched()) {
                sums.merge(row == null ? "" : by.apply(row), place.weight(), BigDecimal::add);
            }
        }
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder()))
                .map(
                        share ->
                                new CoverageShare(
                                        share.getKey().isEmpty() ? null : share.getKey(),
                                        told(share.getValue())))
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> weights) {
        return weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal told(BigDecimal exact) {
        BigDecimal rounded = exact.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
