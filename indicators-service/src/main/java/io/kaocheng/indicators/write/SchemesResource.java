package io.kaocheng.indicators.write;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Drafted;
import io.kaocheng.chassis.api.DraftedRows;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.quality.Findings;
import io.kaocheng.indicators.region.KnownCycles;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.indicators.scheme.SchemeCommand.ApproveScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.DraftScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.EnactScheme;
import io.kaocheng.journal.Change;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.rule.Bound;
import io.kaocheng.scoring.rule.Ties;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Otherwise;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.Min;
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

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Drafts, approves and enacts schemes. */
@Path("/api/v1/regions/{region}/schemes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class SchemesResource {

    private final Caller caller;
    private final Writing writing;
    private final KnownNames names;
    private final KnownCycles cycles;

    SchemesResource(Caller caller, Writing writing, KnownNames names, KnownCycles cycles) {
        this.caller = caller;
        this.writing = writing;
        this.names = names;
        this.cycles = cycles;
    }

    /** A version of a scheme to be drafted; docs/scoring.md says what its parts mean. */
    @Schema(
            description = "How the units of one class are scored, in one cycle or from a period on",
            examples =
                    """
                    {"scheme":"bureaus-2026","cycle":"2026","unitClass":"bureaus","periods":["month","year"],
                     "tree":{"kind":"block","code":"total","children":[
                      {"kind":"indicator","indicator":"enrolment-rate","weight":"60",
                       "light":{"on":"achievement","green":"0.9","red":"0.6"}},
                      {"kind":"indicator","indicator":"letters-answered","weight":"40",
                       "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                    """)
    public record NewScheme(
            Code scheme,
            @Schema(
                            description =
                                    "whose periods are scored; left out where the scheme stands from a period on")
                    @Nullable Code cycle,
            Code unitClass,
            @Schema(description = "the kinds of period that are scored") @Size(min = 1, max = 4)
                    List<Period.Kind> periods,
            Scheme.Block tree,
            @Otherwise("submitted") Scheme.CountsFrom countsFrom,
            @Schema(
                            description =
                                    "policy by reason code; reasons not listed follow the defaults: not-applicable"
                                            + " share, not-sent zero, not-approved zero, not-due leave-out,"
                                            + " anything else otherwise")
                    @Otherwise("{}")
                    SortedMap<Code, Scheme.NoData> noData,
            @Otherwise("share") Scheme.NoData otherwise,
            @Otherwise("{}") Scheme.Rounding rounding,
            @Schema(description = "which rank units of equal total share; mean is for rules only")
                    @Otherwise("best")
                    Ties ties,
            Scheme.@Nullable EvaluatorMix evaluators,
            Scheme.@Nullable Bonuses bonuses,
            Scheme.@Nullable Deductions deductions,
            @Otherwise("[]") List<Scheme.VetoEffect> vetoes,
            Scheme.@Nullable Grades grades,
            @Otherwise("{}") Scheme.Scaling scaling,
            @Schema(description = "may stand, as in a version that was read; the next is given")
                    @Nullable Integer version,
            @Schema(
                            description =
                                    "the engine it is scored by; left out: that of the version before, and of a"
                                            + " new scheme kc-2")
                    @Nullable EngineId engine,
            @Schema(
                            description =
                                    "how a unit that ends within a period is scored for the part it existed; left"
                                            + " out: unranked; kc-2")
                    Scheme.@Nullable PartialYear partialYear,
            @Schema(
                            description =
                                    "from when a period is scored: reported, since somebody reported for it, or due,"
                                            + " also since its figures were due; left out: reported; kc-2")
                    Scheme.@Nullable ScoredWhen scoredWhen,
            @Schema(
                            description =
                                    "the first period that is scored, where the scheme stands and has no cycle; of two"
                                            + " that hold for a period the later start wins",
                            examples = "202601")
                    @Nullable Period from,
            @Schema(
                            description =
                                    "the last period that is scored; left out: until another scheme",
                            examples = "202712")
                    @Nullable Period until,
            @Schema(
                            description =
                                    "schemes of the same class in whose time this one holds; without it that is refused",
                            examples = "bureaus-2025")
                    @Size(min = 1, max = 100)
                    @Nullable List<Code> supersedes,
            @Schema(
                            description =
                                    "where thresholds come from that were computed from figures or scores, as GET"
                                            + " percentiles answers them")
                    @Size(min = 1, max = 100)
                    @Nullable List<Bound> bounds) {

        public NewScheme {
            periods = List.copyOf(periods);
            noData = Collections.unmodifiableSortedMap(new TreeMap<>(noData));
            vetoes = List.copyOf(vetoes);
            // What does not fit together is found when it is read, with its place in a batch.
            var _ =
                    new Scheme(
                            scheme,
                            1,
                            cycle,
                            unitClass,
                            periods,
                            tree,
                            countsFrom,
                            noData,
                            otherwise,
                            rounding,
                            ties,
                            evaluators,
                            bonuses,
                            deductions,
                            vetoes,
                            grades,
                            scaling,
                            engine,
                            partialYear,
                            scoredWhen,
                            from,
                            until,
                            supersedes,
                            bounds);
        }

        Scheme definition() {
            return new Scheme(
                    scheme,
                    1,
                    cycle,
                    unitClass,
                    periods,
                    tree,
                    countsFrom,
                    noData,
                    otherwise,
                    rounding,
                    ties,
                    evaluators,
                    bonuses,
                    deductions,
                    vetoes,
                    grades,
                    scaling,
                    engine,
                    partialYear,
                    scoredWhen,
                    from,
                    until,
                    supersedes,
                    bounds);
        }
    }

    @POST
    @Allowed(Action.DRAFT_SCHEME)
    @Operation(
            summary = "Draft a version of a scheme",
            description =
                    "Answers the number of the version; the same content again keeps its own.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_CYCLE,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.UNKNOWN_GROUP,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.ALREADY_EXISTS,
        ProblemCode.WEIGHTS_UNBALANCED
    })
    public RestResponse<Drafted> draft(@RestPath Code region, NewScheme scheme)
            throws SQLException, InterruptedException {
        return writing.one(
                Drafted.class, Journal.INDICATORS, region, draftOf(scheme).change(names));
    }

    private DraftScheme draftOf(NewScheme scheme) {
        return new DraftScheme(scheme.definition(), caller.subject());
    }

    /** Schemes that are drafted together or not at all. */
    public record SchemeBatch(@Size(min = 1, max = 500) List<NewScheme> schemes) {
        public SchemeBatch {
            schemes = List.copyOf(schemes);
        }
    }

    @POST
    @Path("/batches")
    @Allowed(Action.DRAFT_SCHEME)
    @Operation(
            summary = "Draft versions of several schemes together",
            description =
                    "All of them or, where any is wrong, none. Answers the number of each version,"
                            + " in their order.")
    @Refuses({ProblemCode.ROWS_INVALID, ProblemCode.WEIGHTS_UNBALANCED})
    public RestResponse<DraftedRows> draftAll(@RestPath Code region, SchemeBatch batch)
            throws SQLException, InterruptedException {
        return DraftedRows.of(
                Journal.INDICATORS,
                writing.rows(
                        Journal.INDICATORS,
                        region,
                        batch.schemes().stream().map(s -> draftOf(s).change(names)).toList(),
                        "schemes"));
    }

    /** Versions of schemes, by their numbers. */
    public record NamedSchemes(@Size(min = 1, max = 500) List<NamedScheme> versions) {
        public NamedSchemes {
            versions = List.copyOf(versions);
        }
    }

    /** A version of a scheme. */
    public record NamedScheme(
            @Schema(examples = "bureaus-2026") Code scheme,
            @Schema(examples = "1") @Min(1) int version) {}

    @POST
    @Path("/versions/approvals")
    @Allowed(Action.APPROVE_SCHEME)
    @Operation(
            summary = "Approve schemes together, by another person than their authors",
            description = "All of them or, where any cannot be approved, none.")
    @Refuses(ProblemCode.ROWS_INVALID)
    public RestResponse<Acknowledgement> approveAll(@RestPath Code region, NamedSchemes approved)
            throws SQLException, InterruptedException {
        return writeAll(
                region,
                approved.versions().stream()
                        .map(v -> new ApproveScheme(v.scheme(), v.version(), caller.subject()))
                        .map(command -> command.change(names))
                        .toList());
    }

    @POST
    @Path("/versions/enactments")
    @Allowed(Action.ENACT_SCHEME)
    @Operation(
            summary = "Make approved schemes binding together",
            description = "All of them or, where any cannot be enacted, none.")
    @Refuses(ProblemCode.ROWS_INVALID)
    public RestResponse<Acknowledgement> enactAll(@RestPath Code region, NamedSchemes enacted)
            throws SQLException, InterruptedException {
        return writeAll(
                region,
                enacted.versions().stream()
                        .map(
                                v ->
                                        new EnactScheme(
                                                v.scheme(),
                                                v.version(),
                                                caller.subject(),
                                                cycles,
                                                Findings.OF_SCHEMES))
                        .map(command -> command.change(names))
                        .toList());
    }

    private RestResponse<Acknowledgement> writeAll(
            Code region, List<? extends Change<?, ?, ?>> changes)
            throws SQLException, InterruptedException {
        return Answers.one(
                Acknowledgement.class,
                Journal.INDICATORS,
                writing.rows(Journal.INDICATORS, region, changes, "versions"));
    }

    @POST
    @Path("/{scheme}/versions/{version}/approval")
    @Allowed(Action.APPROVE_SCHEME)
    @Operation(summary = "Approve a scheme, by another person than its author")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.APPROVER_IS_AUTHOR})
    public RestResponse<Acknowledgement> approve(
            @RestPath Code region, @RestPath Code scheme, @RestPath int version)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.INDICATORS,
                region,
                new ApproveScheme(scheme, version, caller.subject()).change(names));
    }

    @POST
    @Path("/{scheme}/versions/{version}/enactment")
    @Allowed(Action.ENACT_SCHEME)
    @Operation(
            summary =
                    "Make an approved scheme binding for its class, in its cycle or from its first period on",
            description =
                    "It must hold together: every indicator enacted, no circle of formulas,"
                            + " thresholds the right way round. Where another scheme of the class"
                            + " holds in some of its time, it must name that one as superseded, and"
                            + " start no earlier.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_CYCLE,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.WRONG_STATE,
        ProblemCode.FINDINGS_OPEN,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.SCHEME_INVALID,
        ProblemCode.ALREADY_EXISTS
    })
    public RestResponse<Acknowledgement> enact(
            @RestPath Code region, @RestPath Code scheme, @RestPath int version)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.INDICATORS,
                region,
                new EnactScheme(scheme, version, caller.subject(), cycles, Findings.OF_SCHEMES)
                        .change(names));
    }
}
