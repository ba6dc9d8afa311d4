package io.kaocheng.goals.read.targets;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.validation.constraints.NotBlank;
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

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The targets of a region, of one unit, class, indicator or period where asked. */
@Path("/api/v1/regions/{region}/targets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class TargetsResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Policy policy;

    TargetsResource(Mutiny.SessionFactory sessions, Views views, Policy policy) {
        this.sessions = sessions;
        this.views = views;
        this.policy = policy;
    }

    /** A target as it holds; a version above 1 says that it was adjusted, for the reason. */
    public record Target(
            @Schema(examples = "target/edu-bureau/enrolment-rate/2026") String subject,
            @Schema(examples = "edu-bureau") @Nullable Code unit,
            @Nullable Code unitClass,
            @Schema(examples = "enrolment-rate") Code indicator,
            Period period,
            @Schema(examples = "98") BigDecimal value,
            @Schema(description = "what must be reached at least") @Nullable BigDecimal floor,
            @Otherwise("[]") List<PlannedShare> course,
            @Schema(description = "why it was adjusted") @Nullable String reason,
            @Schema(description = "its stream's version, to be sent as If-Match") int version,
            @Schema(
                            description =
                                    "that nobody has proposed the indicator, as far as is known by now: the"
                                            + " target counts for nothing until somebody does, and can be withdrawn")
                    boolean held,
            @Schema(
                            description =
                                    "the kind of period for each of which within the period the figure is to be"
                                            + " reached; without it for the period as a whole")
                    Period.@Nullable Kind each) {

        static Target of(TargetRow row, Set<String> proposed) {
            return new Target(
                    row.subject,
                    row.unit == null ? null : Code.of(row.unit),
                    row.unitClass == null ? null : Code.of(row.unitClass),
                    Code.of(row.indicator),
                    Period.parse(row.period),
                    row.value,
                    row.floor,
                    Course.read(row.course),
                    row.reason,
                    row.version,
                    !proposed.contains(row.indicator),
                    row.eachKind == null ? null : Period.Kind.parse(row.eachKind));
        }
    }

    /** The course as the view keeps it. */
    private record Course(List<PlannedShare> course) {
        static List<PlannedShare> read(String json) {
            return Shape.read(
                            Course.class,
                            Shape.parse(
                                            ("{\"course\":" + json + "}")
                                                    .getBytes(StandardCharsets.UTF_8))
                                    .orThrow())
                    .orThrow()
                    .course();
        }
    }

    @GET
    @Allowed(Action.READ_TARGETS)
    @Operation(
            summary = "The targets, of a unit, class, indicator or period where asked",
            description = "With held=true only those that are held for want of their indicator.")
    public Uni<Page<Target>> targets(
            @RestPath Code region,
            @RestQuery @Nullable Code unit,
            @RestQuery("class") @Nullable Code unitClass,
            @RestQuery @Nullable Code indicator,
            @RestQuery @Nullable Period period,
            @RestQuery boolean held,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_TARGETS, region);
        Paging paging = page.paging();
        String ofUnit = unit == null ? null : unit.value();
        String ofClass = unitClass == null ? null : unitClass.value();
        String ofIndicator = indicator == null ? null : indicator.value();
        String ofPeriod = period == null ? null : period.toString();
        return views.position(asOf, Journal.GOALS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        from TargetRow as t
                        where t.region = :region and t.fromSeq <= :at and t.toSeq > :at and t.subject > :after
                          and (:unit is null or t.unit = :unit)
                          and (:class is null or t.unitClass = :class)
                          and (:indicator is null or t.indicator = :indicator)
                          and (:period is null or t.period = :period)
                          and (:all = true or t.unit is null or t.unit in :mine)
                          and (:held = false or not exists (
                            select 1
                            from KnownIndicatorRow as known
                            where known.region = t.region and known.indicator = t.indicator))
                        order by t.subject
                        """,
                                                                TargetRow.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setParameter("unit", ofUnit)
                                                        .setParameter("class", ofClass)
                                                        .setParameter("indicator", ofIndicator)
                                                        .setParameter("period", ofPeriod)
                                                        .setParameter("held", held)
                                                        .setParameter("all", scope.everything())
                                                        .setParameter("mine", scope.listed())
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()
                                                        .chain(rows -> targets(s, region, rows))))
                .map(targets -> paging.of(targets, Target::subject));
    }

    /** The rows as targets; which indicators are known is asked for in one question. */
    private static Uni<List<Target>> targets(
            Mutiny.Session session, Code region, List<TargetRow> rows) {
        return session.createSelectionQuery(
                        """
                        select indicator
                        from KnownIndicatorRow
                        where region = :region and indicator in :named
                        """,
                        String.class)
                .setParameter("region", region.value())
                .setParameter("named", rows.stream().map(row -> row.indicator).distinct().toList())
                .getResultList()
                .map(
                        known -> {
                            Set<String> proposed = Set.copyOf(known);
                            return rows.stream().map(row -> Target.of(row, proposed)).toList();
                        });
    }

    /** What a target was set or changed to, and by what. */
    public record TargetVersion(
            @Schema(examples = "2") int version,
            @Schema(examples = "9000") BigDecimal value,
            @Nullable BigDecimal floor,
            @Otherwise("[]") List<PlannedShare> course,
            @Schema(
                            description =
                                    "the period from which it counts; without it for all of the target's period",
                            examples = "202609")
                    @Nullable Period effectiveFrom,
            @Schema(description = "whether it was granted for what was past as well")
                    boolean wholePeriod,
            @Schema(description = "why it was changed") @Nullable String reason,
            @Schema(description = "the ground of its request", examples = "disaster")
                    @Nullable String ground,
            @Otherwise("[]") List<Evidence> evidence,
            @Schema(description = "by which it was asked for") @Nullable String request,
            @Schema(description = "who asked, by subject id") @Nullable String requester,
            @Schema(description = "who granted it, by subject id") @Nullable String approver,
            @Schema(description = "the goal by whose issue it was set") @Nullable String goal,
            @Schema(description = "when it was recorded") Instant recorded) {}

    private static final RangedTable<TargetVersion> VERSIONS =
            new RangedTable<>("target", TargetVersion.class);

    @GET
    @Path("/history")
    @Allowed(Action.READ_TARGETS)
    @Operation(
            summary = "Everything that a target was, the first figure first",
            description =
                    "With who asked for each change and who granted it, why, and from when it counts.")
    public Uni<Page<TargetVersion>> history(
            @RestPath Code region,
            @RestQuery @Nullable @Schema(examples = "edu-bureau") Code unit,
            @RestQuery("class") @Nullable Code unitClass,
            @RestQuery @NotBlank @Schema(examples = "enrolment-rate") Code indicator,
            @RestQuery @NotBlank @Schema(examples = "2026") Period period,
            @RestQuery Period.@Nullable Kind each,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        if ((unit == null) == (unitClass == null)) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "a target is of a unit or of a class: name one of the two",
                    "目标值属于单位或类别，请指定其一");
        }
        Scope scope = policy.scope(Action.READ_TARGETS, region);
        String subject =
                TargetEvent.subject(
                        unit,
                        unitClass,
                        indicator,
                        period,
                        each == null ? null : Shape.kebab(each));
        return views.history(
                VERSIONS,
                Journal.GOALS,
                region,
                asOf,
                page,
                "lpad(version::text, 9, '0')",
                "subject = :subject and (:all or unit is null or unit in (:mine))",
                Map.of(
                        "subject", subject,
                        "all", scope.everything(),
                        "mine", scope.listed()));
    }
}
