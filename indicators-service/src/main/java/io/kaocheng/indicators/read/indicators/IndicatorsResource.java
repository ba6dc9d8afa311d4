package io.kaocheng.indicators.read.indicators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.About;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.quality.Described;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Indicators, and the versions of one. */
@Path("/api/v1/regions/{region}/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class IndicatorsResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Policy policy;

    IndicatorsResource(Mutiny.SessionFactory sessions, Views views, Policy policy) {
        this.sessions = sessions;
        this.views = views;
        this.policy = policy;
    }

    /** An indicator as it was proposed, renamed and revised. */
    public record Indicator(
            @Schema(examples = "enrolment-rate") String indicator,
            @Schema(examples = "毛入学率") String name,
            @Schema(
                            description = "output, quality, efficiency, benefit or satisfaction",
                            examples = "benefit")
                    String dimension,
            @Schema(description = "macro, meso or micro", examples = "meso") String layer,
            @Schema(description = "quantitative or qualitative", examples = "quantitative")
                    String nature,
            @Schema(
                            description = "of the version enacted last, or as it was proposed",
                            examples = "%")
                    String unitOfMeasure,
            @Schema(
                            description =
                                    "what is counted, and how: of the version enacted last, or as it was proposed",
                            examples = "在校生占适龄人口的比例")
                    @Size(max = 4_000)
                    String definition,
            @Schema(
                            description =
                                    "where its figures come from: of the version enacted last, or as it was proposed")
                    @Nullable String source,
            @Schema(description = "the unit that answers for it") @Nullable String owner,
            @Schema(description = "the first period without it") @Nullable String retiredFrom,
            @Schema(description = "in English", examples = "Gross enrolment rate")
                    @Nullable String nameEn,
            @Schema(
                            description =
                                    "of the indicator with all its versions; what If-Match names",
                            examples = "4")
                    int version,
            @Schema(description = "input, process, output or outcome", examples = "outcome")
                    @Nullable String stage,
            @Schema(
                            description =
                                    "how much of it is in the hands of the assessed units: full, partial or none",
                            examples = "partial")
                    @Nullable String control,
            @Schema(
                            description = "of indicators that depend on the same thing",
                            examples = "education")
                    @Nullable String family,
            @Schema(description = "annual or long-term", examples = "long-term")
                    @Nullable String horizon,
            @Schema(description = "words by which it is found", examples = "[\"民生\"]")
                    @Nullable List<String> tags,
            @Schema(
                            description =
                                    "the unit that gives its figures, or assessed: each assessed unit; of the"
                                            + " version enacted last",
                            examples = "edu-bureau")
                    @Nullable String supplier,
            @Schema(description = "where its figures can be held against others")
                    @Nullable String secondSource,
            @Schema(description = "system, manual, survey or sampling", examples = "system")
                    @Nullable String collection,
            @Schema(description = "of its figures", examples = "2") @Nullable Integer decimals,
            @Schema(description = "proposed, drafted, enacted or retired", examples = "enacted")
                    String state,
            @Schema(
                            description =
                                    "up, down, on-target or range; of the version enacted last, or drafted last where"
                                            + " none was",
                            examples = "up")
                    @Nullable String direction,
            @Schema(description = "year, half, quarter or month", examples = "month")
                    @Nullable String frequency) {

        public Indicator {
            tags = tags == null ? null : List.copyOf(tags);
        }

        static Indicator of(IndicatorsProjection.Row row) {
            About about = row.about();
            return new Indicator(
                    row.indicator().value(),
                    row.name(),
                    row.dimension(),
                    row.layer(),
                    row.nature(),
                    about == null ? row.unitOfMeasure() : about.unitOfMeasure(),
                    about == null ? row.definition() : about.definition(),
                    about == null ? row.source() : about.source(),
                    text(row.owner()),
                    text(row.retiredFrom()),
                    row.nameEn(),
                    row.version(),
                    row.stage(),
                    row.control(),
                    text(row.family()),
                    row.horizon(),
                    row.tags(),
                    about == null ? null : text(about.supplier()),
                    about == null ? null : about.secondSource(),
                    about == null ? null : about.collection(),
                    about == null ? null : about.decimals(),
                    row.state(),
                    row.direction(),
                    row.frequency());
        }
    }

    private static @Nullable String text(@Nullable Object code) {
        return code == null ? null : code.toString();
    }

    /** How far an indicator has come. */
    public enum State {
        PROPOSED,
        DRAFTED,
        ENACTED,
        RETIRED
    }

    @GET
    @Allowed(Action.READ_INDICATORS)
    @Operation(
            summary = "The indicators, of those that fit where asked",
            description =
                    "q stands in the code, a name or the definition; scheme is one in whose enacted version"
                            + " it stands.")
    public Uni<Page<Indicator>> indicators(
            @RestPath Code region,
            @RestQuery
                    @Schema(
                            description = "stands in the code, a name or the definition",
                            examples = "满意")
                    @Size(max = 200)
                    @Nullable String q,
            @RestQuery Described.@Nullable Dimension dimension,
            @RestQuery Described.@Nullable Layer layer,
            @RestQuery Described.@Nullable Nature nature,
            @RestQuery @Nullable Direction direction,
            @RestQuery Period.@Nullable Kind frequency,
            @RestQuery @Nullable Code owner,
            @RestQuery Described.@Nullable Stage stage,
            @RestQuery
                    @Schema(description = "one of its tags, whole", examples = "民生")
                    @Size(max = 60)
                    @Nullable String tag,
            @RestQuery @Nullable State state,
            @RestQuery @Nullable Code scheme,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("drafts", policy.scope(Action.READ_INDICATORS, region).everything());
        parameters.put("q", q == null ? "" : q.strip().toLowerCase(Locale.ROOT));
        parameters.put("dimension", kebab(dimension));
        parameters.put("layer", kebab(layer));
        parameters.put("nature", kebab(nature));
        parameters.put("direction", kebab(direction));
        parameters.put("frequency", kebab(frequency));
        parameters.put("owner", owner == null ? "" : owner.value());
        parameters.put("its", kebab(stage));
        // Tags are kept as a list in JSON.
        parameters.put("tag", tag == null ? "" : ContractJson.write(tag.strip()));
        parameters.put("state", kebab(state));
        parameters.put("scheme", scheme == null ? "" : scheme.value());
        return views.page(
                        IndicatorsProjection.TABLE,
                        Journal.INDICATORS,
                        region,
                        asOf,
                        page,
                        "indicator",
                        """
                        (:drafts = true or exists (
                            select 1
                            from indicator_version v
                            where v.region = indicator.region and v.indicator = indicator.indicator
                              and v.from_seq <= :at and v.to_seq > :at and v.stage = 'enacted'))
                          and (:q = '' or strpos(lower(concat_ws(' ', indicator, name, name_en, definition, cast(about as json) ->> 'definition')), :q) > 0)
                          and (:dimension = '' or dimension = :dimension)
                          and (:layer = '' or layer = :layer)
                          and (:nature = '' or nature = :nature)
                          and (:direction = '' or direction = :direction)
                          and (:frequency = '' or frequency = :frequency)
                          and (:owner = '' or owner = :owner)
                          and (:its = '' or stage = :its)
                          and (:tag = '' or strpos(tags, :tag) > 0)
                          and (:state = '' or state = :state)
                          and (:scheme = '' or exists (
                            select 1
                            from scheme_version s
                            where s.region = indicator.region and s.scheme = :scheme
                              and s.from_seq <= :at and s.to_seq > :at and s.stage = 'enacted'
                              and s.version = (
                                select max(t.version)
                                from scheme_version t
                                where t.region = s.region and t.scheme = s.scheme
                                  and t.from_seq <= :at and t.to_seq > :at and t.stage = 'enacted')
                              and strpos(s.definition, concat('"indicator":"', indicator.indicator, '"')) > 0))
                        """,
                        parameters)
                .map(
                        found ->
                                new Page<>(
                                        found.items().stream().map(Indicator::of).toList(),
                                        found.next()));
    }

    private static String kebab(@Nullable Enum<?> asked) {
        return asked == null ? "" : Shape.kebab(asked);
    }

    /** An indicator, and the versions of it that hold. */
    public record IndicatorInForce(
            Indicator indicator,
            @Schema(description = "in force for the period that is asked for, or enacted last")
                    @Nullable IndicatorVersion inForce,
            @Schema(description = "the first that comes into force after it")
                    @Nullable IndicatorVersion next) {}

    @GET
    @Path("/{indicator}")
    @Allowed(Action.READ_INDICATORS)
    @Operation(
            summary = "One indicator, with the version in force",
            description =
                    "The version that is in force on the first day of the period, or the last that was"
                            + " enacted where none is named.")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<IndicatorInForce> indicator(
            @RestPath Code region,
            @RestPath Code indicator,
            @RestQuery @Nullable Period period,
            @RestQuery @Nullable AsOf asOf) {
        boolean drafts = policy.scope(Action.READ_INDICATORS, region).everything();
        Map<String, Object> its = Map.of("indicator", indicator.value());
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                views.rows(
                                                IndicatorsProjection.TABLE,
                                                region,
                                                at,
                                                "indicator = :indicator",
                                                its)
                                        .chain(
                                                rows ->
                                                        views.rows(
                                                                        VersionsProjection.TABLE,
                                                                        region,
                                                                        at,
                                                                        "indicator = :indicator and stage = 'enacted'",
                                                                        its)
                                                                .map(
                                                                        enacted ->
                                                                                inForce(
                                                                                        indicator,
                                                                                        rows,
                                                                                        enacted,
                                                                                        period,
                                                                                        drafts))));
    }

    private static IndicatorInForce inForce(
            Code indicator,
            List<IndicatorsProjection.Row> rows,
            List<VersionsProjection.Row> enacted,
            @Nullable Period period,
            boolean drafts) {
        if (rows.isEmpty() || (!drafts && enacted.isEmpty())) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "there is no indicator " + indicator,
                    "没有指标 " + indicator);
        }
        VersionsProjection.Row held = null;
        VersionsProjection.Row next = null;
        for (VersionsProjection.Row version :
                enacted.stream()
                        .sorted(Comparator.comparingInt(VersionsProjection.Row::version))
                        .toList()) {
            if (period == null || !version.effectiveFrom().firstDay().isAfter(period.firstDay())) {
                held = version;
            } else if (next == null) {
                next = version;
            }
        }
        return new IndicatorInForce(
                Indicator.of(rows.getFirst()),
                held == null ? null : IndicatorVersion.of(held),
                next == null ? null : IndicatorVersion.of(next));
    }

    /** A version of an indicator; the hash is its identity. */
    public record IndicatorVersion(
            @Schema(examples = "enrolment-rate") String indicator,
            int version,
            @Schema(description = "draft, approved or enacted", examples = "enacted") String stage,
            @Schema(description = "the first period it holds for", examples = "2026")
                    String effectiveFrom,
            @Schema(implementation = IndicatorDefinition.class) JsonNode definition,
            @Schema(
                            description = "SHA-256 of the definition's canonical form",
                            examples =
                                    "52e64c72a0c3a3f9d1a5c0a0ffb1e4bd1f5de4c03f9d0b1a9d1b7a0e3ff2d7c6")
                    String hash,
            @Schema(description = "the first period without the indicator")
                    @Nullable String retiredFrom,
            @Schema(description = "what its figures are; left out: as it was proposed")
                    @Nullable About about) {

        static IndicatorVersion of(IndicatorVersionRow row) {
            return new IndicatorVersion(
                    row.indicator,
                    row.version,
                    row.stage,
                    row.effectiveFrom,
                    Shape.parse(row.definition.getBytes(StandardCharsets.UTF_8)).orThrow(),
                    row.hash,
                    row.retiredFrom,
                    row.about == null ? null : about(row.about));
        }

        static IndicatorVersion of(VersionsProjection.Row row) {
            return new IndicatorVersion(
                    row.indicator().value(),
                    row.version(),
                    row.stage(),
                    row.effectiveFrom().toString(),
                    row.definition(),
                    row.hash(),
                    text(row.retiredFrom()),
                    row.about());
        }

        private static About about(String json) {
            try {
                return ContractJson.mapper().readValue(json, About.class);
            } catch (JsonProcessingException e) {
                throw new CorruptStreamException("what a version is about cannot be read", e);
            }
        }
    }

    @GET
    @Path("/{indicator}/versions")
    @Allowed(Action.READ_INDICATORS)
    @Operation(summary = "All versions of an indicator, the first first")
    public Uni<Page<IndicatorVersion>> versions(
            @RestPath Code region,
            @RestPath Code indicator,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Paging paging = page.paging();
        int after = paging.afterNumber(0);
        boolean drafts = policy.scope(Action.READ_INDICATORS, region).everything();
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        from IndicatorVersionRow
                        where region = :region and fromSeq <= :at and toSeq > :at and indicator = :indicator and version > :after
                          and (:drafts = true or stage = 'enacted')
                        order by version
                        """,
                                                                IndicatorVersionRow.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter(
                                                                "indicator", indicator.value())
                                                        .setParameter("after", after)
                                                        .setParameter("drafts", drafts)
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(
                        rows ->
                                paging.of(
                                        rows.stream().map(IndicatorVersion::of).toList(),
                                        row -> Integer.toString(row.version())));
    }
}
