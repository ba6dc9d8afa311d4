package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What this service could not apply, and its second chance. */
@Tag(name = "Entries that could not be read")
@Path("/api/v1/regions/{region}/parked/{service}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class ParkedResource {

    private static final int MOST = 1_000;

    private final InboxIntake inbox;
    private final ChassisConfig config;

    ParkedResource(InboxIntake inbox, ChassisConfig config) {
        this.inbox = inbox;
        this.config = config;
    }

    /** An entry of another service that could not be applied. */
    public record ParkedEntry(
            @Schema(
                            description = "which part of the service waits for it",
                            examples = "score-table")
                    String subscriber,
            Position position,
            @Schema(examples = "unit/edu-bureau") String stream,
            @Schema(
                            description = "why",
                            examples = "the type kaocheng.goals.unit-moved.v9 is not known here")
                    @Size(max = 100_000)
                    String reason,
            Instant since) {}

    /** A journal of another service that has halted: what comes after the position waits. */
    public record HaltedJournal(
            @Schema(examples = "goals") String journal,
            @Schema(description = "up to which it has taken effect") Position position,
            @Schema(description = "why", examples = "goals-service does not answer")
                    @Size(max = 100_000)
                    String reason,
            Instant since) {}

    /** What a service could not apply. */
    public record Parked(
            @Schema(description = "the first " + MOST) @Size(max = MOST) List<ParkedEntry> parked,
            @Schema(description = "how many entries are parked", examples = "1") long total,
            @Schema(
                            description =
                                    "journals of which entries are missing that their owner cannot provide, tried again every two seconds, and those that contradict their owner, which wait to be read again")
                    List<HaltedJournal> halted,
            @Schema(description = "how many the retry processed; absent where none was asked for")
                    @Nullable Integer processed,
            @Schema(description = "as processed", deprecated = true) @Nullable Integer taken) {
        public Parked {
            parked = List.copyOf(parked);
            halted = List.copyOf(halted);
        }
    }

    @GET
    @Allowed(Action.READ_PARKED)
    @Operation(
            summary = "What of others a service could not apply: parked entries, halted journals")
    public Parked parked(@RestPath Code region, @RestPath String service) throws SQLException {
        config.requireThis(service);
        return first(region, null);
    }

    /**
     * Processes them after all, as can a build that reads them or has a defect mended. Done again
     * it does nothing more.
     */
    @POST
    @Path("/retry")
    @Allowed(Action.RETRY_PARKED)
    @Operation(
            summary = "Apply what is parked after all",
            description = "Answers what still cannot be applied, with why, and stays.")
    public Parked retry(@RestPath Code region, @RestPath String service) throws SQLException {
        config.requireThis(service);
        return first(region, inbox.retry(region));
    }

    private List<HaltedJournal> halted(Code region) throws SQLException {
        return inbox.halts(region).stream()
                .map(
                        one ->
                                new HaltedJournal(
                                        one.journal().toString(),
                                        new Position(one.journal(), one.position()),
                                        one.reason(),
                                        one.since()))
                .toList();
    }

    private Parked first(Code region, @Nullable Integer processed) throws SQLException {
        List<ParkedEntry> entries =
                inbox.parked(region, MOST).stream()
                        .map(
                                one ->
                                        new ParkedEntry(
                                                one.subscriber(),
                                                one.position(),
                                                one.subject(),
                                                one.reason(),
                                                one.since()))
                        .toList();
        return new Parked(entries, inbox.countParked(region), halted(region), processed, processed);
    }
}
