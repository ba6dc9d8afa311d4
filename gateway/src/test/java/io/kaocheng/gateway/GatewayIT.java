package io.kaocheng.gateway;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The door itself, among neighbours that answer with what they were asked. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class GatewayIT {

    private static final String UNITS = "/api/v1/regions/qinghe/units";

    @Test
    void its_own_description_is_the_committed_one() throws IOException {
        ApiDescriptions.check("gateway");
    }

    @Test
    void a_request_reaches_the_service_that_describes_its_path_in_one_way_of_writing() {
        as("reader")
                .get("/api/%761/regions/qinghe/units/?on=2026-01-01")
                .then()
                .statusCode(200)
                .body("service", equalTo("goals"))
                .body("uri", equalTo(UNITS + "?on=2026-01-01"));
    }

    @Test
    void a_running_service_adds_paths_and_one_that_claims_anothers_path_changes_nothing() {
        eventually("/api/v1/regions/qinghe/new-goals");
        as("reader").get(UNITS).then().body("service", equalTo("goals"));
        as("reader").get("/api/v1/regions/qinghe/new-evaluation").then().statusCode(404);
        as("reader").get("/api/v1/regions/qinghe/scores").then().statusCode(200);
    }

    /** Whoever is told to come again asks what has been going on. */
    @Test
    void what_is_refused_since_a_service_or_a_token_fails_is_logged_with_its_cause() {
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        logged.add(new SimpleFormatter().formatMessage(line));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger log = Logger.getLogger(ApiProxy.class.getName());
        log.addHandler(handler);
        try {
            as("reader").get("/api/v1/regions/qinghe/score-tables/c/2026").then().statusCode(503);
            given().header("Authorization", "Bearer forged").get(UNITS);
        } finally {
            log.removeHandler(handler);
        }
        assertThat(logged)
                .satisfiesExactly(
                        away ->
                                assertThat(away)
                                        .contains(
                                                "score-tables/c/2026",
                                                "its service cannot be reached"),
                        forged -> assertThat(forged).contains(UNITS, "no session or token"));
    }

    @Test
    void a_service_that_is_away_is_missed_on_its_own_paths_only() {
        as("reader")
                .get("/api/v1/regions/qinghe/score-tables/c/2026")
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .body("type", equalTo("urn:problem:unavailable"));
        as("reader").get("/api/v1/regions/qinghe/alerts").then().statusCode(200);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("GET", "/api/v1/regions/qinghe/nothing", 404, "not-found"),
                Arguments.of("GET", "/api/v2", 404, "not-found"),
                Arguments.of("GET", "/no-such-file.css", 404, "not-found"),
                Arguments.of("POST", "/no-such-page", 404, "not-found"),
                Arguments.of("DELETE", UNITS, 405, "method-not-allowed"),
                Arguments.of("TRACE", UNITS, 405, "method-not-allowed"),
                Arguments.of("POST", "/api/v1/me", 405, "method-not-allowed"),
                Arguments.of("POST", "/openapi.json", 405, "method-not-allowed"),
                Arguments.of("GET", UNITS + ";x=1", 400, "malformed-path"),
                Arguments.of("GET", "/q/..;/metrics", 400, "malformed-path"),
                Arguments.of("OPTIONS", "*", 404, "not-found"),
                Arguments.of("GET", UNITS + "?x=" + "y".repeat(5_000), 414, "target-too-long"),
                Arguments.of("GET", "/" + "y".repeat(30_000), 414, "target-too-long"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void every_refusal_is_a_whole_problem_document(
            String method, String target, int status, String code) throws IOException {
        assertThatItIsWhole(raw(method, target, "Accept-Language: en"), status, code);
    }

    @Test
    void nobody_is_refused_by_a_whole_problem_document_too() throws IOException {
        Raw answer = send("localhost:" + RestAssured.port, "GET", "/api/v1/me", "Accept: */*");
        assertThatItIsWhole(answer, 401, "unauthenticated");
    }

    private static void assertThatItIsWhole(Raw answer, int status, String code)
            throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        JsonNode problem = ContractJson.mapper().readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("urn:problem:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).startsWith("/");
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(problem.path("errors").isArray()).isTrue();
    }

    @Test
    void headers_that_are_too_large_are_refused_as_everything_else() throws IOException {
        Raw answer = raw("GET", UNITS, "X-Large: " + "y".repeat(30_000));
        assertThat(answer.status()).isEqualTo(431);
        assertThat(ContractJson.mapper().readTree(answer.body()).path("type").asText())
                .isEqualTo("urn:problem:headers-too-large");
    }

    @Test
    void no_way_of_writing_a_way_out_reaches_a_service_or_a_page_of_the_machine() {
        List<String> targets =
                RequestPathTest.waysOut().filter(t -> t.chars().allMatch(c -> c < 128)).toList();
        assertThat(targets).hasSizeGreaterThan(500);
        for (String target : targets) {
            try {
                Raw answer = raw("GET", target, "Accept: */*");
                assertThat(answer.status()).as(target).isEqualTo(400);
                // What is no URI at all is refused before: ConnectionsIT.
                if (isUri(target)) {
                    assertThat(answer.header("content-type"))
                            .as(target)
                            .isEqualTo("application/problem+json");
                }
            } catch (IOException e) {
                throw new AssertionError(target, e);
            }
        }
    }

    @Test
    void a_header_that_anybody_may_write_gives_nobody_a_rate_of_his_own() throws Exception {
        // By an address of its own, so that the other tests are not kept waiting by it.
        try (HttpClient elsewhere =
                HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.2")).build()) {
            // More than one address may ask for; each with another name, token and address of his
            // own making.
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (int i = 0; i < 450; i++) {
                answers.add(
                        get(
                                elsewhere,
                                Map.of(
                                        "Authorization", "Bearer made.up." + i,
                                        "X-Forwarded-For", "192.0.2." + i,
                                        "Forwarded", "for=192.0.2." + i,
                                        "Cookie", "q_session=made-up-" + i)));
            }
            HttpResponse<String> refused =
                    answers.stream()
                            .filter(answer -> answer.statusCode() == 429)
                            .findFirst()
                            .orElseThrow();
            assertThat(refused.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
            JsonNode problem = ContractJson.mapper().readTree(refused.body());
            assertThat(problem.path("type").asText()).isEqualTo("urn:problem:too-many-requests");
            assertThat(problem.path("instance").asText()).isEqualTo(UNITS);
            assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");

            // Whoever can show who he is has used up nothing by it, nor does he lift the others'
            // limit.
            Map<String, String> known =
                    Map.of(
                            "Authorization",
                            "Bearer " + Tokens.of("reader", "qinghe", List.of("*"), "office"),
                            "X-Forwarded-For",
                            "192.0.2.1");
            assertThat(get(elsewhere, known).statusCode()).isEqualTo(200);
            // One a second is allowed to all of them together.
            List<Integer> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                others.add(get(elsewhere, Map.of()).statusCode());
            }
            assertThat(others).contains(429);
        }
    }

    private static HttpResponse<String> get(HttpClient by, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + UNITS));
        headers.forEach(request::header);
        return by.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_merged_description_holds_every_path_and_the_names_of_all_who_answer_it()
            throws IOException {
        JsonNode merged = ContractJson.mapper().readTree(given().get("/openapi.json").asString());
        assertThat(merged.path("openapi").asText()).startsWith("3.1");
        RouteTableTest.packaged()
                .forEach(
                        (service, description) ->
                                description
                                        .path("paths")
                                        .properties()
                                        .forEach(
                                                path ->
                                                        assertThat(
                                                                        merged.path("paths")
                                                                                .has(path.getKey()))
                                                                .as(path.getKey())
                                                                .isTrue()));
        assertThat(
                        merged.at(
                                        "/paths/~1api~1v1~1journals~1{journal}~1refill/post/parameters/0/schema/enum")
                                .valueStream()
                                .map(JsonNode::asText))
                .contains("goals", "indicators", "monitoring", "evaluation", "scores", "reporting");
    }

    @Test
    void the_language_chosen_here_is_that_of_the_page_to_log_in_on() {
        var asked = given().redirects().follow(false).get("/login?to=/editions&ui_locales=zh-CN");
        assertThat(parameter(URI.create(asked.header("Location")), "ui_locales"))
                .isEqualTo("zh-CN");
    }

    @Test
    void a_person_logs_in_and_services_see_the_token_and_never_the_session() {
        var asked = given().redirects().follow(false).get("/login?to=/editions");
        asked.then().statusCode(302);
        URI realm = URI.create(asked.header("Location"));
        assertThat(realm.getPath()).isEqualTo("/authorize");
        String state = parameter(realm, "state");
        var back =
                given().redirects()
                        .follow(false)
                        .cookies(asked.cookies())
                        .queryParam("code", "a-code")
                        .queryParam("state", state)
                        .get(URI.create(parameter(realm, "redirect_uri")).getPath());
        back.then().statusCode(302);
        Map<String, String> session = back.cookies();

        given().cookies(session)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("subject", equalTo(Neighbours.PERSON))
                .body("roles", hasItem("office"))
                .body("regions", hasItem("qinghe"));
        given().cookies(session)
                .get(UNITS)
                .then()
                .statusCode(200)
                .body("authorization", startsWith("Bearer "))
                .body("cookie", nullValue());
        given().cookies(session)
                .post(UNITS)
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:problem:unauthenticated"));
        given().cookies(session)
                .header("X-Requested-With", "kaocheng")
                .post(UNITS)
                .then()
                .statusCode(200)
                .body("method", equalTo("POST"));
    }

    @Test
    void a_session_is_used_for_a_change_only_by_pages_of_ours() {
        Map<String, String> session = login();
        String own = "http://localhost:" + RestAssured.port;
        for (Map<String, String> from :
                List.of(
                        Map.of("Origin", own),
                        Map.of("Origin", own, "Sec-Fetch-Site", "same-origin"),
                        Map.of("Origin", "http://127.0.0.1:" + RestAssured.port))) {
            change(session, from).then().statusCode(200);
        }
        for (Map<String, String> from :
                List.of(
                        Map.of("Origin", "http://evil.example"),
                        Map.of("Origin", "null"),
                        Map.of("Origin", "https://localhost:" + RestAssured.port),
                        Map.of("Origin", own, "Sec-Fetch-Site", "cross-site"),
                        Map.of("Sec-Fetch-Site", "same-site"))) {
            change(session, from)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:problem:foreign-origin"))
                    .body("instance", equalTo(UNITS));
        }
        // A program with a token is no page.
        as("writer").header("Origin", "http://evil.example").post(UNITS).then().statusCode(200);
    }

    @Test
    void documents_are_asked_for_again_and_hashed_parts_of_the_page_are_kept_for_a_year() {
        given().get("/assets/probe-0a1B2c3D.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
        for (String document : List.of("/", "/scores", "/docs/index.html", "/assets/gone.js")) {
            assertThat(given().get(document).header("Cache-Control"))
                    .as(document)
                    .isIn("no-cache", "no-store");
        }
        assertThat(as("reader").get(UNITS).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void garbage_for_a_token_does_not_have_the_realm_asked_each_time() {
        as("somebody").get(UNITS).then().statusCode(200);
        int before = Neighbours.realmAsked();
        for (int i = 0; i < 40; i++) {
            for (String garbage : List.of("garbage-" + i, "a.b." + i, Neighbours.unknownKey(i))) {
                given().auth().oauth2(garbage).get(UNITS).then().statusCode(200);
            }
        }
        // Its keys are asked for once more, since they may have changed.
        assertThat(Neighbours.realmAsked() - before).isLessThanOrEqualTo(1);
    }

    private static Response change(Map<String, String> session, Map<String, String> from) {
        return given().cookies(session)
                .headers(from)
                .header("X-Requested-With", "kaocheng")
                .post(UNITS);
    }

    @Test
    void a_host_that_is_not_ours_is_refused_and_never_stands_in_the_way_back() throws IOException {
        for (String target : List.of("/login?to=/", "/", UNITS, "/logout")) {
            Raw answer = rawFor("evil.example", "GET", target, "Accept: */*");
            assertThat(answer.status()).as(target).isEqualTo(421);
            assertThat(ContractJson.mapper().readTree(answer.body()).path("type").asText())
                    .isEqualTo("urn:problem:unknown-host");
            assertThat(answer.text()).doesNotContain("evil.example");
        }
        Raw forwarded = raw("GET", "/login", "X-Forwarded-Host: evil.example");
        assertThat(forwarded.text()).doesNotContain("evil.example");
        String back =
                parameter(
                        URI.create(
                                given().redirects()
                                        .follow(false)
                                        .get("/login?to=/editions")
                                        .header("Location")),
                        "redirect_uri");
        assertThat(back).isIn(own("localhost") + "/login", own("127.0.0.1") + "/login");
    }

    @Test
    void a_person_logs_out_here_and_at_the_realm_and_the_old_cookie_is_nobodys() {
        Map<String, String> session = login();
        given().cookies(session).get("/api/v1/me").then().statusCode(200);

        var out = given().redirects().follow(false).cookies(session).get("/logout");

        out.then().statusCode(302);
        URI realm = URI.create(out.header("Location"));
        assertThat(realm.getPath()).isEqualTo("/end");
        assertThat(parameter(realm, "post_logout_redirect_uri"))
                .isIn(own("localhost") + "/", own("127.0.0.1") + "/");
        assertThat(realm.getQuery()).contains("id_token_hint=");
        given().cookies(session).get("/api/v1/me").then().statusCode(401);
        given().cookies(session).get(UNITS).then().body("authorization", nullValue());
    }

    @Test
    void the_page_is_told_who_is_logged_in_and_that_nobody_is_without_a_refusal() {
        Map<String, String> session = login();
        JsonPath somebody = given().cookies(session).get("/api/v1/session").jsonPath();
        assertThat(somebody.getString("person.subject"))
                .isEqualTo(given().cookies(session).get("/api/v1/me").path("subject"));
        given().redirects().follow(false).cookies(session).get("/logout");

        given().cookies(session)
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("person", nullValue());
        given().get("/api/v1/session").then().statusCode(200).body("person", nullValue());
        given().header("Cookie", "q_session=garbage")
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("person", nullValue());
    }

    @Test
    void a_session_that_ended_at_the_realm_ends_here_for_good() {
        Map<String, String> session = login();
        given().contentType("application/x-www-form-urlencoded")
                .formParam("logout_token", "garbage")
                .post("/logout/ended")
                .then()
                .statusCode(400);
        given().cookies(session).get("/api/v1/me").then().statusCode(200);

        given().contentType("application/x-www-form-urlencoded")
                .formParam("logout_token", Neighbours.logoutToken())
                .post("/logout/ended")
                .then()
                .statusCode(200);
        for (int i = 0; i < 3; i++) {
            given().cookies(session).get("/api/v1/me").then().statusCode(401);
        }
    }

    @Test
    void a_stream_ends_with_its_session() throws Exception {
        Map<String, String> session = login();
        String cookies =
                session.entrySet().stream()
                        .map(c -> c.getKey() + "=" + c.getValue())
                        .collect(Collectors.joining("; "));
        try (Socket open = stream("HTTP/1.1", "Cookie: " + cookies)) {
            assertThat(until(open.getInputStream(), "data: two")).contains("text/event-stream");
            given().contentType("application/x-www-form-urlencoded")
                    .formParam("logout_token", Neighbours.logoutToken())
                    .post("/logout/ended")
                    .then()
                    .statusCode(200);
            open.setSoTimeout(10_000);
            open.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    void a_stream_is_passed_on_as_it_comes_also_to_a_client_of_http_1_0() throws Exception {
        for (String version : List.of("HTTP/1.0", "HTTP/1.1")) {
            try (Socket open = stream(version, bearer())) {
                assertThat(until(open.getInputStream(), "data: two").toLowerCase(Locale.ROOT))
                        .contains("text/event-stream", "x-accel-buffering: no");
            }
        }
    }

    @Test
    void a_stream_is_passed_on_as_it_comes_behind_an_nginx_at_its_defaults(@TempDir Path folder)
            throws Exception {
        int port = Neighbours.freePort();
        Files.writeString(
                folder.resolve("nginx.conf"),
                """
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  server {
                    listen 127.0.0.1:%d;
                    location / { proxy_pass http://127.0.0.1:%d; }
                  }
                }
                """
                        .formatted(port, RestAssured.port));
        Process nginx =
                new ProcessBuilder(
                                nginx(),
                                "-p",
                                folder.toString(),
                                "-c",
                                "nginx.conf",
                                "-e",
                                "stderr",
                                "-g",
                                "daemon off; master_process off;")
                        .inheritIO()
                        .start();
        try {
            long end = System.nanoTime() + 20_000_000_000L;
            String seen = "";
            while (!seen.contains("data: two")) {
                assertThat(System.nanoTime()).as(seen).isLessThan(end);
                LockSupport.parkNanos(100_000_000);
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    socket.setSoTimeout(5_000);
                    socket.getOutputStream()
                            .write(
                                    ("GET "
                                                    + Neighbours.STREAM
                                                    + " HTTP/1.1\r\nHost: localhost\r\n"
                                                    + bearer()
                                                    + "\r\n\r\n")
                                            .getBytes(StandardCharsets.ISO_8859_1));
                    String head = until(socket.getInputStream(), "\r\n\r\n");
                    seen =
                            head.contains(" 200 ")
                                    ? until(socket.getInputStream(), "data: two")
                                    : head;
                } catch (ConnectException notYet) {
                    seen = "not listening";
                }
            }
        } finally {
            nginx.destroy();
            assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String nginx() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no nginx here; ./kaocheng test installs it as root"));
    }

    @Test
    void only_so_many_streams_are_open_and_they_keep_nobody_else_waiting() throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Socket one = stream("HTTP/1.1", bearer());
                open.add(one);
                until(one.getInputStream(), "data: two");
            }
            as("one too many")
                    .get(Neighbours.STREAM)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", matchesPattern("[1-9]\\d*"))
                    .body("type", equalTo("urn:problem:unavailable"));
            as("somebody").get("/api/v1/regions/qinghe/scores").then().statusCode(200);
        } finally {
            for (Socket one : open) {
                one.close();
            }
        }
        // Those that are closed make room.
        stream("HTTP/1.1", bearer()).close();
    }

    @Test
    void whoever_asks_for_a_stream_and_leaves_at_once_holds_none_of_the_places() throws Exception {
        for (int i = 0; i < 50; i++) {
            ask("GET", Neighbours.STREAM, "HTTP/1.1", bearer()).close();
        }
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                open.add(stream("HTTP/1.1", bearer()));
            }
        } finally {
            for (Socket one : open) {
                one.close();
            }
        }
    }

    @Test
    void a_body_that_does_not_come_in_time_is_not_waited_for() throws Exception {
        try (Socket slow = ask("POST", UNITS, "HTTP/1.1", bearer() + "\r\nContent-Length: 1000")) {
            slow.setSoTimeout(10_000);
            slow.getOutputStream().write("{".getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            slow.getInputStream().transferTo(answer);
            assertThat(answer.toString(StandardCharsets.UTF_8))
                    .contains("408", "urn:problem:too-slow");
        }
    }

    private static String own(String host) {
        return "http://" + host + ":" + RestAssured.port;
    }

    /** A stream that is open; those of the tests before may have to make room first. */
    private static Socket stream(String version, String header) throws IOException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (true) {
            Socket asked = ask("GET", Neighbours.STREAM, version, header);
            asked.setSoTimeout(10_000);
            String status = until(asked.getInputStream(), "\r\n");
            if (status.contains(" 200 ")) {
                return asked;
            }
            asked.close();
            assertThat(System.nanoTime()).as("still %s", status).isLessThan(until);
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static String bearer() {
        return "Authorization: Bearer " + Tokens.of("raw", "qinghe", List.of("*"), "office");
    }

    /** Sends a request's head and leaves the connection open. */
    private static Socket ask(String method, String target, String version, String header)
            throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.getOutputStream()
                .write(
                        (method
                                        + " "
                                        + target
                                        + " "
                                        + version
                                        + "\r\nHost: localhost:"
                                        + RestAssured.port
                                        + "\r\n"
                                        + header
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    /** What comes until a text has come. */
    private static String until(InputStream in, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as(read.toString()).isNotNegative();
            read.append((char) next);
        }
        return read.toString();
    }

    private static Map<String, String> login() {
        var asked = given().redirects().follow(false).get("/login?to=/editions");
        URI realm = URI.create(asked.header("Location"));
        var back =
                given().redirects()
                        .follow(false)
                        .cookies(asked.cookies())
                        .queryParam("code", "a-code")
                        .queryParam("state", parameter(realm, "state"))
                        .get(URI.create(parameter(realm, "redirect_uri")).getPath());
        back.then().statusCode(302);
        return back.cookies();
    }

    @Test
    void who_comes_with_a_token_is_told_what_it_says_and_a_forged_one_is_nobodys() {
        JsonPath machine =
                given().header(
                                "Authorization",
                                "Bearer "
                                        + Tokens.of("pusher", "qinghe", List.of("edu"), "reviewer"))
                        .get("/api/v1/me")
                        .jsonPath();
        assertThat(machine.getString("subject")).isEqualTo("pusher");
        assertThat(machine.getList("roles")).isEqualTo(List.of("reviewer"));
        assertThat(machine.getList("regions")).isEqualTo(List.of("qinghe"));
        assertThat(machine.getList("units")).isEqualTo(List.of("edu"));
        given().redirects()
                .follow(false)
                .header("Authorization", "Bearer forged")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:problem:unauthenticated"));
    }

    @Test
    void a_garbled_session_is_nobody_and_is_not_sent_to_the_login_by_the_api() {
        given().redirects()
                .follow(false)
                .header("Cookie", "q_session=garbage")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("instance", equalTo("/api/v1/me"));
    }

    @Test
    void the_page_of_the_description_runs_no_script_that_stands_in_a_page() {
        for (String path : List.of("/docs", "/docs/", "/docs/index.html")) {
            String page =
                    given().get(path)
                            .then()
                            .statusCode(200)
                            .header("Content-Security-Policy", containsString("script-src 'self';"))
                            .extract()
                            .asString();
            assertThat(page)
                    .containsPattern("<script src=")
                    .containsPattern("rel=\"icon\"")
                    .doesNotContainPattern("<script>");
            for (String file :
                    Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                            .matcher(page)
                            .results()
                            .map(found -> found.group(1))
                            .toList()) {
                given().get(file).then().statusCode(200);
            }
        }
    }

    @Test
    void the_topics_are_described_beside_the_paths() throws IOException {
        String url =
                ContractJson.mapper()
                        .readTree(given().get("/openapi.json").asString())
                        .at("/externalDocs/url")
                        .asText();
        given().get(url).then().statusCode(200).body("asyncapi", matchesPattern("3\\..*"));
    }

    private static String parameter(URI uri, String name) {
        return Stream.of(uri.getRawQuery().split("&", -1))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1))
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification as(String subject) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of(subject, "qinghe", List.of("*"), "office"));
    }

    /** A description comes a moment after the start. */
    private static void eventually(String path) {
        long until = System.nanoTime() + 20_000_000_000L;
        while (as("waiter").get(path).statusCode() != 200) {
            assertThat(System.nanoTime()).as(path).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static boolean isUri(String target) {
        try {
            return new URI(target).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private record Raw(String text) {
        int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    /** As it stands, byte for byte: a client library would put it in order first. */
    private static Raw raw(String method, String target, String header) throws IOException {
        return rawFor("localhost:" + RestAssured.port, method, target, header);
    }

    private static Raw rawFor(String host, String method, String target, String header)
            throws IOException {
        String token = Tokens.of("raw", "qinghe", List.of("*"), "office");
        return send(host, method, target, "Authorization: Bearer " + token + "\r\n" + header);
    }

    private static Raw send(String host, String method, String target, String headers)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    (method
                                    + " "
                                    + target
                                    + " HTTP/1.1\r\nHost: "
                                    + host
                                    + "\r\nConnection: close\r\n"
                                    + headers
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return new Raw(answer.toString(StandardCharsets.UTF_8));
        }
    }
}
