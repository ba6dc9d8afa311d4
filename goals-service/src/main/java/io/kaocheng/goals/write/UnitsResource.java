package io.kaocheng.goals.write;

import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.goals.unit.UnitCommand;
import io.kaocheng.goals.unit.UnitCommand.AbolishUnit;
import io.kaocheng.goals.unit.UnitCommand.ClassifyUnit;
import io.kaocheng.goals.unit.UnitCommand.MoveUnit;
import io.kaocheng.goals.unit.UnitCommand.RegisterUnit;
import io.kaocheng.goals.unit.UnitCommand.RenameUnit;
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

import java.sql.SQLException;
import java.util.List;

/**
 * Registers, renames, moves, classifies and abolishes units; role {@code admin} or {@code office}.
 */
@Path("/api/v1/regions/{region}/units")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class UnitsResource {

    private final Requests requests;
    private final Writing writing;
    private final Known known;

    UnitsResource(Requests requests, Writing writing, Known known) {
        this.requests = requests;
        this.writing = writing;
        this.known = known;
    }

    /** {@code {unit, name, kind, parent?, unitClass?, from}}. */
    @POST
    @Allowed(Action.REGISTER_UNIT)
    public Response register(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var unit = fields.code("unit");
        var name = fields.text("name", 200);
        var kind = fields.text("kind", 60);
        var parent = fields.optionalCode("parent");
        var unitClass = fields.optionalCode("unitClass");
        var from = fields.date("from");
        fields.nothingElse();
        findings.refuseIfAny();
        // A unit named as its own parent is the decider's to refuse.
        if (!unit.get().equals(parent.orNull())) {
            known.units(of, List.of(new Reference(parent.orNull(), "/parent")), findings);
        }
        known.classes(of, List.of(new Reference(unitClass.orNull(), "/unitClass")), findings);
        findings.refuseAsFound();
        return write(
                of,
                body,
                new RegisterUnit(
                        unit.get(),
                        name.get(),
                        kind.get(),
                        parent.orNull(),
                        unitClass.orNull(),
                        from.get()));
    }

    /** {@code {name, from}}. */
    @POST
    @Path("/{unit}/name")
    @Allowed(Action.RENAME_UNIT)
    public Response rename(@RestPath String region, @RestPath String unit, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("unit", unit);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var name = fields.text("name", 200);
        var from = fields.date("from");
        fields.nothingElse();
        findings.refuseIfAny();
        return write(of, body, new RenameUnit(code, name.get(), from.get()));
    }

    /** {@code {parent?, from, reason}}; without a parent the unit stands at the top. */
    @POST
    @Path("/{unit}/parent")
    @Allowed(Action.MOVE_UNIT)
    public Response move(@RestPath String region, @RestPath String unit, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("unit", unit);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var parent = fields.optionalCode("parent");
        var from = fields.date("from");
        var reason = fields.text("reason", 1_000);
        fields.nothingElse();
        findings.refuseIfAny();
        known.units(of, List.of(new Reference(parent.orNull(), "/parent")), findings);
        findings.refuseAsFound();
        Code to = parent.orNull();
        boolean below = to != null && known.isBelow(of, to, code);
        return write(of, body, new MoveUnit(code, to, from.get(), reason.get(), below));
    }

    /** {@code {unitClass, from}}. */
    @POST
    @Path("/{unit}/classification")
    @Allowed(Action.CLASSIFY_UNIT)
    public Response classify(@RestPath String region, @RestPath String unit, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("unit", unit);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var unitClass = fields.code("unitClass");
        var from = fields.date("from");
        fields.nothingElse();
        findings.refuseIfAny();
        known.classes(of, List.of(new Reference(unitClass.get(), "/unitClass")), findings);
        findings.refuseAsFound();
        return write(of, body, new ClassifyUnit(code, unitClass.get(), from.get()));
    }

    /** {@code {from, reason}}. */
    @POST
    @Path("/{unit}/abolition")
    @Allowed(Action.ABOLISH_UNIT)
    public Response abolish(@RestPath String region, @RestPath String unit, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Code code = Requests.code("unit", unit);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var from = fields.date("from");
        var reason = fields.text("reason", 1_000);
        fields.nothingElse();
        findings.refuseIfAny();
        return write(of, body, new AbolishUnit(code, from.get(), reason.get()));
    }

    private Code opened(String region) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        known.regionIsOpen(of);
        return of;
    }

    private Response write(Code region, byte[] body, UnitCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.GOALS, region, body, command.change());
    }
}
