package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Every endpoint of the committed descriptions, asked through the gateway by every role for every
 * relation, with real tokens: what the table allows is neither 401 nor 403, and all else is.
 */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyMatrixIT {

    private static final String REGION = "matrix";
    private static final String OWN = "one";
    private static final String OTHER = "two";
    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");
    // What the suite takes at once without its limits on a caller's haste being what is tested.
    private static final int AT_ONCE = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How a token stands to what is asked for. */
    private enum Standing {
        OWN_UNIT(REGION, List.of(OWN), OWN),
        OTHER_UNIT(REGION, List.of(OWN), OTHER),
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
                        case NO_UNITS -> "none";
                        case OTHER_REGION -> "elsewhere";
                        case EVERYTHING -> "all";
                    };
        }

        Holder holder(Role role) {
            return new Holder(Set.of(role), Set.of(region), Set.copyOf(units));
        }
    }

    private record Endpoint(String verb, String path, Action action, JsonNode operation) {}

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
        return List.copyOf(machines.values());
    }

    @BeforeAll
    void a_region_with_units() {
        SmallRegion.open(suite, REGION);
    }

    @Test
    void every_endpoint_answers_whom_the_table_allows_and_nobody_else()
            throws IOException, InterruptedException, ExecutionException {
        List<Endpoint> endpoints = endpoints();
        assertThat(endpoints.stream().map(Endpoint::action).distinct())
                .as(
                        "the actions of the endpoints are those of the table, but the gateway's own and those that a submission's content asks for besides")
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(
                                EnumSet.of(
                                        Action.LOG_IN,
                                        Action.READ_ONESELF,
                                        Action.READ_DESCRIPTION,
                                        Action.STATE_REPORTING_DAY,
                                        Action.PLAN_RUN,
                                        Action.READ_RUNS,
                                        Action.CHANGE_FIGURES_AT_ONCE)));
        List<Asked> asked = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            for (Role role : Role.values()) {
                for (Standing standing : Standing.values()) {
                    asked.add(
                            new Asked(
                                    endpoint,
                                    role,
                                    standing,
                                    allowed(endpoint, standing.holder(role), standing.asked)));
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

    /** By the table alone: what a 401 or 403 depends on besides it stands in the body. */
    private static boolean allowed(Endpoint endpoint, Holder holder, String unit) {
        String path = endpoint.path();
        Action action = endpoint.action();
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
                && (!ofUnit(endpoint) || scope.published() || scope.covers(Code.of(unit)));
    }

    /** Whether the request names a unit: in the path, in the query, or as what is sent. */
    private static boolean ofUnit(Endpoint endpoint) {
        return endpoint.path().contains("{unit}")
                || names(endpoint, "unit")
                || endpoint.action() == Action.SUBMIT_OBSERVATIONS
                || endpoint.action() == Action.REQUEST_FIGURE_CHANGE
                || endpoint.action() == Action.DRAFT_GOAL;
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
                        one.standing().asked,
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
        String path =
                endpoint.path()
                        .replace("{region}", REGION)
                        .replace("{unit}", unit)
                        .replace("{service}", "goals")
                        .replace("{journal}", "goals")
                        .replace("{period}", "202501")
                        .replace("{number}", "1")
                        .replace("{version}", "1")
                        .replace("{position}", "monitoring@999999")
                        .replace("{view}", "no-such-view")
                        .replaceAll("\\{(unitClass)}", "bureau")
                        .replaceAll("\\{\\w+}", "none");
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
        return request.header("Content-Type", "application/json")
                .method(
                        endpoint.verb().toUpperCase(Locale.ROOT),
                        BodyPublishers.ofString(body(endpoint, unit)))
                .build();
    }

    /** What is sent names a unit where the table asks for one, and is no more than that. */
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
            case DRAFT_GOAL ->
                    Door.object()
                            .put("goal", "g-" + unit)
                            .put("title", unit)
                            .put("cycle", "2025")
                            .put("owner", unit)
                            .put("horizon", "annual")
                            .put("weight", "10")
                            .toString();
            case OPEN_REGION ->
                    Door.object()
                            .put("region", REGION)
                            .put("name", REGION)
                            .put("timeZone", "Asia/Shanghai")
                            .toString();
            // For which regions is asked once it is known that nothing else is sent.
            case REFILL_JOURNAL, REBUILD_VIEW -> "{}";
            // Refused for what it is, after the table was asked: nothing is recorded.
            default -> "{\"matrix\":true}";
        };
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
        // A session's own door: a machine's token is none.
        assertThat(found.remove("/api/v1/me get")).isNotNull();
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
        found.put(path + " " + verb, new Endpoint(verb, path, action, operation));
    }
}
