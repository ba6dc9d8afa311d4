package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Machine;
import io.kaocheng.local.Suite;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must not be taken: each gets the designed answer, stores nothing and breaks nothing. */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String REGION = "strict";
    private static final Staff STAFF = new Staff("strict");
    private static final String DEPARTMENT = "strict-department";
    private static final String FOREIGNER = "strict-foreigner";
    private static final String BRIEF = "strict-brief";

    private static final String OPEN = "202401";
    private static final String CLOSED = "202301";
    private static final String IN_NO_CYCLE = "201901";
    private static final String FUTURE = "219901";

    private static final long LIMIT = 20_971_520;
    private static final String SINGLE = "/observations";
    private static final String BATCH = "/observations/batches";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Suite suite;
    private final Door office;
    private final Door author;
    private final Door department;

    BadInputIT(Suite suite) {
        this.suite = suite;
        this.office = STAFF.office(suite, REGION);
        this.author = STAFF.author(suite, REGION);
        this.department = Door.of(suite, DEPARTMENT, REGION);
    }

    static List<Machine> machines() {
        List<String> one = List.of("one");
        List<String> sends = List.of("submissions:write");
        List<Machine> machines = new ArrayList<>(STAFF.machines(REGION));
        machines.add(new Machine(DEPARTMENT, REGION, one, sends));
        machines.add(new Machine(FOREIGNER, "elsewhere", one, sends));
        machines.add(new Machine(BRIEF, REGION, one, sends, 2, null));
        return machines;
    }

    // No scheme: without scores no lights change, so the journals stand still but for what is sent.
    @BeforeAll
    void a_region_is_ready() {
        STAFF.admin(suite, REGION)
                .must(
                        "/api/v1/regions",
                        Door.object()
                                .put("region", REGION)
                                .put("name", "严县")
                                .put("timeZone", "Asia/Shanghai"));
        for (String unit : List.of("one", "two")) {
            office.must(
                    "/units",
                    Door.object()
                            .put("unit", unit)
                            .put("name", unit)
                            .put("kind", "bureau")
                            .put("from", "2015-01-01"));
        }
        for (String year : List.of("2023", "2024", "2199")) {
            office.must(
                    "/cycles",
                    Door.object()
                            .put("cycle", "c" + year)
                            .put("name", "c" + year)
                            .put("period", year));
        }
        office.must("/cycles/c2023/closure", Door.object().put("reason", "done"));
        office.awaitConsumed("indicators");
        author.must(
                "/indicators",
                Door.object()
                        .put("indicator", "rate")
                        .put("name", "率")
                        .put("dimension", "output")
                        .put("layer", "micro")
                        .put("nature", "quantitative")
                        .put("unitOfMeasure", "%")
                        .put("definition", "率"));
        ObjectNode version =
                Door.object()
                        .put("effectiveFrom", "201501")
                        .put("direction", "up")
                        .put("frequency", "month");
        version.putObject("rule").put("rule", "completion");
        author.enact(
                STAFF.approver(suite, REGION),
                "/indicators/rate/versions",
                "/indicators/rate/versions",
                version);
        office.awaitConsumed("monitoring");
    }

    // What is sent alone

    static Stream<Arguments> bodies() {
        return Stream.of(
                argumentSet("cut off", "{\"unit\":\"one\",", 400, "malformed-json", ""),
                argumentSet("empty", "", 400, "malformed-json", ""),
                argumentSet("no object", "[]", 400, "malformed-json", ""),
                argumentSet("two documents", row().toString() + row(), 400, "malformed-json", ""),
                argumentSet(
                        "a field twice",
                        row().toString().replace("{", "{\"unit\":\"one\","),
                        400,
                        "malformed-json",
                        ""),
                argumentSet("a NUL byte", "{\"unit\":\"one\0\"}", 400, "malformed-json", ""),
                argumentSet(
                        "nested deeply",
                        "{\"unit\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                        400,
                        "malformed-json",
                        ""),
                argumentSet(
                        "a list for a unit",
                        "{\"unit\":" + "[".repeat(30) + "]".repeat(30) + "}",
                        400,
                        "invalid-field",
                        "/unit"),
                argumentSet(
                        "a number of a million digits",
                        "{\"value\":" + "9".repeat(1_000_000) + "}",
                        400,
                        "malformed-json",
                        ""),
                argumentSet("no unit", row().without("unit"), 400, "invalid-field", "/unit"),
                argumentSet(
                        "a unit that is a number",
                        row().put("unit", 1),
                        400,
                        "invalid-field",
                        "/unit"),
                argumentSet(
                        "a unit with a NUL",
                        row().put("unit", "one\0"),
                        400,
                        "invalid-field",
                        "/unit"),
                argumentSet(
                        "a note with a NUL",
                        row().put("note", "a\0b"),
                        400,
                        "invalid-field",
                        "/note"),
                argumentSet(
                        "a note without end",
                        row().put("note", "长".repeat(1_001)),
                        400,
                        "invalid-field",
                        "/note"),
                argumentSet(
                        "a value that is a number",
                        row().put("value", 1),
                        400,
                        "invalid-field",
                        "/value"),
                argumentSet(
                        "a decimal bomb",
                        row().put("value", "1e999999999"),
                        400,
                        "invalid-field",
                        "/value"),
                argumentSet(
                        "a decimal bomb as a number",
                        row().toString().replace("\"10\"", "1e999999999"),
                        400,
                        "invalid-field",
                        "/value"),
                argumentSet(
                        "50 digits",
                        row().put("value", "1".repeat(50)),
                        400,
                        "invalid-field",
                        "/value"),
                argumentSet(
                        "digits of another script",
                        row().put("value", "１０"),
                        400,
                        "invalid-field",
                        "/value"),
                argumentSet("no number", row().put("value", "NaN"), 400, "invalid-field", "/value"),
                argumentSet(
                        "a field nobody knows",
                        row().put("vaule", "1"),
                        400,
                        "invalid-field",
                        "/vaule"),
                argumentSet(
                        "no period",
                        row().put("period", "202613"),
                        400,
                        "invalid-field",
                        "/period"),
                argumentSet(
                        "no date",
                        row().put("reportedOn", "2026-02-30"),
                        400,
                        "invalid-field",
                        "/reportedOn"),
                argumentSet(
                        "a value and no data",
                        row().put("noData", "not-sent"),
                        400,
                        "invalid-field",
                        "/value"),
                argumentSet(
                        "a ratio to zero",
                        row().<ObjectNode>without("value")
                                .put("numerator", "1")
                                .put("denominator", "0"),
                        400,
                        "invalid-field",
                        "/denominator"),
                argumentSet(
                        "an unknown indicator",
                        row().put("indicator", "nonsense"),
                        409,
                        "unknown-indicator",
                        "/indicator"),
                argumentSet(
                        "a closed period",
                        row().put("period", CLOSED),
                        409,
                        "period-closed",
                        "/period"),
                argumentSet(
                        "a period in no cycle",
                        row().put("period", IN_NO_CYCLE),
                        409,
                        "period-closed",
                        "/period"),
                argumentSet(
                        "a future period",
                        row().put("period", FUTURE),
                        409,
                        "period-in-future",
                        "/period"),
                argumentSet(
                        "a period of another kind",
                        row().put("period", "2024"),
                        409,
                        "wrong-frequency",
                        "/period"),
                argumentSet(
                        "another unit than the token's",
                        row().put("unit", "two"),
                        403,
                        "foreign-unit",
                        "/unit"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_bad_observation_is_refused(Object body, int status, String code, String pointer) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        JsonNode problem =
                refused(status, code, () -> department.post(SINGLE, "application/json", bytes));
        if (!pointer.isEmpty()) {
            assertThat(problem.path("errors").findValuesAsText("pointer"))
                    .as(problem.toString())
                    .contains(pointer);
        }
    }

    @Test
    void an_unknown_unit_is_refused() {
        ObjectNode body = row().put("unit", "nobody");
        JsonNode problem = refused(409, "unknown-unit", () -> office.post(SINGLE, body));
        assertThat(problem.path("errors").findValuesAsText("pointer")).containsExactly("/unit");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        ObjectNode body =
                row().put("unit", "NO UNIT")
                        .put("value", "1.5.2")
                        .put("period", "x")
                        .put("more", 1);
        JsonNode problem = refused(400, "invalid-field", () -> department.post(SINGLE, body));
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/unit", "/value", "/period", "/more");
    }

    @Test
    void a_region_that_was_never_opened_takes_nothing() {
        ObjectNode body = Door.object().put("unitClass", "a").put("name", "a");
        Door nowhere = Door.withToken(suite, suite.token("office-machine"), "nowhere");
        refused(409, "unknown-region", () -> nowhere.post("/classes", body));
    }

    @Test
    void a_target_that_is_a_decimal_bomb_is_refused() {
        ObjectNode body =
                Door.object()
                        .put("unit", "one")
                        .put("indicator", "rate")
                        .put("period", OPEN)
                        .put("value", "1e999999999");
        JsonNode problem = refused(400, "invalid-field", () -> office.post("/targets", body));
        assertThat(problem.path("errors").findValuesAsText("pointer")).containsExactly("/value");
    }

    @Test
    void a_rule_with_a_decimal_bomb_is_refused() {
        ObjectNode version =
                Door.object()
                        .put("effectiveFrom", OPEN)
                        .put("direction", "up")
                        .put("frequency", "month");
        version.putObject("rule").put("rule", "completion").put("cap", "1e999999999");
        Answer answer = author.post("/indicators/rate/versions", version);
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 422);
        problem(answer);
    }

    @Test
    void a_key_used_for_another_body_is_refused_and_for_the_same_answered_as_before() {
        ObjectNode first = row().put("period", "202402");
        ObjectNode other = row().put("period", "202402").put("value", "11");
        Answer taken = keyed(first);
        assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
        refused(422, "idempotency-key-reused", () -> keyed(other));
        Answer again = keyed(first);
        assertThat(again.json()).isEqualTo(taken.json());
    }

    // What is sent by the thousand

    @Test
    void a_table_in_utf_16_without_a_mark_is_refused() {
        byte[] bytes = csv("one,rate," + OPEN + ",10").getBytes(StandardCharsets.UTF_16LE);
        refused(400, "unreadable-encoding", () -> department.post(BATCH, "text/csv", bytes));
    }

    @Test
    void a_table_with_a_nul_is_refused() {
        byte[] bytes = csv("one,rate," + OPEN + ",1\0").getBytes(StandardCharsets.UTF_8);
        refused(400, "unreadable-encoding", () -> department.post(BATCH, "text/csv", bytes));
    }

    @Test
    void a_table_in_gb18030_is_taken_as_it_was_meant() {
        String text = "unit,indicator,period,value,note\none,rate,202403,10,镕基路口\n";
        Answer answer = department.post(BATCH, "text/csv", text.getBytes(GB18030));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("recorded").asInt()).isEqualTo(1);
        JsonNode history =
                office.read("/journals/monitoring/history?subject=observation/one/rate/202403");
        assertThat(history.path("entries").path(0).path("data").path("note").asText())
                .isEqualTo("镕基路口");
    }

    @Test
    void a_table_is_refused_whole_with_every_bad_row() {
        byte[] bytes =
                csv(
                                "one,rate," + OPEN + ",10",
                                "one,rate," + OPEN + ",12",
                                "one,rate," + FUTURE + ",1e999999999",
                                "one,rate," + FUTURE + ",10",
                                "one,nonsense," + OPEN + ",10",
                                "one,rate,,10")
                        .getBytes(StandardCharsets.UTF_8);
        JsonNode problem =
                refused(422, "rows-invalid", () -> department.post(BATCH, "text/csv", bytes));
        List<String> found =
                IntStream.range(0, problem.path("errors").size())
                        .mapToObj(i -> problem.path("errors").path(i))
                        .map(
                                e ->
                                        e.path("row").asInt()
                                                + " "
                                                + e.path("column").asText()
                                                + " "
                                                + e.path("code").asText())
                        .toList();
        assertThat(found)
                .contains(
                        "3 value not-a-decimal",
                        "4 period period-in-future",
                        "5 indicator unknown-indicator",
                        "6 period missing-field")
                .anyMatch(e -> e.startsWith("2 ") && e.endsWith(" duplicate-row"));
    }

    @Test
    void a_table_with_a_row_of_another_unit_is_refused_whole() {
        byte[] bytes =
                csv("one,rate," + OPEN + ",10", "two,rate," + OPEN + ",10")
                        .getBytes(StandardCharsets.UTF_8);
        JsonNode problem =
                refused(403, "foreign-unit", () -> department.post(BATCH, "text/csv", bytes));
        assertThat(problem.path("errors").path(0).path("row").asInt()).isEqualTo(2);
    }

    @Test
    void a_table_with_a_quote_that_never_closes_is_refused() {
        byte[] bytes = csv("one,rate," + OPEN + ",\"10").getBytes(StandardCharsets.UTF_8);
        refused(422, "rows-invalid", () -> department.post(BATCH, "text/csv", bytes));
    }

    @Test
    void more_than_20_000_rows_are_refused() {
        String[] rows = new String[21_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "one,rate," + OPEN + "," + i;
        }
        byte[] bytes = csv(rows).getBytes(StandardCharsets.UTF_8);
        JsonNode problem =
                refused(413, "body-too-large", () -> department.post(BATCH, "text/csv", bytes));
        assertThat(problem.toString()).contains("20000");
    }

    // Bodies nobody can hold

    @Test
    void a_body_that_says_it_has_a_gigabyte_is_refused_unread() throws IOException {
        long before = heads();
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(
                            head(BATCH, "Content-Length: 1073741824")
                                    .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            assertTooLarge(socket);
        }
        assertThat(heads()).isEqualTo(before);
    }

    @Test
    void a_body_that_never_ends_is_cut_off_at_the_limit() throws Exception {
        long before = heads();
        AtomicLong sent = new AtomicLong();
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(BATCH, "Transfer-Encoding: chunked").getBytes(StandardCharsets.UTF_8));
            byte[] chunk =
                    ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
            Thread writer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            while (sent.get() < 20 * LIMIT) {
                                                out.write(chunk);
                                                sent.addAndGet(0x10000);
                                            }
                                        } catch (IOException _) {
                                            // Cut off, as it must be.
                                        }
                                    });
            assertTooLarge(socket);
            writer.join();
        }
        // What the gateway took, and what the buffers between held.
        assertThat(sent.get()).isBetween(LIMIT, 3 * LIMIT);
        assertThat(heads()).isEqualTo(before);
    }

    // Who may not

    @Test
    void no_token_is_no_entry() {
        Door nobody = Door.withToken(suite, "", REGION);
        refused(401, "unauthenticated", () -> nobody.post(SINGLE, row()));
        refused(401, "unauthenticated", () -> nobody.get("/scores"));
    }

    @Test
    void a_token_nobody_signed_is_no_entry() {
        String token = suite.token(DEPARTMENT);
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";
        for (String bad : List.of(forged, "nonsense", "a.b.c")) {
            Door forger = Door.withToken(suite, bad, REGION);
            refused(401, "unauthenticated", () -> forger.post(SINGLE, row()));
        }
    }

    @Test
    void an_expired_token_is_no_entry() {
        Door late = Door.withToken(suite, suite.token(BRIEF), REGION);
        Door.await("the token expires", () -> late.get("/scores").status() == 401);
        refused(401, "unauthenticated", () -> late.post(SINGLE, row()));
    }

    @Test
    void a_token_of_another_region_is_turned_away_with_its_name() {
        Door foreigner = Door.of(suite, FOREIGNER, REGION);
        JsonNode problem = refused(403, "foreign-region", () -> foreigner.post(SINGLE, row()));
        assertThat(problem.toString()).contains("elsewhere").contains(REGION);
        refused(403, "foreign-region", () -> foreigner.get("/units"));
    }

    @Test
    void a_token_without_the_role_is_turned_away_with_its_name() {
        JsonNode problem =
                refused(
                        403,
                        "missing-role",
                        () ->
                                department.post(
                                        "/classes",
                                        Door.object().put("unitClass", "a").put("name", "a")));
        assertThat(problem.path("detail").asText())
                .contains("administrator")
                .contains("submitting system");
    }

    // What is asked for wrongly

    static Stream<Arguments> paths() {
        return Stream.of(
                argumentSet("nothing below the API", "/api/v1/nonsense", 404, "not-found"),
                argumentSet("nothing below the region", "/nonsense", 404, "not-found"),
                argumentSet("nothing below a service", "/observations/a/b", 404, "not-found"),
                argumentSet("no such unit", "/scores/units/one/" + OPEN, 404, "not-found"),
                argumentSet("no period", "/scores/a/nonsense", 400, "invalid-field"),
                argumentSet("no code", "/scores/A%20B/" + OPEN, 400, "invalid-field"),
                argumentSet("a NUL", "/scores/a%00b/" + OPEN, 400, "malformed-path"),
                argumentSet("no position", "/trace/nonsense", 400, "invalid-field"),
                argumentSet("an unknown parameter", "/scores?from=1", 400, "unknown-parameter"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_bad_question_is_refused(String path, int status, String code) {
        refused(status, code, () -> office.get(path));
    }

    @Test
    void an_unknown_parameter_of_a_submission_is_refused() {
        ObjectNode body = Door.object();
        body.putArray("observations").add(row());
        refused(400, "unknown-parameter", () -> department.post(BATCH + "?dryrun=true", body));
        refused(400, "invalid-field", () -> department.post(BATCH + "?mode=some", body));
    }

    @Test
    void another_method_is_refused() {
        refused(
                405,
                "method-not-allowed",
                () ->
                        department.send(
                                department
                                        .request(SINGLE)
                                        .header("Content-Type", "application/json")
                                        .PUT(BodyPublishers.ofString("{}"))));
        refused(
                405,
                "method-not-allowed",
                () -> department.send(department.request(BATCH).DELETE()));
    }

    @Test
    void another_content_type_is_refused() {
        byte[] bytes = row().toString().getBytes(StandardCharsets.UTF_8);
        refused(415, "unsupported-media-type", () -> department.post(SINGLE, "text/plain", bytes));
        refused(
                415,
                "unsupported-media-type",
                () -> department.post(BATCH, "application/xml", bytes));
    }

    private static ObjectNode row() {
        return Door.object()
                .put("unit", "one")
                .put("indicator", "rate")
                .put("period", OPEN)
                .put("value", "10");
    }

    private static String csv(String... rows) {
        return "unit,indicator,period,value\n" + String.join("\n", rows) + "\n";
    }

    private Answer keyed(ObjectNode body) {
        return department.send(
                department
                        .request(SINGLE)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "once")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Sends, and checks the refusal and that the journals are as they were. */
    private JsonNode refused(int status, String code, Supplier<Answer> sending) {
        long before = heads();
        Answer answer = sending.get();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        JsonNode problem = problem(answer);
        assertThat(problem.path("type").asText()).isEqualTo("urn:problem:" + code);
        assertThat(heads()).isEqualTo(before);
        return problem;
    }

    private static JsonNode problem(Answer answer) {
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("type").asText()).startsWith("urn:problem:");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).startsWith("/api/");
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(problem.path("errors").isArray()).isTrue();
        assertThat(answer.text())
                .doesNotContainPattern(
                        "(?i)exception|io\\.kaocheng|java\\.|fasterxml|select |psql");
        return problem;
    }

    /** How many entries the three journals that take requests hold. */
    private long heads() {
        long sum = 0;
        for (String owner : List.of("goals", "indicators", "monitoring")) {
            sum += office.read("/positions/" + owner).path("journal").path(owner).asLong();
        }
        return sum;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), suite.gateway().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private String head(String path, String length) {
        return "POST /api/v1/regions/%s%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: text/csv\r\n%s\r\n\r\n"
                .formatted(
                        REGION,
                        path,
                        suite.gateway().getAuthority(),
                        suite.token(DEPARTMENT),
                        length);
    }

    private static void assertTooLarge(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(in.readLine()).contains(" 413 ");
        StringBuilder rest = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            rest.append(line).append('\n');
        }
        assertThat(rest.toString())
                .contains("application/problem+json")
                .contains("urn:problem:body-too-large");
    }
}
