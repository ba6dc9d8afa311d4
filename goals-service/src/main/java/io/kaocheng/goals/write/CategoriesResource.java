package io.kaocheng.goals.write;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CategoryEvent;
import io.kaocheng.goals.goal.CategoryDecider;
import io.kaocheng.goals.goal.CategoryDecider.Category;
import io.kaocheng.goals.goal.CategoryDecider.DefineCategory;
import io.kaocheng.goals.goal.CategoryDecider.RenameCategory;
import io.kaocheng.goals.goal.CategoryDecider.RestoreCategory;
import io.kaocheng.goals.goal.CategoryDecider.RetireCategory;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.StateProjector;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Keeps the categories of goals, and answers which there are. */
@Path("/api/v1/regions/{region}/categories")
public class CategoriesResource {

    static final RangedTable<Category> TABLE = new RangedTable<>("category", Category.class);

    private final Writing writing;
    private final Views views;

    CategoriesResource(Writing writing, Views views) {
        this.writing = writing;
        this.views = views;
    }

    @POST
    @RunOnVirtualThread
    @Allowed(Action.KEEP_CATEGORIES)
    @Operation(summary = "Define a category of goals")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.ALREADY_EXISTS})
    public RestResponse<Acknowledgement> define(@RestPath Code region, DefineCategory command) {
        return writing.one(Journal.GOALS, region, command.change());
    }

    @POST
    @RunOnVirtualThread
    @Path("/{category}/name")
    @Allowed(Action.KEEP_CATEGORIES)
    @Operation(summary = "Rename a category")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> rename(@RestPath Code region, RenameCategory command) {
        return writing.one(Journal.GOALS, region, command.change());
    }

    @POST
    @RunOnVirtualThread
    @Path("/{category}/retirement")
    @Allowed(Action.KEEP_CATEGORIES)
    @Operation(summary = "Give a category to no further goal")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> retire(@RestPath Code region, RetireCategory command) {
        return writing.one(Journal.GOALS, region, command.change());
    }

    @POST
    @RunOnVirtualThread
    @Path("/{category}/restoration")
    @Allowed(Action.KEEP_CATEGORIES)
    @Operation(summary = "Give a retired category to goals again")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND})
    public RestResponse<Acknowledgement> restore(@RestPath Code region, RestoreCategory command) {
        return writing.one(Journal.GOALS, region, command.change());
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
