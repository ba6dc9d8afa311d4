package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.goals.goal.GoalCommand;
import io.kaocheng.goals.goal.GoalCommand.ApproveGoal;
import io.kaocheng.goals.goal.GoalCommand.Asker;
import io.kaocheng.goals.goal.GoalCommand.Content;
import io.kaocheng.goals.goal.GoalCommand.DraftGoal;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.ObjectToGoal;
import io.kaocheng.goals.goal.GoalCommand.ReviseGoal;
import io.kaocheng.goals.goal.GoalCommand.SubmitGoal;
import io.kaocheng.goals.write.Known.Reference;
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
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/** Drafts, revises, submits, approves and issues goals. */
@Path("/api/v1/regions/{region}/goals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class GoalsResource {

    private static final List<String> HORIZONS = List.of("long-term", "annual", "stage");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Caller caller;
    private final Policy policy;
    private final Requests requests;
    private final Writing writing;
    private final Known known;

    GoalsResource(Caller caller, Policy policy, Requests requests, Writing writing, Known known) {
        this.caller = caller;
        this.policy = policy;
        this.requests = requests;
        this.writing = writing;
        this.known = known;
    }

    /**
     * {@code {goal, title, cycle, owner, horizon, weight, parent?, person?, basis?}}; role {@code
     * office} or {@code department}.
     */
    @POST
    @Allowed(Action.DRAFT_GOAL)
    public Response draft(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var goal = fields.code("goal");
        Content content = content(of, fields, findings, goal.orNull());
        return write(of, body, new DraftGoal(goal.get(), content, asker(Action.DRAFT_GOAL, of)));
    }

    /** The whole content of a draft anew. */
    @POST
    @Path("/{goal}/revision")
    @Allowed(Action.REVISE_GOAL)
    public Response revise(@RestPath String region, @RestPath String goal, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("goal", goal);
        Findings findings = new Findings();
        Content content = content(of, Fields.of(body, findings), findings, code);
        return write(of, body, new ReviseGoal(code, content, asker(Action.REVISE_GOAL, of)));
    }

    /** Hands the draft in for approval. */
    @POST
    @Path("/{goal}/submission")
    @Allowed(Action.SUBMIT_GOAL)
    public Response submit(@RestPath String region, @RestPath String goal, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Fields.none(body);
        return write(
                of,
                body,
                new SubmitGoal(Requests.code("goal", goal), asker(Action.SUBMIT_GOAL, of)));
    }

    /** {@code {reason}}; sends it back to its author; role {@code office}. */
    @POST
    @Path("/{goal}/objection")
    @Allowed(Action.OBJECT_TO_GOAL)
    public Response object(@RestPath String region, @RestPath String goal, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var reason = fields.text("reason", 1_000);
        fields.nothingElse();
        findings.refuseIfAny();
        return write(of, body, new ObjectToGoal(Requests.code("goal", goal), reason.get()));
    }

    /** By another person than its authors; role {@code office}. */
    @POST
    @Path("/{goal}/approval")
    @Allowed(Action.APPROVE_GOAL)
    public Response approve(@RestPath String region, @RestPath String goal, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Fields.none(body);
        return write(of, body, new ApproveGoal(Requests.code("goal", goal), caller.subject()));
    }

    /** Makes an approved goal binding; role {@code office}. */
    @POST
    @Path("/{goal}/issue")
    @Allowed(Action.ISSUE_GOAL)
    public Response issue(@RestPath String region, @RestPath String goal, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Fields.none(body);
        return write(of, body, new IssueGoal(Requests.code("goal", goal)));
    }

    private Content content(Code region, Fields fields, Findings findings, @Nullable Code goal)
            throws SQLException {
        var title = fields.text("title", 500);
        var cycle = fields.code("cycle");
        var parent = fields.optionalCode("parent");
        var owner = fields.code("owner");
        var person = fields.optionalText("person", 100);
        var horizon = fields.oneOf("horizon", HORIZONS);
        var basis = fields.optionalText("basis", 500);
        var weight = fields.decimal("weight");
        fields.nothingElse();
        BigDecimal w = weight.orNull();
        if (w != null && (w.signum() <= 0 || w.compareTo(HUNDRED) > 0)) {
            findings.add(
                    Finding.at(
                            "/weight",
                            ProblemCode.INVALID_FIELD,
                            "a weight lies above 0 and up to 100; found " + w.toPlainString(),
                            "权重须大于 0 且不超过 100，实际为 " + w.toPlainString()));
        }
        findings.refuseIfAny();
        known.cycles(region, List.of(new Reference(cycle.get(), "/cycle")), findings);
        known.units(region, List.of(new Reference(owner.get(), "/owner")), findings);
        if (goal == null || !goal.equals(parent.orNull())) {
            known.goals(region, List.of(new Reference(parent.orNull(), "/parent")), findings);
        }
        findings.refuseAsFound();
        return new Content(
                title.get(),
                cycle.get(),
                parent.orNull(),
                owner.get(),
                person.orNull(),
                horizon.get(),
                basis.orNull(),
                weight.get());
    }

    private Asker asker(Action action, Code region) {
        return new Asker(caller.subject(), policy.scope(action, region));
    }

    private Code opened(String region) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        known.regionIsOpen(of);
        return of;
    }

    private Response write(Code region, byte[] body, GoalCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.GOALS, region, body, command.change());
    }
}
