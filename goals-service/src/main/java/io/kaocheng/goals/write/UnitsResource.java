package io.kaocheng.goals.write;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.goals.unit.UnitCommand;
import io.kaocheng.goals.unit.UnitCommand.AbolishUnit;
import io.kaocheng.goals.unit.UnitCommand.ClassifyUnit;
import io.kaocheng.goals.unit.UnitCommand.MoveUnit;
import io.kaocheng.goals.unit.UnitCommand.RegisterUnit;
import io.kaocheng.goals.unit.UnitCommand.RenameUnit;
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
import java.time.LocalDate;
import java.util.List;

/** Registers, renames, moves, classifies and abolishes units. */
@Path("/api/v1/regions/{region}/units")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class UnitsResource {

    private final Writing writing;

    UnitsResource(Writing writing) {
        this.writing = writing;
    }

    /** A unit to be registered. */
    public record NewUnit(
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "教育局") @NotBlank @Size(max = 200) String name,
            @Schema(examples = "department") @NotBlank @Size(max = 60) String kind,
            @Schema(description = "the unit above it; at the top without") @Nullable Code parent,
            @Schema(description = "the class it is compared within", examples = "bureaus")
                    @Nullable Code unitClass,
            @Schema(description = "the day it exists from", examples = "2026-01-01") LocalDate from,
            @Schema(description = "in English; none without it", examples = "Education Bureau")
                    @NotBlank
                    @Size(max = 200)
                    @Nullable String nameEn) {}

    @POST
    @Allowed(Action.REGISTER_UNIT)
    @Operation(summary = "Register a unit")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.ALREADY_EXISTS,
        ProblemCode.UNIT_ENDED,
        ProblemCode.TREE_CYCLE
    })
    public RestResponse<Acknowledgement> register(@RestPath Code region, NewUnit unit)
            throws SQLException, InterruptedException {
        return write(region, registration(unit));
    }

    /** Units that are registered together or not at all; one above others stands before them. */
    public record UnitBatch(@Size(min = 1, max = 10_000) List<NewUnit> units) {
        public UnitBatch {
            units = List.copyOf(units);
        }
    }

    @POST
    @Path("/batches")
    @Allowed(Action.REGISTER_UNIT)
    @Operation(
            summary = "Register units together",
            description =
                    "All of them or, where any is wrong, none, with everything that is wrong. A unit"
                            + " comes after the one above it; units that are registered alike"
                            + " already are unchanged.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.ROWS_INVALID
    })
    public RestResponse<Acknowledgement> registerAll(@RestPath Code region, UnitBatch batch)
            throws SQLException, InterruptedException {
        return Answers.one(
                Acknowledgement.class,
                Journal.GOALS,
                writing.rows(
                        Journal.GOALS,
                        region,
                        batch.units().stream().map(unit -> registration(unit).change()).toList(),
                        "units"));
    }

    private static RegisterUnit registration(NewUnit unit) {
        return new RegisterUnit(
                unit.unit(),
                unit.name(),
                unit.kind(),
                unit.parent(),
                unit.unitClass(),
                unit.from(),
                unit.nameEn());
    }

    /** Another name of a unit. */
    public record UnitName(
            @Schema(examples = "教育体育局") @NotBlank @Size(max = 200) String name,
            @Schema(description = "the day it holds from") LocalDate from,
            @Schema(
                            description = "in English; none without it",
                            examples = "Education and Sports Bureau")
                    @NotBlank
                    @Size(max = 200)
                    @Nullable String nameEn) {}

    @POST
    @Path("/{unit}/name")
    @Allowed(Action.RENAME_UNIT)
    @RequiresIfMatch
    @Operation(summary = "Rename a unit")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> rename(
            @RestPath Code region, @RestPath Code unit, UnitName name)
            throws SQLException, InterruptedException {
        return write(region, new RenameUnit(unit, name.name(), name.from(), name.nameEn()));
    }

    /** Another place of a unit in the tree. */
    public record UnitParent(
            @Schema(description = "the unit above it; at the top without", examples = "government")
                    @Nullable Code parent,
            @Schema(description = "the day it holds from") LocalDate from,
            @Schema(examples = "机构改革") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{unit}/parent")
    @Allowed(Action.MOVE_UNIT)
    @RequiresIfMatch
    @Operation(summary = "Move a unit in the tree")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.UNIT_ENDED,
        ProblemCode.TREE_CYCLE
    })
    public RestResponse<Acknowledgement> move(
            @RestPath Code region, @RestPath Code unit, UnitParent place)
            throws SQLException, InterruptedException {
        return write(region, new MoveUnit(unit, place.parent(), place.from(), place.reason()));
    }

    /** Another class of a unit. */
    public record UnitClassification(
            @Schema(examples = "bureaus") Code unitClass,
            @Schema(description = "the day it holds from") LocalDate from) {}

    @POST
    @Path("/{unit}/classification")
    @Allowed(Action.CLASSIFY_UNIT)
    @RequiresIfMatch
    @Operation(summary = "Put a unit into a class")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> classify(
            @RestPath Code region, @RestPath Code unit, UnitClassification to)
            throws SQLException, InterruptedException {
        return write(region, new ClassifyUnit(unit, to.unitClass(), to.from()));
    }

    /** The end of a unit. */
    public record UnitAbolition(
            @Schema(description = "the first day without it") LocalDate from,
            @Schema(examples = "机构改革") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{unit}/abolition")
    @Allowed(Action.ABOLISH_UNIT)
    @RequiresIfMatch
    @Operation(summary = "Abolish a unit")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.IN_USE
    })
    public RestResponse<Acknowledgement> abolish(
            @RestPath Code region, @RestPath Code unit, UnitAbolition end)
            throws SQLException, InterruptedException {
        return write(region, new AbolishUnit(unit, end.from(), end.reason()));
    }

    private RestResponse<Acknowledgement> write(Code region, UnitCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.GOALS, region, command.change());
    }
}
