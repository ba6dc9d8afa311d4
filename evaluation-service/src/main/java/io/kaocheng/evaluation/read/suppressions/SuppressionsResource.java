package io.kaocheng.evaluation.read.suppressions;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.SuppressionEvent;
import io.kaocheng.evaluation.suppression.SuppressionDecider;
import io.kaocheng.evaluation.suppression.SuppressionDecider.Suppression;
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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The suppressions of a region, of a unit or period where asked. */
@Path("/api/v1/regions/{region}/suppressions")
public class SuppressionsResource {

    static final RangedTable<Suppression> TABLE =
            new RangedTable<>("suppression", Suppression.class);

    private final Views views;
    private final Policy policy;

    SuppressionsResource(Views views, Policy policy) {
        this.views = views;
        this.policy = policy;
    }

    @GET
    @Allowed(Action.READ_SUPPRESSIONS)
    @Operation(
            summary = "The blocks of units that are left out, and those for which it is asked",
            description = "Denied, withdrawn and taken back ones too.")
    public Uni<Page<Suppression>> suppressions(
            @RestPath Code region,
            @RestQuery @Nullable Code unit,
            @RestQuery @Nullable Period period,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_SUPPRESSIONS, region);
        List<String> where = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        if (unit != null) {
            where.add("unit = :unit");
            parameters.put("unit", unit.value());
        }
        if (period != null) {
            where.add("period = :period");
            parameters.put("period", period.toString());
        }
        if (!scope.everything()) {
            where.add("unit in (:mine)");
            parameters.put("mine", scope.listed());
        }
        return views.page(
                TABLE,
                Journal.EVALUATION,
                region,
                asOf,
                page,
                "suppression",
                String.join(" and ", where),
                parameters);
    }

    /** Keeps a row of each suppression. */
    @ApplicationScoped
    static class Projection extends StateProjector<Suppression, SuppressionEvent> {

        Projection() {
            super(TABLE, SuppressionEvent.class, new SuppressionDecider()::evolve);
        }
    }
}
