package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far the services are. */
@Tag(name = "Positions of the services")
@Path("/api/v1/regions/{region}/positions/{service}")
@Authenticated
@RunOnVirtualThread
public class PositionsResource {

    private final Journals journals;
    private final InboxIntake inbox;
    private final ChassisConfig config;

    PositionsResource(Journals journals, InboxIntake inbox, ChassisConfig config) {
        this.journals = journals;
        this.inbox = inbox;
        this.config = config;
    }

    /** How far a service is. */
    public record Positions(
            @Schema(examples = "goals") String service,
            @Schema(
                            description = "the last sequence of each journal of its own",
                            examples = "{\"goals\":812}")
                    SortedMap<String, Long> journal,
            @Schema(
                            description =
                                    "the sequence of each other journal up to which it has received it",
                            examples = "{\"indicators\":96}")
                    SortedMap<String, Long> received,
            @Schema(
                            description = "as received",
                            deprecated = true,
                            examples = "{\"indicators\":96}")
                    SortedMap<String, Long> heard) {
        public Positions {
            journal = Collections.unmodifiableSortedMap(new TreeMap<>(journal));
            received = Collections.unmodifiableSortedMap(new TreeMap<>(received));
            heard = Collections.unmodifiableSortedMap(new TreeMap<>(heard));
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_POSITIONS)
    @Operation(
            summary = "How far a service is",
            description =
                    "The ends of its own journals, and up to where it has received the others'.")
    public Positions positions(@RestPath Code region, @RestPath String service)
            throws SQLException {
        config.requireThis(service);
        SortedMap<String, Long> own = new TreeMap<>();
        for (Journal journal : config.ownedJournals()) {
            own.put(journal.toString(), journals.history().head(journal, region));
        }
        SortedMap<String, Long> received = new TreeMap<>();
        inbox.positions(region)
                .forEach((journal, position) -> received.put(journal.toString(), position));
        return new Positions(config.service(), own, received, received);
    }
}
