package io.kaocheng.goals.read.goals;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.contracts.goals.GoalEvent.Milestone;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The goals of a region: all, one, and who has acknowledged which. */
@Path("/api/v1/regions/{region}/goals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class GoalsResource {

    private static final RangedTable<Receipt> RECEIPTS = new RangedTable<>("goal", Receipt.class);

    /** What the caller sees: all of the own units, and of others what binds. */
    private static final String SEEN =
            "(:all = true or owner in (:mine) or state in ('issued', 'acknowledged'))";

    /** Today in the region's time zone. */
    private static final String TODAY =
            """
            cast(cast(cast(:now as text) as timestamptz) at time zone (
              select r.time_zone from open_region r where r.region = :region limit 1) as date)
            """;

    private final Views views;
    private final Policy policy;
    private final Clock clock;

    GoalsResource(Views views, Policy policy, Clock clock) {
        this.views = views;
        this.policy = policy;
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
            @Schema(description = "who wrote it, by subject id: none of them approves or issues it")
                    List<String> authors,
            @Schema(description = "when it became binding") @Nullable Instant issued,
            @Schema(description = "the last day on which its owner is to acknowledge it")
                    @Nullable LocalDate acknowledgeBy,
            @Schema(description = "when its owner acknowledged it") @Nullable Instant acknowledged,
            @Schema(description = "who acknowledged it, by subject id")
                    @Nullable String acknowledgedBy) {

        public Goal {
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
                    null);
        }

        Goal in(String next, @Nullable String why, int now) {
            return with(next, why, now, issued, acknowledgeBy, acknowledged, acknowledgedBy);
        }

        Goal issued(Instant at, @Nullable LocalDate by, int now) {
            return with("issued", null, now, at, by, null, null);
        }

        Goal acknowledged(Instant at, String by, int now) {
            return with("acknowledged", null, now, issued, acknowledgeBy, at, by);
        }

        private Goal with(
                String next,
                @Nullable String why,
                int now,
                @Nullable Instant issuedAt,
                @Nullable LocalDate until,
                @Nullable Instant acknowledgedAt,
                @Nullable String by) {
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
                    authors,
                    issuedAt,
                    until,
                    acknowledgedAt,
                    by);
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

    /** How far a goal reaches. */
    public enum GoalHorizon {
        LONG_TERM,
        ANNUAL,
        STAGE
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
            @RestQuery @Nullable GoalHorizon horizon,
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
                parameters);
    }

    @GET
    @Path("/{goal}")
    @Allowed(Action.READ_GOALS)
    @Operation(summary = "One goal")
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
                            return page.items().getFirst();
                        });
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
            @Schema(description = "who acknowledged it, by subject id")
                    @Nullable String acknowledgedBy) {}

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
                parameters);
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
