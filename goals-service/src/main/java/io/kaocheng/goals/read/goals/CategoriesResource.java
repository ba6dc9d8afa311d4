package io.kaocheng.goals.read.goals;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.CategoryEvent;
import io.kaocheng.goals.goal.CategoryDecider;
import io.kaocheng.goals.goal.CategoryDecider.Category;
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

/** The categories of goals. */
@Path("/api/v1/regions/{region}/categories")
public class CategoriesResource {

    static final RangedTable<Category> TABLE = new RangedTable<>("category", Category.class);

    private final Views views;

    CategoriesResource(Views views) {
        this.views = views;
    }

    @GET
    @Allowed(Action.READ_CATEGORIES)
    @Operation(summary = "The categories of goals, retired ones too")
    public Uni<Page<Category>> categories(
            @RestPath Code region, @BeanParam PageRequest page, @RestQuery @Nullable AsOf asOf) {
        return views.page(TABLE, Journal.GOALS, region, asOf, page, "category");
    }

    /** Keeps a row of each category. */
    @ApplicationScoped
    static class Projection extends StateProjector<Category, CategoryEvent> {

        Projection() {
            super(TABLE, CategoryEvent.class, new CategoryDecider()::evolve);
        }
    }
}
