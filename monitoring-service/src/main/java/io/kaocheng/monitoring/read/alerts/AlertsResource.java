package io.kaocheng.monitoring.read.alerts;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
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
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/** The lights that changed, the latest first, of one unit or to one light where asked. */
@Path("/api/v1/regions/{region}/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class AlertsResource {

    private final Mutiny.SessionFactory sessions;
    private final Policy policy;

    AlertsResource(Mutiny.SessionFactory sessions, Policy policy) {
        this.sessions = sessions;
        this.policy = policy;
    }

    /** The state of an indicator against its thresholds. */
    public enum Light {
        GREEN,
        YELLOW,
        ORANGE,
        RED,
        GREY,
        MISSING
    }

    /** A light that changed. */
    public record Alert(
            @Schema(description = "of the entry that says so here", examples = "48213")
                    long sequence,
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "202603") Period period,
            @Schema(description = "absent where there was none before", examples = "green")
                    @Nullable Light from,
            @Schema(examples = "red") Light to,
            @Schema(description = "the entry about the light itself", examples = "scores@311")
                    Position cause,
            Instant at) {

        static Alert of(AlertRow row) {
            return new Alert(
                    row.sequence,
                    Code.of(row.unit),
                    Code.of(row.indicator),
                    Period.parse(row.period),
                    row.was == null ? null : light(row.was),
                    light(row.light),
                    Position.parse(row.cause),
                    row.at.toInstant());
        }

        private static Light light(String name) {
            return Light.valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    @GET
    @Allowed(Action.READ_ALERTS)
    @Operation(
            summary = "The lights that changed, of a unit or to a light where asked, latest first")
    public Uni<Page<Alert>> alerts(
            @RestPath Code region,
            @RestQuery @Nullable Code unit,
            @RestQuery @Nullable Light light,
            @BeanParam PageRequest page) {
        Scope scope = policy.scope(Action.READ_ALERTS, region);
        Paging paging = page.paging();
        String ofUnit = unit == null ? null : unit.value();
        String to = light == null ? null : Shape.kebab(light);
        if (!paging.after().matches("\\d{0,18}")) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "a cursor is what next gave before",
                    "cursor 须为上一页返回的 next");
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from AlertRow
                        where region = :region and sequence < :before
                          and (:unit is null or unit = :unit)
                          and (:light is null or light = :light)
                          and (:all = true or unit in :mine)
                        order by sequence desc
                        """,
                                                AlertRow.class)
                                        .setParameter("region", region.value())
                                        .setParameter(
                                                "before",
                                                paging.after().isEmpty()
                                                        ? Long.MAX_VALUE
                                                        : Long.parseLong(paging.after()))
                                        .setParameter("unit", ofUnit)
                                        .setParameter("light", to)
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(
                        rows ->
                                paging.of(
                                        rows.stream().map(Alert::of).toList(),
                                        alert -> Long.toString(alert.sequence())));
    }
}
