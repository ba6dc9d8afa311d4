package io.kaocheng.evaluation.read.percentiles;

import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.history.PastFacts;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.rule.Bound;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.tables.Words;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Percentiles of units' figures, for parameters of rules that are made of them, and whether those
 * of the versions in force come out again.
 */
@Path("/api/v1/regions/{region}/percentiles")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class PercentilesResource {

    private final PastFacts past;
    private final Sources sources;

    PercentilesResource(PastFacts past, Sources sources) {
        this.past = past;
        this.sources = sources;
    }

    /** A percentile of figures, and what it is made of. */
    public record FoundPercentile(
            @Schema(description = "by linear interpolation, exact", examples = "98.5")
                    BigDecimal value,
            @Schema(description = "how many figures there are", examples = "24") int count,
            @Schema(description = "the facts they are made of") Cut cut) {}

    @GET
    @Allowed(Action.READ_PERCENTILES)
    @Operation(
            summary = "A percentile of the figures that units have in a period",
            description =
                    "Of the units of a class, of a group or, without either, of all that are in a class: the"
                            + " figures of an indicator as the engine makes them, or the published scores in a block"
                            + " of the schemes in force, of the facts of the cut: the present one where none is"
                            + " named. With its cut and count it may stand in a version as the derivation of a"
                            + " parameter or threshold.")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.UNKNOWN_CUT, ProblemCode.CUT_IN_FUTURE})
    public FoundPercentile percentile(
            @RestPath Code region,
            @RestQuery @Nullable Code indicator,
            @RestQuery @Nullable Code block,
            @RestQuery @NotBlank Period period,
            @RestQuery @NotBlank @DecimalMin("0") @DecimalMax("1") @Schema(examples = "0.9")
                    BigDecimal percentile,
            @RestQuery("class") @Nullable Code unitClass,
            @RestQuery @Nullable Code group,
            @RestQuery @Nullable Cut cut)
            throws IOException, InterruptedException {
        List<Finding> wrong = new ArrayList<>();
        if ((indicator == null) == (block == null)) {
            wrong.add(
                    Finding.at(
                            "/indicator",
                            ProblemCode.INVALID_FIELD,
                            "a percentile is of an indicator or of a block: one of the two; found "
                                    + (indicator == null ? "neither" : "both"),
                            "百分位须且只能取自 indicator 或 block 之一，现"
                                    + (indicator == null ? "均未给出" : "两者均已给出")));
        }
        if (unitClass != null && group != null) {
            wrong.add(
                    Finding.at(
                            "/group",
                            ProblemCode.INVALID_FIELD,
                            "figures are of a class or of a group: one of the two at most; found both",
                            "class 与 group 至多给出一个，现两者均已给出"));
        }
        if (!wrong.isEmpty()) {
            throw new Problem(ProblemCode.INVALID_FIELD, wrong);
        }
        Cut heads = sources.cut(region, null);
        Cut at = cut == null ? heads : cut;
        Sources.check(at, heads);
        Percentiles.Found found =
                new Percentiles(past.at(region, at).facts())
                        .of(
                                new Percentiles.Asked(
                                        indicator,
                                        block,
                                        period,
                                        among(unitClass, group),
                                        unitClass));
        Optional<BigDecimal> value = found.percentile(percentile);
        if (value.isEmpty()) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "no unit has a figure of "
                            + (indicator == null ? block : indicator)
                            + " in "
                            + period
                            + " at "
                            + at,
                    "截至 "
                            + at
                            + "，没有单位在"
                            + Words.period(period, true)
                            + "有 "
                            + (indicator == null ? block : indicator)
                            + " 的数值");
        }
        return new FoundPercentile(value.get(), found.figures().size(), at);
    }

    private static Among among(@Nullable Code unitClass, @Nullable Code group) {
        if (group != null) {
            return Among.group(group);
        }
        return unitClass == null ? Among.REGION : Among.CLASS;
    }

    /** A parameter that says it is a percentile, and whether that comes out again. */
    public record CheckedBound(
            @Schema(
                            description = "of this indicator; either indicator or scheme",
                            examples = "enrolment-rate")
                    @Nullable Code indicator,
            @Schema(description = "of this scheme") @Nullable Code scheme,
            @Schema(examples = "2") int version,
            Bound bound,
            @Schema(
                            description =
                                    "what comes out of the facts of its cut; absent where there is no figure",
                            examples = "98.5")
                    @Nullable BigDecimal again,
            @Schema(description = "how many figures there are", examples = "24") int count,
            @Schema(description = "whether both are as the version says") boolean holds,
            @Schema(
                            description =
                                    "where there are no facts of its cut why not, as the code of a"
                                            + " problem: unknown-cut or cut-in-future",
                            examples = "cut-in-future")
                    @Nullable String why) {}

    /** What was found of all of them. */
    public record CheckedBounds(List<CheckedBound> items) {
        public CheckedBounds {
            items = List.copyOf(items);
        }
    }

    @GET
    @Path("/checks")
    @Allowed(Action.READ_PERCENTILES)
    @Operation(
            summary = "Whether the parameters that are percentiles come out again",
            description =
                    "Of every enacted version of an indicator and every scheme that may hold, or those of an"
                            + " indicator: each is computed anew of the"
                            + " facts of the cut that it names.")
    public CheckedBounds checks(@RestPath Code region, @RestQuery @Nullable Code indicator)
            throws IOException, InterruptedException {
        Cut heads = sources.cut(region, null);
        // Versions stand in the journal of indicators alone.
        RegionFacts now =
                past.at(region, Cut.NOTHING.with(Journal.INDICATORS, heads.at(Journal.INDICATORS)))
                        .facts();
        List<CheckedBound> checked = new ArrayList<>();
        Map<Source, Percentiles.Found> found = new HashMap<>();
        for (IndicatorDefinition version : now.enactedVersions()) {
            List<Bound> bounds = version.bounds();
            if (bounds == null || (indicator != null && !indicator.equals(version.indicator()))) {
                continue;
            }
            for (Bound bound : bounds) {
                checked.add(
                        checked(
                                region,
                                heads,
                                version.indicator(),
                                null,
                                version.version(),
                                bound,
                                found));
            }
        }
        for (Scheme scheme : indicator == null ? now.enactedSchemes() : List.<Scheme>of()) {
            List<Bound> bounds = scheme.bounds();
            for (Bound bound : bounds == null ? List.<Bound>of() : bounds) {
                checked.add(
                        checked(
                                region,
                                heads,
                                null,
                                scheme.scheme(),
                                scheme.version(),
                                bound,
                                found));
            }
        }
        return new CheckedBounds(checked);
    }

    /** What a percentile is taken from: several numbers of a version are often of the same. */
    private record Source(Cut cut, Percentiles.Asked asked) {}

    private CheckedBound checked(
            Code region,
            Cut heads,
            @Nullable Code indicator,
            @Nullable Code scheme,
            int version,
            Bound bound,
            Map<Source, Percentiles.Found> known)
            throws IOException, InterruptedException {
        try {
            Sources.check(bound.cut(), heads);
        } catch (Problem noFacts) {
            return new CheckedBound(
                    indicator, scheme, version, bound, null, 0, false, noFacts.code().code());
        }
        Source source = new Source(bound.cut(), Percentiles.Asked.of(indicator, bound));
        Percentiles.Found found = known.get(source);
        if (found == null) {
            found = new Percentiles(past.at(region, bound.cut()).facts()).of(source.asked());
            known.put(source, found);
        }
        BigDecimal again = found.percentile(bound.percentile()).orElse(null);
        return new CheckedBound(
                indicator,
                scheme,
                version,
                bound,
                again,
                found.figures().size(),
                again != null
                        && again.compareTo(bound.value()) == 0
                        && found.figures().size() == bound.count(),
                null);
    }
}
