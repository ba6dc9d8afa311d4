package io.kaocheng.indicators.read.indicators;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.read.indicators.Library.Stock;
import io.kaocheng.indicators.read.schemes.SchemesProjection;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.quality.Alike;
import io.kaocheng.scoring.quality.EffectiveWeights;
import io.kaocheng.scoring.quality.Linter;
import io.kaocheng.scoring.quality.Linter.Known;
import io.kaocheng.scoring.quality.QualityRules;
import io.kaocheng.scoring.rule.IndicatorDefinition;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where an indicator is used, and which others say the same. */
@Tag(name = "Indicators")
@Path("/api/v1/regions/{region}/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class UsageResource {

    /** Decimals that a weight or similarity is told with. */
    private static final int DECIMALS = 4;

    private final Views views;
    private final Library library;
    private final Policy policy;

    UsageResource(Views views, Library library, Policy policy) {
        this.views = views;
        this.library = library;
        this.policy = policy;
    }

    /** Where an indicator is used. */
    public record IndicatorUsage(List<SchemeUse> schemes, List<FormulaUse> formulas) {
        public IndicatorUsage {
            schemes = List.copyOf(schemes);
            formulas = List.copyOf(formulas);
        }
    }

    /** A scheme that weighs an indicator. */
    public record SchemeUse(
            @Schema(examples = "bureaus-2026") Code scheme,
            @Schema(description = "that was enacted last", examples = "1") int version,
            @Schema(description = "without one it stands", examples = "2026") @Nullable Code cycle,
            @Schema(examples = "bureaus") Code unitClass,
            @Schema(
                            description = "the codes from the root on",
                            examples = "[\"total\",\"enrolment-rate\"]")
                    List<Code> path,
            @Schema(
                            description =
                                    "in per cent of the whole: the product of the weights down the path, and of the"
                                            + " tree's share beside evaluator groups",
                            examples = "60")
                    BigDecimal weight,
            @Schema(description = "shown only, without weight") boolean watched) {
        public SchemeUse {
            path = List.copyOf(path);
        }
    }

    /** An indicator whose formula refers to another. */
    public record FormulaUse(
            @Schema(examples = "letters-answered") Code indicator,
            @Schema(examples = "来信办结率") String name,
            @Schema(description = "that was enacted last", examples = "1") int version) {}

    @GET
    @Path("/{indicator}/usage")
    @Allowed(Action.READ_INDICATORS)
    @Operation(
            summary = "Where an indicator is used",
            description =
                    "The schemes whose version enacted last weighs it, with what it weighs in the whole, and the"
                            + " indicators whose formula refers to it.")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<IndicatorUsage> usage(
            @RestPath Code region, @RestPath Code indicator, @RestQuery @Nullable AsOf asOf) {
        boolean drafts = policy.scope(Action.READ_INDICATORS, region).everything();
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                library.at(region, at)
                                        .invoke(stock -> known(indicator, stock, drafts))
                                        .chain(
                                                stock ->
                                                        views.rows(
                                                                        SchemesProjection.TABLE,
                                                                        region,
                                                                        at,
                                                                        "stage = 'enacted'",
                                                                        Map.of())
                                                                .map(
                                                                        schemes ->
                                                                                usage(
                                                                                        indicator,
                                                                                        stock,
                                                                                        schemes))));
    }

    private static IndicatorUsage usage(
            Code indicator, Stock stock, List<SchemesProjection.Row> schemes) {
        Map<Code, SchemesProjection.Row> latest = new HashMap<>();
        schemes.forEach(
                row ->
                        latest.merge(
                                row.scheme(), row, (a, b) -> a.version() > b.version() ? a : b));
        List<SchemeUse> inSchemes =
                latest.values().stream()
                        .sorted(Comparator.comparing(SchemesProjection.Row::scheme))
                        .flatMap(
                                row ->
                                        EffectiveWeights.of(Scheme.read(row.definition()).orThrow())
                                                .indicators()
                                                .stream()
                                                .filter(place -> place.code().equals(indicator))
                                                .map(place -> use(row, place)))
                        .toList();
        List<FormulaUse> formulas =
                stock.enacted().values().stream()
                        .filter(version -> refersTo(version, indicator))
                        .sorted(Comparator.comparing(VersionsProjection.Row::indicator))
                        .map(
                                version ->
                                        new FormulaUse(
                                                version.indicator(),
                                                stock.described(version.indicator())
                                                        .map(it -> it.name())
                                                        .orElse(version.indicator().value()),
                                                version.version()))
                        .toList();
        return new IndicatorUsage(inSchemes, formulas);
    }

    private static boolean refersTo(VersionsProjection.Row version, Code indicator) {
        IndicatorDefinition definition = Library.definition(version);
        return definition.formula() != null
                && definition.formula().references().contains(indicator);
    }

    private static SchemeUse use(SchemesProjection.Row row, EffectiveWeights.Place place) {
        return new SchemeUse(
                row.scheme(),
                row.version(),
                row.cycle(),
                row.unitClass(),
                place.path(),
                told(place.weight()),
                place.watched());
    }

    private static BigDecimal told(BigDecimal exact) {
        BigDecimal rounded = exact.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static void known(Code indicator, Stock stock, boolean drafts) {
        if (!stock.indicators().containsKey(indicator)
                || (!drafts && !stock.enacted().containsKey(indicator))) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "there is no indicator " + indicator,
                    "没有指标 " + indicator);
        }
    }

    /** Indicators that seem to say the same. */
    public record IndicatorDuplicates(List<IndicatorDuplicate> items) {
        public IndicatorDuplicates {
            items = List.copyOf(items);
        }
    }

    /** An indicator that seems to say the same as another. */
    public record IndicatorDuplicate(
            @Schema(examples = "enrolment-share") Code indicator,
            @Schema(examples = "毛入学比率") String name,
            @Schema(
                            description =
                                    "of the names, 0 to 1: what they share of their pairs of neighbouring"
                                            + " characters",
                            examples = "0.75")
                    BigDecimal similarity,
            @Schema(description = "the names are alike and figures have the same unit of measure")
                    boolean byName,
            @Schema(description = "computed by the same formula") boolean byFormula) {}

    @GET
    @Path("/{indicator}/duplicates")
    @Allowed(Action.READ_FINDINGS)
    @Operation(
            summary = "Which other indicators seem to say the same",
            description =
                    "Those of the same formula and factor, and those whose names share 0.70 of their pairs of"
                            + " characters and whose figures have the same unit of measure. A hint; nothing"
                            + " is refused for it.")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<IndicatorDuplicates> duplicates(
            @RestPath Code region, @RestPath Code indicator, @RestQuery @Nullable AsOf asOf) {
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(at -> library.at(region, at))
                .map(stock -> duplicates(indicator, stock));
    }

    private static IndicatorDuplicates duplicates(Code indicator, Stock stock) {
        known(indicator, stock, true);
        Known it =
                new Known(
                        stock.described(indicator).orElseThrow(),
                        stock.definition(indicator).orElse(null));
        return new IndicatorDuplicates(
                Linter.duplicates(
                                it.described(),
                                it.definition(),
                                stock.known().values(),
                                QualityRules.DEFAULTS)
                        .stream()
                        .map(
                                other ->
                                        new IndicatorDuplicate(
                                                other.described().indicator(),
                                                other.described().name(),
                                                told(
                                                        Alike.names(
                                                                it.described().name(),
                                                                other.described().name())),
                                                Alike.byName(
                                                        it.described(),
                                                        other.described(),
                                                        QualityRules.DEFAULTS.alike()),
                                                Alike.byFormula(
                                                        it.definition(), other.definition())))
                        .toList());
    }
}
