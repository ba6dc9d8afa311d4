package io.kaocheng.goals.write;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Field;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetKey;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.goals.change.ChangeDecider.RequestChange;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.goals.target.TargetDecider.SetTarget;
import io.kaocheng.goals.write.Known.Reference;
import io.kaocheng.goals.write.Known.Standing;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.Submission;
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

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sets and adjusts targets, of a unit or of a whole class; role {@code office}. */
@Path("/api/v1/regions/{region}/targets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class TargetsResource {

    private static final int MOST = 10_000;

    private final Caller caller;
    private final Requests requests;
    private final Writing writing;
    private final Known known;

    TargetsResource(Caller caller, Requests requests, Writing writing, Known known) {
        this.caller = caller;
        this.requests = requests;
        this.writing = writing;
        this.known = known;
    }

    /** {@code {unit | unitClass, indicator, period, value, floor?, course?: [{period, share}]}}. */
    @POST
    @Allowed(Action.SET_TARGET)
    public Response set(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Findings findings = new Findings();
        Row row = Row.read(Fields.of(body, findings), findings, false);
        check(of, List.of(row), findings);
        return writing.one(
                Journal.GOALS, of, body, new SetTarget(row.key(), row.figure()).change());
    }

    /**
     * {@code {targets: [...]}}: all of them or, where any is wrong, none, with everything that is
     * wrong.
     */
    @POST
    @Path("/batches")
    @Allowed(Action.SET_TARGET)
    public Response setAll(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        List<Row> rows = new ArrayList<>();
        for (Fields one : fields.objects("targets", MOST)) {
            rows.add(Row.read(one, findings, false));
        }
        fields.nothingElse();
        check(of, rows, findings);
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        rows.forEach(row -> changes.add(new SetTarget(row.key(), row.figure()).change()));
        Receipt receipt = writing.submit(Journal.GOALS, of, body, changes, Submission.Mode.ATOMIC);
        List<Outcome> outcomes = Answers.answered(receipt).outcomes();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused(var reasons)) {
                for (Rejection reason : reasons) {
                    findings.add(Answers.finding(reason, "/targets/" + i).inRow(i + 1));
                }
            }
        }
        findings.refuseIfAny(ProblemCode.ROWS_INVALID);
        return Answers.one(Journal.GOALS, receipt);
    }

    /**
     * Asks for another figure: the same fields with {@code request}, a code for it, and {@code
     * reason}. Nothing changes until another person grants it, {@code POST
     * requests/{request}/grant}.
     */
    @POST
    @Path("/adjustments")
    @Allowed(Action.REQUEST_CHANGE)
    public Response adjust(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = opened(region);
        Findings findings = new Findings();
        Row row = Row.read(Fields.of(body, findings), findings, true);
        check(of, List.of(row), findings);
        Key key = row.key();
        Figure figure = row.figure();
        Standing standing =
                known.target(
                                of,
                                TargetEvent.subject(
                                        key.unit(), key.unitClass(), key.indicator(), key.period()))
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                ProblemCode.NOT_FOUND,
                                                "there is no target to adjust; set it first",
                                                "尚无可调整的目标值，请先设定"));
        return writing.one(
                Journal.GOALS,
                of,
                body,
                new RequestChange(
                                row.request().get(),
                                new TargetChange(
                                        new TargetKey(
                                                key.unit(),
                                                key.unitClass(),
                                                key.indicator(),
                                                key.period()),
                                        standing.version(),
                                        standing.value(),
                                        figure.value(),
                                        figure.floor(),
                                        figure.course()),
                                row.reason().get(),
                                caller.subject())
                        .change());
    }

    private Code opened(String region) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        known.regionIsOpen(of);
        return of;
    }

    private void check(Code region, List<Row> rows, Findings findings) throws SQLException {
        findings.refuseIfAny();
        known.units(
                region,
                rows.stream()
                        .map(r -> new Reference(r.unit().orNull(), r.pointer() + "/unit"))
                        .toList(),
                findings);
        known.classes(
                region,
                rows.stream()
                        .map(r -> new Reference(r.unitClass().orNull(), r.pointer() + "/unitClass"))
                        .toList(),
                findings);
        findings.refuseAsFound();
    }

    /** A target as it was sent. */
    private record Row(
            String pointer,
            Field<Code> unit,
            Field<Code> unitClass,
            Field<Code> indicator,
            Field<Period> period,
            Field<BigDecimal> value,
            Field<BigDecimal> floor,
            List<Field<Period>> coursePeriods,
            List<Field<BigDecimal>> courseShares,
            Field<String> reason,
            Field<Code> request) {

        static Row read(Fields fields, Findings findings, boolean adjustment) {
            Field<Code> unit = fields.optionalCode("unit");
            Field<Code> unitClass = fields.optionalCode("unitClass");
            List<Field<Period>> periods = new ArrayList<>();
            List<Field<BigDecimal>> shares = new ArrayList<>();
            Row row =
                    new Row(
                            fields.pointer(),
                            unit,
                            unitClass,
                            fields.code("indicator"),
                            fields.period("period"),
                            fields.decimal("value"),
                            fields.optionalDecimal("floor"),
                            periods,
                            shares,
                            adjustment ? fields.text("reason", 1_000) : new Field<>(null),
                            adjustment ? fields.code("request") : new Field<>(null));
            for (Fields share : fields.optionalObjects("course", 12)) {
                periods.add(share.period("period"));
                shares.add(share.decimal("share"));
                share.nothingElse();
            }
            fields.nothingElse();
            if ((unit.orNull() == null) == (unitClass.orNull() == null)) {
                findings.add(
                        Finding.at(
                                fields.pointer() + "/unit",
                                ProblemCode.INVALID_FIELD,
                                "a target names a unit or a unitClass, and one of them only",
                                "目标值须且只能指定 unit 或 unitClass 之一"));
            }
            return row;
        }

        Key key() {
            return new Key(unit.orNull(), unitClass.orNull(), indicator.get(), period.get());
        }

        Figure figure() {
            List<PlannedShare> course = new ArrayList<>();
            for (int i = 0; i < coursePeriods.size(); i++) {
                course.add(new PlannedShare(coursePeriods.get(i).get(), courseShares.get(i).get()));
            }
            return new Figure(value.get(), floor.orNull(), course);
        }
    }
}
