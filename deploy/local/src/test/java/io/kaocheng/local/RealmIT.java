package io.kaocheng.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.infra.Keycloak;
import io.kaocheng.infra.Login;
import io.kaocheng.infra.Ports;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The realm as Keycloak runs it, by what it does and by what its administrator is told of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealmIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Login ADMIN = new Login("keycloak-admin", "a password of the tests");
    private static final Addresses ADDRESSES = new Addresses(7);
    private static final String OWN = "http://localhost:" + ADDRESSES.port(Part.GATEWAY);

    private final HttpClient http = LocalHttp.client();
    private Realm realm;
    private URI base;
    private AutoCloseable running;

    @BeforeAll
    void it_runs(@TempDir Path folder) throws IOException {
        realm =
                new Realm(
                        LauncherPartsTest.checkout().resolve("deploy/keycloak"),
                        new Secrets(folder.resolve("secrets")),
                        ADDRESSES);
        Keycloak keycloak =
                Keycloak.persistent(
                        folder.resolve("keycloak"),
                        Ports.free(),
                        Realm.NAME,
                        ofTwoRegions(realm.json(List.of())),
                        realm.themes(),
                        ADMIN);
        running = keycloak;
        base = URI.create("http://localhost:" + keycloak.port());
    }

    /** The realm as it is, but for one person who works for two regions. */
    private static String ofTwoRegions(String realm) throws IOException {
        JsonNode json = JSON.readTree(realm);
        for (JsonNode user : json.path("users")) {
            if (user.path("username").asText().equals("edu")) {
                ObjectNode attributes = ((ObjectNode) user).withObject("/attributes");
                attributes.putArray("region").add("qinghe").add("liuhe");
                attributes.putArray("units").add("edu-bureau").add("sports-bureau");
            }
        }
        return json.toString();
    }

    @AfterAll
    void it_stops() throws Exception {
        running.close();
    }

    @Test
    void no_client_gives_a_token_for_a_password() throws Exception {
        String password =
                realm.people().stream()
                        .filter(person -> person.user().equals("office"))
                        .map(Realm.Person::password)
                        .findFirst()
                        .orElseThrow();
        JsonNode clients = administered("/clients?max=500");
        assertThat(clients).hasSizeGreaterThan(6);
        for (JsonNode client : clients) {
            String id = client.path("clientId").asText();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean()).as(id).isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean()).as(id).isFalse();
            Map<String, String> form =
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            id,
                            "client_secret",
                            client.path("secret").asText(),
                            "username",
                            "office",
                            "password",
                            password);
            assertThat(post("/realms/kaocheng/protocol/openid-connect/token", form).statusCode())
                    .as(id)
                    .isBetween(400, 401);
        }
    }

    @Test
    void guesses_are_slowed_down_and_what_is_given_out_ends() throws Exception {
        JsonNode settings = administered("");
        assertThat(settings.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(settings.path("failureFactor").asInt()).isBetween(1, 10);
        assertThat(settings.path("maxFailureWaitSeconds").asInt()).isPositive();
        assertThat(settings.path("accessTokenLifespan").asInt()).isBetween(1, 300);
        assertThat(settings.path("accessCodeLifespan").asInt()).isBetween(1, 60);
        assertThat(settings.path("ssoSessionIdleTimeout").asInt()).isBetween(1, 28_800);
        assertThat(settings.path("ssoSessionMaxLifespan").asInt()).isBetween(1, 36_000);
        assertThat(settings.path("registrationAllowed").asBoolean()).isFalse();
        assertThat(settings.path("resetPasswordAllowed").asBoolean()).isFalse();
    }

    @Test
    void a_person_is_sent_back_to_one_address_only_and_only_with_a_challenge() throws Exception {
        for (String way :
                List.of(
                        OWN,
                        OWN + "/",
                        OWN + "/editions",
                        OWN + "/login/..",
                        OWN + "/login?to=//evil.example",
                        "http://evil.example/login")) {
            assertThat(authorize(way, true).statusCode()).as(way).isEqualTo(400);
        }
        HttpResponse<String> bare = authorize(OWN + "/login", false);
        assertThat(bare.statusCode()).isEqualTo(302);
        assertThat(bare.headers().firstValue("Location").orElse(""))
                .contains("error=invalid_request");
        assertThat(authorize(OWN + "/login", true).statusCode()).isEqualTo(200);

        JsonNode web = client("kaocheng-web");
        assertThat(web.path("publicClient").asBoolean(true)).isFalse();
        assertThat(web.path("redirectUris").toString()).doesNotContain("*");
        JsonNode attributes = web.path("attributes");
        assertThat(attributes.path("post.logout.redirect.uris").asText())
                .contains(OWN + "/")
                .doesNotContain("*");
        assertThat(attributes.path("backchannel.logout.url").asText()).endsWith("/logout/ended");
    }

    @Test
    void every_region_and_unit_of_a_person_stands_in_the_token() throws Exception {
        String id = administered("/users?username=edu&exact=true").path(0).path("id").asText();
        JsonNode token =
                administered(
                        "/clients/"
                                + client("kaocheng-web").path("id").asText()
                                + "/evaluate-scopes/generate-example-access-token?scope=openid&userId="
                                + id);
        assertThat(texts(token.path("region"))).containsExactlyInAnyOrder("qinghe", "liuhe");
        assertThat(texts(token.path("units")))
                .containsExactlyInAnyOrder("edu-bureau", "sports-bureau");
    }

    @Test
    void the_page_to_log_in_on_is_ours_in_the_language_that_was_chosen_before() throws Exception {
        String chinese = login("zh-CN");
        assertThat(chinese)
                .contains("lang=\"zh-CN\"", "<h1", "登录", "用户名", "css/kaocheng.css", "img/seal.svg")
                .contains(">考成</span>")
                .doesNotContain("favicon.ico");
        assertThat(login("en")).contains("lang=\"en\"", "User name", ">Kaocheng</span>");
        for (String part : List.of("css/kaocheng.css", "img/seal.svg")) {
            String address = chinese.replaceAll("(?s).*?\"(/resources/[^\"]*)" + part + ".*", "$1");
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(base.resolve(address + part)).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(part).isEqualTo(200);
        }
    }

    private String login(String language) throws Exception {
        HttpResponse<String> page = authorize(OWN + "/login", true, "&ui_locales=" + language);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    @Test
    void a_region_and_units_are_kept_when_an_administrator_edits_the_name() throws Exception {
        ObjectNode person = (ObjectNode) administered("/users?username=leader&exact=true").path(0);
        String path = "/users/" + person.path("id").asText();
        person.put("firstName", "周正之");
        HttpResponse<String> edited =
                http.send(
                        admin(path)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(person.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(edited.statusCode()).isEqualTo(204);
        JsonNode after = administered(path);
        assertThat(after.path("firstName").asText()).isEqualTo("周正之");
        assertThat(after.path("attributes").path("region").path(0).asText()).isEqualTo("qinghe");
        assertThat(after.path("attributes").path("units").path(0).asText()).isEqualTo("*");
    }

    @Test
    void the_client_that_keeps_persons_and_machines_has_these_rights_and_no_others()
            throws Exception {
        String account =
                administered(
                                "/clients/"
                                        + client("kaocheng-directory").path("id").asText()
                                        + "/service-account-user")
                        .path("id")
                        .asText();
        String management = client("realm-management").path("id").asText();
        List<String> rights = new ArrayList<>();
        administered("/users/" + account + "/role-mappings/clients/" + management)
                .forEach(role -> rights.add(role.path("name").asText()));
        assertThat(rights)
                .containsExactlyInAnyOrder(
                        "view-realm",
                        "view-events",
                        "query-users",
                        "view-users",
                        "manage-users",
                        "query-clients",
                        "view-clients",
                        "manage-clients");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private JsonNode client(String id) throws Exception {
        return administered("/clients?clientId=" + id).path(0);
    }

    private HttpResponse<String> authorize(String redirect, boolean challenge) throws Exception {
        return authorize(redirect, challenge, "");
    }

    private HttpResponse<String> authorize(String redirect, boolean challenge, String more)
            throws Exception {
        String query =
                "client_id=kaocheng-web&response_type=code&scope=openid&state=s&redirect_uri="
                        + encoded(redirect)
                        + (challenge
                                ? "&code_challenge_method=S256&code_challenge=" + "a".repeat(43)
                                : "")
                        + more;
        return http.send(
                HttpRequest.newBuilder(
                                base.resolve(
                                        "/realms/kaocheng/protocol/openid-connect/auth?" + query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode administered(String path) throws Exception {
        HttpResponse<String> answer =
                http.send(admin(path).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder admin(String path) throws Exception {
        // Of the realm of administrators, whose one account the launcher keeps.
        HttpResponse<String> token =
                post(
                        "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN.user(),
                                "password",
                                ADMIN.password()));
        return HttpRequest.newBuilder(base.resolve("/admin/realms/kaocheng" + path))
                .header(
                        "Authorization",
                        "Bearer " + JSON.readTree(token.body()).path("access_token").asText());
    }

    private HttpResponse<String> post(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        form.entrySet().stream()
                                                .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                                                .collect(Collectors.joining("&"))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
