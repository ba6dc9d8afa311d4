package io.kaocheng.goals.read.targets;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.PastViews;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.shape.Otherwise;
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
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The targets of a region, of one unit, class, indicator or period where asked. */
@Path("/api/v1/regions/{region}/targets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class TargetsResource {

    private final Mutiny.SessionFactory sessions;
    private final PastViews past;
    private final Caller caller;

    TargetsResource(Mutiny.SessionFactory sessions, PastViews past, Caller caller) {
        this.sessions = sessions;
        this.past = past;
        this.caller = caller;
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
            @Schema(description = "its stream's version, to be sent as If-Match") int version) {

        static Target of(TargetRow row) {
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
                    row.version);
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
    @Operation(summary = "The targets, of a unit, class, indicator or period where asked")
    public Uni<Page<Target>> targets(
            @RestPath Code region,
            @RestQuery @Nullable Code unit,
            @RestQuery("class") @Nullable Code unitClass,
            @RestQuery @Nullable Code indicator,
            @RestQuery @Nullable Period period,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        caller.mayRead(region);
        Paging paging = page.paging();
        String ofUnit = unit == null ? null : unit.value();
        String ofClass = unitClass == null ? null : unitClass.value();
        String ofIndicator = indicator == null ? null : indicator.value();
        String ofPeriod = period == null ? null : period.toString();
        if (asOf != null) {
            return past.page(
                    paging,
                    Target.class,
                    Target::subject,
                    Journal.GOALS,
                    "targets",
                    List.of("target"),
                    region,
                    asOf,
                    Set.of("course"),
                    """
                    select subject, unit, unit_class, indicator, period, value, floor, course, reason, version
                    from target
                    where region = ? and subject collate "C" > ?
                      and (cast(? as text) is null or unit = ?)
                      and (cast(? as text) is null or unit_class = ?)
                      and (cast(? as text) is null or indicator = ?)
                      and (cast(? as text) is null or period = ?)
                    order by subject collate "C"
                    limit ?
                    """,
                    region.value(),
                    paging.after(),
                    ofUnit,
                    ofUnit,
                    ofClass,
                    ofClass,
                    ofIndicator,
                    ofIndicator,
                    ofPeriod,
                    ofPeriod,
                    paging.probe());
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from TargetRow
                        where region = :region and subject > :after
                          and (:unit is null or unit = :unit)
                          and (:class is null or unitClass = :class)
                          and (:indicator is null or indicator = :indicator)
                          and (:period is null or period = :period)
                        order by subject
                        """,
                                                TargetRow.class)
                                        .setParameter("region", region.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("unit", ofUnit)
                                        .setParameter("class", ofClass)
                                        .setParameter("indicator", ofIndicator)
                                        .setParameter("period", ofPeriod)
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.of(rows.stream().map(Target::of).toList(), Target::subject));
    }
}
