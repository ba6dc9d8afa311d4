package io.kaocheng.chassis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Inbox;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import java.sql.SQLException;

/** What this service could not take in, and its second chance. */
@Path("/api/v1/regions/{region}/parked/{service}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class ParkedResource {

    private final InboxIntake inbox;
    private final ChassisConfig config;
    private final Requests requests;

    ParkedResource(InboxIntake inbox, ChassisConfig config, Requests requests) {
        this.inbox = inbox;
        this.config = config;
        this.requests = requests;
    }

    /** The entries of others that this service could not take in, with why. */
    @GET
    @Allowed(Action.READ_PARKED)
    public String parked(@RestPath String region, @RestPath String service) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        mine(service);
        return body(of).toString();
    }

    /**
     * Takes them in after all, as can a build that reads them or has a defect mended; what still
     * cannot be taken in stays. Done again it does nothing more.
     */
    @POST
    @Path("/retry")
    @Allowed(Action.RETRY_PARKED)
    public String retry(@RestPath String region, @RestPath String service) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        mine(service);
        int taken = inbox.retry(of);
        return body(of).put("taken", taken).toString();
    }

    private void mine(String service) {
        if (!service.equals(config.service())) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "this is " + config.service(),
                    "此服务为 " + config.service());
        }
    }

    private ObjectNode body(Code region) throws SQLException {
        ObjectNode body = ContractJson.mapper().createObjectNode();
        ArrayNode parked = body.putArray("parked");
        for (Inbox.ParkedEntry one : inbox.parked(region)) {
            parked.addObject()
                    .put("subscriber", one.subscriber())
                    .put("position", one.position().toString())
                    .put("stream", one.subject())
                    .put("reason", one.reason())
                    .put("since", one.since().toString());
        }
        return body;
    }
}
