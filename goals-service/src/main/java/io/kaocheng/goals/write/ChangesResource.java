package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.goals.change.ChangeDecider.DenyChange;
import io.kaocheng.goals.change.ChangeDecider.GrantChange;
import io.kaocheng.goals.change.ChangeDecider.WithdrawChange;
import io.kaocheng.goals.target.TargetDecider.AdjustTarget;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.journal.Change;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides about requests for a change: granted or denied by another person than the one who asked,
 * each with the own token.
 */
@Path("/api/v1/regions/{region}/requests/{request}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class ChangesResource {

    private final Caller caller;
    private final Requests requests;
    private final Writing writing;
    private final Known known;

    ChangesResource(Caller caller, Requests requests, Writing writing, Known known) {
        this.caller = caller;
        this.requests = requests;
        this.writing = writing;
        this.known = known;
    }

    /**
     * Grants it: what was asked for is recorded with it, unless the target has moved on since
     * (412).
     */
    @POST
    @Path("/grant")
    @Allowed(Action.GRANT_CHANGE)
    public Response grant(@RestPath String region, @RestPath String request, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("request", request);
        Fields.none(body);
        String by = caller.subject();
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        changes.add(new GrantChange(code, by).change());
        // What was asked for never changes, so it may be read before the lock is held.
        Optional<Known.Asked> asked = known.pending(of, code);
        if (asked.isPresent()) {
            for (TargetChange what : asked.get().changes()) {
                changes.add(
                        new AdjustTarget(
                                        new Key(
                                                what.target().unit(),
                                                what.target().unitClass(),
                                                what.target().indicator(),
                                                what.target().period()),
                                        new Figure(what.value(), what.floor(), what.course()),
                                        asked.get().reason(),
                                        asked.get().by(),
                                        by,
                                        code)
                                .change()
                                .expecting(what.streamVersion()));
            }
        }
        return writing.together(Journal.GOALS, of, body, changes);
    }

    /** {@code {reason}}. */
    @POST
    @Path("/denial")
    @Allowed(Action.DENY_CHANGE)
    public Response deny(@RestPath String region, @RestPath String request, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("request", request);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var reason = fields.text("reason", 1_000);
        fields.nothingElse();
        findings.refuseIfAny();
        return writing.one(
                Journal.GOALS,
                of,
                body,
                new DenyChange(code, reason.get(), caller.subject()).change());
    }

    /** Takes the own request back. */
    @POST
    @Path("/withdrawal")
    @Allowed(Action.WITHDRAW_CHANGE)
    public Response withdraw(@RestPath String region, @RestPath String request, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("request", request);
        Fields.none(body);
        return writing.one(
                Journal.GOALS, of, body, new WithdrawChange(code, caller.subject()).change());
    }

    private Code opened(String region) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        known.regionIsOpen(of);
        return of;
    }
}
