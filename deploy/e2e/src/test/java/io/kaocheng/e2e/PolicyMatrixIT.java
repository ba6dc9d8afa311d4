package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.local.LocalHttp;
import io.kaocheng.local.Machine;
import io.kaocheng.local.Suite;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Relation;
import io.kaocheng.policy.Role;
import io.kaocheng.policy.Verdict;
import io.kaocheng.policy.Verdict.Allowed;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every endpoint of the committed descriptions, asked through the gateway by every role for every
 * relation, with real tokens: what the table allows is neither 401 nor 403, and all else is. What
 * is sent is the example of the description, so that it is read and decided on.
 */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyMatrixIT {

    private static final String REGION = "matrix";
    private static final String OWN = "one";
    private static final String OTHER = "two";
    private static final String DISTRICT = "district";

    /** Below the district; of one nothing but figures is asked, so that it stays there. */
    private static final String STREET = "street";

    private static final String ALLEY = "alley";
    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");
    // What the suite takes at once without its limits on a caller's haste being what is tested.
    private static final int AT_ONCE = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** How a token stands to what is asked for. */
    private enum Standing {
        OWN_UNIT(REGION, List.of(OWN), OWN),
        OTHER_UNIT(REGION, List.of(OWN), OTHER),
        UNIT_BELOW(REGION, List.of(DISTRICT), ALLEY),
        NO_UNITS(REGION, List.of(), OWN),
        OTHER_REGION("elsewhere", List.of("*"), OWN),
        EVERYTHING("*", List.of("*"), OTHER);

        private final String region;

        @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
        private final List<String> units;

        private final String asked;

        Standing(String region, List<String> units, String asked) {
            this.region = region;
            this.units = units;
            this.asked = asked;
        }

        String client(Role role) {
            return "matrix-"
                    + role.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + "-"
                    + switch (this) {
                        case OWN_UNIT, OTHER_UNIT -> "unit";
                        case UNIT_BELOW -> "above";
                        case NO_UNITS -> "none";
                        case OTHER_REGION -> "elsewhere";
                        case EVERYTHING -> "all";
                    };
        }

        /** The unit that is asked for. */
        String unit(Action action) {
            return this == UNIT_BELOW && reachesBelow(action) ? STREET : asked;
        }

        Holder holder(Role role) {
            return new Holder(Set.of(role), Set.of(region), Set.copyOf(units));
        }
    }

    private static boolean reachesBelow(Action action) {
        return action.grants().stream().anyMatch(g -> g.relation() == Relation.UNIT_BELOW);
    }

    /**
     * @param besides what it asks inside for some requests only
     */
    private record Endpoint(
            String verb, String path, Action action, Set<Action> besides, JsonNode operation) {}

    private record Asked(Endpoint endpoint, Role role, Standing standing, boolean allowed) {}

    private final Suite suite;
    private final HttpClient http = LocalHttp.client();

    PolicyMatrixIT(Suite suite) {
        this.suite = suite;
    }

    static List<Machine> machines() {
        Map<String, Machine> machines = new TreeMap<>();
        for (Role role : Role.values()) {
            for (Standing standing : Standing.values()) {
                String client = standing.client(role);
                machines.put(
                        client,
                        new Machine(
                                client,
                                standing.region,
                                standing.units,
                                List.of(role.toString()),
                                3_600,
                                null));
            }
        }
        for (Desk desk : Desk.values()) {
            machines.put(desk.author(), desk.machine(desk.author(), desk.writes));
            machines.put(desk.another(), desk.machine(desk.another(), List.of(desk.grants)));
        }
        return List.copyOf(machines.values());
    }

    @BeforeAll
    void a_region_with_units() {
        SmallRegion region = SmallRegion.open(suite, REGION);
        region.office().must("/units", unit(DISTRICT));
        region.office().must("/units", unit(STREET).put("parent", DISTRICT));
        region.office().must("/units", unit(ALLEY).put("parent", DISTRICT));
        region.office().awaitConsumed("monitoring");
        // Whose figure somebody may judge is decided where there is one.
        for (String unit : List.of(OWN, OTHER, STREET)) {
            region.sender().must("/observations", SmallRegion.figure(unit, "40"));
        }
    }

    private static ObjectNode unit(String unit) {
        return Door.object()
                .put("unit", unit)
                .put("name", unit)
                .put("kind", "bureau")
                .put("from", "2025-01-01");
    }

    @Test
    void every_endpoint_answers_whom_the_table_allows_and_nobody_else()
            throws IOException, InterruptedException, ExecutionException {
        List<Endpoint> endpoints = endpoints();
        assertThat(
                        endpoints.stream()
                                .flatMap(
                                        e ->
                                                Stream.concat(
                                                        Stream.of(e.action()),
                                                        e.besides().stream()))
                                .distinct())
                .as(
                        "the actions of the endpoints are those of the table, but the gateway's own; what only some requests need is asked by the tests below")
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Action.LOG_IN, Action.READ_DESCRIPTION)));
        List<Asked> asked = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            for (Role role : Role.values()) {
                for (Standing standing : Standing.values()) {
                    asked.add(
                            new Asked(endpoint, role, standing, allowed(endpoint, role, standing)));
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (Asked one : asked) {
                answers.add(
                        threads.submit(
                                () -> {
                                    places.acquire();
                                    try {
                                        return judge(one);
                                    } finally {
                                        places.release();
                                    }
                                }));
            }
            for (Future<String> answer : answers) {
                if (!answer.get().isEmpty()) {
                    wrong.add(answer.get());
                }
            }
        }
        assertThat(wrong).as("of " + asked.size()).isEmpty();
    }

    @Test
    void every_endpoint_refuses_who_has_no_token() throws IOException, InterruptedException {
        List<String> open = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            boolean anybody =
                    endpoint.action().grants().stream()
                            .anyMatch(grant -> grant.relation() == Relation.ANYBODY);
            int status = ask(request(endpoint, OWN, "")).status();
            if ((status == 401) == anybody) {
                open.add(endpoint.verb() + " " + endpoint.path() + ": " + status);
            }
        }
        assertThat(open).isEmpty();
    }

    private static final String NOWHERE = "nowhere";

    /** Whoever may ask it in every region, so that nothing but what is not there is refused. */
    @Test
    void a_question_of_a_region_or_class_that_is_not_there_is_refused_by_its_name()
            throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Endpoint endpoint : endpoints()) {
            if (!endpoint.verb().equals("get") || !endpoint.path().contains("{region}")) {
                continue;
            }
            String token =
                    suite.token(
                            Standing.EVERYTHING.client(
                                    Arrays.stream(Role.values())
                                            .filter(r -> allowed(endpoint, r, Standing.EVERYTHING))
                                            .findFirst()
                                            .orElseThrow()));
            boolean ofClass = endpoint.path().contains("{unitClass}") || names(endpoint, "class");
            asked += ofClass ? 2 : 1;
            wrong.addAll(notThere(endpoint.path().replace("{region}", NOWHERE), endpoint, token));
            if (ofClass) {
                String path =
                        endpoint.path().replace("{region}", REGION).replace("{unitClass}", NOWHERE);
                wrong.addAll(notThere(path, endpoint, token));
            }
        }
        assertThat(wrong).as("of " + asked).isEmpty();
        assertThat(asked).isGreaterThan(60);
    }

    /** What is wrong with the answer; nothing where it is refused as it should be. */
    private List<String> notThere(String path, Endpoint endpoint, String token)
            throws IOException, InterruptedException {
        boolean classInQuery = !path.contains(NOWHERE);
        String query =
                endpoint.operation()
                        .path("parameters")
                        .valueStream()
                        .filter(p -> p.path("in").asText().equals("query"))
                        .filter(
                                p ->
                                        p.path("required").asBoolean()
                                                || classInQuery
                                                        && p.path("name").asText().equals("class"))
                        .map(
                                p -> {
                                    String name = p.path("name").asText();
                                    return name
                                            + "="
                                            + switch (name) {
                                                case "class" -> NOWHERE;
                                                case "subject" -> "unit/one";
                                                case "percentile" -> "0.5";
                                                case "period" -> "202501";
                                                case "kind" -> "even";
                                                default -> "none";
                                            };
                                })
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        suite.gateway()
                                                + filled(path.replace("{sequence}", "1"), OWN)
                                                + (query.isEmpty() ? "" : "?" + query)))
                        .timeout(PATIENCE)
                        .header("Accept-Language", "zh-CN")
                        .header("Authorization", "Bearer " + token)
                        .GET()
                        .build();
        Told answer = ask(request);
        return answer.status() == 404 && answer.text().contains(NOWHERE)
                ? List.of()
                : List.of(request.uri() + ": " + answer.status() + " " + answer.text());
    }

    private static final String RUNS = "matrix-runs";

    private static boolean may(Role role, Action action) {
        return Standing.EVERYTHING.holder(role).mayIn(action, Code.of(RUNS)) instanceof Allowed;
    }

    private Door everywhere(Role role, String region) {
        return Door.of(suite, Standing.EVERYTHING.client(role), region);
    }

    /** Which endpoints answer about one run, is told by the descriptions, in every form. */
    @Test
    void runs_are_read_and_planned_by_whom_the_table_allows_that_kind() throws IOException {
        SmallRegion region = SmallRegion.open(suite, RUNS);
        for (String unit : SmallRegion.UNITS) {
            region.sender().must("/observations", SmallRegion.figure(unit, "40"));
        }
        region.office().awaitConsumed("evaluation");
        String official =
                ReplayIT.run(
                                everywhere(Role.OPERATOR, RUNS),
                                ReplayIT.asked("official", "the matrix"),
                                "verified")
                        .path("run")
                        .asText();
        String whatIf =
                ReplayIT.run(
                                everywhere(Role.OFFICE, RUNS),
                                ReplayIT.asked("what-if", "the matrix"),
                                "verified")
                        .path("run")
                        .asText();
        List<Endpoint> ofOneRun =
                endpoints().stream()
                        .filter(e -> e.besides().contains(Action.READ_RUNS))
                        .filter(e -> e.path().contains("{run}"))
                        .toList();
        assertThat(ofOneRun.stream().map(Endpoint::path).toList())
                .contains(
                        "/api/v1/regions/{region}/runs/{run}",
                        "/api/v1/regions/{region}/runs/{run}/diff",
                        "/api/v1/regions/{region}/runs/{run}/progress");
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Door door = everywhere(role, RUNS);
            boolean whatIfs = may(role, Action.READ_WHAT_IFS);
            boolean others = whatIfs && may(role, Action.READ_RUNS);
            for (Endpoint endpoint : ofOneRun) {
                String path = endpoint.path().replace("{region}", RUNS);
                for (String form : forms(endpoint)) {
                    for (String run : List.of(official, whatIf)) {
                        Answer answer =
                                door.send(
                                        door.request(filled(path.replace("{run}", run), OWN))
                                                .header("Accept", form)
                                                .GET());
                        check(
                                wrong,
                                role + " " + form + " " + path + " of " + run,
                                answer,
                                run.equals(official) ? others : whatIfs);
                    }
                }
            }
            check(wrong, role + " what-ifs", door.get("/runs?kind=what-if"), whatIfs);
            check(wrong, role + " official runs", door.get("/runs?kind=official"), others);
            Answer all = door.get("/runs");
            check(wrong, role + " runs", all, whatIfs);
            if (all.isGood() && all.json().toString().contains(official) != others) {
                wrong.add(role + " lists " + all);
            }
            for (String kind : List.of("what-if", "as-of", "verify", "official")) {
                // Decided or found to overlap with the one that is under way.
                Answer planned =
                        door.post("/runs?dryRun=true", ReplayIT.asked(kind, "the matrix again"));
                boolean allowed =
                        may(role, Action.PLAN_WHAT_IF)
                                && (kind.equals("what-if") || may(role, Action.PLAN_RUN));
                if ((planned.status() != 403) != allowed) {
                    wrong.add(role + " plans " + kind + ": " + planned);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The media types in which an endpoint answers. */
    private static List<String> forms(Endpoint endpoint) {
        return endpoint.operation()
                .at("/responses/200/content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Refused for want of a role where the table does not allow it, and nothing else is. */
    private static void check(List<String> wrong, String what, Answer answer, boolean allowed) {
        boolean right = allowed ? answer.isGood() : answer.status() == 403;
        if (!right) {
            wrong.add(what + (allowed ? ", though allowed: " : ", though not allowed: ") + answer);
        }
    }

    /** Nothing is recorded, so that each role finds the same. */
    @Test
    void another_day_is_stated_and_figures_are_changed_at_once_by_whom_the_table_allows() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            if (!may(role, Action.SUBMIT_OBSERVATIONS)) {
                continue;
            }
            Door door = everywhere(role, REGION);
            ObjectNode late = SmallRegion.figure("three", "50").put("reportedOn", "2025-02-03");
            Answer stated = door.post("/observations/batches?dryRun=true", batch(late));
            boolean day = may(role, Action.STATE_REPORTING_DAY);
            if (day ? !stated.isGood() : !stated.toString().contains("missing-role")) {
                wrong.add(role + " states a day: " + stated);
            }
            ObjectNode none =
                    Door.object()
                            .put("unit", "three")
                            .put("indicator", "rate")
                            .put("period", "202501")
                            .put("noData", "not-applicable")
                            .put("reason", "the matrix");
            Answer declared = door.post("/observations/batches?dryRun=true", batch(none));
            String way = may(role, Action.CHANGE_FIGURES_AT_ONCE) ? "recorded" : "requested";
            if (!declared.isGood() || declared.json().path(way).asInt() != 1) {
                wrong.add(role + " declares: " + declared);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static ObjectNode batch(ObjectNode row) {
        ObjectNode batch = Door.object();
        batch.putArray("observations").add(row);
        return batch;
    }

    @Test
    void a_request_about_a_figure_is_decided_by_the_office_and_by_reviewers_of_units_above() {
        Door office = everywhere(Role.OFFICE, REGION);
        String request = "/monitoring/requests/" + withoutFigure(office, ALLEY) + "/denial";
        List<String> wrong = new ArrayList<>();
        for (Standing standing : List.of(Standing.NO_UNITS, Standing.OWN_UNIT)) {
            Door reviewer = Door.of(suite, standing.client(Role.REVIEWER), REGION);
            check(wrong, "reviewer " + standing, sent(reviewer, request, reason()), false);
        }
        Door above = Door.of(suite, Standing.UNIT_BELOW.client(Role.REVIEWER), REGION);
        check(wrong, "reviewer above", sent(above, request, reason()), true);
        String another = "/monitoring/requests/" + withoutFigure(office, STREET) + "/denial";
        Door nowhere = Door.of(suite, Standing.NO_UNITS.client(Role.OFFICE), REGION);
        check(wrong, "office without units", sent(nowhere, another, reason()), true);
        assertThat(wrong).isEmpty();
    }

    /** Gives each of the roles in turn to somebody, with nothing but that. */
    @Test
    void a_role_is_given_by_whom_the_second_table_allows() {
        List<String> wrong = new ArrayList<>();
        for (Role giver : Role.values()) {
            Door door = everywhere(giver, REGION);
            for (Role given : Role.values()) {
                boolean allowed =
                        may(giver, Action.KEEP_PEOPLE)
                                && Role.givenBy(EnumSet.of(giver)).contains(given);
                ObjectNode person =
                        Door.object()
                                .put("login", login(giver, given))
                                .put("familyName", "赵")
                                .put("givenName", "雪")
                                .put("reason", "the matrix");
                person.putArray("roles").add(given.toString());
                person.putArray("regions").add(REGION);
                person.putArray("units");
                check(wrong, giver + " gives " + given, door.post("/people", person), allowed);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String login(Role giver, Role given) {
        return ("matrix-" + giver + "-" + given).replace(':', '-');
    }

    /** What is to be said to let the first open finding stand. */
    private static ObjectNode openFinding(JsonNode findings) {
        for (JsonNode finding : findings.path("items")) {
            if (finding.path("state").asText().equals("open")
                    && !finding.path("severity").asText().equals("error")) {
                return Door.object()
                        .put("rule", finding.path("rule").asText())
                        .put("pointer", finding.path("pointer").asText())
                        .put("reason", "先行先试");
            }
        }
        throw new AssertionError("no finding that may stand: " + findings);
    }

    private static final String AUTHOR = "matrix-author";
    private static final String AUTHORS = "authors";

    /** Two persons of whom one wrote what both could grant. */
    private enum Desk {
        OFFICE(List.of(Role.OFFICE), Role.OFFICE),
        RUNS(List.of(Role.OPERATOR), Role.OPERATOR),
        /** Who writes indicators approves none but by another role, which is refused here too. */
        INDICATORS(
                List.of(Role.INDICATOR_AUTHOR, Role.INDICATOR_APPROVER), Role.INDICATOR_APPROVER);

        @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
        private final List<Role> writes;

        private final Role grants;

        Desk(List<Role> writes, Role grants) {
            this.writes = writes;
            this.grants = grants;
        }

        String author() {
            return AUTHOR + "-" + name().toLowerCase(Locale.ROOT);
        }

        String another() {
            return "matrix-another-" + name().toLowerCase(Locale.ROOT);
        }

        Machine machine(String client, List<Role> roles) {
            return new Machine(
                    client,
                    AUTHORS,
                    List.of("*"),
                    roles.stream().map(Role::toString).toList(),
                    3_600,
                    null);
        }
    }

    private Door author(Desk desk) {
        return Door.of(suite, desk.author(), AUTHORS);
    }

    @Test
    void what_somebody_wrote_or_requested_is_granted_by_another_person() {
        SmallRegion region = SmallRegion.open(suite, AUTHORS);
        Door author = author(Desk.OFFICE);
        Set<Action> granted = EnumSet.noneOf(Action.class);

        author.must("/goals", goal("plan", OWN));
        author.must("/goals/plan/submission", Door.object());
        judged(granted, Desk.OFFICE, Action.APPROVE_GOAL, "/goals/plan/approval", Door.object());
        judged(granted, Desk.OFFICE, Action.ISSUE_GOAL, "/goals/plan/issue", Door.object());

        author.must("/targets/adjustments", target("less"));
        judged(granted, Desk.OFFICE, Action.DENY_CHANGE, "/requests/less/denial", reason());
        author.must("/targets/adjustments", target("more"));
        judged(granted, Desk.OFFICE, Action.GRANT_CHANGE, "/requests/more/grant", Door.object());

        String version =
                "/indicators/rate/versions/"
                        + author(Desk.INDICATORS)
                                .must("/indicators/rate/versions", version())
                                .path("version")
                                .asText();
        judged(
                granted,
                Desk.INDICATORS,
                Action.APPROVE_INDICATOR_VERSION,
                version + "/approval",
                Door.object());
        judged(
                granted,
                Desk.INDICATORS,
                Action.ENACT_INDICATOR_VERSION,
                version + "/enactment",
                Door.object());

        ObjectNode another = SmallRegion.scheme();
        another.putArray("periods").add("month").add("year");
        String scheme =
                "/schemes/s2025/versions/"
                        + author(Desk.INDICATORS)
                                .must("/schemes", another)
                                .path("version")
                                .asText();
        judged(
                granted,
                Desk.INDICATORS,
                Action.WAIVE_FINDING,
                scheme + "/waivers",
                openFinding(author(Desk.INDICATORS).read(scheme + "/findings")));
        judged(
                granted,
                Desk.INDICATORS,
                Action.APPROVE_SCHEME,
                scheme + "/approval",
                Door.object());
        judged(granted, Desk.INDICATORS, Action.ENACT_SCHEME, scheme + "/enactment", Door.object());

        region.office().awaitConsumed("monitoring");
        judged(
                granted,
                Desk.OFFICE,
                Action.GRANT_FIGURE_CHANGE,
                "/monitoring/requests/" + withoutFigure(author, OWN) + "/grant",
                Door.object());
        judged(
                granted,
                Desk.OFFICE,
                Action.DENY_FIGURE_CHANGE,
                "/monitoring/requests/" + withoutFigure(author, OTHER) + "/denial",
                reason());
        author.must("/observations", SmallRegion.figure("three", "50"));
        judged(
                granted,
                Desk.OFFICE,
                Action.APPROVE_OBSERVATION,
                "/observations/three/rate/202501/approval",
                Door.object());

        region.office().awaitConsumed("evaluation");
        author.must("/suppressions", suppression("left", OWN));
        author.must("/suppressions", suppression("kept", OTHER));
        judged(
                granted,
                Desk.OFFICE,
                Action.GRANT_SUPPRESSION,
                "/suppressions/left/grant",
                Door.object());
        judged(
                granted,
                Desk.OFFICE,
                Action.DENY_SUPPRESSION,
                "/suppressions/kept/denial",
                reason());
        String run =
                ReplayIT.run(author(Desk.RUNS), ReplayIT.asked("official", "final"), "verified")
                        .path("run")
                        .asText();
        judged(granted, Desk.RUNS, Action.APPROVE_RUN, "/runs/" + run + "/approval", Door.object());

        assertThat(granted)
                .as("of every action that the table leaves to another person")
                .containsAll(
                        Arrays.stream(Action.values())
                                .filter(
                                        a ->
                                                a.grants().stream()
                                                        .anyMatch(
                                                                g ->
                                                                        g.relation()
                                                                                == Relation
                                                                                        .ANOTHERS))
                                .toList());
    }

    /** Refused to who wrote it, and done by who did not. */
    private void judged(
            Set<Action> granted, Desk desk, Action action, String path, ObjectNode body) {
        Answer own = sent(author(desk), path, body);
        assertThat(own.status()).as(path + ": " + own).isEqualTo(409);
        assertThat(own.json().path("type").asText())
                .as(path)
                .isEqualTo("urn:problem:approver-is-author");
        Answer anothers = sent(Door.of(suite, desk.another(), AUTHORS), path, body);
        assertThat(anothers.isGood()).as(path + ": " + anothers).isTrue();
        granted.add(action);
    }

    private static Answer sent(Door door, String path, ObjectNode body) {
        return door.send(
                door.request(path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private static ObjectNode goal(String goal, String owner) {
        ObjectNode whole =
                Door.object()
                        .put("goal", goal)
                        .put("title", owner)
                        .put("cycle", "2025")
                        .put("owner", owner)
                        .put("person", AUTHOR)
                        .put("horizon", "annual")
                        .put("basis", "the matrix")
                        .put("weight", "10")
                        .put("due", "2025-12-31");
        whole.putArray("milestones")
                .addObject()
                .put("milestone", "done")
                .put("title", "done")
                .put("due", "2025-06-30")
                .put("deliverable", "a report");
        return whole;
    }

    private static ObjectNode suppression(String suppression, String unit) {
        return Door.object()
                .put("suppression", suppression)
                .put("unit", unit)
                .put("period", "202501")
                .put("block", "total")
                .put("what", "light")
                .put("reason", "under-audit");
    }

    private static ObjectNode target(String request) {
        return Door.object()
                .put("request", request)
                .put("unitClass", "bureau")
                .put("indicator", "rate")
                .put("period", "202501")
                .put("value", "90")
                .put("reason", request);
    }

    private static ObjectNode version() {
        ObjectNode version =
                Door.object()
                        .put("effectiveFrom", "202507")
                        .put("direction", "up")
                        .put("frequency", "month")
                        .put("accumulation", "last");
        version.putObject("rule").put("rule", "completion");
        return version;
    }

    private static ObjectNode reason() {
        return Door.object().put("reason", "the matrix");
    }

    /** The request that a unit has no figure. */
    private static String withoutFigure(Door author, String unit) {
        return author.must(
                        "/monitoring/requests",
                        Door.object()
                                .put("kind", "no-data")
                                .put("unit", unit)
                                .put("indicator", "rate")
                                .put("period", "202501")
                                .put("noData", "not-applicable")
                                .put("reason", "the matrix"))
                .path("request")
                .asText();
    }

    private static boolean allowed(Endpoint endpoint, Role role, Standing standing) {
        String path = endpoint.path();
        Action action = endpoint.action();
        Holder holder = standing.holder(role);
        if (action == Action.READ_ONESELF) {
            return holder.may(action) instanceof Allowed;
        }
        if (path.equals("/api/v1/regions")) {
            return endpoint.verb().equals("get")
                    ? holder.may(action) instanceof Allowed
                    : holder.mayIn(action, Code.of(REGION)) instanceof Allowed;
        }
        if (!path.startsWith("/api/v1/regions/")) {
            return holder.mayEverywhere(action) instanceof Allowed;
        }
        Verdict verdict = holder.mayIn(action, Code.of(REGION));
        return verdict instanceof Allowed(var scope)
                && (!ofUnit(endpoint)
                        || scope.published()
                        || scope.covers(Code.of(standing.unit(action)))
                        || (scope.below() && standing == Standing.UNIT_BELOW));
    }

    /** Whether the request names a unit: in the path, in the query, or as what is sent. */
    private static boolean ofUnit(Endpoint endpoint) {
        return endpoint.path().contains("{unit}")
                || names(endpoint, "unit")
                || endpoint.action() == Action.SUBMIT_OBSERVATIONS
                || endpoint.action() == Action.REQUEST_FIGURE_CHANGE
                || endpoint.action() == Action.FILE_CHANGE
                || endpoint.action() == Action.DRAFT_GOAL
                || endpoint.action() == Action.REVISE_GOAL;
    }

    private static boolean names(Endpoint endpoint, String parameter) {
        return endpoint.operation()
                .path("parameters")
                .valueStream()
                .anyMatch(
                        p ->
                                p.path("in").asText().equals("query")
                                        && p.path("name").asText().equals(parameter));
    }

    private String judge(Asked one) throws IOException, InterruptedException {
        HttpRequest request =
                request(
                        one.endpoint(),
                        one.standing().unit(one.endpoint().action()),
                        suite.token(one.standing().client(one.role())));
        Told answer = ask(request);
        boolean refused = answer.status() == 401 || answer.status() == 403;
        boolean odd = answer.status() == 429 || answer.status() >= 500;
        return refused != one.allowed() && !odd
                ? ""
                : one.endpoint().verb()
                        + " "
                        + request.uri()
                        + " as "
                        + one.role()
                        + " "
                        + one.standing()
                        + ": "
                        + answer.status()
                        + (one.allowed() ? " though allowed" : " though not allowed")
                        + " "
                        + answer.text();
    }

    /** An answer's status, and its text where it is a refusal. */
    private record Told(int status, String text) {}

    private Told ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            boolean stays =
                    answer.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .startsWith("text/event-stream");
            // A line that stays open is not waited for; all else is read, so that its line is kept.
            String text = stays ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Told(answer.statusCode(), text.substring(0, Math.min(300, text.length())));
        }
    }

    private HttpRequest request(Endpoint endpoint, String unit, String token) {
        String path = filled(endpoint.path(), unit);
        String query = names(endpoint, "unit") ? "?unit=" + unit : "";
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(suite.gateway() + path + query))
                        .timeout(PATIENCE)
                        .header("Accept-Language", "en");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (endpoint.verb().equals("get")) {
            return request.GET().build();
        }
        if (endpoint.operation()
                .path("parameters")
                .valueStream()
                .anyMatch(p -> p.path("name").asText().equals("If-Match"))) {
            request.header("If-Match", "*");
        }
        if (endpoint.operation()
                .path("parameters")
                .valueStream()
                .anyMatch(p -> p.path("name").asText().equals("Idempotency-Key"))) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return request.header("Content-Type", "application/json")
                .method(
                        endpoint.verb().toUpperCase(Locale.ROOT),
                        BodyPublishers.ofString(body(endpoint, unit)))
                .build();
    }

    private static String filled(String path, String unit) {
        return path.replace("{region}", REGION)
                .replace("{unit}", unit)
                .replace("/{indicator}/{period}/", "/rate/{period}/")
                .replace("{service}", "goals")
                .replace("{journal}", "goals")
                .replace("{period}", "202501")
                .replace("{number}", "1")
                .replace("{version}", "1")
                .replace("{position}", "monitoring@999999")
                .replace("{view}", "no-such-view")
                .replaceAll("\\{(unitClass)}", "bureau")
                .replaceAll("\\{\\w+}", "none");
    }

    /** What is sent names a unit where the table asks for one. */
    private static String body(Endpoint endpoint, String unit) {
        return switch (endpoint.action()) {
            case SUBMIT_OBSERVATIONS -> {
                String figure =
                        SmallRegion.figure(unit, "50").put("reason", "the matrix").toString();
                yield endpoint.path().endsWith("/batches")
                        ? "{\"observations\":[" + figure + "]}"
                        : figure;
            }
            case REQUEST_FIGURE_CHANGE ->
                    Door.object()
                            .put("kind", "withdrawal")
                            .put("unit", unit)
                            .put("indicator", "rate")
                            .put("period", "202501")
                            .put("reason", "the matrix")
                            .toString();
            case FILE_CHANGE -> {
                ObjectNode relief =
                        Door.object()
                                .put("request", "relief-" + unit)
                                .put("kind", "relief")
                                .put("ground", "disaster")
                                .put("reason", "the matrix");
                relief.putArray("changes")
                        .addObject()
                        .put("unit", unit)
                        .put("indicator", "rate")
                        .put("period", "202501")
                        .put("value", "90");
                yield relief.toString();
            }
            case DRAFT_GOAL -> goal("g-" + unit, unit).toString();
            case OPEN_REGION ->
                    Door.object()
                            .put("region", REGION)
                            .put("name", REGION)
                            .put("timeZone", "Asia/Shanghai")
                            .toString();
            default -> example(endpoint, unit).toString();
        };
    }

    /**
     * The example of the description, of the unit that is asked for. A duty is none of those that
     * only some may give, which is what the table says of another action.
     */
    private static JsonNode example(Endpoint endpoint, String unit) {
        JsonNode example =
                endpoint.operation().at("/requestBody/content/application~1json/example");
        if (!(example instanceof ObjectNode sent)) {
            return Door.object();
        }
        ObjectNode body = sent.deepCopy();
        for (String field : List.of("unit", "owner")) {
            if (body.has(field)) {
                body.put(field, unit);
            }
        }
        if (body.has("duty") && endpoint.action() == Action.KEEP_ROSTER) {
            body.put("duty", "liaison");
        }
        // What somebody may give to others is another table's matter, and official runs as well.
        if (body.has("regions")) {
            body.putArray("regions").add(REGION);
            body.putArray("units");
            body.putArray("roles");
        }
        if (endpoint.action() == Action.PLAN_WHAT_IF) {
            body.put("kind", "what-if");
        }
        return body;
    }

    private static List<Endpoint> endpoints() throws IOException {
        Map<String, Action> actions = new TreeMap<>();
        Arrays.stream(Action.values()).forEach(action -> actions.put(action.code(), action));
        Map<String, Endpoint> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(Running.checkout().resolve("docs/openapi"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                Answer.parse(Files.readString(file))
                        .path("paths")
                        .properties()
                        .forEach(
                                path ->
                                        path.getValue()
                                                .properties()
                                                .forEach(
                                                        verb -> {
                                                            if (VERBS.contains(verb.getKey())) {
                                                                add(
                                                                        found,
                                                                        actions,
                                                                        verb.getKey(),
                                                                        path.getKey(),
                                                                        verb.getValue());
                                                            }
                                                        }));
            }
        }
        // The start page asks it of anybody: that nobody is logged in is an answer there.
        assertThat(found.remove("/api/v1/session get")).isNotNull();
        return List.copyOf(found.values());
    }

    private static void add(
            Map<String, Endpoint> found,
            Map<String, Action> actions,
            String verb,
            String path,
            JsonNode operation) {
        Action action = actions.get(operation.path("x-action").asText());
        assertThat(action).as(verb + " " + path + " names its action").isNotNull();
        Set<Action> besides = EnumSet.noneOf(Action.class);
        operation
                .path("x-actions-besides")
                .propertyStream()
                .forEach(one -> besides.add(Objects.requireNonNull(actions.get(one.getKey()))));
        found.put(path + " " + verb, new Endpoint(verb, path, action, besides, operation));
    }
}
