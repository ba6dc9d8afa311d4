package io.kaocheng.indicators.write;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Drafted;
import io.kaocheng.chassis.api.DraftedRows;
import io.kaocheng.chassis.api.RecordBodies;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Texts;
import io.kaocheng.contracts.indicators.About;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRevised;
import io.kaocheng.indicators.indicator.IndicatorCommand;
import io.kaocheng.indicators.indicator.IndicatorCommand.ApproveVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.DraftVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.EnactVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.ProposeIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.RenameIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.RetireIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.ReviseIndicator;
import io.kaocheng.indicators.quality.Findings;
import io.kaocheng.indicators.region.KnownCycles;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.indicators.region.KnownOwnLists;
import io.kaocheng.indicators.scheme.StoredUses;
import io.kaocheng.journal.Change;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.quality.Described;
import io.kaocheng.scoring.rule.Bound;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Trend;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Proposes, renames and revises indicators; drafts, approves and enacts their versions. */
@Path("/api/v1/regions/{region}/indicators")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class IndicatorsResource {

    private static final int LONGEST_TAG = 60;

    private final Caller caller;
    private final Writing writing;
    private final KnownNames names;
    private final KnownCycles cycles;
    private final KnownOwnLists ownLists;

    IndicatorsResource(
            Caller caller,
            Writing writing,
            KnownNames names,
            KnownCycles cycles,
            KnownOwnLists ownLists) {
        this.caller = caller;
        this.writing = writing;
        this.names = names;
        this.cycles = cycles;
        this.ownLists = ownLists;
    }

    /** An indicator to be proposed. */
    public record NewIndicator(
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "毛入学率") @NotBlank @Size(max = 300) String name,
            @Schema(examples = "benefit") Described.Dimension dimension,
            @Schema(examples = "meso") Described.Layer layer,
            @Schema(examples = "quantitative") Described.Nature nature,
            @Schema(examples = "%") @NotBlank @Size(max = 60) String unitOfMeasure,
            @Schema(description = "what is counted, and how", examples = "在校生占适龄人口的比例")
                    @NotBlank
                    @Size(max = 4_000)
                    String definition,
            @Schema(description = "where its figures come from") @NotBlank @Size(max = 500)
                    @Nullable String source,
            @Schema(description = "the unit that answers for it") @Nullable Code owner,
            @Schema(description = "in English; none without it", examples = "Gross enrolment rate")
                    @NotBlank
                    @Size(max = 300)
                    @Nullable String nameEn,
            @Schema(description = "where on the way from means to effects", examples = "outcome")
                    Described.@Nullable Stage stage,
            @Schema(
                            description = "how much of it is in the hands of the assessed units",
                            examples = "partial")
                    Described.@Nullable Control control,
            @Schema(
                            description = "of indicators that depend on the same thing",
                            examples = "education")
                    @Nullable Code family,
            @Schema(description = "over which time it shows", examples = "long-term")
                    Described.@Nullable Horizon horizon,
            @Schema(description = "words by which it is found", examples = "[\"民生\"]")
                    @Size(max = 20)
                    @Nullable List<String> tags) {
        public NewIndicator {
            tags = tags == null ? null : List.copyOf(tags);
            checkTags(tags);
        }
    }

    @POST
    @Allowed(Action.PROPOSE_INDICATOR)
    @Operation(summary = "Propose an indicator")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.ALREADY_EXISTS,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> propose(@RestPath Code region, NewIndicator proposed)
            throws SQLException, InterruptedException {
        return write(region, proposal(proposed));
    }

    /** Indicators that are proposed together or not at all. */
    public record IndicatorBatch(@Size(min = 1, max = 2_000) List<NewIndicator> indicators) {
        public IndicatorBatch {
            indicators = List.copyOf(indicators);
        }
    }

    @POST
    @Path("/batches")
    @Allowed(Action.PROPOSE_INDICATOR)
    @Operation(
            summary = "Propose indicators together",
            description =
                    "All of them or, where any is wrong, none, with everything that is wrong.")
    @Refuses(ProblemCode.ROWS_INVALID)
    public RestResponse<Acknowledgement> proposeAll(@RestPath Code region, IndicatorBatch batch)
            throws SQLException, InterruptedException {
        return writeAll(
                region,
                batch.indicators().stream().map(i -> proposal(i).change(names)).toList(),
                "indicators");
    }

    private static ProposeIndicator proposal(NewIndicator proposed) {
        return new ProposeIndicator(
                new IndicatorProposed(
                        proposed.indicator(),
                        proposed.name(),
                        Shape.kebab(proposed.dimension()),
                        Shape.kebab(proposed.layer()),
                        Shape.kebab(proposed.nature()),
                        proposed.unitOfMeasure(),
                        proposed.definition(),
                        proposed.source(),
                        proposed.owner(),
                        proposed.nameEn(),
                        kebab(proposed.stage()),
                        kebab(proposed.control()),
                        proposed.family(),
                        kebab(proposed.horizon()),
                        proposed.tags()));
    }

    private static void checkTags(@Nullable List<String> tags) {
        Checks checks = Checks.none();
        for (int i = 0; tags != null && i < tags.size(); i++) {
            checks.that(
                    !Texts.trimmed(tags.get(i)).isEmpty() && tags.get(i).length() <= LONGEST_TAG,
                    "/tags/" + i,
                    "out-of-range",
                    "a tag has 1 to " + LONGEST_TAG + " characters",
                    "标签须为 1 至 " + LONGEST_TAG + " 个字符");
        }
        checks.orRefuse();
    }

    private static @Nullable String kebab(@Nullable Enum<?> said) {
        return said == null ? null : Shape.kebab(said);
    }

    @POST
    @Path("/{indicator}/name")
    @RequiresIfMatch
    @Allowed(Action.RENAME_INDICATOR)
    @Operation(
            summary = "Rename an indicator",
            description =
                    "Both names are those that hold from now on; without one in English it has none.")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.UNKNOWN_INDICATOR, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> rename(@RestPath Code region, RenameIndicator command)
            throws SQLException, InterruptedException {
        return write(region, command);
    }

    /** What describes an indicator from now on. */
    public record IndicatorRevision(
            @Schema(examples = "benefit") Described.Dimension dimension,
            @Schema(examples = "meso") Described.Layer layer,
            @Schema(examples = "quantitative") Described.Nature nature,
            @Schema(description = "the unit that answers for it", examples = "edu-bureau")
                    @Nullable Code owner,
            @Schema(description = "where on the way from means to effects", examples = "outcome")
                    Described.@Nullable Stage stage,
            @Schema(
                            description = "how much of it is in the hands of the assessed units",
                            examples = "partial")
                    Described.@Nullable Control control,
            @Schema(
                            description = "of indicators that depend on the same thing",
                            examples = "education")
                    @Nullable Code family,
            @Schema(description = "over which time it shows", examples = "long-term")
                    Described.@Nullable Horizon horizon,
            @Schema(description = "words by which it is found", examples = "[\"民生\"]")
                    @Size(max = 20)
                    @Nullable List<String> tags,
            @Schema(examples = "补充指标属性") @NotBlank @Size(max = 1_000) String reason) {
        public IndicatorRevision {
            tags = tags == null ? null : List.copyOf(tags);
            checkTags(tags);
        }
    }

    @POST
    @Path("/{indicator}/revisions")
    @RequiresIfMatch
    @Allowed(Action.REVISE_INDICATOR)
    @Operation(
            summary = "Describe an indicator otherwise",
            description =
                    "What is said holds from now on as a whole: what is left out it does not have any more."
                            + " Nothing that is measured changes, so nobody approves it. Its name has a"
                            + " path of its own.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> revise(
            @RestPath Code region, @RestPath Code indicator, IndicatorRevision revision)
            throws SQLException, InterruptedException {
        return write(
                region,
                new ReviseIndicator(
                        new IndicatorRevised(
                                indicator,
                                Shape.kebab(revision.dimension()),
                                Shape.kebab(revision.layer()),
                                Shape.kebab(revision.nature()),
                                revision.owner(),
                                kebab(revision.stage()),
                                kebab(revision.control()),
                                revision.family(),
                                kebab(revision.horizon()),
                                revision.tags(),
                                revision.reason())));
    }

    /** What the figures of a version are. */
    @Schema(description = "What the figures of a version are; it describes and does not measure")
    public record NewAbout(
            @Schema(description = "what exactly is counted", examples = "在校生占适龄人口的比例，不含外县籍")
                    @NotBlank
                    @Size(max = 4_000)
                    String definition,
            @Schema(examples = "%") @NotBlank @Size(max = 60) String unitOfMeasure,
            @Schema(description = "of its figures", examples = "2") @Min(0) @Max(12)
                    @Nullable Integer decimals,
            @Schema(description = "where the figures come from", examples = "教育事业统计")
                    @NotBlank
                    @Size(max = 500)
                    @Nullable String source,
            @Schema(
                            description =
                                    "the unit that gives the figures, or assessed: each assessed unit its own",
                            examples = "edu-bureau")
                    @Nullable Code supplier,
            @Schema(
                            description = "where the figures can be held against others",
                            examples = "公安户籍数据")
                    @NotBlank
                    @Size(max = 500)
                    @Nullable String secondSource,
            @Schema(description = "how the figures come about", examples = "system")
                    Described.@Nullable Collection collection) {
        public NewAbout {
            Checks.of(
                            NewAbout.class,
                            definition,
                            unitOfMeasure,
                            decimals,
                            source,
                            supplier,
                            secondSource,
                            collection)
                    .orRefuse();
        }

        About about() {
            return new About(
                    definition,
                    unitOfMeasure,
                    decimals,
                    source,
                    supplier,
                    secondSource,
                    kebab(collection));
        }
    }

    /** A version of an indicator to be drafted; docs/scoring.md says what its parts mean. */
    @Schema(
            description = "A version of an indicator: how its figures are read and scored",
            examples =
                    """
                    {"effectiveFrom":"2026","direction":"up","frequency":"month","rule":{"rule":"completion","cap":"1.2"}}
                    """)
    public record NewVersion(
            @Schema(description = "the first period the version holds for") Period effectiveFrom,
            Direction direction,
            @Schema(description = "the kind of period its observations are for")
                    Period.Kind frequency,
            @Schema(description = "how shorter periods' observations make a longer period's figure")
                    @Otherwise("last")
                    IndicatorDefinition.Accumulation accumulation,
            @Schema(description = "numerator/denominator is multiplied by it") @Otherwise("1")
                    BigDecimal factor,
            @Nullable Formula formula,
            Rule rule,
            @Nullable Trend trend,
            @Schema(
                            description =
                                    "whom a rule that looks at peers compares a unit with: class, region or"
                                            + " group:<code>; left out: its class",
                            examples = "class")
                    @Nullable Among peers,
            @Schema(
                            description =
                                    "where parameters of the rule come from that were computed from figures")
                    @Size(min = 1, max = 20)
                    @Nullable List<Bound> bounds,
            @Schema(description = "may stand, as in a version that was read; the path counts")
                    @Nullable Code indicator,
            @Schema(description = "may stand, as in a version that was read; the next is given")
                    @Nullable Integer version,
            @Schema(description = "what its figures are; left out: as it was proposed")
                    @Nullable NewAbout about) {

        /**
         * Where it names its indicator, as in a batch, what does not fit is found with its place.
         */
        public NewVersion {
            if (indicator != null) {
                var _ =
                        new IndicatorDefinition(
                                indicator,
                                1,
                                effectiveFrom,
                                direction,
                                frequency,
                                accumulation,
                                factor,
                                formula,
                                rule,
                                trend,
                                peers,
                                bounds);
            }
        }

        IndicatorDefinition of(Code named) {
            return RecordBodies.whole(
                    () ->
                            new IndicatorDefinition(
                                    named,
                                    1,
                                    effectiveFrom,
                                    direction,
                                    frequency,
                                    accumulation,
                                    factor,
                                    formula,
                                    rule,
                                    trend,
                                    peers,
                                    bounds));
        }
    }

    @POST
    @Path("/{indicator}/versions")
    @Allowed(Action.DRAFT_INDICATOR_VERSION)
    @Operation(
            summary = "Draft a version",
            description =
                    "Answers the number of the version; the same content again keeps its own.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.UNKNOWN_GROUP,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Drafted> draft(
            @RestPath Code region, @RestPath Code indicator, NewVersion version)
            throws SQLException, InterruptedException {
        return writing.one(Drafted.class, Journal.INDICATORS, region, draft(indicator, version));
    }

    /** Versions that are drafted together or not at all; each names its indicator. */
    @Schema(
            description =
                    "Versions that are drafted together or not at all; each names its indicator",
            examples =
                    """
                    {"versions":[{"indicator":"enrolment-rate","effectiveFrom":"2026","direction":"up","frequency":"month","rule":{"rule":"completion","cap":"1.2"}}]}
                    """)
    public record VersionBatch(@Size(min = 1, max = 2_000) List<NewVersion> versions) {
        public VersionBatch {
            versions = List.copyOf(versions);
            Checks checks = Checks.none();
            for (int i = 0; i < versions.size(); i++) {
                checks =
                        checks.that(
                                versions.get(i).indicator() != null,
                                "/versions/" + i + "/indicator",
                                "required-field",
                                "a version of a batch names its indicator",
                                "批量起草的每个版本须指明指标");
            }
            checks.orRefuse();
        }
    }

    @POST
    @Path("/versions")
    @Allowed(Action.DRAFT_INDICATOR_VERSION)
    @Operation(
            summary = "Draft versions of several indicators together",
            description =
                    "All of them or, where any is wrong, none. Answers the number of each version,"
                            + " in their order.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.UNKNOWN_GROUP,
        ProblemCode.ROWS_INVALID
    })
    public RestResponse<DraftedRows> draftAll(@RestPath Code region, VersionBatch batch)
            throws SQLException, InterruptedException {
        return DraftedRows.of(
                Journal.INDICATORS,
                writing.rows(
                        Journal.INDICATORS,
                        region,
                        batch.versions().stream()
                                .map(
                                        version ->
                                                draft(
                                                        Objects.requireNonNull(version.indicator()),
                                                        version))
                                .toList(),
                        "versions"));
    }

    private Change<?, ?, ?> draft(Code indicator, NewVersion version) {
        NewAbout about = version.about();
        return new DraftVersion(
                        indicator,
                        version.of(indicator),
                        about == null ? null : about.about(),
                        caller.subject())
                .change(names);
    }

    /** Versions of indicators, by their numbers. */
    public record NamedVersions(@Size(min = 1, max = 2_000) List<NamedVersion> versions) {
        public NamedVersions {
            versions = List.copyOf(versions);
        }
    }

    /** A version of an indicator. */
    public record NamedVersion(
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "1") @Min(1) int version) {}

    @POST
    @Path("/versions/approvals")
    @Allowed(Action.APPROVE_INDICATOR_VERSION)
    @Operation(
            summary = "Approve versions together, by another person than their authors",
            description = "All of them or, where any cannot be approved, none.")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.UNKNOWN_INDICATOR, ProblemCode.ROWS_INVALID})
    public RestResponse<Acknowledgement> approveAll(@RestPath Code region, NamedVersions approved)
            throws SQLException, InterruptedException {
        return writeAll(
                region,
                approved.versions().stream()
                        .map(v -> new ApproveVersion(v.indicator(), v.version(), caller.subject()))
                        .map(command -> command.change(names))
                        .toList(),
                "versions");
    }

    @POST
    @Path("/versions/enactments")
    @Allowed(Action.ENACT_INDICATOR_VERSION)
    @Operation(
            summary = "Make approved versions immutable and binding together",
            description = "All of them or, where any cannot be enacted, none.")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.UNKNOWN_INDICATOR, ProblemCode.ROWS_INVALID})
    public RestResponse<Acknowledgement> enactAll(@RestPath Code region, NamedVersions enacted)
            throws SQLException, InterruptedException {
        return writeAll(
                region,
                enacted.versions().stream()
                        .map(
                                v ->
                                        new EnactVersion(
                                                v.indicator(),
                                                v.version(),
                                                caller.subject(),
                                                Findings.OF_INDICATORS))
                        .map(command -> command.change(names))
                        .toList(),
                "versions");
    }

    @POST
    @Path("/{indicator}/versions/{version}/approval")
    @Allowed(Action.APPROVE_INDICATOR_VERSION)
    @Operation(summary = "Approve a version, by another person than its author")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR
    })
    public RestResponse<Acknowledgement> approve(
            @RestPath Code region, @RestPath Code indicator, @RestPath int version)
            throws SQLException, InterruptedException {
        return write(region, new ApproveVersion(indicator, version, caller.subject()));
    }

    @POST
    @Path("/{indicator}/versions/{version}/enactment")
    @Allowed(Action.ENACT_INDICATOR_VERSION)
    @Operation(
            summary = "Make an approved version immutable and binding",
            description =
                    "Refused while findings are open that the region's quality rules hold against it;"
                            + " each is named.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.WRONG_STATE,
        ProblemCode.FINDINGS_OPEN,
        ProblemCode.APPROVER_IS_AUTHOR
    })
    public RestResponse<Acknowledgement> enact(
            @RestPath Code region, @RestPath Code indicator, @RestPath int version)
            throws SQLException, InterruptedException {
        return write(
                region,
                new EnactVersion(indicator, version, caller.subject(), Findings.OF_INDICATORS));
    }

    /** The end of an indicator. */
    public record IndicatorRetirement(
            @Schema(description = "the first period without it", examples = "2027") Period from,
            @Schema(examples = "指标体系调整") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{indicator}/retirement")
    @Allowed(Action.RETIRE_INDICATOR)
    @Operation(
            summary = "Retire an indicator",
            description =
                    "Refused as long as an enacted scheme scores it in that period or a later one, be it of a cycle or standing, or a unit has it among its own indicators, or a formula in force refers to it; every use is named.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.WRONG_STATE,
        ProblemCode.IN_USE
    })
    public RestResponse<Acknowledgement> retire(
            @RestPath Code region, @RestPath Code indicator, IndicatorRetirement retirement)
            throws SQLException, InterruptedException {
        return write(
                region,
                new RetireIndicator(
                        indicator,
                        retirement.from(),
                        retirement.reason(),
                        new StoredUses(cycles, ownLists)));
    }

    private RestResponse<Acknowledgement> writeAll(
            Code region, List<? extends Change<?, ?, ?>> changes, String rows)
            throws SQLException, InterruptedException {
        return Answers.one(
                Acknowledgement.class,
                Journal.INDICATORS,
                writing.rows(Journal.INDICATORS, region, changes, rows));
    }

    private RestResponse<Acknowledgement> write(Code region, IndicatorCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.INDICATORS, region, command.change(names));
    }
}
