package io.kaocheng.goals.read.units;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Regions, classes, and units as they stand today or stood on any day. */
@Path("/api/v1/regions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class UnitsResource {

    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

    private final Mutiny.SessionFactory sessions;
    private final Caller caller;
    private final Requests requests;

    UnitsResource(Mutiny.SessionFactory sessions, Caller caller, Requests requests) {
        this.sessions = sessions;
        this.caller = caller;
        this.requests = requests;
    }

    /** The regions the token is for. */
    @GET
    @Allowed(Action.READ_REGIONS)
    public Uni<String> regions() {
        requests.parameters();
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "from RegionRow where :all = true or region in :mine order by region",
                                                RegionRow.class)
                                        .setParameter(
                                                "all", caller.holder().regions().contains("*"))
                                        .setParameter("mine", caller.holder().regions())
                                        .getResultList())
                .map(rows -> new Paging(Math.max(1, rows.size()), "").page(rows, r -> r.region));
    }

    /** The classes of the region. */
    @GET
    @Path("/{region}/classes")
    @Allowed(Action.READ_CLASSES)
    public Uni<String> classes(
            @RestPath String region, @RestQuery String limit, @RestQuery String cursor) {
        requests.parameters("limit", "cursor");
        Code of = Requests.code("region", region);
        Paging paging = Paging.of(limit, cursor);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "from UnitClassRow where region = :region and unitClass > :after order by unitClass",
                                                UnitClassRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.unitClass));
    }

    /** The units; with {@code on}, as they stood on that day; abolished ones are left out. */
    @GET
    @Path("/{region}/units")
    @Allowed(Action.READ_UNITS)
    public Uni<String> units(
            @RestPath String region,
            @RestQuery @Nullable String on,
            @RestQuery("class") @Nullable String unitClass,
            @RestQuery String limit,
            @RestQuery String cursor) {
        requests.parameters("on", "class", "limit", "cursor");
        Code of = Requests.code("region", region);
        Paging paging = Paging.of(limit, cursor);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from UnitRow u
                        where u.region = :region and u.unit > :after and not u.abolished
                          and (:class is null or u.unitClass = :class)
                          and u.from = (
                            select max(v.from)
                            from UnitRow v
                            where v.region = u.region and v.unit = u.unit and v.from <= :on)
                        order by u.unit
                        """,
                                                UnitRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("class", unitClass)
                                        .setParameter("on", on == null ? END_OF_TIME : day(on))
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.unit));
    }

    /** One unit, with everything that ever held of it, by day. */
    @GET
    @Path("/{region}/units/{unit}")
    @Allowed(Action.READ_UNITS)
    public Uni<String> unit(@RestPath String region, @RestPath String unit) {
        requests.parameters();
        Code of = Requests.code("region", region);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "from UnitRow where region = :region and unit = :unit order by from",
                                                UnitRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("unit", unit)
                                        .getResultList())
                .map(
                        rows -> {
                            if (rows.isEmpty()) {
                                throw new Problem(
                                        ProblemCode.NOT_FOUND,
                                        "there is no unit " + Quoted.of(unit),
                                        "没有单位 " + Quoted.of(unit));
                            }
                            return new Paging(rows.size(), "").page(rows, r -> r.unit);
                        });
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            Finding.at(
                                    "/on",
                                    ProblemCode.INVALID_FIELD,
                                    "a date is written 2026-03-31; found " + Quoted.of(text),
                                    "日期写作 2026-03-31，实际为 " + Quoted.of(text))));
        }
    }
}
