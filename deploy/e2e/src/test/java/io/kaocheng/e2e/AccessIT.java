package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.LocalHttp;
import io.kaocheng.local.Suite;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who was let in gets in, at the real Keycloak, as far as he was let in and until he is not any
 * more: a person with the password of the invitation, a machine with the secret that was told once.
 */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class AccessIT {

    private static final String REGION = "access";
    private static final HttpClient HTTP = LocalHttp.client();

    private final Suite suite;
    private Door admin;

    AccessIT(Suite suite) {
        this.suite = suite;
        this.admin = Door.withToken(suite, "", REGION);
    }

    @BeforeAll
    void there_is_a_region() {
        admin = SmallRegion.open(suite, REGION).admin();
    }

    @Test
    void a_machine_pushes_by_its_secret_until_that_is_replaced_or_it_is_revoked() throws Exception {
        ObjectNode machine = Door.object().put("machine", "access-one").put("note", "一局业务系统");
        machine.putArray("roles").add("submissions:write");
        machine.putArray("regions").add(REGION);
        machine.putArray("units").add("one");
        String secret =
                admin.must("/machines", machine.put("reason", "接入")).path("secret").asText();

        Door pushing = Door.withToken(suite, token("access-one", secret), REGION);
        assertThat(pushing.post("/observations", SmallRegion.figure("one", "70")).status())
                .isEqualTo(201);
        Answer foreign = pushing.post("/observations", SmallRegion.figure("two", "70"));
        assertThat(foreign.status()).as(foreign.toString()).isEqualTo(403);

        String next = keyed("/machines/access-one/secret").path("secret").asText();
        assertThat(answer("access-one", secret).statusCode()).isEqualTo(401);
        assertThat(token("access-one", next)).isNotEmpty();

        admin.must("/machines/access-one/suspension", why("停用"));
        assertThat(answer("access-one", next).statusCode()).isEqualTo(401);
        admin.must("/machines/access-one/restoration", why("恢复"));
        assertThat(token("access-one", next)).isNotEmpty();
    }

    @Test
    void a_person_logs_in_as_invited_chooses_a_password_and_does_not_get_in_when_suspended()
            throws Exception {
        ObjectNode person =
                Door.object()
                        .put("login", "access-li")
                        .put("familyName", "李")
                        .put("givenName", "敏");
        person.putArray("roles").add("department");
        person.putArray("regions").add(REGION);
        person.putArray("units").add("one");
        JsonNode invited = admin.must("/people", person.put("reason", "新任联络员"));
        String id = invited.path("person").asText();
        String own = "一个自己选的 Passw0rd-" + UUID.randomUUID();

        Browser first = new Browser();
        first.logIn("access-li", invited.path("password").asText());
        assertThat(first.page).as("another password is chosen").contains("password-new");
        first.fill(Map.of("password-new", own, "password-confirm", own));
        JsonNode me = first.read("/api/v1/me");
        assertThat(me.path("subject").asText()).isEqualTo(id);
        assertThat(me.path("roles").valueStream().map(JsonNode::asText)).contains("department");
        assertThat(me.path("units").valueStream().map(JsonNode::asText)).containsExactly("one");
        assertThat(first.status("/api/v1/regions/" + REGION + "/people")).isEqualTo(403);

        admin.must("/people/" + id + "/suspension", why("离任"));
        Browser suspended = new Browser();
        suspended.logIn("access-li", own);
        assertThat(suspended.status("/api/v1/me")).isEqualTo(401);
        admin.must("/people/" + id + "/restoration", why("返岗"));
        Browser again = new Browser();
        again.logIn("access-li", own);
        assertThat(again.read("/api/v1/me").path("subject").asText()).isEqualTo(id);
    }

    private JsonNode keyed(String path) {
        Answer answer =
                admin.send(
                        admin.request(path)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(why("轮换").toString())));
        assertThat(answer.isGood()).as(answer.toString()).isTrue();
        return answer.json();
    }

    private static ObjectNode why(String reason) {
        return Door.object().put("reason", reason);
    }

    private String token(String client, String secret) throws Exception {
        HttpResponse<String> answer = answer(client, secret);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Answer.parse(answer.body()).path("access_token").asText();
    }

    /** What Keycloak answers a machine that asks for a token. */
    private HttpResponse<String> answer(String client, String secret) throws Exception {
        URI login =
                URI.create(
                        HTTP.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(suite.gateway() + "/login"))
                                                .build(),
                                        BodyHandlers.ofString())
                                .headers()
                                .firstValue("Location")
                                .orElseThrow());
        return HTTP.send(
                HttpRequest.newBuilder(
                                login.resolve("/realms/kaocheng/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        form(
                                                Map.of(
                                                        "grant_type",
                                                        "client_credentials",
                                                        "client_id",
                                                        client,
                                                        "client_secret",
                                                        secret))))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What a person's browser does at the login: follows, fills the form, keeps the cookies. */
    private final class Browser {

        private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

        private final Map<String, String> cookies = new HashMap<>();
        private URI at = URI.create(suite.gateway() + "/login?to=/");
        private String page = "";

        void logIn(String user, String password) throws Exception {
            follow(HttpRequest.newBuilder(at));
            fill(Map.of("username", user, "password", password));
        }

        /** Sends the form of the page. */
        void fill(Map<String, String> fields) throws Exception {
            Matcher action = ACTION.matcher(page);
            assertThat(action.find()).as("a form at %s: %s", at, page).isTrue();
            at = at.resolve(action.group(1).replace("&amp;", "&"));
            follow(
                    HttpRequest.newBuilder(at)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form(fields))));
        }

        int status(String path) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(suite.gateway() + path))).statusCode();
        }

        JsonNode read(String path) throws Exception {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(suite.gateway() + path)));
            assertThat(answer.statusCode()).as("%s after %s: %s", path, at, page).isEqualTo(200);
            return Answer.parse(answer.body());
        }

        private void follow(HttpRequest.Builder request) throws Exception {
            HttpResponse<String> answer = send(request);
            while (answer.statusCode() / 100 == 3) {
                at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
                answer = send(HttpRequest.newBuilder(at));
            }
            page = answer.body();
        }

        /** All cookies go everywhere: both servers are on this machine, without TLS. */
        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty()) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return answer;
        }
    }
}
