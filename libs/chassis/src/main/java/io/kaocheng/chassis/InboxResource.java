package io.kaocheng.chassis;

import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Rebuild;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import java.io.IOException;
import java.sql.SQLException;

/** What a service received of a journal of others. */
@Tag(name = "Operation: reading journals again")
@Path("/api/v1/regions/{region}/inbox/{service}/{received}/reread")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class InboxResource {

    private final InboxIntake inbox;
    private final ChassisConfig config;

    InboxResource(InboxIntake inbox, ChassisConfig config) {
        this.inbox = inbox;
        this.config = config;
    }

    /** That a journal was read again, and how many entries its owner has. */
    public record Reread(
            @Schema(examples = "reread") String outcome,
            @Schema(description = "the journal has", examples = "812") long entries) {}

    @POST
    @Allowed(Action.REFILL_JOURNAL)
    @Operation(
            summary = "Read a region's journal again from its owner",
            description =
                    "After what was received contradicts it: what the service made of it is made anew. What it recorded because of it stays recorded.")
    @Refuses({ProblemCode.WRONG_STATE, ProblemCode.UNAVAILABLE})
    public Reread reread(@RestPath Code region, @RestPath String service, @RestPath String received)
            throws SQLException, InterruptedException {
        config.requireThis(service);
        Journal journal =
                inbox.journals().stream()
                        .filter(j -> j.toString().equals(received))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                ProblemCode.NOT_FOUND,
                                                service
                                                        + " does not receive the journal "
                                                        + received,
                                                service + " 不接收日志 " + received));
        try {
            return new Reread("reread", inbox.reread(region, journal));
        } catch (IOException e) {
            throw new Problem(
                    ProblemCode.UNAVAILABLE,
                    "the owner of a journal does not answer; "
                            + journal
                            + " stays as it was, or halted, until it is read again",
                    "日志的所属服务没有应答；在重新读取完成之前，" + journal + " 保持原状或保持停止");
        } catch (Rebuild.UnderWayException e) {
            throw new Problem(
                    ProblemCode.WRONG_STATE,
                    "a view is being rebuilt already; "
                            + journal
                            + " stays halted until it is read again after its end",
                    "有视图正在重建；在其完成并重新读取之前，" + journal + " 保持停止");
        }
    }
}
