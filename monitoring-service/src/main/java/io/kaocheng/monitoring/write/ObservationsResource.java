package io.kaocheng.monitoring.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.ChassisConfig;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.ProblemMappers;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.Submission;
import io.kaocheng.monitoring.observation.ObservationCommand;
import io.kaocheng.monitoring.observation.ObservationCommand.ApproveObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.ReturnObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.WithdrawObservation;
import io.kaocheng.monitoring.react.Known;
import io.kaocheng.monitoring.react.KnownRegion;
import io.kaocheng.monitoring.write.BatchReader.Row;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes observations. An observation has a natural key, so it needs no Idempotency-Key: the same
 * value again is {@code unchanged}, another is a correction and needs a reason.
 */
@Path("/api/v1/regions/{region}/observations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class ObservationsResource {

    private static final String ROWS = "/observations/";

    private final Caller caller;
    private final Policy policy;
    private final Requests requests;
    private final Writing writing;
    private final Known known;
    private final ChassisConfig.Limits limits;
    private final int deadlineDays;
    private final Clock clock = Clock.systemUTC();

    ObservationsResource(
            Caller caller,
            Policy policy,
            Requests requests,
            Writing writing,
            Known known,
            ChassisConfig config,
            MonitoringConfig monitoring) {
        this.caller = caller;
        this.policy = policy;
        this.requests = requests;
        this.writing = writing;
        this.known = known;
        this.limits = config.limits();
        this.deadlineDays = monitoring.deadlineDays();
    }

    /**
     * {@code {unit, indicator, period, value | numerator, denominator | noData, source?, note?,
     * reason?, reportedOn?}}; role {@code department} or {@code submissions:write} for the unit.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Action.SUBMIT_OBSERVATIONS)
    public Response submit(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        requests.parameters();
        long begun = System.nanoTime();
        Code of = Requests.code("region", region);
        Findings findings = new Findings();
        ObservationRow row = ObservationRow.read(Fields.of(body, findings), findings);
        findings.refuseIfAny();
        Instant now = clock.instant();
        KnownRegion there = known.of(of);
        row.check(there, mine(of)::covers, now, findings);
        if (!findings.isEmpty()) {
            // What was sent may be newer than what was known a moment ago.
            findings = new Findings();
            there = known.of(of, begun);
            row.check(there, mine(of)::covers, now, findings);
        }
        findings.refuseAsFound();
        return writing.one(
                Journal.MONITORING,
                of,
                body,
                row.command(caller.subject(), today(there, now), deadlineDays).change());
    }

    /**
     * Many at once: JSON {@code {observations: [...]}}, NDJSON, or CSV (UTF-8 or GB18030) with the
     * same names as columns.
     *
     * @param mode {@code atomic}: any bad row and nothing is recorded (422 with all that is wrong);
     *     {@code partial}: the good rows are recorded and the bad ones told
     * @param dryRun nothing is recorded; the answer is what it would be
     */
    @POST
    @Path("/batches")
    @Consumes({MediaType.APPLICATION_JSON, "application/x-ndjson", "text/csv"})
    @Allowed(Action.SUBMIT_OBSERVATIONS)
    public Response submitBatch(
            @RestPath String region,
            @RestQuery @DefaultValue("atomic") String mode,
            @RestQuery @DefaultValue("false") String dryRun,
            @HeaderParam("Content-Type") String contentType,
            byte[] body)
            throws SQLException, InterruptedException {
        requests.parameters("mode", "dryRun");
        long begun = System.nanoTime();
        boolean partial = oneOf("mode", mode, "atomic", "partial").equals("partial");
        boolean dry = oneOf("dryRun", dryRun, "true", "false").equals("true");
        Code of = Requests.code("region", region);
        if (body.length > limits.bytes()) {
            throw new Problem(
                    ProblemCode.BODY_TOO_LARGE,
                    "a batch holds at most " + limits.bytes() + " bytes; send the rest as another",
                    "每批至多 " + limits.bytes() + " 字节，其余请另批报送");
        }
        List<Row> rows = BatchReader.read(contentType, body, limits.rows());
        boolean csv = contentType.toLowerCase(Locale.ROOT).startsWith("text/csv");
        Instant now = clock.instant();
        Checked checked = check(rows, csv, known.of(of), mine(of), now);
        if (checked.refused() > 0) {
            checked = check(rows, csv, known.of(of, begun), mine(of), now);
        }
        if (!partial && checked.refused() > 0) {
            throw refused(checked.findings());
        }
        List<Change<?, ?, ?>> changes = new ArrayList<>(checked.good().size());
        String by = caller.subject();
        LocalDate today = today(checked.known(), now);
        for (Row row : checked.good()) {
            changes.add(row.observation().command(by, today, deadlineDays).change());
        }
        Submission.Mode how =
                dry
                        ? Submission.Mode.DRY_RUN
                        : partial ? Submission.Mode.PARTIAL : Submission.Mode.ATOMIC;
        Receipt receipt = writing.submit(Journal.MONITORING, of, body, changes, how);
        return answer(checked, rows.size(), csv, partial, dry, receipt);
    }

    private Scope mine(Code region) {
        return policy.scope(Action.SUBMIT_OBSERVATIONS, region);
    }

    private record Checked(
            KnownRegion known, List<Row> good, List<Finding> findings, int refused) {}

    private Checked check(
            List<Row> rows, boolean csv, KnownRegion region, Scope mine, Instant now) {
        List<Row> good = new ArrayList<>();
        List<Finding> all = new ArrayList<>();
        Map<Key, Integer> seen = new HashMap<>();
        int refused = 0;
        for (Row row : rows) {
            List<Finding> wrong = new ArrayList<>(row.findings());
            if (wrong.isEmpty()) {
                String pointer = ROWS + (row.number() - 1);
                Findings found = new Findings();
                row.observation().check(region, mine::covers, now, found);
                Integer before = seen.putIfAbsent(row.observation().key(), row.number());
                if (before != null) {
                    found.add(
                            Finding.at(
                                    pointer,
                                    ProblemCode.DUPLICATE_ROW,
                                    "the same unit, indicator and period stands in row "
                                            + before
                                            + " already",
                                    "第 " + before + " 行已有相同的单位、指标、期间"));
                }
                found.all()
                        .forEach(f -> wrong.add(BatchReader.placed(f, row.number(), pointer, csv)));
            }
            if (wrong.isEmpty()) {
                good.add(row);
            } else {
                refused++;
                all.addAll(wrong);
            }
        }
        return new Checked(region, good, all, refused);
    }

    private Response answer(
            Checked checked, int rows, boolean csv, boolean partial, boolean dry, Receipt receipt) {
        Receipt.Answered answered = Answers.answered(receipt);
        List<Finding> findings = new ArrayList<>(checked.findings());
        int recorded = 0;
        int unchanged = 0;
        int refused = checked.refused();
        ArrayNode entries = ContractJson.mapper().createArrayNode();
        long first = Long.MAX_VALUE;
        long last = 0;
        // A repeated request gets its first answer, though other rows may pass the checks by now
        // than did then.
        boolean same = answered.outcomes().size() == checked.good().size();
        for (int i = 0; i < answered.outcomes().size(); i++) {
            int number = same ? checked.good().get(i).number() : i + 1;
            String pointer = ROWS + (number - 1);
            switch (answered.outcomes().get(i)) {
                case Outcome.Recorded(var refs, _, _) -> {
                    recorded++;
                    for (Outcome.EntryRef ref : refs) {
                        Answers.entry(entries, Journal.MONITORING, ref);
                        first = Math.min(first, ref.sequence());
                        last = Math.max(last, ref.sequence());
                    }
                }
                case Outcome.Unchanged _ -> unchanged++;
                case Outcome.Refused(var reasons) -> {
                    refused++;
                    for (Rejection reason : reasons) {
                        findings.add(
                                BatchReader.placed(
                                        Answers.finding(reason, pointer), number, pointer, csv));
                    }
                }
                case Outcome.Stale(var expected, var found) ->
                        throw new IllegalStateException(
                                "a batch expects no versions: " + expected + ", " + found);
            }
        }
        if (!same) {
            refused = rows - recorded - unchanged;
        }
        if (!partial && refused > 0 && !answered.again()) {
            throw refused(findings);
        }
        ObjectNode body = ContractJson.mapper().createObjectNode();
        body.put("outcome", dry ? "dry-run" : recorded > 0 ? "recorded" : "unchanged");
        body.put("rows", rows);
        body.put("recorded", recorded);
        body.put("unchanged", unchanged);
        body.put("rejected", refused);
        if (last > 0) {
            body.put("first", new Position(Journal.MONITORING, first).toString());
            body.put("last", new Position(Journal.MONITORING, last).toString());
        }
        body.set("entries", entries);
        ProblemMappers.write(body.putArray("errors"), findings, requests.language());
        return Response.ok(body.toString()).build();
    }

    /**
     * 403 where the token is not for a row's unit, 422 otherwise; with everything that is wrong.
     */
    private static Problem refused(List<Finding> findings) {
        boolean foreign =
                findings.stream().anyMatch(f -> f.code().equals(ProblemCode.FOREIGN_UNIT.code()));
        List<Finding> told = findings.size() > 1_000 ? findings.subList(0, 1_000) : findings;
        return new Problem(foreign ? ProblemCode.FOREIGN_UNIT : ProblemCode.ROWS_INVALID, told);
    }

    /** By another person than the one who sent it; role {@code reviewer} or {@code office}. */
    @POST
    @Path("/{unit}/{indicator}/{period}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Action.APPROVE_OBSERVATION)
    public Response approve(
            @RestPath String region,
            @RestPath String unit,
            @RestPath String indicator,
            @RestPath String period,
            byte[] body)
            throws SQLException, InterruptedException {
        requests.parameters();
        Code of = Requests.code("region", region);
        Fields.none(body);
        return one(
                of, body, new ApproveObservation(key(unit, indicator, period), caller.subject()));
    }

    /** {@code {reason}}; sends it back to the unit; role {@code reviewer} or {@code office}. */
    @POST
    @Path("/{unit}/{indicator}/{period}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Action.RETURN_OBSERVATION)
    public Response sendBack(
            @RestPath String region,
            @RestPath String unit,
            @RestPath String indicator,
            @RestPath String period,
            byte[] body)
            throws SQLException, InterruptedException {
        requests.parameters();
        Code of = Requests.code("region", region);
        return one(of, body, new ReturnObservation(key(unit, indicator, period), reason(body)));
    }

    /**
     * {@code {reason}}; takes it back; role {@code department} or {@code submissions:write} for the
     * unit.
     */
    @POST
    @Path("/{unit}/{indicator}/{period}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Action.WITHDRAW_OBSERVATION)
    public Response withdraw(
            @RestPath String region,
            @RestPath String unit,
            @RestPath String indicator,
            @RestPath String period,
            byte[] body)
            throws SQLException, InterruptedException {
        requests.parameters();
        Code of = Requests.code("region", region);
        Key key = key(unit, indicator, period);
        if (!known.of(of).isOpen(key.period())) {
            throw new Problem(
                    ProblemCode.PERIOD_CLOSED,
                    "the period " + key.period() + " lies in no open cycle",
                    "期间 " + key.period() + " 不属于任何开放的考核周期");
        }
        return one(of, body, new WithdrawObservation(key, reason(body)));
    }

    private Response one(Code region, byte[] body, ObservationCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.MONITORING, region, body, command.change());
    }

    private static LocalDate today(KnownRegion region, Instant now) {
        ZoneId zone = region.zone() != null ? region.zone() : ZoneOffset.UTC;
        return LocalDate.ofInstant(now, zone);
    }

    private static String reason(byte[] body) {
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var reason = fields.text("reason", 1_000);
        fields.nothingElse();
        findings.refuseIfAny();
        return reason.get();
    }

    private static Key key(String unit, String indicator, String period) {
        return new Key(
                Requests.code("unit", unit),
                Requests.code("indicator", indicator),
                Requests.period("period", period));
    }

    private static String oneOf(String name, String found, String... allowed) {
        if (!List.of(allowed).contains(found)) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            Finding.at(
                                    "/" + name,
                                    ProblemCode.INVALID_FIELD,
                                    name
                                            + " is one of "
                                            + String.join(", ", allowed)
                                            + "; found "
                                            + Quoted.of(found),
                                    name + " 须为 " + String.join("、", allowed) + " 之一")));
        }
        return found;
    }
}
