package io.kaocheng.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.kaocheng.local.Kaocheng;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

class ReplayCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN = "0123456789abcdef".repeat(4);

    private record Sent(String call, String client, String language, JsonNode body) {}

    private record Given(int status, String type, String body) {}

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    // By call; the last answer is given again and again.
    private final Map<String, Deque<Given>> answers = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    @TempDir private Path folder = Path.of(".");
    private HttpServer gateway = start();

    @AfterEach
    void end() {
        gateway.stop(0);
    }

    @Test
    void a_plan_is_requested_as_the_operator_and_its_counts_are_printed() throws IOException {
        Path overlay = folder.resolve("overlay.json");
        Files.writeString(overlay, "{\"drafts\":[{\"indicator\":\"enrolment\",\"version\":3}]}");
        answer(
                "POST /runs?dryRun=true",
                """
                {"run":"%s","kind":"what-if","cut":"goals@812","plan":{"entries":48213,"cohorts":12,"units":48,"cells":1440},
                 "exists":false}"""
                        .formatted(RUN));

        int code =
                replay(
                        "plan",
                        "--kind",
                        "what-if",
                        "--class",
                        "townships",
                        "--period",
                        "2025",
                        "--period",
                        "202503",
                        "--overlay",
                        overlay.toString(),
                        "--draft",
                        "scheme:townships-2025@2",
                        "--weight",
                        "townships-2025:total/duty=40",
                        "--reason",
                        "议案");

        assertThat(code).isZero();
        assertThat(sent)
                .containsExactly(
                        new Sent(
                                "POST /runs?dryRun=true",
                                "operator-machine",
                                "en",
                                json(
                                        """
                                        {"kind":"what-if","scope":{"classes":["townships"],"periods":["2025","202503"]},
                                         "overlay":{"drafts":[{"indicator":"enrolment","version":3},{"scheme":"townships-2025","version":2}],
                                          "weights":[{"scheme":"townships-2025","path":"total/duty","weight":"40"}]},
                                         "reason":"议案"}""")));
        assertThat(out.toString())
                .contains("entries to read   48,213")
                .contains("cohorts to score  12")
                .contains("units touched     48")
                .contains("cells to score    1,440");
    }

    @Test
    void what_the_suite_refuses_ends_with_3_and_its_findings_in_the_users_language() {
        answers.put(
                "POST /runs",
                deque(
                        new Given(
                                400,
                                "application/problem+json",
                                """
                                {"type":"urn:problem:invalid-field","title":"请求有误","status":400,
                                 "errors":[{"pointer":"/overlay/drafts/0","code":"unknown-draft","message":"没有这个草案"},
                                  {"code":"x","message":"另一处"}]}""")));

        assertThat(
                        replay(
                                "start",
                                "--lang",
                                "zh",
                                "--kind",
                                "what-if",
                                "--draft",
                                "x@9",
                                "--reason",
                                "r"))
                .isEqualTo(3);
        assertThat(sent.getFirst().language()).isEqualTo("zh-CN");
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        """
                        kaocheng: 请求有误 (invalid-field)
                          /overlay/drafts/0: 没有这个草案
                          另一处
                        """);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void what_is_no_request_ends_with_2_and_nothing_is_sent() {
        assertThat(replay()).isEqualTo(2);
        assertThat(replay("watch", "0123")).as("fewer than 8 digits").isEqualTo(2);
        assertThat(replay("plan", "--kind", "verify")).as("no reason").isEqualTo(2);
        assertThat(replay("plan", "--kind", "what-if", "--reason", "r", "--draft", "x"))
                .isEqualTo(2);
        assertThat(replay("plan", "--kind", "what-if", "--reason", "r", "--weight", "x=1"))
                .isEqualTo(2);
        assertThat(
                        replay(
                                "plan",
                                "--kind",
                                "as-of",
                                "--reason",
                                "r",
                                "--cut",
                                "goals@1",
                                "--as-of",
                                "2026-01-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(replay("start", RUN, "--kind", "verify", "--reason", "r")).isEqualTo(2);
        assertThat(replay("diff", RUN, "-o", "xml")).isEqualTo(2);
        assertThat(replay("plan", "--kind", "what-if", "--reason", "r", "--overlay", "absent"))
                .isEqualTo(2);
        assertThat(sent).isEmpty();
    }

    @Test
    void a_watch_without_a_terminal_prints_a_line_per_ten_percent() {
        answer("POST /runs", run("running", "as-of", ""));
        answer(
                "GET /runs/" + RUN + "/progress",
                progress("waiting", 0)
                        + progress("reading", 5)
                        + progress("reading", 40)
                        + progress("reading", 45)
                        + ":waiting for the database\n\n"
                        + progress("scoring", 100)
                        + end(run("completed", "as-of", ",\"units\":48,\"changed\":3")));

        assertThat(replay("start", "--kind", "as-of", "--reason", "r", "--watch")).isZero();

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        """
                          0 %  waiting  0 of 1,000 entries
                         40 %  reading  400 of 1,000 entries  7 s left
                        100 %  scoring  1,000 of 1,000 entries  7 s left
                        """);
        assertThat(out.toString()).contains("state           completed");
    }

    @Test
    void a_watch_reconnects_and_continues_through_the_second_execution() {
        answers.put(
                "GET /runs/" + RUN + "/progress",
                deque(
                        new Given(503, "application/problem+json", "{}"),
                        new Given(200, "text/event-stream", progress("reading", 20)),
                        new Given(
                                200,
                                "text/event-stream",
                                progress("scoring", 90) + end(run("completed", "what-if", ""))),
                        new Given(200, "application/json", data("verifying", 30))));
        answer("GET /runs/01234567", run("running", "what-if", ""));
        answers.put(
                "GET /runs/" + RUN,
                deque(
                        new Given(200, "application/json", run("completed", "what-if", "")),
                        new Given(200, "application/json", run("verified", "what-if", ""))));

        assertThat(replay("watch", "01234567")).isZero();

        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(" 20 %  reading"),
                        line -> assertThat(line).startsWith(" 90 %  scoring"),
                        line -> assertThat(line).startsWith(" 30 %  verifying"));
    }

    @Test
    void a_watch_of_no_run_is_refused() {
        assertThat(replay("watch", "01234567")).isEqualTo(3);
    }

    @Test
    void a_failed_run_ends_with_1_and_prints_the_cause() {
        answer("GET /runs/" + RUN, run("running", "official", ""));
        answer(
                "GET /runs/" + RUN + "/progress",
                end(run("failed", "official", ",\"failure\":\"two roots: 1a and 2b\"")));

        assertThat(replay("watch", RUN)).isEqualTo(1);
        assertThat(out.toString()).contains("two roots: 1a and 2b");
    }

    @Test
    void on_a_terminal_one_row_is_drawn_over() {
        Pace pace = new Pace(new PrintWriter(out), true, Language.ZH);
        pace.show(json(data("reading", 50)));
        pace.show(json(data("scoring", 100)));
        pace.end();

        String[] drawn = out.toString().split("\r", -1);
        assertThat(drawn[1])
                .startsWith("[############------------]  50 %  读取  条目 500 / 1,000  剩余 7 秒");
        assertThat(drawn[2]).startsWith("[########################] 100 %  计分");
        assertThat(Table.width(drawn[1])).isEqualTo(79).isEqualTo(Table.width(drawn[2]));
        assertThat(drawn[4]).isEmpty();
        assertThat(out.toString()).doesNotContain("\n");
    }

    @Test
    void a_diff_with_changes_ends_with_4_and_prints_before_after_and_causes() {
        answer(
                "GET /runs/01234567/assumptions",
                "{\"items\":[{\"sentence\":{\"zh-CN\":\"产出：权重 30 → 40\",\"en\":\"产出: weight 30 → 40\"}}]}");
        answers.put(
                "GET /runs/01234567/diff?changed=true&moved=2&limit=1000",
                deque(
                        new Given(
                                200,
                                "application/json",
                                """
                                {"run":"%s","totals":{"units":3,"changed":2,"unchanged":1,"appeared":1,"withdrawn":0},
                                 "lights":[{"from":"green","to":"red","count":1}],
                                 "items":[{"unit":"east","period":"202503","unitClass":"townships","changed":true,
                                  "before":{"total":"98.50","rank":1,"grade":"good","scheme":"s@1"},
                                  "after":{"total":"97.30","rank":3,"grade":"good","scheme":"s@2"},
                                  "change":"-1.20","moved":-2,"lights":[{"indicator":"rate","from":"green","to":"red"}],
                                  "causes":{"data":"0.00","target":"0","rule":"-1.50","weight":"0.30","unitTree":"0","peers":"0"}}],
                                 "next":"mark"}"""
                                        .formatted(RUN))));
        answer(
                "GET /runs/01234567/diff?changed=true&moved=2&limit=1000&cursor=mark",
                """
                {"run":"%s","totals":{},"lights":[],"items":[{"unit":"west","period":"202503","unitClass":"townships","changed":true,
                  "after":{"total":"80.00","rank":4,"scheme":"s@2"},"lights":[]}]}"""
                        .formatted(RUN));

        assertThat(replay("diff", "01234567", "--changed", "--moved", "2")).isEqualTo(4);

        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        """
                          产出: weight 30 → 40
                        PERIOD  CLASS      UNIT  BEFORE  AFTER  CHANGE  RANK   GRADE  LIGHTS            CAUSES
                        202503  townships  east   98.50  97.30   -1.20  1 → 3  good   rate green → red  rule -1.50, weight +0.30
                        202503  townships  west          80.00          – → 4
                        2 of 3 scores changed; 1 appeared, 0 withdrawn
                          green → red  1
                        """);
    }

    @Test
    void a_diff_of_nothing_ends_with_0_in_every_form() throws IOException {
        answer(
                "GET /runs/01234567/diff?limit=1000",
                """
                {"run":"%s","totals":{"units":1,"changed":0,"unchanged":1,"appeared":0,"withdrawn":0},"lights":[],
                 "items":[{"unit":"east","period":"202503","unitClass":"townships","changed":false,"lights":[]}]}"""
                        .formatted(RUN));
        answer("GET /runs/01234567/diff/csv", "\uFEFFunit,period\neast,202503\n");
        answer("GET /runs/01234567/assumptions", "{\"items\":[]}");

        assertThat(replay("diff", "01234567")).isZero();
        assertThat(out.toString()).contains("0 of 1 scores changed");
        out.getBuffer().setLength(0);
        assertThat(replay("diff", "01234567", "-o", "csv")).isZero();
        assertThat(out.toString()).isEqualTo("unit,period\neast,202503\n");
        out.getBuffer().setLength(0);
        assertThat(replay("diff", "01234567", "-o", "json")).isZero();
        assertThat(JSON.readTree(out.toString()).path("items")).hasSize(1);
    }

    @Test
    void a_verification_without_differences_ends_with_0() {
        answer("POST /runs", run("running", "verify", ""));
        answer(
                "GET /runs/" + RUN + "/progress",
                end(run("completed", "verify", ",\"units\":576,\"changed\":0,\"root\":\"aa\"")));

        assertThat(replay("verify", "--history", "--class", "townships")).isZero();
        assertThat(out.toString()).contains("576 scores computed again: no differences");
        assertThat(sent.getFirst().body().path("base").asText()).isEqualTo("history");
        assertThat(sent.getFirst().body().path("scope"))
                .isEqualTo(json("{\"classes\":[\"townships\"]}"));
    }

    @Test
    void two_verifications_are_two_runs() {
        answer("POST /runs", run("running", "verify", ""));
        answer(
                "GET /runs/" + RUN + "/progress",
                end(run("completed", "verify", ",\"units\":1,\"changed\":0")));

        replay("verify");
        replay("verify");

        assertThat(sent.stream().filter(s -> s.call().equals("POST /runs")).map(Sent::body))
                .as("else the second would be answered by what the first one saw")
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void a_verification_with_differences_shows_them_and_ends_with_4() {
        answer("POST /runs", run("running", "verify", ""));
        answer(
                "GET /runs/" + RUN + "/progress",
                end(run("completed", "verify", ",\"units\":576,\"changed\":1")));
        answer(
                "GET /runs/" + RUN + "/diff?changed=true&limit=1000",
                """
                {"run":"%s","totals":{"units":576,"changed":1,"unchanged":575,"appeared":0,"withdrawn":0},"lights":[],
                 "items":[{"unit":"东镇","period":"2025","unitClass":"townships","changed":true,
                  "before":{"total":"99.99","rank":1},"after":{"total":"90.00","rank":1},"change":"-9.99","lights":[]}]}"""
                        .formatted(RUN));

        assertThat(replay("verify")).isEqualTo(4);
        assertThat(out.toString())
                .contains("2025    townships  东镇   99.99  90.00   -9.99  1")
                .contains("1 of 576 scores changed");
    }

    @Test
    void approval_comes_from_another_client_than_the_start() {
        for (String act : List.of("approval", "promotion", "cancellation", "start")) {
            answer("POST /runs/01234567/" + act, "{\"outcome\":\"recorded\",\"entries\":[]}");
        }
        answer("GET /runs/01234567", run("approved", "official", ""));

        assertThat(replay("approve", "01234567")).isZero();
        assertThat(out.toString()).as("the run as it stands then").contains("approved");
        assertThat(replay("approve", "01234567", "--as", "approver-machine")).isZero();
        assertThat(replay("promote", "01234567")).isZero();
        assertThat(replay("cancel", "01234567", "--as", "office")).isZero();
        assertThat(replay("start", "01234567")).isZero();

        assertThat(sent)
                .filteredOn(one -> one.call().startsWith("POST"))
                .extracting(Sent::client)
                .containsExactly(
                        "office-machine",
                        "approver-machine",
                        "operator-machine",
                        "office-machine",
                        "operator-machine");
        assertThat(sent)
                .as("each asks after the run as who it acted")
                .filteredOn(one -> one.call().startsWith("GET"))
                .hasSize(5);
    }

    @Test
    void the_list_can_be_read_by_people_and_by_scripts() {
        answer(
                "GET /runs?state=verified&limit=5",
                "{\"items\":["
                        + run(
                                "verified",
                                "what-if",
                                ",\"units\":1576,\"changed\":3,\"plannedAt\":\"2026-03-01T01:00:00.123456Z\",\"reason\":\"议案，二\"")
                        + "]}");

        assertThat(replay("list", "--state", "verified", "--limit", "5")).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        """
                        RUN           KIND     STATE     PLANNED               SCORES  CHANGED  REASON
                        0123456789ab  what-if  verified  2026-03-01T01:00:00Z   1,576        3  议案，二
                        """);
        out.getBuffer().setLength(0);
        assertThat(replay("list", "--state", "verified", "--limit", "5", "-o", "csv")).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        """
                        run,kind,state,planned,units,changed,reason
                        %s,what-if,verified,2026-03-01T01:00:00.123456Z,1576,3,议案，二
                        """
                                .formatted(RUN));
    }

    @Test
    void the_language_is_asked_of_the_environment_in_the_order_of_posix() {
        assertThat(Language.of(null, Map.of())).isEqualTo(Language.EN);
        assertThat(Language.of(null, Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.ZH);
        assertThat(Language.of(null, Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C")))
                .isEqualTo(Language.EN);
        assertThat(Language.of("zh", Map.of("LC_ALL", "C"))).isEqualTo(Language.ZH);
    }

    private int replay(String... arguments) {
        ReplayCommand command =
                new ReplayCommand(
                        () ->
                                new Door(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + gateway.getAddress().getPort()),
                                        client -> client),
                        false,
                        Duration.ofMillis(1),
                        Map.of());
        return Kaocheng.commandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(prefixed(arguments));
    }

    private static String[] prefixed(String... arguments) {
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private static String run(String state, String kind, String more) {
        return "{\"run\":\"%s\",\"kind\":\"%s\",\"state\":\"%s\"%s}"
                .formatted(RUN, kind, state, more);
    }

    private static String data(String phase, int percent) {
        return """
               {"phase":"%s","entries":%d,"entriesPlanned":1000,"cells":%d,"cellsPlanned":100%s}"""
                .formatted(
                        phase,
                        percent * 10,
                        percent,
                        phase.equals("waiting") ? "" : ",\"secondsLeft\":7");
    }

    private static String progress(String phase, int percent) {
        return "event: progress\ndata: " + data(phase, percent) + "\n\n";
    }

    private static String end(String run) {
        return "event:end\ndata:" + run + "\n\n";
    }

    private static Deque<Given> deque(Given... given) {
        return new ArrayDeque<>(List.of(given));
    }

    private void answer(String call, String body) {
        answers.put(
                call,
                deque(
                        new Given(
                                200,
                                call.endsWith("/progress")
                                        ? "text/event-stream"
                                        : "application/json",
                                body)));
    }

    private HttpServer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v1/regions/qinghe", this::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                                .toString()
                                .substring("/api/v1/regions/qinghe".length());
        sent.add(
                new Sent(
                        call,
                        exchange.getRequestHeaders()
                                .getFirst("Authorization")
                                .substring("Bearer ".length()),
                        exchange.getRequestHeaders().getFirst("Accept-Language"),
                        JSON.readTree(exchange.getRequestBody())));
        Given given;
        synchronized (answers) {
            Deque<Given> next = answers.getOrDefault(call, deque(new Given(404, "x", "{}")));
            given = next.size() > 1 ? next.removeFirst() : next.getFirst();
        }
        byte[] bytes = given.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", given.type());
        exchange.sendResponseHeaders(given.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
