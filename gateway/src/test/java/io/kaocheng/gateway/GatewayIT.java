package io.kaocheng.gateway;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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
                Arguments.of("GET", "/api/v1/me", 401, "unauthenticated"),
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
        Raw answer = raw(method, target, "Accept-Language: en");
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
                // What is no URI at all Quarkus refuses before anybody here sees it, without a
                // body.
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
    void a_header_that_anybody_may_write_gives_nobody_a_rate_of_his_own() {
        // More than one address may ask for; each with another name, token and address of his own
        // making.
        List<Integer> answers =
                IntStream.range(0, 450)
                        .map(
                                i ->
                                        given().header("Authorization", "Bearer made.up." + i)
                                                .header("X-Forwarded-For", "192.0.2." + i)
                                                .header("Forwarded", "for=192.0.2." + i)
                                                .header("Cookie", "q_session=made-up-" + i)
                                                .get(UNITS)
                                                .statusCode())
                        .boxed()
                        .toList();
        assertThat(answers).contains(429);
        var refused = given().header("Authorization", "Bearer made.up").get(UNITS);
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .body("type", equalTo("urn:problem:too-many-requests"))
                .body("instance", equalTo(UNITS))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));

        // Whoever can show who he is has used up nothing by it, nor does he lift the others' limit.
        as("reader").header("X-Forwarded-For", "192.0.2.1").get(UNITS).then().statusCode(200);
        given().get(UNITS).then().statusCode(429);
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
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    (method
                                    + " "
                                    + target
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Authorization: Bearer "
                                    + Tokens.of("raw", "qinghe", List.of("*"), "office")
                                    + "\r\n"
                                    + header
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return new Raw(answer.toString(StandardCharsets.UTF_8));
        }
    }
}
