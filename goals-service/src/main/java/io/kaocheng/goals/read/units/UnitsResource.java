package io.kaocheng.goals.read.units;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
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

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Regions, classes, and units as they stand today or stood on any day. */
@Path("/api/v1/regions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class UnitsResource {

    /** Before any day that anything holds from. */
    private static final LocalDate START_OF_TIME = LocalDate.of(1, 1, 1);

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Caller caller;
    private final Clock clock;

    UnitsResource(Mutiny.SessionFactory sessions, Views views, Caller caller, Clock clock) {
        this.sessions = sessions;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    /** An open region. */
    public record Region(
            @Schema(examples = "qinghe") String region,
            @Schema(examples = "清河市") String name,
            @Schema(examples = "Asia/Shanghai") String timeZone) {}

    @GET
    @Allowed(Action.READ_REGIONS)
    @Operation(summary = "The regions the token is for")
    public Uni<Page<Region>> regions(@BeanParam PageRequest page) {
        Paging paging = page.paging();
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        select r.region, r.name, r.timeZone
                        from RegionRow r
                        where (:all = true or r.region in :mine) and r.region > :after
                        order by r.region
                        """,
                                                Region.class)
                                        .setParameter(
                                                "all", caller.holder().regions().contains("*"))
                                        .setParameter("mine", caller.holder().regions())
                                        .setParameter("after", paging.after())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.of(rows, Region::region));
    }

    /** A class of comparable units. */
    public record UnitClass(
            @Schema(examples = "bureaus") String unitClass,
            @Schema(examples = "市直部门") String name,
            @Schema(description = "in English", examples = "City departments")
                    @Nullable String nameEn,
            @Schema(description = "of the class; what If-Match names", examples = "1")
                    int version) {}

    @GET
    @Path("/{region}/classes")
    @Allowed(Action.READ_CLASSES)
    @Operation(summary = "The classes of units")
    public Uni<Page<UnitClass>> classes(
            @RestPath Code region, @BeanParam PageRequest page, @RestQuery @Nullable AsOf asOf) {
        Paging paging = page.paging();
        return views.position(asOf, Journal.GOALS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        select c.unitClass, c.name, c.nameEn, c.version
                        from UnitClassRow c
                        where c.region = :region and c.fromSeq <= :at and c.toSeq > :at and c.unitClass > :after
                        order by c.unitClass
                        """,
                                                                UnitClass.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(rows -> paging.of(rows, UnitClass::unitClass));
    }

    /** What holds of a unit from a day on. */
    public record Unit(
            @Schema(examples = "edu-bureau") String unit,
            LocalDate from,
            @Schema(examples = "教育局") String name,
            @Schema(examples = "department") String kind,
            @Nullable String parent,
            @Schema(examples = "bureaus") @Nullable String unitClass,
            boolean abolished,
            @Schema(
                            description = "of the unit with all its days; what If-Match names",
                            examples = "3")
                    int version,
            @Schema(description = "in English", examples = "Education Bureau")
                    @Nullable String nameEn) {}

    @GET
    @Path("/{region}/units")
    @Allowed(Action.READ_UNITS)
    @Operation(
            summary =
                    "The units as they stand today, or on a day; those that are not there then are left out")
    public Uni<Page<Unit>> units(
            @RestPath Code region,
            @RestQuery @Nullable LocalDate on,
            @RestQuery("class") @Nullable Code unitClass,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Paging paging = page.paging();
        return views.position(asOf, Journal.GOALS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                day(s, region, on)
                                                        .chain(
                                                                day ->
                                                                        units(
                                                                                s, region, at, day,
                                                                                unitClass,
                                                                                paging))))
                .map(rows -> paging.of(rows, Unit::unit));
    }

    /** The day that is asked for; today in the region's time zone where none is. */
    private Uni<LocalDate> day(Mutiny.Session session, Code region, @Nullable LocalDate asked) {
        return asked != null
                ? Uni.createFrom().item(asked)
                : session.createSelectionQuery(
                                "select r.timeZone from RegionRow r where r.region = :region",
                                String.class)
                        .setParameter("region", region.value())
                        .getResultList()
                        .map(
                                zones ->
                                        LocalDate.now(
                                                clock.withZone(
                                                        zones.isEmpty()
                                                                ? ZoneOffset.UTC
                                                                : ZoneId.of(zones.getFirst()))));
    }

    private static Uni<List<Unit>> units(
            Mutiny.Session session,
            Code region,
            long at,
            LocalDate on,
            @Nullable Code unitClass,
            Paging paging) {
        return session.createSelectionQuery(
                        """
                        select u.unit, u.from, u.name, u.kind, u.parent, u.unitClass, u.abolished, u.version, u.nameEn
                        from UnitRow u
                        where u.region = :region and u.fromSeq <= :at and u.toSeq > :at and u.unit > :after and not u.abolished
                          and (:class is null or u.unitClass = :class)
                          and u.from = (
                            select max(v.from)
                            from UnitRow v
                            where v.region = u.region and v.unit = u.unit and v.from <= :on
                              and v.fromSeq <= :at and v.toSeq > :at)
                        order by u.unit
                        """,
                        Unit.class)
                .setParameter("region", region.value())
                .setParameter("at", at)
                .setParameter("after", paging.after())
                .setParameter("class", unitClass == null ? null : unitClass.value())
                .setParameter("on", on)
                .setMaxResults(paging.probe())
                .getResultList();
    }

    @GET
    @Path("/{region}/units/{unit}")
    @Allowed(Action.READ_UNITS)
    @Operation(summary = "One unit, with everything that ever held of it, by day")
    public Uni<Page<Unit>> unit(
            @RestPath Code region,
            @RestPath Code unit,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Paging paging = page.paging();
        LocalDate after = paging.after().isEmpty() ? START_OF_TIME : day(paging.after());
        return views.position(asOf, Journal.GOALS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        select u.unit, u.from, u.name, u.kind, u.parent, u.unitClass, u.abolished, u.version, u.nameEn
                        from UnitRow u
                        where u.region = :region and u.fromSeq <= :at and u.toSeq > :at and u.unit = :unit
                          and u.from > :after
                        order by u.from
                        """,
                                                                Unit.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("unit", unit.value())
                                                        .setParameter("after", after)
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(
                        rows -> {
                            if (rows.isEmpty() && paging.after().isEmpty()) {
                                throw new Problem(
                                        ProblemCode.NOT_FOUND,
                                        "there is no unit " + unit,
                                        "没有单位 " + unit);
                            }
                            return paging.of(rows, row -> row.from().toString());
                        });
    }

    private static LocalDate day(String cursor) {
        try {
            return LocalDate.parse(cursor);
        } catch (DateTimeParseException e) {
            throw Paging.noCursor(cursor);
        }
    }
}
