package io.kaocheng.goals.write;

import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.goals.goal.CategoryDecider.DefineCategory;
import io.kaocheng.goals.goal.CategoryDecider.RenameCategory;
import io.kaocheng.goals.goal.CategoryDecider.RestoreCategory;
import io.kaocheng.goals.goal.CategoryDecider.RetireCategory;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps the categories of goals. */
@Path("/api/v1/regions/{region}/categories")
public class CategoriesResource {

    private final Writing writing;

    CategoriesResource(Writing writing) {
        this.writing = writing;
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
    @RequiresIfMatch
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
}
