package io.kaocheng.goals.write;

import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.goals.cycle.CycleDecider.CloseCycle;
import io.kaocheng.goals.cycle.CycleDecider.OpenCycle;
import io.kaocheng.goals.region.RegionDecider.OpenRegion;
import io.kaocheng.goals.unit.UnitClassDecider.DefineUnitClass;
import io.kaocheng.goals.unit.UnitClassDecider.RenameUnitClass;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.ZoneId;

/** Opens regions and cycles, defines and renames classes. */
@Path("/api/v1/regions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class RegionsResource {

    private final Policy policy;
    private final Writing writing;

    RegionsResource(Policy policy, Writing writing) {
        this.policy = policy;
        this.writing = writing;
    }

    /** A region to be opened. */
    public record NewRegion(
            @Schema(examples = "qinghe") Code region,
            @Schema(examples = "清河市") @NotBlank @Size(max = 200) String name,
            @Schema(description = "in which its days begin and end") ZoneId timeZone) {}

    @POST
    @Allowed(Action.OPEN_REGION)
    @Operation(summary = "Open a region")
    @Refuses({ProblemCode.FOREIGN_REGION, ProblemCode.ALREADY_EXISTS})
    public RestResponse<Acknowledgement> open(NewRegion region)
            throws SQLException, InterruptedException {
        var _ = policy.scope(Action.OPEN_REGION, region.region());
        return writing.one(
                Journal.GOALS,
                region.region(),
                new OpenRegion(region.region(), region.name(), region.timeZone().getId()).change());
    }

    /** A class of comparable units to be defined. */
    public record NewClass(
            @Schema(examples = "bureaus") Code unitClass,
            @Schema(examples = "市直部门") @NotBlank @Size(max = 200) String name,
            @Schema(description = "in English; none without it", examples = "City departments")
                    @NotBlank
                    @Size(max = 200)
                    @Nullable String nameEn) {}

    @POST
    @Path("/{region}/classes")
    @Allowed(Action.DEFINE_CLASS)
    @Operation(summary = "Define a class of units")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.ALREADY_EXISTS})
    public RestResponse<Acknowledgement> defineClass(@RestPath Code region, NewClass unitClass)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS,
                region,
                new DefineUnitClass(unitClass.unitClass(), unitClass.name(), unitClass.nameEn())
                        .change());
    }

    @POST
    @Path("/{region}/classes/{unitClass}/name")
    @RequiresIfMatch
    @Allowed(Action.RENAME_CLASS)
    @Operation(
            summary = "Rename a class of units",
            description =
                    "Both names are those that hold from now on; without one in English it has none.")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.UNKNOWN_CLASS})
    public RestResponse<Acknowledgement> renameClass(
            @RestPath Code region, RenameUnitClass command) {
        return writing.one(Journal.GOALS, region, command.change());
    }

    /** A cycle to be opened. */
    public record NewCycle(
            @Schema(examples = "2026") Code cycle,
            @Schema(examples = "2026 年度考核") @NotBlank @Size(max = 200) String name,
            @Schema(description = "the period that is assessed") Period period) {}

    @POST
    @Path("/{region}/cycles")
    @Allowed(Action.OPEN_CYCLE)
    @Operation(summary = "Open a cycle")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.ALREADY_EXISTS})
    public RestResponse<Acknowledgement> openCycle(@RestPath Code region, NewCycle cycle)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS,
                region,
                new OpenCycle(cycle.cycle(), cycle.name(), cycle.period()).change());
    }

    /** The end of a cycle. */
    public record CycleClosure(
            @Schema(examples = "年度考核结束") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{region}/cycles/{cycle}/closure")
    @Allowed(Action.CLOSE_CYCLE)
    @Operation(
            summary = "Close a cycle",
            description = "Nothing is submitted for the cycle's period afterwards.")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> closeCycle(
            @RestPath Code region, @RestPath Code cycle, CycleClosure closure)
            throws SQLException, InterruptedException {
        return writing.one(Journal.GOALS, region, new CloseCycle(cycle, closure.reason()).change());
    }
}
