package io.kaocheng.goals.read.units;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.UnitGroupEvent;
import io.kaocheng.goals.unit.GroupDecider;
import io.kaocheng.goals.unit.GroupDecider.Group;
import io.kaocheng.goals.unit.GroupingDecider;
import io.kaocheng.goals.unit.GroupingDecider.Membership;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.StateProjector;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

/** The groups of units, who is in them, and which ones a unit is in. */
@Path("/api/v1/regions/{region}")
public class GroupsResource {

    static final RangedTable<Group> GROUPS = new RangedTable<>("unit_group", Group.class);
    static final RangedTable<Membership> MEMBERSHIPS =
            new RangedTable<>("unit_grouping", Membership.class);

    private final Views views;

    GroupsResource(Views views) {
        this.views = views;
    }

    @GET
    @Path("/groups")
    @Allowed(Action.READ_GROUPS)
    @Operation(summary = "The groups of units")
    public Uni<Page<Group>> groups(
            @RestPath Code region, @BeanParam PageRequest page, @RestQuery @Nullable AsOf asOf) {
        return views.page(GROUPS, Journal.GOALS, region, asOf, page, "unit_group");
    }

    @GET
    @Path("/groups/{unitGroup}/members")
    @Allowed(Action.READ_GROUPS)
    @Operation(summary = "Who is, was or will be in a group, or who is in it on a day")
    public Uni<Page<Membership>> members(
            @RestPath Code region,
            @RestPath Code unitGroup,
            @RestQuery @Nullable LocalDate on,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        String group = unitGroup.value();
        return views.page(
                MEMBERSHIPS,
                Journal.GOALS,
                region,
                asOf,
                page,
                "unit || '/' || since",
                on == null
                        ? "unit_group = :group"
                        : "unit_group = :group and since <= :on and (until is null or until > :on)",
                on == null ? Map.of("group", group) : Map.of("group", group, "on", on));
    }

    @GET
    @Path("/units/{unit}/groups")
    @Allowed(Action.READ_GROUPS)
    @Operation(summary = "Which groups a unit is, was or will be in")
    public Uni<Page<Membership>> groupsOf(
            @RestPath Code region,
            @RestPath Code unit,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        return views.page(
                MEMBERSHIPS,
                Journal.GOALS,
                region,
                asOf,
                page,
                "unit_group || '/' || since",
                "unit = :unit",
                Map.of("unit", unit.value()));
    }

    /** Keeps a row of each group. */
    @ApplicationScoped
    static class Projection extends StateProjector<Group, UnitGroupEvent> {

        Projection() {
            super(GROUPS, UnitGroupEvent.class, new GroupDecider()::evolve);
        }
    }

    /** Keeps a row of each time a unit is in a group. */
    @ApplicationScoped
    static class Memberships extends StateProjector<Membership, GroupingEvent> {

        Memberships() {
            super(MEMBERSHIPS, GroupingEvent.class, new GroupingDecider()::evolve);
        }
    }
}
