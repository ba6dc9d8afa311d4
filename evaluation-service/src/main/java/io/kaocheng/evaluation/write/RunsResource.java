package io.kaocheng.evaluation.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Field;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.evaluation.read.runs.RunView;
import io.kaocheng.evaluation.replay.Persons;
import io.kaocheng.evaluation.replay.Planner;
import io.kaocheng.evaluation.replay.Planner.Assumptions;
import io.kaocheng.evaluation.replay.Publisher;
import io.kaocheng.evaluation.replay.RunBook;
import io.kaocheng.evaluation.replay.RunExecutor;
import io.kaocheng.evaluation.replay.RunStore;
import io.kaocheng.evaluation.run.RunCommand;
import io.kaocheng.evaluation.run.RunCommand.ApproveRun;
import io.kaocheng.evaluation.run.RunCommand.CancelRun;
import io.kaocheng.evaluation.run.RunCommand.ExpireRun;
import io.kaocheng.evaluation.run.RunCommand.RejectRun;
import io.kaocheng.evaluation.run.RunCommand.StartRun;
import io.kaocheng.evaluation.run.RunKind;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Plans, starts, approves, promotes and ends replay runs. */
@Path("/api/v1/regions/{region}/runs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class RunsResource {

    private static final int MOST = 1_000;

    private final Caller caller;
    private final Requests requests;
    private final Planner planner;
    private final Sources sources;
    private final RunBook book;
    private final RunStore store;
    private final RunView view;
    private final Publisher publisher;
    private final Persons persons;

    RunsResource(
            Caller caller,
            Requests requests,
            Planner planner,
            Sources sources,
            RunBook book,
            RunStore store,
            RunView view,
            Publisher publisher,
            Persons persons) {
        this.caller = caller;
        this.requests = requests;
        this.planner = planner;
        this.sources = sources;
        this.book = book;
        this.store = store;
        this.view = view;
        this.publisher = publisher;
        this.persons = persons;
    }

    /**
     * Plans a run and starts it, or, with {@code dryRun=true}, only says what it would touch; role
     * {@code operator}. The same manifest is the same run: asking again changes nothing.
     */
    @POST
    @Allowed(Action.PLAN_RUN)
    public Response plan(@RestPath String region, @RestQuery @Nullable String dryRun, byte[] body)
            throws IOException, InterruptedException, SQLException {
        requests.parameters("dryRun");
        Code of = Requests.code("region", region);
        RunPlanned planned = planner.plan(of, asked(of, body));
        if (Boolean.parseBoolean(dryRun)) {
            ObjectNode json = ContractJson.mapper().createObjectNode();
            Manifest m = planned.manifest();
            json.put("run", planned.run());
            json.put("kind", m.kind());
            json.set("scope", ContractJson.mapper().valueToTree(m.scope()));
            json.put("cut", m.cut().toString());
            json.put("engine", m.engine());
            if (m.overlay() != null) {
                json.put("overlay", m.overlay());
            }
            if (m.base() != null) {
                json.put("base", m.base());
            }
            json.set("plan", ContractJson.mapper().valueToTree(planned.plan()));
            json.put("exists", view.exists(of, planned.run()));
            return Response.ok(json.toString()).build();
        }
        return answer(of, planned.run(), book.plan(of, planned, requests.origin()));
    }

    /** Goes on with a run that failed; role {@code operator}. */
    @POST
    @Path("/{run}/start")
    @Allowed(Action.RESUME_RUN)
    public Response start(@RestPath String region, @RestPath String run, byte[] body)
            throws SQLException {
        return intend(region, run, body, StartRun::new);
    }

    /**
     * Approves a verified run, by another person than the one who asked for it, unless something
     * that bears on it was recorded since; roles {@code office}, {@code leader}, {@code operator}.
     */
    @POST
    @Path("/{run}/approval")
    @Allowed(Action.APPROVE_RUN)
    public Response approve(@RestPath String region, @RestPath String run, byte[] body)
            throws IOException, InterruptedException, SQLException {
        Code of = of(region);
        Fields.none(body);
        RunView.Found found = view.find(of, run);
        Position newer = newer(of, found, "verified");
        return answer(
                of,
                found.run(),
                book.decide(
                        of,
                        new ApproveRun(found.run(), caller.subject(), newer),
                        requests.origin()));
    }

    /**
     * Makes an approved official run's scores the official ones; roles {@code operator}, {@code
     * office}.
     */
    @POST
    @Path("/{run}/promotion")
    @Allowed(Action.PROMOTE_RUN)
    public Response promote(@RestPath String region, @RestPath String run, byte[] body)
            throws IOException, InterruptedException, SQLException {
        Code of = of(region);
        Fields.none(body);
        RunView.Found found = view.find(of, run);
        Position newer = newer(of, found, "approved");
        return answer(of, found.run(), book.promote(of, found.run(), newer, requests.origin()));
    }

    private @Nullable Position newer(Code region, RunView.Found found, String state)
            throws IOException, InterruptedException, SQLException {
        // Only where it can decide: whatever is wrong with the state is the better answer.
        return found.state().equals(state) && !found.manifest().kind().equals("verify")
                ? planner.newer(region, found.manifest())
                : null;
    }

    /** Turns a finished run down: {@code {"reason"}}; roles as for the approval. */
    @POST
    @Path("/{run}/rejection")
    @Allowed(Action.REJECT_RUN)
    public Response reject(@RestPath String region, @RestPath String run, byte[] body)
            throws SQLException {
        Code of = of(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        Field<String> reason = fields.text("reason", 500);
        fields.nothingElse();
        findings.refuseIfAny();
        RunView.Found found = view.find(of, run);
        return answer(
                of,
                found.run(),
                book.decide(
                        of,
                        new RejectRun(found.run(), caller.subject(), reason.get()),
                        requests.origin()));
    }

    /** Stops a run that is not finished; role {@code operator}. */
    @POST
    @Path("/{run}/cancellation")
    @Allowed(Action.CANCEL_RUN)
    public Response cancel(@RestPath String region, @RestPath String run, byte[] body)
            throws SQLException {
        return intend(region, run, body, id -> new CancelRun(id, caller.subject()));
    }

    /** Throws a what-if's results away; role {@code operator}. */
    @POST
    @Path("/{run}/expiry")
    @Allowed(Action.EXPIRE_RUN)
    public Response expire(@RestPath String region, @RestPath String run, byte[] body)
            throws SQLException {
        Response answer = intend(region, run, body, ExpireRun::new);
        Code of = Requests.code("region", region);
        store.forget(of, view.find(of, run).run());
        return answer;
    }

    /**
     * Publishes a promoted run's tables as editions: {@code {"reason"}}; roles {@code office},
     * {@code admin}. Publishing the same run again gives the same editions.
     */
    @POST
    @Path("/{run}/editions")
    @Allowed(Action.PUBLISH_EDITIONS)
    public Response publish(@RestPath String region, @RestPath String run, byte[] body)
            throws IOException, InterruptedException, SQLException {
        Code of = of(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        Field<String> reason = fields.text("reason", 500);
        fields.nothingElse();
        findings.refuseIfAny();
        RunView.Found found = view.find(of, run);
        if (!found.state().equals("promoted")) {
            throw new Problem(
                    ProblemCode.WRONG_STATE,
                    "only a promoted run is published; this one is " + found.state(),
                    "仅已转正的重算可发布，当前状态为 " + found.state());
        }
        remember();
        ObjectNode json = ContractJson.mapper().createObjectNode();
        ArrayNode editions = json.putArray("editions");
        for (EditionPublished edition :
                publisher.publish(
                        of, found.run(), found.manifest(), reason.get(), requests.origin())) {
            editions.addObject()
                    .put("unitClass", edition.unitClass().value())
                    .put("period", edition.period().toString())
                    .put("number", edition.number());
        }
        return Response.status(201).entity(json.toString()).build();
    }

    private Response intend(
            String region, String run, byte[] body, Function<String, RunCommand> intention)
            throws SQLException {
        Code of = of(region);
        Fields.none(body);
        RunView.Found found = view.find(of, run);
        return answer(
                of, found.run(), book.decide(of, intention.apply(found.run()), requests.origin()));
    }

    private Response answer(Code region, String run, RunBook.Answer answer) throws SQLException {
        return switch (answer) {
            case RunBook.Answer.Recorded(var positions, _) -> {
                remember();
                yield told(region, run, 201, "recorded", positions);
            }
            case RunBook.Answer.Unchanged _ -> told(region, run, 200, "unchanged", List.of());
            case RunBook.Answer.Refused(var reason) ->
                    throw new Problem(reason.code(), List.of(Answers.finding(reason, "")));
        };
    }

    private void remember() throws SQLException {
        Optional<String> name = caller.name();
        if (name.isPresent()) {
            persons.seen(caller.subject(), name.get());
        }
    }

    private Response told(
            Code region, String run, int status, String outcome, List<Position> positions)
            throws SQLException {
        RunView.Found found = view.find(region, run);
        ObjectNode json = ContractJson.mapper().createObjectNode();
        json.put("outcome", outcome);
        ArrayNode entries = json.putArray("positions");
        positions.forEach(p -> entries.add(p.toString()));
        json.setAll(found.json());
        return Response.status(status)
                .header("ETag", "\"" + found.version() + "\"")
                .entity(json.toString())
                .build();
    }

    private Code of(String region) {
        requests.parameters();
        return Requests.code("region", region);
    }

    private Planner.Asked asked(Code region, byte[] body)
            throws IOException, InterruptedException, SQLException {
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        Field<String> kind =
                fields.oneOf("kind", List.of("verify", "as-of", "what-if", "official"));
        Scope scope = scope(fields, findings);
        Field<String> cut = fields.optionalText("cut", 200);
        Field<String> asOf = fields.optionalText("asOf", 200);
        Field<String> base = fields.optionalText("base", 64);
        Field<String> reason = fields.text("reason", 500);
        Field<JsonNode> overlay = fields.optionalObject("overlay");
        JsonNode laid = overlay.orNull();
        Assumptions assumptions = laid == null ? Assumptions.NONE : assumptions(laid, findings);
        fields.nothingElse();
        if (cut.orNull() != null && asOf.orNull() != null) {
            wrong(findings, "/asOf", "either cut or asOf, not both", "cut 与 asOf 只能给出其一");
        }
        RunKind of = RunKind.named(kind.or("")).orElse(null);
        if (of != null && of != RunKind.WHAT_IF && laid != null) {
            wrong(
                    findings,
                    "/overlay",
                    "only a what-if has an overlay; what an official run is to score must be enacted",
                    "仅推演可带覆盖项；正式重算只计算已生效的规则");
        }
        if (of == RunKind.OFFICIAL && !scope.units().isEmpty()) {
            wrong(
                    findings,
                    "/scope/units",
                    "an official run covers whole classes, since units are ranked among each other",
                    "正式重算须覆盖整个类别，因单位之间相互排名");
        }
        String against = base.orNull();
        if (against != null && of != null) {
            boolean right =
                    of == RunKind.VERIFY
                            ? against.equals(RunExecutor.HISTORY)
                            : of != RunKind.OFFICIAL && against.matches("[0-9a-f]{8,64}");
            if (!right) {
                wrong(
                        findings,
                        "/base",
                        "the base of a what-if or as-of is another run's number, that of a verify the word history; an official run is held against what is published",
                        "推演与回溯的比较基准为另一重算的编号，核验的为 history；正式重算与已发布得分比较");
            }
        }
        findings.refuseIfAny();
        if (of == null) {
            throw new IllegalStateException("a kind passed that is none");
        }
        return new Planner.Asked(
                of,
                scope,
                cut(region, of, cut.orNull(), asOf.orNull()),
                assumptions,
                against == null || of == RunKind.VERIFY
                        ? against
                        : view.find(region, against).run(),
                reason.get(),
                caller.subject());
    }

    private @Nullable Cut cut(
            Code region, RunKind kind, @Nullable String cut, @Nullable String asOf)
            throws IOException, InterruptedException {
        AsOf at = AsOf.of(cut != null ? cut : asOf);
        return switch (at) {
            case null -> null;
            case AsOf.At(var known) -> known;
            case AsOf.Moment _ when kind == RunKind.VERIFY ->
                    throw new Problem(
                            ProblemCode.UNKNOWN_CUT,
                            "a verification looks at published scores; its cut is written scores@512",
                            "核验针对已发布得分，其切面写作 scores@512");
            case AsOf.Moment(var moment) -> sources.cut(region, moment);
        };
    }

    private static Scope scope(Fields fields, Findings findings) {
        JsonNode scope = fields.optionalObject("scope").orNull();
        if (scope == null) {
            return Scope.ALL;
        }
        Set<String> known = Set.of("classes", "periods", "units");
        scope.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                wrong(
                                        findings,
                                        "/scope/" + name,
                                        "is not known here; known are classes, periods, units",
                                        "未知字段；可用字段为 classes、periods、units");
                            }
                        });
        return new Scope(
                list(scope, "classes", findings, Code::of),
                list(scope, "periods", findings, Period::parse),
                list(scope, "units", findings, Code::of));
    }

    private static <T> List<T> list(
            JsonNode scope, String name, Findings findings, Function<String, T> reading) {
        List<T> values = new ArrayList<>();
        JsonNode found = scope.path(name);
        if (found.isMissingNode() || found.isNull()) {
            return values;
        }
        if (!found.isArray() || found.size() > MOST) {
            wrong(
                    findings,
                    "/scope/" + name,
                    "an array of at most " + MOST + " texts",
                    "须为至多 " + MOST + " 个文本的数组");
            return values;
        }
        for (int i = 0; i < found.size(); i++) {
            try {
                if (!found.get(i).isTextual()) {
                    throw new IllegalArgumentException("is written as a JSON string");
                }
                values.add(reading.apply(found.get(i).textValue()));
            } catch (IllegalArgumentException e) {
                wrong(findings, "/scope/" + name + "/" + i, String.valueOf(e.getMessage()), "格式有误");
            }
        }
        return values;
    }

    private static Assumptions assumptions(JsonNode json, Findings findings) {
        Fields fields = Fields.of(json, "/overlay", findings);
        List<Planner.Draft> drafts = new ArrayList<>();
        for (Fields draft : fields.optionalObjects("drafts", MOST)) {
            Code indicator = draft.optionalCode("indicator").orNull();
            Code scheme = draft.optionalCode("scheme").orNull();
            int version = version(draft, findings);
            draft.nothingElse();
            if ((indicator == null) == (scheme == null)) {
                wrong(
                        findings,
                        draft.pointer(),
                        "a draft is of an indicator or of a scheme: one of the two",
                        "草案须为指标或方案之一");
            }
            drafts.add(new Planner.Draft(indicator, scheme, version, draft.pointer()));
        }
        List<Overlay.Weight> weights = new ArrayList<>();
        for (Fields weight : fields.optionalObjects("weights", MOST)) {
            Code scheme = weight.code("scheme").orNull();
            String path = weight.text("path", 500).orNull();
            BigDecimal value = weight.decimal("weight").orNull();
            weight.nothingElse();
            if (scheme != null && path != null && value != null) {
                weights.add(
                        new Overlay.Weight(scheme, path, value.toPlainString(), weight.pointer()));
            }
        }
        List<TargetEvent> targets = new ArrayList<>();
        for (Fields target : fields.optionalObjects("targets", MOST)) {
            Code unit = target.optionalCode("unit").orNull();
            Code unitClass = target.optionalCode("unitClass").orNull();
            Code indicator = target.code("indicator").orNull();
            Period period = target.period("period").orNull();
            BigDecimal value = target.decimal("value").orNull();
            BigDecimal floor = target.optionalDecimal("floor").orNull();
            target.nothingElse();
            if ((unit == null) == (unitClass == null)) {
                wrong(
                        findings,
                        target.pointer(),
                        "a target is set for a unit or for a class: one of the two",
                        "目标值须针对单位或类别之一");
            } else if (indicator != null && period != null && value != null) {
                targets.add(
                        new TargetSet(unit, unitClass, indicator, period, value, floor, List.of()));
            }
        }
        List<Planner.Definition> indicators = definitions(json, "indicators", findings);
        List<Planner.Definition> schemes = definitions(json, "schemes", findings);
        fields.optionalObjects("indicators", MOST);
        fields.optionalObjects("schemes", MOST);
        fields.nothingElse();
        return new Assumptions(drafts, indicators, schemes, weights, targets);
    }

    private static List<Planner.Definition> definitions(
            JsonNode json, String name, Findings findings) {
        List<Planner.Definition> definitions = new ArrayList<>();
        JsonNode found = json.path(name);
        for (int i = 0; i < found.size() && findings.isEmpty(); i++) {
            definitions.add(new Planner.Definition(found.get(i), "/overlay/" + name + "/" + i));
        }
        return definitions;
    }

    private static int version(Fields draft, Findings findings) {
        // A version is a JSON number, which Fields does not read: everywhere else numbers are
        // texts.
        Integer version = draft.optionalInteger("version").orNull();
        if (version == null || version < 1) {
            wrong(findings, draft.pointer() + "/version", "a number from 1", "须为从 1 起的整数");
            return 1;
        }
        return version;
    }

    private static void wrong(Findings findings, String pointer, String english, String chinese) {
        findings.add(Finding.at(pointer, ProblemCode.INVALID_FIELD, english, chinese));
    }
}
