package io.kaocheng.goals.read.ownlists;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.goals.ownlist.OwnListDecider;
import io.kaocheng.goals.ownlist.OwnListDecider.OwnList;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.StateProjector;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The indicators that units have of their own, as granted. */
@Path("/api/v1/regions/{region}/own-lists")
public class OwnListsResource {

    static final RangedTable<OwnList> LISTS = new RangedTable<>("own_list", OwnList.class);

    private final Views views;
    private final Policy policy;

    OwnListsResource(Views views, Policy policy) {
        this.views = views;
        this.policy = policy;
    }

    @GET
    @Allowed(Action.READ_OWN_INDICATORS)
    @Operation(
            summary =
                    "The indicators that units have of their own, of a unit or scheme where asked",
            description =
                    "All lists that were granted, in the order in which they were. Of a unit's lists in a"
                            + " block the one that began last holds, and of two that began together"
                            + " the later one.")
    public Uni<Page<OwnList>> lists(
            @RestPath Code region,
            @RestQuery @Nullable Code unit,
            @RestQuery @Nullable Code scheme,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_OWN_INDICATORS, region);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", scope.everything());
        parameters.put("mine", scope.listed());
        parameters.put("unit", unit == null ? "" : unit.value());
        parameters.put("scheme", scheme == null ? "" : scheme.value());
        return views.page(
                LISTS,
                Journal.GOALS,
                region,
                asOf,
                page,
                "unit || '/' || scheme || '/' || block || '/' || lpad(cast(version as text), 9, '0')",
                """
                (:all = true or unit in (:mine))
                  and (:unit = '' or unit = :unit) and (:scheme = '' or scheme = :scheme)
                """,
                parameters);
    }

    /** Keeps a row of each list. */
    @ApplicationScoped
    static class Projection extends StateProjector<OwnList, OwnListEvent> {

        Projection() {
            super(LISTS, OwnListEvent.class, new OwnListDecider()::evolve);
        }
    }
}
