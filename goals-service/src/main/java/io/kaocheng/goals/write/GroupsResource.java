package io.kaocheng.goals.write;

import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.goals.unit.GroupDecider.DefineGroup;
import io.kaocheng.goals.unit.GroupDecider.RenameGroup;
import io.kaocheng.goals.unit.GroupingDecider.GroupUnit;
import io.kaocheng.goals.unit.GroupingDecider.UngroupUnit;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps the groups of units, and which units are in them. */
@Path("/api/v1/regions/{region}")
public class GroupsResource {

    private final Writing writing;

    GroupsResource(Writing writing) {
        this.writing = writing;
    }

    @POST
    @RunOnVirtualThread
    @Path("/groups")
    @Allowed(Action.KEEP_GROUPS)
    @Operation(summary = "Define a group of units")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.ALREADY_EXISTS})
    public RestResponse<Acknowledgement> define(@RestPath Code region, DefineGroup command) {
        return writing.one(Journal.GOALS, region, command.change());
    }

    @POST
    @RunOnVirtualThread
    @Path("/groups/{unitGroup}/name")
    @RequiresIfMatch
    @Allowed(Action.KEEP_GROUPS)
    @Operation(summary = "Rename a group of units")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND})
    public RestResponse<Acknowledgement> rename(@RestPath Code region, RenameGroup command) {
        return writing.one(Journal.GOALS, region, command.change());
    }

    @POST
    @RunOnVirtualThread
    @Path("/units/{unit}/groups")
    @Allowed(Action.KEEP_GROUPS)
    @Operation(summary = "Put a unit into a group; of a set's groups it leaves the one before")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNIT_ENDED,
        ProblemCode.UNKNOWN_GROUP,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> group(@RestPath Code region, GroupUnit command) {
        return writing.one(Journal.GOALS, region, command.change());
    }

    @POST
    @RunOnVirtualThread
    @Path("/units/{unit}/groups/end")
    @Allowed(Action.KEEP_GROUPS)
    @Operation(summary = "Take a unit out of a group")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> ungroup(@RestPath Code region, UngroupUnit command) {
        return writing.one(Journal.GOALS, region, command.change());
    }
}
