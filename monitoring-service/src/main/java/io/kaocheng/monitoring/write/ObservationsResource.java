package io.kaocheng.monitoring.write;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.ChassisConfig;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.AnswersPartly;
import io.kaocheng.chassis.api.ProblemDocument;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.Submission;
import io.kaocheng.monitoring.change.Reviewer;
import io.kaocheng.monitoring.observation.ObservationCommand;
import io.kaocheng.monitoring.observation.ObservationCommand.ApproveObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.Authority;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.ReturnObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.Sender;
import io.kaocheng.monitoring.observation.ObservationCommand.WithdrawObservation;
import io.kaocheng.monitoring.write.BatchReader.Row;
import io.kaocheng.monitoring.write.BatchReport.RepeatingRow;
import io.kaocheng.monitoring.write.BatchReport.RequestedRow;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** Some of several things were done (RFC 4918). */
    private static final int MULTI_STATUS = 207;

    /** How many times the largest body a workbook may unpack into. */
    private static final int UNPACKED = 5;

    private final Caller caller;
    private final Policy policy;
    private final Requests requests;
    private final Writing writing;
    private final Observations observations;
    private final ChassisConfig.Limits limits;
    private final int deadlineDays;
    private final Clock clock;

    ObservationsResource(
            Caller caller,
            Policy policy,
            Requests requests,
            Writing writing,
            Observations observations,
            ChassisConfig config,
            MonitoringConfig monitoring,
            Clock clock) {
        this.caller = caller;
        this.policy = policy;
        this.requests = requests;
        this.writing = writing;
        this.observations = observations;
        this.limits = config.limits();
        this.deadlineDays = monitoring.deadlineDays();
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(
            value = Action.SUBMIT_OBSERVATIONS,
            besides = {Action.STATE_REPORTING_DAY, Action.CHANGE_FIGURES_AT_ONCE})
    @Operation(
            summary = "Submit an observation",
            description =
                    "The same again is unchanged. The same figure with another source, note or"
                            + " reason has these recorded beside it and stays approved; another"
                            + " figure takes its place and needs a reason. What a unit may not do"
                            + " at once becomes a request, 202, that another person grants: that"
                            + " there is no figure because it is not applicable or blocked, a"
                            + " correction by more than a fifth, any of an approved figure. Until"
                            + " then what was valid stays valid. A correction that returns to an"
                            + " earlier figure is marked by repeats; it is refused where supersedes"
                            + " names another figure than the one that is held.")
    @Refuses({
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.WRONG_FREQUENCY,
        ProblemCode.PERIOD_IN_FUTURE,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.MISSING_ROLE,
        ProblemCode.REASON_REQUIRED,
        ProblemCode.STALE_VALUE,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<FigureAcknowledgement> submit(
            @RestPath Code region, NewObservation observation)
            throws SQLException, InterruptedException {
        if (!mine(region).covers(observation.unit())) {
            throw new Problem(
                    ProblemCode.FOREIGN_UNIT, List.of(foreign("/unit", observation.unit())));
        }
        return figure(region, observation.command(sender(region), clock.instant(), deadlineDays));
    }

    /** What happens to the good rows of a batch that has bad ones. */
    public enum Mode {
        ATOMIC,
        PARTIAL
    }

    @POST
    @Path("/batches")
    @Consumes({MediaType.APPLICATION_JSON, BatchReader.NDJSON, "text/csv", BatchReader.XLSX})
    @AnswersPartly("Some rows were taken and others refused")
    @Allowed(
            value = Action.SUBMIT_OBSERVATIONS,
            besides = {Action.STATE_REPORTING_DAY, Action.CHANGE_FIGURES_AT_ONCE})
    @Operation(
            summary = "Submit observations together",
            description =
                    "As JSON, as one JSON object a line, as CSV (RFC 4180; in the charset that the"
                            + " Content-Type names, else UTF-8 with or without a byte order mark, or"
                            + " GB18030 where that is certain) or as XLSX (one sheet with content)."
                            + " Columns are the fields of an observation; white space at the edges of"
                            + " a cell, rows and nameless columns without content are passed over. In"
                            + " an atomic batch any bad row means that nothing is recorded and that"
                            + " everything that is wrong is told; of a partial one the good rows are"
                            + " taken and the bad ones told: with 207 where both are, with 422 where"
                            + " no row was taken.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ObservationBatch.class)),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(description = "one NewObservation a line"),
                        examples = @ExampleObject(value = ObservationBatch.NDJSON)),
                @Content(
                        mediaType = "text/csv",
                        schema =
                                @Schema(
                                        description =
                                                "a header with the fields of NewObservation in any"
                                                        + " order, unit, indicator and period among"
                                                        + " them; an empty cell is a field left out"),
                        examples = @ExampleObject(value = ObservationBatch.CSV)),
                @Content(
                        mediaType = BatchReader.XLSX,
                        schema =
                                @Schema(
                                        format = "binary",
                                        description =
                                                "the same header and rows in a workbook's only"
                                                        + " sheet with content"))
            })
    @Refuses({ProblemCode.UNREADABLE_ENCODING, ProblemCode.ROWS_INVALID})
    public RestResponse<BatchReport> submitBatch(
            @RestPath Code region,
            @RestQuery @DefaultValue("atomic") Mode mode,
            @Schema(description = "nothing is recorded; the answer is what it would be")
                    @RestQuery
                    @DefaultValue("false")
                    boolean dryRun,
            @HeaderParam("Content-Type") MediaType contentType,
            byte[] body)
            throws SQLException, InterruptedException {
        requests.keep(body);
        if (body.length > limits.bytes()) {
            throw new Problem(
                    ProblemCode.BODY_TOO_LARGE,
                    "a batch holds at most " + limits.bytes() + " bytes; send the rest as another",
                    "每批至多 " + limits.bytes() + " 字节，其余请另批报送");
        }
        List<Row> rows =
                BatchReader.read(
                        contentType, body, limits.rows(), UNPACKED * (long) limits.bytes());
        boolean csv = BatchReader.isTable(contentType);
        Checked checked = check(rows, csv, mine(region));
        Instant now = clock.instant();
        List<Change<?, ?, ?>> changes = new ArrayList<>(checked.good().size());
        Sender sender = sender(region);
        for (Good row : checked.good()) {
            changes.add(observations.change(row.observation().command(sender, now, deadlineDays)));
        }
        boolean partial = mode == Mode.PARTIAL;
        // Where rows are refused already, the others are decided only to find what else is wrong.
        boolean hopeless = !partial && checked.refused() > 0;
        Submission.Mode how =
                dryRun || hopeless
                        ? Submission.Mode.DRY_RUN
                        : partial ? Submission.Mode.PARTIAL : Submission.Mode.ATOMIC;
        Receipt receipt = writing.submit(Journal.MONITORING, region, changes, how);
        return answer(checked, rows.size(), csv, partial, dryRun, receipt);
    }

    private record Good(int number, NewObservation observation) {}

    private record Checked(List<Good> good, List<Finding> findings, int refused) {}

    private Scope mine(Code region) {
        return policy.scope(Action.SUBMIT_OBSERVATIONS, region);
    }

    private Sender sender(Code region) {
        return new Sender(
                caller.subject(),
                policy.allows(Action.STATE_REPORTING_DAY, region),
                policy.allows(Action.CHANGE_FIGURES_AT_ONCE, region)
                        ? Authority.AT_ONCE
                        : Authority.WITHIN_LIMITS);
    }

    static Finding foreign(String pointer, Code unit) {
        return Finding.at(
                pointer,
                ProblemCode.FOREIGN_UNIT,
                "the token is not for the unit " + unit,
                "您的账号不含单位 " + unit);
    }

    private static Checked check(List<Row> rows, boolean csv, Scope mine) {
        List<Good> good = new ArrayList<>();
        List<Finding> all = new ArrayList<>();
        Map<Key, Integer> seen = new HashMap<>();
        int refused = 0;
        for (Row row : rows) {
            List<Finding> wrong = new ArrayList<>(row.findings());
            NewObservation observation = row.observation();
            if (observation != null) {
                String pointer = BatchReader.ROWS + (row.number() - 1);
                if (!mine.covers(observation.unit())) {
                    wrong.add(
                            BatchReader.placed(
                                    foreign(pointer + "/unit", observation.unit()),
                                    row.number(),
                                    pointer,
                                    csv));
                }
                Integer before = seen.putIfAbsent(observation.key(), row.number());
                if (before != null) {
                    wrong.add(
                            BatchReader.placed(
                                    Finding.at(
                                            pointer,
                                            ProblemCode.DUPLICATE_ROW,
                                            "the same unit, indicator and period stands in row "
                                                    + before
                                                    + " already",
                                            "第 " + before + " 行已有相同的单位、指标、期间"),
                                    row.number(),
                                    pointer,
                                    csv));
                }
                if (wrong.isEmpty()) {
                    good.add(new Good(row.number(), observation));
                }
            }
            if (!wrong.isEmpty()) {
                refused++;
                all.addAll(wrong);
            }
        }
        return new Checked(good, all, refused);
    }

    private RestResponse<BatchReport> answer(
            Checked checked, int rows, boolean csv, boolean partial, boolean dry, Receipt receipt) {
        Receipt.Answered answered = Answers.answered(receipt);
        List<Finding> findings = new ArrayList<>(checked.findings());
        int recorded = 0;
        int unchanged = 0;
        List<RequestedRow> requested = new ArrayList<>();
        List<RepeatingRow> repeating = new ArrayList<>();
        int refused = checked.refused();
        List<Acknowledgement.RecordedEntry> entries = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = 0;
        // A repeated request gets its first answer, though other rows may pass the checks by now
        // than did then.
        boolean same = answered.outcomes().size() == checked.good().size();
        for (int i = 0; i < answered.outcomes().size(); i++) {
            int number = same ? checked.good().get(i).number() : i + 1;
            String pointer = BatchReader.ROWS + (number - 1);
            switch (answered.outcomes().get(i)) {
                case Outcome.Recorded(var refs, _, var result) -> {
                    if (Answers.isRequest(result)) {
                        requested.add(RequestedRow.of(number, result));
                    } else {
                        recorded++;
                        if (result != null && result.has("repeats")) {
                            repeating.add(
                                    new RepeatingRow(number, result.path("repeats").intValue()));
                        }
                    }
                    for (Outcome.EntryRef ref : refs) {
                        entries.add(
                                new Acknowledgement.RecordedEntry(
                                        ref.id(),
                                        new Position(Journal.MONITORING, ref.sequence())));
                        first = Math.min(first, ref.sequence());
                        last = Math.max(last, ref.sequence());
                    }
                }
                case Outcome.Unchanged(_, var result) when Answers.isRequest(result) ->
                        requested.add(RequestedRow.of(number, result));
                case Outcome.Unchanged _ -> unchanged++;
                case Outcome.Refused(var reasons) -> {
                    refused++;
                    for (Rejection reason : reasons) {
                        findings.add(
                                BatchReader.placed(
                                        Answers.finding(reason, pointer), number, pointer, csv));
                    }
                }
                case Outcome.Stale(var expected, var found) -> throw Answers.stale(expected, found);
            }
        }
        if (!same) {
            refused = rows - recorded - unchanged - requested.size();
        }
        boolean nothing = recorded == 0 && unchanged == 0 && requested.isEmpty();
        if (refused > 0 && (nothing || !partial && !answered.replayed())) {
            throw refused(findings);
        }
        Locale language = requests.language();
        BatchReport report =
                new BatchReport(
                        outcome(dry, recorded, requested.size(), refused),
                        rows,
                        recorded,
                        unchanged,
                        requested.size(),
                        refused,
                        last > 0 ? new Position(Journal.MONITORING, first) : null,
                        last > 0 ? new Position(Journal.MONITORING, last) : null,
                        entries,
                        requested,
                        repeating,
                        findings.stream().map(f -> ProblemDocument.Fault.of(f, language)).toList());
        return RestResponse.ResponseBuilder.<BatchReport>create(refused > 0 ? MULTI_STATUS : 200)
                .entity(report)
                .build();
    }

    private static BatchReport.Outcome outcome(
            boolean dry, int recorded, int requested, int refused) {
        if (dry) {
            return BatchReport.Outcome.DRY_RUN;
        }
        if (refused > 0) {
            return BatchReport.Outcome.PARTLY;
        }
        if (recorded > 0) {
            return BatchReport.Outcome.RECORDED;
        }
        return requested > 0 ? BatchReport.Outcome.REQUESTED : BatchReport.Outcome.UNCHANGED;
    }

    /**
     * 403 where the token is not for a row's unit, 422 otherwise; with everything that is wrong.
     */
    private static Problem refused(List<Finding> unsorted) {
        List<Finding> findings =
                unsorted.stream()
                        .sorted(
                                Comparator.comparing(
                                        Finding::row,
                                        Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList();
        boolean foreign =
                findings.stream().anyMatch(f -> f.code().equals(ProblemCode.FOREIGN_UNIT.code()));
        return new Problem(foreign ? ProblemCode.FOREIGN_UNIT : ProblemCode.ROWS_INVALID, findings);
    }

    @POST
    @Path("/{unit}/{indicator}/{period}/approval")
    @Allowed(Action.APPROVE_OBSERVATION)
    @RequiresIfMatch
    @Operation(summary = "Approve an observation, by another person than the one who sent it")
    @Refuses({ProblemCode.PERIOD_CLOSED, ProblemCode.WRONG_STATE, ProblemCode.APPROVER_IS_AUTHOR})
    public RestResponse<Acknowledgement> approve(
            @RestPath Code region,
            @RestPath Code unit,
            @RestPath Code indicator,
            @RestPath Period period)
            throws SQLException, InterruptedException {
        return one(
                region,
                new ApproveObservation(
                        new Key(unit, indicator, period),
                        reviewer(Action.APPROVE_OBSERVATION, region)));
    }

    /** Why an observation is sent back or taken back. */
    public record ObservationObjection(
            @Schema(examples = "缺少佐证材料") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{unit}/{indicator}/{period}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Action.RETURN_OBSERVATION)
    @RequiresIfMatch
    @Operation(summary = "Send an observation back to its unit")
    @Refuses({ProblemCode.PERIOD_CLOSED, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> sendBack(
            @RestPath Code region,
            @RestPath Code unit,
            @RestPath Code indicator,
            @RestPath Period period,
            ObservationObjection objection)
            throws SQLException, InterruptedException {
        return one(
                region,
                new ReturnObservation(
                        new Key(unit, indicator, period),
                        objection.reason(),
                        reviewer(Action.RETURN_OBSERVATION, region)));
    }

    private Reviewer reviewer(Action action, Code region) {
        return new Reviewer(caller.subject(), policy.scope(action, region), clock.instant());
    }

    @POST
    @Path("/{unit}/{indicator}/{period}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(value = Action.WITHDRAW_OBSERVATION, besides = Action.CHANGE_FIGURES_AT_ONCE)
    @Operation(
            summary = "Take an observation back",
            description =
                    "Where the figure is approved and it is not the office that asks, it becomes a"
                            + " request; the figure counts until another person grants that.")
    @Refuses({ProblemCode.PERIOD_CLOSED, ProblemCode.WRONG_STATE})
    public RestResponse<FigureAcknowledgement> withdraw(
            @RestPath Code region,
            @RestPath Code unit,
            @RestPath Code indicator,
            @RestPath Period period,
            ObservationObjection objection)
            throws SQLException, InterruptedException {
        return figure(
                region,
                new WithdrawObservation(
                        new Key(unit, indicator, period), objection.reason(), sender(region)));
    }

    private RestResponse<FigureAcknowledgement> figure(Code region, ObservationCommand command)
            throws SQLException, InterruptedException {
        return writing.one(
                FigureAcknowledgement.class,
                Journal.MONITORING,
                region,
                observations.change(command));
    }

    private RestResponse<Acknowledgement> one(Code region, ObservationCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.MONITORING, region, observations.change(command));
    }
}
