package io.kaocheng.goals.read.goals;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.GoalEvent.Child;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalDecomposed;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.contracts.goals.GoalEvent.Milestone;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReported;
import io.kaocheng.goals.goal.Horizon;
import io.kaocheng.goals.goal.MilestoneLight;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The goals of a region: all, one, and who has acknowledged which. */
@Path("/api/v1/regions/{region}/goals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class GoalsResource {

    private static final RangedTable<Receipt> RECEIPTS = new RangedTable<>("goal", Receipt.class);

    /** What the caller sees: all of the own units, and of others what binds. */
    static final String SEEN =
            "(:all = true or owner in (:mine) or state in ('issued', 'acknowledged'))";

    /** Today in the region's time zone. */
    private static final String TODAY =
            """
            cast(cast(cast(:now as text) as timestamptz) at time zone (
              select r.time_zone from open_region r where r.region = :region limit 1) as date)
            """;

    private final Views views;
    private final Policy policy;
    private final Lights lights;
    private final Clock clock;

    GoalsResource(Views views, Policy policy, Lights lights, Clock clock) {
        this.views = views;
        this.policy = policy;
        this.lights = lights;
        this.clock = clock;
    }

    /** A goal and how far it is. */
    public record Goal(
            @Schema(examples = "schools-2026") Code goal,
            @Schema(examples = "新建十所学校") String title,
            @Schema(examples = "2026") Code cycle,
            @Schema(description = "the goal it is part of") @Nullable Code parent,
            @Schema(description = "the unit that is to achieve it", examples = "edu-bureau")
                    Code owner,
            @Schema(description = "who answers for it") @Nullable String person,
            @Schema(description = "long-term, annual or stage", examples = "annual") String horizon,
            @Schema(description = "what it rests on") @Nullable String basis,
            @Schema(description = "in per cent of its siblings'", examples = "40")
                    BigDecimal weight,
            @Schema(
                            description =
                                    "draft, submitted, approved, issued, acknowledged or abandoned",
                            examples = "issued")
                    String state,
            @Schema(description = "why it was sent back or abandoned") @Nullable String remark,
            @Schema(description = "its stream's version, to be sent as If-Match", examples = "4")
                    int version,
            @Schema(description = "whose holder in the owner answers for it", examples = "head")
                    @Nullable String duty,
            @Schema(description = "what is to be done, beyond the title")
                    @Nullable String description,
            @Schema(description = "the last day on which it is to be achieved")
                    @Nullable LocalDate due,
            @Schema(examples = "duties") @Nullable Code category,
            @Schema(description = "its points in the owner's plan", examples = "20")
                    @Nullable BigDecimal planWeight,
            @Schema(description = "other goals it contributes to") List<Code> supports,
            @Schema(description = "the goal of an earlier cycle that it goes on with")
                    @Nullable Code continues,
            @Schema(description = "by which figures it is measured") List<Measure> measures,
            @Schema(description = "what is to be done by when") List<Milestone> milestones,
            @Schema(
                            description =
                                    "who wrote it, by subject id: none of them approves or issues it; of the own units")
                    List<String> authors,
            @Schema(description = "when it became binding") @Nullable Instant issued,
            @Schema(description = "the last day on which its owner is to acknowledge it")
                    @Nullable LocalDate acknowledgeBy,
            @Schema(description = "when its owner acknowledged it") @Nullable Instant acknowledged,
            @Schema(description = "who acknowledged it, by subject id")
                    @Nullable String acknowledgedBy,
            @Schema(description = "how far each milestone is, once the goal binds; else empty")
                    List<Step> steps,
            @Schema(
                            description =
                                    "of its milestones on the day asked about: the worst of them that is"
                                            + " not grey",
                            examples = "orange")
                    @Nullable String light,
            @Schema(description = "how its figures are divided among its parts; of the own units")
                    List<Division> divided) {

        public Goal {
            divided = List.copyOf(divided);
            steps = List.copyOf(steps);
            supports = List.copyOf(supports);
            measures = List.copyOf(measures);
            milestones = List.copyOf(milestones);
            authors = List.copyOf(authors);
        }

        static Goal draft(
                Code goal, Content c, List<String> authors, @Nullable String remark, int version) {
            return new Goal(
                    goal,
                    c.title(),
                    c.cycle(),
                    c.parent(),
                    c.owner(),
                    c.person(),
                    c.horizon(),
                    c.basis(),
                    c.weight(),
                    "draft",
                    remark,
                    version,
                    c.duty(),
                    c.description(),
                    c.due(),
                    c.category(),
                    c.planWeight(),
                    c.supports(),
                    c.continues(),
                    c.measures(),
                    c.milestones(),
                    authors,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of());
        }

        Goal in(String next, @Nullable String why, int now) {
            return with(
                    next,
                    why,
                    now,
                    issued,
                    acknowledgeBy,
                    acknowledged,
                    authors,
                    acknowledgedBy,
                    steps,
                    light);
        }

        Goal issued(Instant at, @Nullable LocalDate by, int now) {
            return with(
                    "issued",
                    null,
                    now,
                    at,
                    by,
                    null,
                    authors,
                    null,
                    milestones.stream().map(Step::open).toList(),
                    null);
        }

        Goal acknowledged(Instant at, String by, int now) {
            return with(
                    "acknowledged", null, now, issued, acknowledgeBy, at, authors, by, steps, null);
        }

        /** With one of its milestones further on. */
        Goal step(Code milestone, UnaryOperator<Step> next, int now) {
            return with(
                    steps.stream()
                            .map(one -> one.milestone().equals(milestone) ? next.apply(one) : one)
                            .toList(),
                    light,
                    now);
        }

        /** With its lights on a day. */
        Goal lit(LocalDate day, CycleRules rules) {
            Map<Code, LocalDate> due = new HashMap<>();
            milestones.forEach(one -> due.put(one.milestone(), one.due()));
            List<Step> lit = new ArrayList<>();
            List<MilestoneLight> lights = new ArrayList<>();
            for (Step step : steps) {
                LocalDate until = due.get(step.milestone());
                if (until != null) {
                    MilestoneLight of =
                            MilestoneLight.of(until, step.state().equals("confirmed"), day, rules);
                    lights.add(of);
                    lit.add(step.lit(of, until));
                }
            }
            return with(lit, MilestoneLight.worst(lights).map(Shape::kebab).orElse(null), version);
        }

        /**
         * Without the persons who did something about it and what is drafted below it, for those
         * whom it does not concern.
         */
        Goal unnamed() {
            return with(
                            state,
                            remark,
                            version,
                            issued,
                            acknowledgeBy,
                            acknowledged,
                            List.of(),
                            null,
                            steps.stream().map(Step::unnamed).toList(),
                            light)
                    .keeping(List.of());
        }

        private Goal with(List<Step> next, @Nullable String nextLight, int now) {
            return with(
                    state,
                    remark,
                    now,
                    issued,
                    acknowledgeBy,
                    acknowledged,
                    authors,
                    acknowledgedBy,
                    next,
                    nextLight);
        }

        private Goal with(
                String next,
                @Nullable String why,
                int now,
                @Nullable Instant issuedAt,
                @Nullable LocalDate until,
                @Nullable Instant acknowledgedAt,
                List<String> wrote,
                @Nullable String by,
                List<Step> nextSteps,
                @Nullable String nextLight) {
            return new Goal(
                    goal,
                    title,
                    cycle,
                    parent,
                    owner,
                    person,
                    horizon,
                    basis,
                    weight,
                    next,
                    why,
                    now,
                    duty,
                    description,
                    due,
                    category,
                    planWeight,
                    supports,
                    continues,
                    measures,
                    milestones,
                    wrote,
                    issuedAt,
                    until,
                    acknowledgedAt,
                    by,
                    nextSteps,
                    nextLight,
                    divided);
        }

        /** With a figure divided anew. */
        Goal divided(GoalDecomposed e, int now) {
            List<Division> all =
                    new ArrayList<>(
                            divided.stream()
                                    .filter(one -> !one.indicator().equals(e.indicator()))
                                    .toList());
            all.add(new Division(e.indicator(), e.mode(), e.tolerance(), e.children(), e.by()));
            return with(steps, light, now).keeping(all);
        }

        /** The same, with its figures divided like that. */
        Goal keeping(List<Division> divisions) {
            return new Goal(
                    goal,
                    title,
                    cycle,
                    parent,
                    owner,
                    person,
                    horizon,
                    basis,
                    weight,
                    state,
                    remark,
                    version,
                    duty,
                    description,
                    due,
                    category,
                    planWeight,
                    supports,
                    continues,
                    measures,
                    milestones,
                    authors,
                    issued,
                    acknowledgeBy,
                    acknowledged,
                    acknowledgedBy,
                    steps,
                    light,
                    divisions);
        }
    }

    /** How a figure of a goal is divided among its parts. */
    @Schema(name = "GoalDivisionFiled")
    public record Division(
            @Schema(examples = "schools-built") Code indicator,
            @Schema(description = "sum, mean, max, same or share", examples = "sum") String mode,
            @Schema(
                            description =
                                    "by which share of the whole the parts may differ; that of the cycle's"
                                            + " rules where absent",
                            examples = "0.005")
                    @Nullable BigDecimal tolerance,
            List<Child> children,
            @Schema(description = "who divided it, by subject id") String by) {
        public Division {
            children = List.copyOf(children);
        }
    }

    /** How far a milestone is. */
    @Schema(name = "MilestoneStep")
    public record Step(
            @Schema(examples = "sites-chosen") Code milestone,
            @Schema(description = "open, reported, confirmed or returned", examples = "reported")
                    String state,
            @Schema(
                            description =
                                    "on the day asked about: grey, yellow, orange, red, or green once"
                                            + " confirmed",
                            examples = "yellow")
                    @Nullable String light,
            @Schema(description = "whether it was done after its day") boolean late,
            @Schema(description = "the day on which it was done, as reported")
                    @Nullable LocalDate doneOn,
            @Schema(description = "what shows it") List<Evidence> evidence,
            @Nullable String note,
            @Schema(description = "who reported it, by subject id; that person does not confirm it")
                    @Nullable String by,
            @Schema(description = "why the report was sent back", examples = "材料不全")
                    @Nullable String reason) {

        public Step {
            evidence = List.copyOf(evidence);
        }

        static Step open(Milestone of) {
            return new Step(of.milestone(), "open", null, false, null, List.of(), null, null, null);
        }

        static Step reported(MilestoneReported e) {
            return new Step(
                    e.milestone(),
                    "reported",
                    null,
                    false,
                    e.doneOn(),
                    e.evidence(),
                    e.note(),
                    e.by(),
                    null);
        }

        Step in(String next, @Nullable String why) {
            return new Step(milestone, next, light, late, doneOn, evidence, note, by, why);
        }

        Step lit(MilestoneLight now, LocalDate due) {
            boolean after = doneOn != null && doneOn.isAfter(due);
            return new Step(
                    milestone, state, Shape.kebab(now), after, doneOn, evidence, note, by, reason);
        }

        Step unnamed() {
            return new Step(milestone, state, light, late, doneOn, evidence, note, null, reason);
        }
    }

    /** How far a goal has come. */
    public enum GoalState {
        DRAFT,
        SUBMITTED,
        APPROVED,
        ISSUED,
        ACKNOWLEDGED,
        ABANDONED
    }

    @GET
    @Allowed(Action.READ_GOALS)
    @Operation(
            summary = "The goals, of a cycle, a state, an owner and so on where asked",
            description =
                    "All of the own units; of others what binds. Those of a person are the ones that name"
                            + " the person, and the ones that name a duty which the person has today.")
    public Uni<Page<Goal>> goals(
            @RestPath Code region,
            @RestQuery @Nullable Code cycle,
            @RestQuery @Nullable GoalState state,
            @RestQuery @Nullable Code owner,
            @RestQuery @Nullable String person,
            @RestQuery @Nullable Code parent,
            @RestQuery @Nullable Code indicator,
            @RestQuery @Nullable Horizon horizon,
            @RestQuery @Nullable Code category,
            @RestQuery @Nullable @Schema(description = "in the title or the code", examples = "学校")
                    String q,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Map<String, Object> parameters = seen(region);
        parameters.put("cycle", text(cycle));
        parameters.put("state", state == null ? "" : Shape.kebab(state));
        parameters.put("owner", text(owner));
        parameters.put("person", person == null ? "" : person);
        parameters.put("parent", text(parent));
        parameters.put("indicator", text(indicator));
        parameters.put("horizon", horizon == null ? "" : Shape.kebab(horizon));
        parameters.put("category", text(category));
        parameters.put("q", q == null ? "" : q.strip());
        parameters.put("now", clock.instant().toString());
        return views.page(
                        GoalsProjection.GOALS,
                        Journal.GOALS,
                        region,
                        asOf,
                        page,
                        "goal",
                        SEEN
                                + """
                          and (:cycle = '' or cycle = :cycle)
                          and (:state = '' or state = :state)
                          and (:owner = '' or owner = :owner)
                          and (:parent = '' or parent = :parent)
                          and (:horizon = '' or horizon = :horizon)
                          and (:category = '' or category = :category)
                          and (:q = '' or position(lower(:q) in lower(title || ' ' || goal)) > 0)
                          and (:indicator = '' or exists (
                            select 1
                            from jsonb_array_elements(cast(measures as jsonb)) as m
                            where m ->> 'indicator' = :indicator))
                          and (:person = '' or person = :person or exists (
                            select 1
                            from roster d
                            where d.region = :region and d.unit = owner and d.duty = goal.duty
                              and d.person = :person and d.from_seq <= :at and d.to_seq > :at
                              and d.since <= %s and (d.until is null or d.until > %s)))
                        """
                                        .formatted(TODAY, TODAY),
                        parameters)
                .chain(found -> lights.on(region, asOf, found))
                .map(lit -> new Page<>(shown(lit.items(), region), lit.next()));
    }

    @GET
    @Path("/{goal}")
    @Allowed(Action.READ_GOALS)
    @Operation(
            summary = "One goal",
            description = "Its lights are those of today, or of the day of the moment asked about.")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<Goal> goal(
            @RestPath Code region, @RestPath Code goal, @RestQuery @Nullable AsOf asOf) {
        Map<String, Object> parameters = seen(region);
        parameters.put("goal", goal.value());
        return views.page(
                        GoalsProjection.GOALS,
                        Journal.GOALS,
                        region,
                        asOf,
                        new PageRequest(1, null),
                        "goal",
                        SEEN + " and goal = :goal",
                        parameters)
                .map(
                        page -> {
                            if (page.items().isEmpty()) {
                                throw new Problem(
                                        ProblemCode.NOT_FOUND,
                                        "there is no goal " + goal,
                                        "没有目标 " + goal);
                            }
                            return page;
                        })
                .chain(found -> lights.on(region, asOf, found))
                .map(lit -> shown(lit.items(), region).getFirst());
    }

    /** Whether and when an issued goal was acknowledged by its owner. */
    @Schema(name = "GoalReceipt")
    public record Receipt(
            @Schema(examples = "schools-2026") Code goal,
            @Schema(examples = "新建十所学校") String title,
            @Schema(examples = "2026") Code cycle,
            @Schema(examples = "edu-bureau") Code owner,
            @Schema(description = "when it became binding") @Nullable Instant issued,
            @Schema(description = "the last day on which its owner is to acknowledge it")
                    @Nullable LocalDate acknowledgeBy,
            @Schema(description = "when its owner acknowledged it; not yet without it")
                    @Nullable Instant acknowledged,
            @Schema(description = "who acknowledged it, by subject id; of the own units")
                    @Nullable String acknowledgedBy) {

        Receipt unnamed() {
            return new Receipt(
                    goal, title, cycle, owner, issued, acknowledgeBy, acknowledged, null);
        }
    }

    @GET
    @Path("/acknowledgements")
    @Allowed(Action.READ_GOALS)
    @Operation(
            summary = "Which issued goals have been acknowledged, and which not",
            description = "With overdue=true only those whose day has passed.")
    public Uni<Page<Receipt>> acknowledgements(
            @RestPath Code region,
            @RestQuery @Nullable Code cycle,
            @RestQuery boolean overdue,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Map<String, Object> parameters = seen(region);
        parameters.put("cycle", text(cycle));
        parameters.put("overdue", overdue);
        parameters.put("now", clock.instant().toString());
        return views.page(
                        RECEIPTS,
                        Journal.GOALS,
                        region,
                        asOf,
                        page,
                        "goal",
                        SEEN
                                + """
                          and state in ('issued', 'acknowledged')
                          and (:cycle = '' or cycle = :cycle)
                          and (:overdue = false or (acknowledged is null and acknowledge_by < %s))
                        """
                                        .formatted(TODAY),
                        parameters)
                .map(
                        found ->
                                new Page<>(
                                        found.items().stream()
                                                .map(
                                                        one ->
                                                                concerns(one.owner(), region)
                                                                        ? one
                                                                        : one.unnamed())
                                                .toList(),
                                        found.next()));
    }

    /** Who did something about other units' goals is not told. */
    private List<Goal> shown(List<Goal> goals, Code region) {
        return goals.stream()
                .map(one -> concerns(one.owner(), region) ? one : one.unnamed())
                .toList();
    }

    private boolean concerns(Code owner, Code region) {
        return policy.scope(Action.READ_GOALS, region).covers(owner);
    }

    private Map<String, Object> seen(Code region) {
        Scope scope = policy.scope(Action.READ_GOALS, region);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", scope.everything());
        parameters.put("mine", scope.listed());
        return parameters;
    }

    private static String text(@Nullable Code code) {
        return code == null ? "" : code.value();
    }
}
