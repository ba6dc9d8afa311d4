package io.kaocheng.evaluation.write;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.evaluation.facts.EvaluationFact;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.evaluation.read.runs.RunView;
import io.kaocheng.evaluation.replay.Persons;
import io.kaocheng.evaluation.replay.Planner;
import io.kaocheng.evaluation.replay.Planner.Assumptions;
import io.kaocheng.evaluation.replay.Publisher;
import io.kaocheng.evaluation.replay.RunExecutor;
import io.kaocheng.evaluation.replay.RunStore;
import io.kaocheng.evaluation.run.Run;
import io.kaocheng.evaluation.run.RunCommand;
import io.kaocheng.evaluation.run.RunCommand.ApproveRun;
import io.kaocheng.evaluation.run.RunCommand.CancelRun;
import io.kaocheng.evaluation.run.RunCommand.ExpireRun;
import io.kaocheng.evaluation.run.RunCommand.PlanRun;
import io.kaocheng.evaluation.run.RunCommand.PromoteRun;
import io.kaocheng.evaluation.run.RunCommand.RejectRun;
import io.kaocheng.evaluation.run.RunCommand.StartRun;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Submission;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plans, starts, approves, promotes and ends replay runs. */
@Path("/api/v1/regions/{region}/runs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class RunsResource {

    private static final Logger LOG = Logger.getLogger(RunsResource.class);

    private static final Pattern RUN = Pattern.compile("[0-9a-f]{8,64}");

    private final Caller caller;
    private final Requests requests;
    private final Writing writing;
    private final Planner planner;
    private final Sources sources;
    private final RunStore store;
    private final RunView view;
    private final Publisher publisher;
    private final Persons persons;
    private final Policy policy;

    RunsResource(
            Caller caller,
            Requests requests,
            Writing writing,
            Planner planner,
            Sources sources,
            RunStore store,
            RunView view,
            Publisher publisher,
            Persons persons,
            Policy policy) {
        this.caller = caller;
        this.requests = requests;
        this.writing = writing;
        this.planner = planner;
        this.sources = sources;
        this.store = store;
        this.view = view;
        this.publisher = publisher;
        this.persons = persons;
        this.policy = policy;
    }

    /** What a run covers; what is left out means all there are. */
    public record RunScope(
            @Schema(examples = "county-departments") @Otherwise("[]") @Size(max = 1_000)
                    List<Code> classes,
            @Schema(examples = "2026Q2") @Otherwise("[]") @Size(max = 1_000) List<Period> periods,
            @Schema(
                            description =
                                    "only the scores of these units are kept; the others are still ranked with them")
                    @Otherwise("[]")
                    @Size(max = 1_000)
                    List<Code> units) {

        Scope scope() {
            return new Scope(classes, periods, units);
        }
    }

    /** What is to be computed anew. */
    public record NewRun(
            @Schema(examples = "official") RunKind kind,
            @Schema(description = "all classes, periods and units where it is left out")
                    @Nullable RunScope scope,
            @Schema(
                            description =
                                    "the positions to compute from, or a moment; the present ones where it is left out")
                    @Size(max = 200)
                    @Nullable String cut,
            @Schema(description = "a moment; the positions as known then") @Size(max = 200)
                    @Nullable String asOf,
            @Schema(
                            description =
                                    "what to compare with: another run's number for a what-if or as-of, the word history for a verify")
                    @Size(max = 64)
                    @Nullable String base,
            @Schema(examples = "口径调整") @NotBlank @Size(max = 500) String reason,
            @Schema(description = "what a what-if assumes") @Nullable RunOverlay overlay) {
        public NewRun {
            Checks.none()
                    .that(
                            cut == null || asOf == null,
                            "/asOf",
                            ProblemCode.INVALID_FIELD.code(),
                            "either cut or asOf, not both",
                            "cut 与 asOf 只能给出其一")
                    .that(
                            overlay == null || kind == RunKind.WHAT_IF,
                            "/overlay",
                            ProblemCode.INVALID_FIELD.code(),
                            "only a what-if has an overlay; what an official run is to score must be enacted",
                            "仅推演可附调整内容；正式重算只按已生效的规则计算")
                    .that(
                            kind != RunKind.OFFICIAL || scope == null || scope.units().isEmpty(),
                            "/scope/units",
                            ProblemCode.INVALID_FIELD.code(),
                            "an official run covers whole classes, since units are ranked among each other",
                            "正式重算须覆盖整个类别，因单位之间相互排名")
                    .that(
                            base == null || comparable(kind, base),
                            "/base",
                            ProblemCode.INVALID_FIELD.code(),
                            "the base of a what-if or as-of is another run's number, that of a verify the word history; an official run is held against what is published",
                            "推演与回溯的对比对象为另一重算的编号，核验的为 history；正式重算与已公布得分比较")
                    .orRefuse();
        }

        private static boolean comparable(RunKind kind, String base) {
            return switch (kind) {
                case VERIFY -> base.equals(RunExecutor.HISTORY);
                case AS_OF, WHAT_IF -> RUN.matcher(base).matches();
                case OFFICIAL -> false;
            };
        }
    }

    /** What a what-if assumes beside what holds. */
    public record RunOverlay(
            @Schema(description = "versions that were drafted and not enacted")
                    @Otherwise("[]")
                    @Size(max = 1_000)
                    List<AssumedDraft> drafts,
            @Schema(
                            implementation = IndicatorDefinition.class,
                            description =
                                    "definitions of indicators as the library takes them, each with its code")
                    @Otherwise("[]")
                    @Size(max = 1_000)
                    List<JsonNode> indicators,
            @Schema(
                            implementation = Scheme.class,
                            description = "definitions of schemes as the library takes them")
                    @Otherwise("[]")
                    @Size(max = 1_000)
                    List<JsonNode> schemes,
            @Otherwise("[]") @Size(max = 1_000) List<AssumedWeight> weights,
            @Otherwise("[]") @Size(max = 1_000) List<AssumedTarget> targets,
            @Schema(description = "blocks of units that are left out; by kc-2 alone")
                    @Otherwise("[]")
                    @Size(max = 1_000)
                    List<AssumedSuppression> suppressions,
            @Schema(description = "lists of units' own indicators; by kc-2 alone")
                    @Otherwise("[]")
                    @Size(max = 1_000)
                    List<AssumedOwnList> ownLists) {

        Assumptions assumptions() {
            List<Planner.Draft> drafted = new ArrayList<>();
            for (AssumedDraft draft : drafts) {
                drafted.add(
                        new Planner.Draft(
                                draft.indicator(),
                                draft.scheme(),
                                draft.version(),
                                "/overlay/drafts/" + drafted.size()));
            }
            List<Overlay.Weight> weighed = new ArrayList<>();
            for (AssumedWeight weight : weights) {
                weighed.add(
                        new Overlay.Weight(
                                weight.scheme(),
                                weight.path(),
                                weight.weight().toPlainString(),
                                "/overlay/weights/" + weighed.size()));
            }
            return new Assumptions(
                    drafted,
                    definitions("indicators", indicators),
                    definitions("schemes", schemes),
                    weighed,
                    targets.stream().map(AssumedTarget::set).toList(),
                    suppressions.stream().<EvaluationFact>map(AssumedSuppression::fact).toList(),
                    ownLists.stream().map(AssumedOwnList::list).toList());
        }

        private static List<Planner.Definition> definitions(String of, List<JsonNode> found) {
            List<Planner.Definition> definitions = new ArrayList<>();
            for (JsonNode one : found) {
                definitions.add(
                        new Planner.Definition(one, "/overlay/" + of + "/" + definitions.size()));
            }
            return definitions;
        }
    }

    /** A drafted version, taken as if it were enacted. */
    public record AssumedDraft(
            @Schema(
                            description = "of this indicator; either indicator or scheme",
                            examples = "enrolment-rate")
                    @Nullable Code indicator,
            @Schema(description = "of this scheme") @Nullable Code scheme,
            @Min(1) int version) {
        public AssumedDraft {
            Checks.none()
                    .that(
                            (indicator == null) != (scheme == null),
                            "",
                            ProblemCode.INVALID_FIELD.code(),
                            "a draft is of an indicator or of a scheme: one of the two",
                            "草案须为指标或方案之一")
                    .orRefuse();
        }
    }

    /** Another weight at one place of a scheme. */
    public record AssumedWeight(
            @Schema(examples = "departments-2026") Code scheme,
            @Schema(description = "blocks and indicator, with slashes", examples = "economy/gdp")
                    @NotBlank
                    @Size(max = 500)
                    String path,
            @Schema(examples = "15") BigDecimal weight) {}

    /** Another target. */
    public record AssumedTarget(
            @Schema(description = "of this unit; either unit or unitClass", examples = "edu-bureau")
                    @Nullable Code unit,
            @Schema(description = "of every unit of this class") @Nullable Code unitClass,
            @Schema(examples = "enrolment-rate") Code indicator,
            Period period,
            @Schema(examples = "98") BigDecimal value,
            @Schema(description = "what must be reached at least") @Nullable BigDecimal floor,
            @Schema(
                            description =
                                    "the kind of period for each of which within the period the figure is to be"
                                            + " reached: half, quarter or month; left out: for the period as a whole",
                            examples = "month")
                    Period.@Nullable Kind each,
            @Schema(
                            description =
                                    "from when it counts; left out: for all of the target's period",
                            examples = "202609")
                    @Nullable Period effectiveFrom) {
        public AssumedTarget {
            Checks.none()
                    .that(
                            (unit == null) != (unitClass == null),
                            "",
                            ProblemCode.INVALID_FIELD.code(),
                            "a target is set for a unit or for a class: one of the two",
                            "目标值须针对单位或类别之一")
                    .that(
                            each == null || each.months() < period.kind().months(),
                            "/each",
                            ProblemCode.INVALID_FIELD.code(),
                            "each is a kind of period shorter than " + period,
                            "each 须为短于 " + period + " 的期间类型")
                    .orRefuse();
        }

        TargetEvent.Figured set() {
            return new TargetSet(
                    unit,
                    unitClass,
                    indicator,
                    period,
                    value,
                    floor,
                    List.of(),
                    each == null ? null : Shape.kebab(each),
                    null,
                    effectiveFrom);
        }
    }

    /** A block of a unit that is left out, while what is below it is shown. */
    public record AssumedSuppression(
            @Schema(examples = "edu-bureau") Code unit,
            Period period,
            @Schema(examples = "economy") Code block,
            @Schema(description = "its score, its light or both", examples = "score")
                    Suppression.What what,
            @Schema(examples = "under-audit") Code reason) {

        EvaluationFact fact() {
            return new EvaluationFact.Suppressed(
                    unit, period, new Suppression(block, what, reason, List.of()));
        }
    }

    /** An indicator of a unit's own, with its weight in the block. */
    public record AssumedOwnIndicator(
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "100") @DecimalMin(value = "0", inclusive = false) @DecimalMax("100")
                    BigDecimal weight) {}

    /**
     * The indicators a unit has of its own in a block of a scheme, in the place of those it has.
     */
    public record AssumedOwnList(
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "departments-2026") Code scheme,
            @Schema(description = "a block of the kind own", examples = "duties") Code block,
            @Schema(description = "the first period for which they hold", examples = "2026")
                    Period from,
            @Schema(description = "with weights that total 100") @Size(min = 1, max = 100)
                    List<AssumedOwnIndicator> items) {
        public AssumedOwnList {
            items = List.copyOf(items);
        }

        Overlay.AssumedList list() {
            return new Overlay.AssumedList(
                    unit,
                    scheme,
                    block,
                    from,
                    items.stream()
                            .map(i -> new OwnListEvent.OwnListItem(i.indicator(), i.weight()))
                            .toList());
        }
    }

    /** What planning a run came to. */
    public record RunPlan(
            Acknowledgement.Outcome outcome,
            List<Acknowledgement.RecordedEntry> entries,
            @Schema(
                            description = "64 hexadecimal digits over all that is asked for",
                            examples =
                                    "3f0c2a9e5b7d41c68e1a0f4b9d2c7e5a3f0c2a9e5b7d41c68e1a0f4b9d2c7e5a")
                    String run,
            RunKind kind,
            Scope scope,
            Cut cut,
            @Schema(examples = "kc-1") String engine,
            @Schema(description = "SHA-256 over what is assumed") @Nullable String overlay,
            @Schema(description = "what it is compared with") @Nullable String base,
            @Schema(
                            description = "what it reads and touches",
                            examples =
                                    "{\"entries\":51200,\"cohorts\":4,\"units\":48,\"cells\":1440}")
                    Plan plan,
            @Schema(description = "whether it was planned before") boolean exists) {}

    @POST
    @Allowed(value = Action.PLAN_WHAT_IF, besides = Action.PLAN_RUN)
    @Operation(
            summary = "Plan a run and start it",
            description =
                    "Whoever may plan a what-if only is refused any other kind. With dryRun=true nothing is recorded; the answer says what the run would touch. The same manifest is the same run: asking again changes nothing.")
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.RUN_OVERLAPS,
        ProblemCode.NOTHING_TO_REPLAY,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.CUT_IN_FUTURE,
        ProblemCode.CUT_NOT_CLOSED,
        ProblemCode.UNKNOWN_CUT
    })
    public RestResponse<RunPlan> plan(
            @RestPath Code region, @RestQuery boolean dryRun, NewRun asked)
            throws IOException, InterruptedException, SQLException {
        if (asked.kind() != RunKind.WHAT_IF) {
            policy.scope(Action.PLAN_RUN, region);
        }
        Receipt receipt = dryRun ? null : writing.replayed(Journal.EVALUATION, region);
        if (receipt == null) {
            RunPlanned planned = planner.plan(region, asked(region, asked));
            receipt =
                    writing.submit(
                            Journal.EVALUATION,
                            region,
                            List.of(new PlanRun(planned).change()),
                            dryRun ? Submission.Mode.DRY_RUN : Submission.Mode.ATOMIC);
        }
        RestResponse<RunPlan> answer = Answers.one(RunPlan.class, Journal.EVALUATION, receipt);
        if (dryRun) {
            return RestResponse.ok(answer.getEntity());
        }
        remember();
        return answer;
    }

    @POST
    @Path("/{run}/start")
    @Allowed(Action.RESUME_RUN)
    @Operation(summary = "Go on with a run that failed")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> start(@RestPath Code region, @RestPath String run)
            throws SQLException, InterruptedException {
        return write(region, new StartRun(view.find(region, run).run()));
    }

    /** What is said with the approval of a run. */
    public record RunApproval(
            @Schema(examples = "同意，按此办理") @Size(max = 500) @Nullable String remark) {}

    @POST
    @Path("/{run}/approval")
    @Allowed(Action.APPROVE_RUN)
    @Operation(
            summary = "Approve a verified run, by another person than the one who asked for it",
            description = "Refused where something that bears on it was recorded since.")
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.STALE_BASE
    })
    public RestResponse<Acknowledgement> approve(
            @RestPath Code region,
            @RestPath
                    @jakarta.validation.constraints.Pattern(
                            regexp = RunView.NAMES,
                            message = RunView.NAMES_IN_WORDS)
                    String run,
            RunApproval approval)
            throws IOException, InterruptedException, SQLException {
        RunView.Found found = view.find(region, run);
        return write(
                region,
                new ApproveRun(
                        found.run(),
                        caller.subject(),
                        approval.remark(),
                        planner.later(region, found.manifest())));
    }

    @POST
    @Path("/{run}/promotion")
    @Allowed(Action.PROMOTE_RUN)
    @Operation(summary = "Make an approved official run's scores the official ones")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE, ProblemCode.STALE_BASE})
    public RestResponse<Acknowledgement> promote(@RestPath Code region, @RestPath String run)
            throws IOException, InterruptedException, SQLException {
        RunView.Found found = view.find(region, run);
        Publisher.Promotion promotion =
                publisher.promotion(found.run(), found.manifest(), requests.origin());
        RestResponse<Acknowledgement> answer =
                write(
                        region,
                        new PromoteRun(
                                found.run(), planner.later(region, found.manifest()), promotion),
                        promotion);
        publisher.published();
        return answer;
    }

    /** Why a run is turned down. */
    public record RunRejection(
            @Schema(examples = "口径尚未确认") @NotBlank @Size(max = 500) String reason) {}

    @POST
    @Path("/{run}/rejection")
    @Allowed(Action.REJECT_RUN)
    @Operation(summary = "Turn a finished run down")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> reject(
            @RestPath Code region,
            @RestPath
                    @jakarta.validation.constraints.Pattern(
                            regexp = RunView.NAMES,
                            message = RunView.NAMES_IN_WORDS)
                    String run,
            RunRejection rejection)
            throws SQLException, InterruptedException {
        return write(
                region,
                new RejectRun(view.find(region, run).run(), caller.subject(), rejection.reason()));
    }

    @POST
    @Path("/{run}/cancellation")
    @Allowed(Action.CANCEL_RUN)
    @Operation(summary = "Stop a run that is not finished")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> cancel(@RestPath Code region, @RestPath String run)
            throws SQLException, InterruptedException {
        return write(region, new CancelRun(view.find(region, run).run(), caller.subject()));
    }

    @POST
    @Path("/{run}/expiry")
    @Allowed(Action.EXPIRE_RUN)
    @Operation(summary = "Throw a what-if's results away")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> expire(@RestPath Code region, @RestPath String run)
            throws SQLException, InterruptedException {
        String of = view.find(region, run).run();
        return write(
                region, new ExpireRun(of), (connection, _) -> store.forget(connection, region, of));
    }

    /** Why a promoted run is published. */
    public record RunPublication(
            @Schema(examples = "半年考核结果公布") @NotBlank @Size(max = 500) String reason) {}

    /** The editions that a promoted run was published as. */
    public record PublishedRun(
            Acknowledgement.Outcome outcome,
            List<Acknowledgement.RecordedEntry> entries,
            @Schema(description = "in order of period and class") List<EditionName> editions) {}

    /** The name of a published table. */
    public record EditionName(
            @Schema(examples = "county-departments") Code unitClass,
            Period period,
            @Schema(description = "from 1 within class and period", examples = "1") @Min(1)
                    int number) {}

    @POST
    @Path("/{run}/editions")
    @Allowed(Action.PUBLISH_EDITIONS)
    @Operation(
            summary = "Publish a promoted run's tables as editions",
            description = "Publishing the same run again gives the same editions.")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE, ProblemCode.ALREADY_EXISTS})
    public RestResponse<PublishedRun> publish(
            @RestPath Code region,
            @RestPath
                    @jakarta.validation.constraints.Pattern(
                            regexp = RunView.NAMES,
                            message = RunView.NAMES_IN_WORDS)
                    String run,
            RunPublication publication)
            throws IOException, InterruptedException, SQLException {
        Receipt before = writing.replayed(Journal.EVALUATION, region);
        if (before != null) {
            return Answers.one(PublishedRun.class, Journal.EVALUATION, before);
        }
        RunView.Found found = view.find(region, run);
        Publisher.Prepared prepared =
                publisher.prepare(
                        region,
                        found.run(),
                        found.manifest(),
                        publication.reason(),
                        requests.origin());
        if (prepared.changes().isEmpty()) {
            // Without a table there is no edition whose rules would say what is missing.
            if (!found.state().equals("promoted")) {
                throw new Problem(
                        ProblemCode.WRONG_STATE,
                        "only a promoted run is published; this one is " + found.state(),
                        "仅已生效的重算可发布，当前状态为“" + Run.inChinese(found.state()) + "”");
            }
            return RestResponse.ok(
                    new PublishedRun(Acknowledgement.Outcome.UNCHANGED, List.of(), List.of()));
        }
        RestResponse<PublishedRun> answer =
                Answers.one(
                        PublishedRun.class,
                        Journal.EVALUATION,
                        writing.submit(
                                Journal.EVALUATION,
                                region,
                                prepared.changes(),
                                Submission.Mode.ATOMIC,
                                prepared.effect()));
        publisher.published();
        remember();
        return answer;
    }

    private RestResponse<Acknowledgement> write(Code region, RunCommand command)
            throws SQLException, InterruptedException {
        return write(region, command, null);
    }

    private RestResponse<Acknowledgement> write(
            Code region, RunCommand command, Submission.@Nullable Effect effect)
            throws SQLException, InterruptedException {
        RestResponse<Acknowledgement> answer =
                Answers.one(
                        Acknowledgement.class,
                        Journal.EVALUATION,
                        writing.submit(
                                Journal.EVALUATION,
                                region,
                                List.of(command.change()),
                                Submission.Mode.ATOMIC,
                                effect));
        remember();
        return answer;
    }

    /** Keeps who acted; what was recorded stands even where this cannot be written. */
    private void remember() {
        Optional<String> name = caller.name();
        if (name.isPresent()) {
            try {
                persons.remember(caller.subject(), name.get());
            } catch (SQLException e) {
                LOG.warnf("the name of a person cannot be kept: %s", e.getMessage());
            }
        }
    }

    private Planner.Asked asked(Code region, NewRun asked)
            throws IOException, InterruptedException, SQLException {
        String base = asked.base();
        return new Planner.Asked(
                asked.kind(),
                asked.scope() == null ? Scope.ALL : asked.scope().scope(),
                cut(region, asked),
                asked.overlay() == null ? Assumptions.NONE : asked.overlay().assumptions(),
                base == null || asked.kind() == RunKind.VERIFY
                        ? base
                        : view.find(region, base).run(),
                asked.reason(),
                caller.subject());
    }

    private @Nullable Cut cut(Code region, NewRun asked) throws IOException, InterruptedException {
        AsOf cut = asked.cut() != null ? AsOf.of("cut", asked.cut()) : AsOf.of(asked.asOf());
        return switch (cut) {
            case null -> null;
            case AsOf.At(var known) -> known;
            case AsOf.Moment _ when asked.kind() == RunKind.VERIFY ->
                    throw new Problem(
                            ProblemCode.UNKNOWN_CUT,
                            "a verification looks at published scores; its cut is written scores@512",
                            "核验针对已公布得分，其数据截止点须为 scores@512 的形式");
            case AsOf.Moment moment -> sources.cut(region, moment.at());
        };
    }
}
