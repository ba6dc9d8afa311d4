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
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.GoalEvent.Child;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.goals.goal.Decomposition;
import io.kaocheng.goals.read.goals.GoalsResource.Division;
import io.kaocheng.goals.read.goals.GoalsResource.Goal;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.scoring.rule.Direction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

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

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the figures of a goal are divided, and whether the parts make up the whole. */
@Path("/api/v1/regions/{region}/goals/{goal}/decomposition")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DecompositionsResource {

    private final Views views;
    private final Mutiny.SessionFactory sessions;
    private final Policy policy;

    DecompositionsResource(Views views, Mutiny.SessionFactory sessions, Policy policy) {
        this.views = views;
        this.sessions = sessions;
        this.policy = policy;
    }

    /** How a goal is divided. */
    @Schema(name = "GoalDecomposition")
    public record GoalDecomposition(
            @Schema(examples = "schools-2026") Code goal,
            @Schema(description = "one for each of its figures that is divided")
                    List<DividedFigure> figures,
            @Schema(description = "units directly below its owner that have no part of it")
                    List<Code> without) {
        public GoalDecomposition {
            figures = List.copyOf(figures);
            without = List.copyOf(without);
        }
    }

    /** A figure of a goal with its parts. */
    @Schema(name = "DividedFigure")
    public record DividedFigure(
            @Schema(examples = "schools-built") Code indicator,
            Period period,
            @Schema(description = "sum, mean, max, same or share", examples = "sum") String mode,
            @Schema(description = "the figure of the whole", examples = "1000") BigDecimal whole,
            Decomposition.Verdict verdict,
            @Schema(description = "what the parts make up together", examples = "990")
                    @Nullable BigDecimal total,
            @Schema(description = "by how much that is more than the whole", examples = "-10")
                    @Nullable BigDecimal difference,
            @Schema(description = "the difference in per cent of the whole", examples = "1.0")
                    @Nullable BigDecimal perCent,
            @Schema(
                            description = "by which share of the whole the parts may differ",
                            examples = "0.005")
                    BigDecimal tolerance,
            List<PartOfFigure> parts) {
        public DividedFigure {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a figure. */
    @Schema(name = "PartOfFigure")
    public record PartOfFigure(
            @Schema(examples = "edu-2026-02") Code goal,
            @Schema(description = "the unit that is to achieve it", examples = "edu-bureau")
                    Code unit,
            @Schema(description = "its figure; it has none yet without it", examples = "400")
                    @Nullable BigDecimal value,
            @Schema(
                            description = "what its share of the whole is now, of parts by shares",
                            examples = "400")
                    @Nullable BigDecimal expected,
            @Schema(description = "its weight in the mean", examples = "1200")
                    @Nullable BigDecimal base,
            @Schema(description = "its share of the whole", examples = "0.4")
                    @Nullable BigDecimal share,
            @Schema(
                            description =
                                    "draft, submitted, approved, issued, acknowledged or abandoned",
                            examples = "issued")
                    String state,
            @Schema(description = "when its owner acknowledged it") @Nullable Instant acknowledged,
            @Schema(description = "who acknowledged it, by subject id; of the own units")
                    @Nullable String acknowledgedBy) {}

    private static final Set<String> BINDING = Set.of("issued", "acknowledged");

    record RulesRow(Code cycle, Period period, @Nullable CycleRules rules) {}

    private static final RangedTable<RulesRow> RULES = new RangedTable<>("cycle", RulesRow.class);

    record PlaceRow(Code unit, @Nullable Code parent, boolean abolished) {}

    private static final RangedTable<PlaceRow> PLACES = new RangedTable<>("unit", PlaceRow.class);

    /** A goal with all that it is judged by. */
    private record Seen(Goal whole, Map<Code, Goal> parts, CycleRules rules) {}

    @GET
    @Allowed(Action.READ_GOALS)
    @Operation(
            summary = "How the figures of a goal are divided, and whether the parts make it up",
            description =
                    "With each part's figure, how far it is, and when it was acknowledged. A part counts"
                            + " whatever its state; one that was given up has no figure.")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<GoalDecomposition> decomposition(
            @RestPath Code region, @RestPath Code goal, @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_GOALS, region);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", scope.everything());
        parameters.put("mine", scope.listed());
        parameters.put("goal", goal.value());
        return views.page(
                        GoalsProjection.GOALS,
                        Journal.GOALS,
                        region,
                        asOf,
                        new PageRequest(1, null),
                        "goal",
                        GoalsResource.SEEN + " and goal = :goal",
                        parameters)
                .chain(
                        found -> {
                            if (found.items().isEmpty()) {
                                throw new Problem(
                                        ProblemCode.NOT_FOUND,
                                        "there is no goal " + goal,
                                        "没有目标 " + goal);
                            }
                            return seen(region, asOf, found.items().getFirst());
                        })
                .chain(seen -> answer(region, asOf, scope, seen));
    }

    private Uni<Seen> seen(Code region, @Nullable AsOf asOf, Goal whole) {
        Uni<Page<Goal>> parts =
                views.page(
                        GoalsProjection.GOALS,
                        Journal.GOALS,
                        region,
                        asOf,
                        new PageRequest(1_000, null),
                        "goal",
                        "parent = :parent",
                        Map.of("parent", whole.goal().value()));
        return parts.chain(
                found ->
                        views.page(
                                        RULES,
                                        Journal.GOALS,
                                        region,
                                        asOf,
                                        new PageRequest(1, null),
                                        "cycle",
                                        "cycle = :cycle",
                                        Map.of("cycle", whole.cycle().value()))
                                .map(
                                        rules -> {
                                            RulesRow row = rules.items().getFirst();
                                            CycleRules set = row.rules();
                                            Map<Code, Goal> all = new HashMap<>();
                                            found.items().forEach(one -> all.put(one.goal(), one));
                                            return new Seen(
                                                    whole,
                                                    all,
                                                    set == null
                                                            ? CycleRules.defaults(row.period())
                                                            : set);
                                        }));
    }

    private Uni<GoalDecomposition> answer(
            Code region, @Nullable AsOf asOf, Scope scope, Seen seen) {
        return directions(region)
                .chain(
                        directions ->
                                below(region, asOf, seen)
                                        .map(
                                                without ->
                                                        new GoalDecomposition(
                                                                seen.whole().goal(),
                                                                seen.whole().divided().stream()
                                                                        .map(
                                                                                one ->
                                                                                        figure(
                                                                                                one,
                                                                                                seen,
                                                                                                directions,
                                                                                                scope))
                                                                        .flatMap(List::stream)
                                                                        .toList(),
                                                                without)));
    }

    /**
     * Units directly below the owner, as the tree is planned by its last change, without a part.
     */
    private Uni<List<Code>> below(Code region, @Nullable AsOf asOf, Seen seen) {
        Set<Code> with = new HashSet<>();
        seen.parts().values().stream()
                .filter(part -> !part.state().equals("abandoned"))
                .forEach(part -> with.add(part.owner()));
        return views.page(
                        PLACES,
                        Journal.GOALS,
                        region,
                        asOf,
                        new PageRequest(1_000, null),
                        "unit",
                        """
                        parent = :owner and not abolished and from_date = (
                          select max(last.from_date)
                          from unit last
                          where last.region = :region and last.unit = unit.unit
                            and last.from_seq <= :at and last.to_seq > :at)
                        """,
                        Map.of("owner", seen.whole().owner().value()))
                .map(
                        places ->
                                places.items().stream()
                                        .map(PlaceRow::unit)
                                        .filter(unit -> !with.contains(unit))
                                        .toList());
    }

    private Uni<Map<Code, Direction>> directions(Code region) {
        return sessions.withSession(
                        s ->
                                s.createNativeQuery(
                                                """
                                                select indicator, direction
                                                from known_measure
                                                where region = :region and direction is not null
                                                """,
                                                Object[].class)
                                        .setParameter("region", region.value())
                                        .getResultList())
                .map(
                        rows -> {
                            Map<Code, Direction> directions = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            directions.put(
                                                    Code.of(row[0].toString()),
                                                    Direction.valueOf(row[1].toString())));
                            return directions;
                        });
    }

    private static List<DividedFigure> figure(
            Division division, Seen seen, Map<Code, Direction> directions, Scope scope) {
        Measure measure =
                seen.whole().measures().stream()
                        .filter(one -> one.indicator().equals(division.indicator()))
                        .findFirst()
                        .orElse(null);
        if (measure == null) {
            // The draft was revised since, and is measured by something else.
            return List.of();
        }
        Decomposition.Mode mode = Decomposition.Mode.of(division.mode());
        BigDecimal own = division.tolerance();
        BigDecimal tolerance = own == null ? seen.rules().tolerance() : own;
        Map<Code, BigDecimal> expected =
                mode == Decomposition.Mode.SHARE
                        ? Decomposition.shared(measure.value(), shares(division))
                        : Map.of();
        Map<Code, BigDecimal> base = new HashMap<>();
        List<Decomposition.Part> parts = new ArrayList<>();
        List<PartOfFigure> told = new ArrayList<>();
        for (Child child : division.children()) {
            Goal part = seen.parts().get(child.goal());
            BigDecimal value =
                    part == null || part.state().equals("abandoned") ? null : value(part, measure);
            BigDecimal of = child.base();
            if (of != null) {
                base.put(child.unit(), of);
            }
            parts.add(new Decomposition.Part(child.unit(), value));
            boolean shown =
                    scope.covers(seen.whole().owner())
                            || scope.covers(child.unit())
                            || (part != null && BINDING.contains(part.state()));
            if (!shown) {
                // Nobody learns that others are drafting something.
                continue;
            }
            told.add(
                    new PartOfFigure(
                            child.goal(),
                            child.unit(),
                            value,
                            expected.get(child.unit()),
                            of,
                            child.share(),
                            part == null ? "abandoned" : part.state(),
                            part == null ? null : part.acknowledged(),
                            part == null || !scope.covers(child.unit())
                                    ? null
                                    : part.acknowledgedBy()));
        }
        Decomposition.Found found =
                Decomposition.of(
                        new Decomposition.Asked(
                                mode,
                                measure.value(),
                                directions.get(division.indicator()),
                                tolerance,
                                base),
                        parts);
        return List.of(
                new DividedFigure(
                        division.indicator(),
                        measure.period(),
                        division.mode(),
                        measure.value(),
                        found.verdict(),
                        found.total(),
                        found.difference(),
                        found.perCent(),
                        tolerance,
                        told));
    }

    private static Map<Code, BigDecimal> shares(Division division) {
        Map<Code, BigDecimal> shares = new HashMap<>();
        for (Child child : division.children()) {
            BigDecimal share = child.share();
            shares.put(child.unit(), share == null ? BigDecimal.ONE : share);
        }
        return shares;
    }

    private static @Nullable BigDecimal value(Goal part, Measure whole) {
        return part.measures().stream()
                .filter(measure -> measure.indicator().equals(whole.indicator()))
                .filter(measure -> measure.period().equals(whole.period()))
                .map(Measure::value)
                .findFirst()
                .orElse(null);
    }
}
