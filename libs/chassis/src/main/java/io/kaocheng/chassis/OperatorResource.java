package io.kaocheng.chassis;

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

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** What an operator may do to what is derived from the journals. */
@Path("/api/v1")
@Authenticated
@RunOnVirtualThread
public class OperatorResource {

    private final Journals journals;
    private final InboxIntake inbox;
    private final Policy policy;
    private final Requests requests;

    OperatorResource(Journals journals, InboxIntake inbox, Policy policy, Requests requests) {
        this.journals = journals;
        this.inbox = inbox;
        this.policy = policy;
        this.requests = requests;
    }

    /**
     * Sends a journal to Kafka again, of one region or of all; readers drop what they have. All of
     * them is for who is for all of them.
     */
    @POST
    @Path("/journals/{journal}/refill")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.REFILL_JOURNAL)
    public String refill(@RestPath String journal, @RestQuery @Nullable String region)
            throws SQLException {
        requests.parameters("region");
        Code of = region == null ? null : Requests.code("region", region);
        if (of == null) {
            policy.requireEverywhere(Action.REFILL_JOURNAL);
        } else {
            policy.scope(Action.REFILL_JOURNAL, of);
        }
        journals.refill(journals.owned(journal), of);
        return "{\"outcome\":\"refilling\"}";
    }

    /** Makes a view anew from its journal, of all regions and while the service runs. */
    @POST
    @Path("/views/{service}/{view}/rebuild")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.REBUILD_VIEW)
    public String rebuild(@RestPath String service, @RestPath String view) throws SQLException {
        requests.parameters();
        policy.requireEverywhere(Action.REBUILD_VIEW);
        long entries;
        try {
            entries =
                    journals.rebuild(view)
                            .or(() -> inbox.rebuild(view))
                            .orElseThrow(
                                    () ->
                                            new Problem(
                                                    ProblemCode.NOT_FOUND,
                                                    service + " has no view named " + view,
                                                    service + " 没有名为 " + view + " 的视图"));
        } catch (Rebuild.UnderWayException e) {
            throw new Problem(
                    ProblemCode.WRONG_STATE,
                    "the view " + view + " is being rebuilt already; wait for its end",
                    "视图 " + view + " 正在重建，请等待完成");
        }
        return "{\"outcome\":\"rebuilt\",\"entries\":" + entries + "}";
    }
}
