package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import java.sql.SQLException;

/** How far the services are. */
@Path("/api/v1/regions/{region}/positions/{service}")
@Authenticated
@RunOnVirtualThread
public class PositionsResource {

    private final Journals journals;
    private final InboxIntake inbox;
    private final ChassisConfig config;
    private final Requests requests;

    PositionsResource(
            Journals journals, InboxIntake inbox, ChassisConfig config, Requests requests) {
        this.journals = journals;
        this.inbox = inbox;
        this.config = config;
        this.requests = requests;
    }

    /**
     * How far this service is: the ends of its own journals, and up to where it has received the
     * others'.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_POSITIONS)
    public String positions(@RestPath String region, @RestPath String service) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        if (!service.equals(config.service())) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "this is " + config.service(),
                    "此服务为 " + config.service());
        }
        var body = ContractJson.mapper().createObjectNode().put("service", config.service());
        var own = body.putObject("journal");
        for (Journal journal : config.ownedJournals()) {
            own.put(journal.toString(), journals.history().head(journal, of));
        }
        var received = body.putObject("heard");
        inbox.positions(of)
                .forEach((journal, position) -> received.put(journal.toString(), position));
        return body.toString();
    }
}
