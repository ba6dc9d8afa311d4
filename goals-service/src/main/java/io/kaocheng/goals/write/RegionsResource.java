package io.kaocheng.goals.write;

import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.goals.cycle.CycleDecider.CloseCycle;
import io.kaocheng.goals.cycle.CycleDecider.OpenCycle;
import io.kaocheng.goals.region.RegionDecider.OpenRegion;
import io.kaocheng.goals.unit.UnitClassDecider.DefineUnitClass;
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
import java.time.DateTimeException;
import java.time.ZoneId;

/** Opens regions and cycles, defines classes. */
@Path("/api/v1/regions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class RegionsResource {

    private final Policy policy;
    private final Requests requests;
    private final Writing writing;
    private final Known known;

    RegionsResource(Policy policy, Requests requests, Writing writing, Known known) {
        this.policy = policy;
        this.requests = requests;
        this.writing = writing;
        this.known = known;
    }

    /** {@code {region, name, timeZone}}; role {@code admin}. */
    @POST
    @Allowed(Action.OPEN_REGION)
    public Response open(byte[] body) throws SQLException, InterruptedException {
        requests.parameters();
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var region = fields.code("region");
        var name = fields.text("name", 200);
        var zone = fields.text("timeZone", 60);
        fields.nothingElse();
        if (zone.orNull() != null && !isZone(zone.get())) {
            findings.add(
                    Finding.at(
                            "/timeZone",
                            ProblemCode.INVALID_FIELD,
                            "an IANA time zone such as Asia/Shanghai; found "
                                    + Quoted.of(zone.get()),
                            "须为 IANA 时区，如 Asia/Shanghai，实际为 " + Quoted.of(zone.get())));
        }
        findings.refuseIfAny();
        policy.scope(Action.OPEN_REGION, region.get());
        return writing.one(
                Journal.GOALS,
                region.get(),
                body,
                new OpenRegion(region.get(), name.get(), zone.get()).change());
    }

    /** {@code {unitClass, name}}; role {@code admin} or {@code office}. */
    @POST
    @Path("/{region}/classes")
    @Allowed(Action.DEFINE_CLASS)
    public Response defineClass(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var unitClass = fields.code("unitClass");
        var name = fields.text("name", 200);
        fields.nothingElse();
        findings.refuseIfAny();
        return writing.one(
                Journal.GOALS, of, body, new DefineUnitClass(unitClass.get(), name.get()).change());
    }

    /** {@code {cycle, name, period}}; role {@code office}. */
    @POST
    @Path("/{region}/cycles")
    @Allowed(Action.OPEN_CYCLE)
    public Response openCycle(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var cycle = fields.code("cycle");
        var name = fields.text("name", 200);
        var period = fields.period("period");
        fields.nothingElse();
        findings.refuseIfAny();
        return writing.one(
                Journal.GOALS,
                of,
                body,
                new OpenCycle(cycle.get(), name.get(), period.get()).change());
    }

    /**
     * {@code {reason}}; role {@code office}. Nothing is submitted for the cycle's period
     * afterwards.
     */
    @POST
    @Path("/{region}/cycles/{cycle}/closure")
    @Allowed(Action.CLOSE_CYCLE)
    public Response closeCycle(@RestPath String region, @RestPath String cycle, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("cycle", cycle);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var reason = fields.text("reason", 1_000);
        fields.nothingElse();
        findings.refuseIfAny();
        return writing.one(Journal.GOALS, of, body, new CloseCycle(code, reason.get()).change());
    }

    private Code opened(String region) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        known.regionIsOpen(of);
        return of;
    }

    private static boolean isZone(String text) {
        try {
            return text.contains("/") && ZoneId.of(text).getId().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
