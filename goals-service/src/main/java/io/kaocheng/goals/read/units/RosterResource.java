package io.kaocheng.goals.read.units;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.RosterEvent;
import io.kaocheng.goals.unit.RosterDecider;
import io.kaocheng.goals.unit.RosterDecider.DutyHeld;
import io.kaocheng.goals.unit.RosterDecider.Roster;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.StateProjector;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Who has, or had, which duty in a unit. */
@Path("/api/v1/regions/{region}/units/{unit}/roster")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RosterResource {

    static final RangedTable<DutyHeld> TABLE = new RangedTable<>("roster", DutyHeld.class);

    private final Views views;

    RosterResource(Views views) {
        this.views = views;
    }

    @GET
    @Allowed(Action.READ_ROSTER)
    @Operation(summary = "Who has, or had, which duty in a unit")
    public Uni<Page<DutyHeld>> roster(
            @RestPath Code region,
            @RestPath Code unit,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        return views.page(
                TABLE,
                Journal.GOALS,
                region,
                asOf,
                page,
                "duty || '/' || since || '/' || person",
                "unit = :unit",
                Map.of("unit", unit.value()));
    }

    /** Keeps the duties of each unit's roster. */
    @ApplicationScoped
    static class Projection extends StateProjector<DutyHeld, RosterEvent> {

        Projection() {
            super(
                    TABLE,
                    RosterEvent.class,
                    (rows, event) -> new RosterDecider().evolve(new Roster(rows), event).duties());
        }
    }
}
