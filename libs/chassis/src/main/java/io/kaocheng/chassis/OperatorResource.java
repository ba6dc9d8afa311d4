package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Rebuild;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import java.sql.SQLException;

/** What an operator may do to what is derived from the journals. */
@Path("/api/v1")
@Authenticated
@RunOnVirtualThread
public class OperatorResource {

    private final Journals journals;
    private final InboxIntake inbox;
    private final Caller caller;
    private final Requests requests;

    OperatorResource(Journals journals, InboxIntake inbox, Caller caller, Requests requests) {
        this.journals = journals;
        this.inbox = inbox;
        this.caller = caller;
        this.requests = requests;
    }

    /** Sends a whole journal to Kafka again; readers drop what they have. */
    @POST
    @Path("/journals/{journal}/refill")
    @Produces(MediaType.APPLICATION_JSON)
    public String refill(@RestPath String journal) throws SQLException {
        requests.parameters();
        caller.may("operator", "admin");
        journals.refill(journals.owned(journal), null);
        return "{\"outcome\":\"refilling\"}";
    }

    /** Makes a view anew from its journal, while the service runs. */
    @POST
    @Path("/views/{service}/{view}/rebuild")
    @Produces(MediaType.APPLICATION_JSON)
    public String rebuild(@RestPath String service, @RestPath String view) throws SQLException {
        requests.parameters();
        caller.may("operator", "admin");
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
