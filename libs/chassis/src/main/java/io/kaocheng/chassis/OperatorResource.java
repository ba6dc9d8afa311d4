package io.kaocheng.chassis;

import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** What an operator may do to what is derived from the journals. */
@Tag(name = "Operation: refilling and rebuilding")
@Path("/api/v1")
@Authenticated
@RunOnVirtualThread
public class OperatorResource {

    private final Journals journals;
    private final InboxIntake inbox;
    private final Policy policy;
    private final ChassisConfig config;

    OperatorResource(Journals journals, InboxIntake inbox, Policy policy, ChassisConfig config) {
        this.journals = journals;
        this.inbox = inbox;
        this.policy = policy;
        this.config = config;
    }

    /** That a journal is being sent again. */
    public record Refilling(@Schema(examples = "refilling") String outcome) {}

    /** All regions at once is for who is for all of them. */
    @POST
    @Path("/journals/{journal}/refill")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.REFILL_JOURNAL)
    @Operation(
            summary = "Send a journal to Kafka again",
            description = "Of one region or of all; readers drop what they have.")
    public Refilling refill(
            @RestPath String journal,
            @RestQuery @Schema(description = "all regions where not sent") @Nullable Code region)
            throws SQLException {
        if (region == null) {
            policy.requireEverywhere(Action.REFILL_JOURNAL);
        } else {
            policy.scope(Action.REFILL_JOURNAL, region);
        }
        journals.refill(journals.owned(journal), region);
        return new Refilling("refilling");
    }

    /** That a view was made anew, and from how many entries. */
    public record Rebuilt(
            @Schema(examples = "rebuilt") String outcome,
            @Schema(description = "it was made from", examples = "812") long entries) {}

    @POST
    @Path("/views/{service}/{view}/rebuild")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.REBUILD_VIEW)
    @Operation(
            summary = "Make a view anew from its journal",
            description = "Of all regions, while the service runs.")
    @Refuses(ProblemCode.WRONG_STATE)
    public Rebuilt rebuild(@RestPath String service, @RestPath String view)
            throws IOException, SQLException, InterruptedException {
        policy.requireEverywhere(Action.REBUILD_VIEW);
        config.requireThis(service);
        Optional<Long> entries;
        try {
            entries = journals.rebuild(view);
            if (entries.isEmpty()) {
                entries = inbox.rebuild(view);
            }
        } catch (Rebuild.UnderWayException e) {
            throw new Problem(
                    ProblemCode.WRONG_STATE,
                    "the view " + view + " is being rebuilt already; wait for its end",
                    "视图 " + view + " 正在重建，请等待完成");
        }
        return new Rebuilt(
                "rebuilt",
                entries.orElseThrow(
                        () ->
                                new Problem(
                                        ProblemCode.NOT_FOUND,
                                        service + " has no view named " + view,
                                        service + " 没有名为 " + view + " 的视图")));
    }
}
