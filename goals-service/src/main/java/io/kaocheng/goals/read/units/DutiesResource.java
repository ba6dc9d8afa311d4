package io.kaocheng.goals.read.units;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.goals.unit.RosterDecider.DutyHeld;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

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

/** Which duties a person has, or had, in the units that the caller reads. */
@Path("/api/v1/regions/{region}/people/{person}/duties")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DutiesResource {

    private final Views views;
    private final Policy policy;

    DutiesResource(Views views, Policy policy) {
        this.views = views;
        this.policy = policy;
    }

    @GET
    @Allowed(Action.READ_ROSTER)
    @Operation(summary = "Which duties a person has, or had")
    public Uni<Page<DutyHeld>> duties(
            @RestPath Code region,
            @RestPath String person,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_ROSTER, region);
        return views.page(
                RosterResource.TABLE,
                Journal.GOALS,
                region,
                asOf,
                page,
                "unit || '/' || duty || '/' || since",
                "person = :person and (:all = true or unit in (:mine))",
                Map.of("person", person, "all", scope.everything(), "mine", scope.listed()));
    }
}
