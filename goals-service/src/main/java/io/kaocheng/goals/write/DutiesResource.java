package io.kaocheng.goals.write;

import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_REGION;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_UNIT;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;

import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.goals.unit.RosterDecider.AssignDuty;
import io.kaocheng.goals.unit.RosterDecider.EndDuty;
import io.kaocheng.goals.unit.RosterDecider.ReplaceDuty;
import io.kaocheng.goals.unit.RosterDecider.RosterCommand;
import io.kaocheng.goals.unit.RosterDecider.WithdrawDuty;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Shape;
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
import java.util.function.Function;

/** Assigns, ends, hands over and withdraws duties in a unit. */
@Path("/api/v1/regions/{region}/units/{unit}/roster")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class DutiesResource {

    private final Policy policy;
    private final Writing writing;

    DutiesResource(Policy policy, Writing writing) {
        this.policy = policy;
        this.writing = writing;
    }

    /** What a person answers for. */
    public enum Duty {
        HEAD,
        DEPUTY,
        LEADER_IN_CHARGE,
        LIAISON,
        DATA_OFFICER
    }

    /** Somebody's duty from a day on. */
    public record DutyAssignment(
            Duty duty,
            @Schema(examples = "chen-jing") @NotBlank @Size(max = 100) String person,
            LocalDate from) {}

    @POST
    @Allowed(Action.KEEP_ROSTER)
    @Operation(summary = "Assign a duty; a new head ends the one before")
    @Refuses({UNKNOWN_REGION, UNKNOWN_UNIT, WRONG_STATE})
    public RestResponse<Acknowledgement> assign(
            @RestPath Code region, @RestPath Code unit, DutyAssignment to)
            throws SQLException, InterruptedException {
        return write(region, to.duty(), duty -> new AssignDuty(unit, duty, to.person(), to.from()));
    }

    /** The end of somebody's duty. */
    public record DutyEnd(
            Duty duty,
            @Schema(examples = "chen-jing") @NotBlank @Size(max = 100) String person,
            @Schema(description = "the first day without it") LocalDate from,
            @Schema(examples = "岗位调整") @NotBlank @Size(max = 1_000) @Nullable String reason) {}

    @POST
    @Path("/end")
    @Allowed(Action.KEEP_ROSTER)
    @Operation(summary = "End a duty")
    @Refuses({UNKNOWN_REGION, UNKNOWN_UNIT, NOT_FOUND, WRONG_STATE})
    public RestResponse<Acknowledgement> end(
            @RestPath Code region, @RestPath Code unit, DutyEnd end)
            throws SQLException, InterruptedException {
        return write(
                region,
                end.duty(),
                duty -> new EndDuty(unit, duty, end.person(), end.from(), end.reason()));
    }

    /** Who takes a duty over from whom. */
    public record DutyReplacement(
            Duty duty,
            @Schema(examples = "chen-jing") @NotBlank @Size(max = 100) String person,
            @Schema(description = "who takes it over", examples = "lin-yu")
                    @NotBlank
                    @Size(max = 100)
                    String by,
            LocalDate from) {}

    @POST
    @Path("/replacement")
    @Allowed(Action.KEEP_ROSTER)
    @Operation(summary = "Hand a duty over from one person to another")
    @Refuses({UNKNOWN_REGION, UNKNOWN_UNIT, NOT_FOUND, WRONG_STATE})
    public RestResponse<Acknowledgement> replace(
            @RestPath Code region, @RestPath Code unit, DutyReplacement to)
            throws SQLException, InterruptedException {
        return write(
                region,
                to.duty(),
                duty -> new ReplaceDuty(unit, duty, to.person(), to.by(), to.from()));
    }

    /** Which assignment was a mistake. */
    public record DutyWithdrawal(
            Duty duty,
            @Schema(examples = "chen-jing") @NotBlank @Size(max = 100) String person,
            @Schema(description = "the day of the assignment") LocalDate from,
            @Schema(examples = "录入有误") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/withdrawal")
    @Allowed(Action.KEEP_LEADERS)
    @Operation(
            summary =
                    "Withdraw an assignment entered by mistake, while nobody else was assigned since")
    @Refuses({UNKNOWN_REGION, UNKNOWN_UNIT, NOT_FOUND, WRONG_STATE})
    public RestResponse<Acknowledgement> withdraw(
            @RestPath Code region, @RestPath Code unit, DutyWithdrawal of)
            throws SQLException, InterruptedException {
        return write(
                region,
                of.duty(),
                duty -> new WithdrawDuty(unit, duty, of.person(), of.from(), of.reason()));
    }

    private RestResponse<Acknowledgement> write(
            Code region, Duty duty, Function<String, RosterCommand> command)
            throws SQLException, InterruptedException {
        switch (duty) {
            case HEAD, DEPUTY, LEADER_IN_CHARGE -> policy.require(Action.KEEP_LEADERS);
            case LIAISON, DATA_OFFICER -> {}
        }
        return writing.one(Journal.GOALS, region, command.apply(Shape.kebab(duty)).change());
    }
}
