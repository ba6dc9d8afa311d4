package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;
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
    private final Caller caller;
    private final Requests requests;

    OperatorResource(Journals journals, Caller caller, Requests requests) {
        this.journals = journals;
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
        journals.refill(journals.owned(journal));
        return "{\"outcome\":\"refilling\"}";
    }

    /** Makes a view again from its journal. */
    @POST
    @Path("/views/{service}/{view}/rebuild")
    @Produces(MediaType.APPLICATION_JSON)
    public String rebuild(@RestPath String service, @RestPath String view) throws SQLException {
        requests.parameters();
        caller.may("operator", "admin");
        long entries =
                journals.rebuild(view)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                ProblemCode.NOT_FOUND,
                                                service + " has no view of its own named " + view,
                                                service + " 没有名为 " + view + " 的视图"));
        return "{\"outcome\":\"rebuilt\",\"entries\":" + entries + "}";
    }
}
