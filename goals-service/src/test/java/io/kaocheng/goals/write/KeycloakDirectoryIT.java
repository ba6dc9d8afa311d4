package io.kaocheng.goals.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.infra.Keycloak;
import io.kaocheng.infra.ProcessId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What becomes of persons and machines in the real Keycloak, with the rights of the real realm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakDirectoryIT {

    private static final Access SUBMITS =
            new Access(List.of("department"), List.of("qinghe"), List.of("edu-bureau"));
    private static final Access OF_TWO =
            new Access(
                    List.of("department", "reviewer"),
                    List.of("qinghe", "liuhe"),
                    List.of("edu-bureau", "sports-bureau"));

    private Keycloak keycloak;
    private KeycloakDirectory directory;

    private record Config(Optional<URI> issuer, Optional<String> secret)
            implements DirectoryConfig {
        @Override
        public String client() {
            return "kaocheng-directory";
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(30);
        }
    }

    KeycloakDirectoryIT() throws IOException {
        keycloak = Keycloak.throwaway("kaocheng", realm());
        directory =
                new KeycloakDirectory(
                        new Config(Optional.of(keycloak.issuer()), Optional.of("a secret")),
                        Clock.systemUTC());
    }

    /** The realm's own rights, roles and profile; without its web client and its looks. */
    private static String realm() throws IOException {
        Path templates = Path.of("../deploy/keycloak");
        String profile = Files.readString(templates.resolve("user-profile.json"));
        ObjectNode realm =
                (ObjectNode)
                        ContractJson.mapper()
                                .readTree(
                                        Files.readString(templates.resolve("realm.json"))
                                                .replace("\"${file.user-profile.json}\"", "\"\"")
                                                .replaceAll("\\$\\{port[^}]*}", "8080")
                                                .replaceAll("\\$\\{[^}]*}", "a secret"));
        realm.remove("loginTheme");
        ((ObjectNode) realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config"))
                .putArray("kc.user.profile.config")
                .add(ContractJson.mapper().readTree(profile).toString());
        for (JsonNode user : realm.path("users")) {
            ((ObjectNode) user).put("enabled", true);
        }
        return realm.toString();
    }

    @BeforeAll
    void it_answers() {
        assertThat(keycloak.isReady()).isTrue();
    }

    @AfterAll
    void it_stops() {
        ProcessId process = keycloak.process().orElseThrow();
        keycloak.close();
        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void a_person_is_invited_given_what_they_may_do_and_let_in() {
        Code zhao = directory.invite("zhao-xue", "赵", "雪", "zhao@qinghe.example");
        assertThat(directory.person(zhao).orElseThrow().enabled()).isFalse();

        directory.assign(zhao, SUBMITS);
        directory.setEnabled(zhao, true);

        Directory.Known known = directory.named("zhao-xue").orElseThrow();
        assertThat(known.person()).isEqualTo(zhao);
        assertThat(known.familyName() + known.givenName()).isEqualTo("赵雪");
        assertThat(known.email()).isEqualTo("zhao@qinghe.example");
        assertThat(known.access()).isEqualTo(SUBMITS);
        assertThat(known.enabled()).isTrue();
        assertThat(known.since()).isNotNull();
        assertThat(directory.newPassword(zhao)).matches("[a-z0-9]{4}(-[a-z0-9]{4}){2}");
    }

    @Test
    void what_is_given_replaces_what_there_was_and_keeps_the_name() {
        Code sun = directory.invite("sun-lei", "孙", "磊", null);
        directory.assign(sun, SUBMITS);
        directory.assign(sun, OF_TWO);
        assertThat(directory.person(sun).orElseThrow().access()).isEqualTo(OF_TWO);
        directory.assign(sun, SUBMITS);
        directory.setEnabled(sun, false);

        Directory.Known known = directory.person(sun).orElseThrow();
        assertThat(known.access()).isEqualTo(SUBMITS);
        assertThat(known.familyName()).isEqualTo("孙");
        assertThat(known.enabled()).isFalse();
    }

    @Test
    void those_of_a_region_are_found_and_no_machine_is_among_them() {
        Code wu = directory.invite("wu-tao", "吴", "涛", null);
        directory.assign(wu, new Access(List.of("evaluator"), List.of("liuhe"), List.of()));
        Directory.Client machine = directory.register(Code.of("liuhe-system"), "六合系统");
        directory.assign(
                machine.subject(),
                new Access(List.of("submissions:write"), List.of("liuhe"), List.of("*")));

        assertThat(directory.people("liuhe")).extracting(Directory.Known::person).contains(wu);
        assertThat(directory.people("liuhe"))
                .extracting(Directory.Known::login)
                .doesNotContain("service-account-liuhe-system");
        assertThat(directory.roles())
                .containsEntry(wu, List.of("evaluator"))
                .containsEntry(machine.subject(), List.of("submissions:write"));
        assertThat(directory.person(machine.subject())).isEmpty();
        assertThat(directory.people("nowhere")).isEmpty();
        directory.forget(wu);
        assertThat(directory.person(wu)).isEmpty();
    }

    @Test
    void an_address_that_somebody_has_and_a_name_that_cannot_be_are_refused() {
        directory.invite("chen-jing", "陈", "静", "chen@qinghe.example");
        assertThatThrownBy(() -> directory.invite("chen-two", "陈", "二", "chen@qinghe.example"))
                .isInstanceOf(Problem.class)
                .hasMessage("urn:problem:already-exists");
        assertThatThrownBy(() -> directory.invite("chen-three", "<b>", "三", null))
                .isInstanceOf(Problem.class)
                .hasMessage("urn:problem:invalid-field");
    }

    @Test
    void a_machines_token_says_what_it_may_do_and_its_old_secret_is_good_for_nothing()
            throws Exception {
        Code edu = Code.of("edu-system");
        assertThat(directory.exists(edu)).isFalse();
        Directory.Client machine = directory.register(edu, "教育局业务系统");
        directory.assign(machine.subject(), SUBMITS);
        assertThat(directory.exists(edu)).isTrue();
        assertThat(directory.machine(edu).orElseThrow().lastUsed()).isNull();

        String secret = directory.newSecret(edu);
        JsonNode token = token(edu, secret);
        assertThat(token.path("region").path(0).asText()).isEqualTo("qinghe");
        assertThat(token.path("units").path(0).asText()).isEqualTo("edu-bureau");
        assertThat(token.path("realm_access").path("roles").toString()).contains("department");
        assertThat(token.path("aud").toString()).contains("kaocheng");
        assertThat(token.path("sub").asText()).isEqualTo(machine.subject().value());
        assertThat(directory.machine(edu).orElseThrow().lastUsed()).isNotNull();
        assertThat(directory.machines()).extracting(Directory.Client::machine).contains(edu);

        String another = directory.newSecret(edu);
        assertThat(token(edu, secret).has("sub")).isFalse();
        assertThat(token(edu, another).has("sub")).isTrue();
        directory.serve(edu, false);
        assertThat(token(edu, another).has("sub")).isFalse();
        assertThat(directory.machine(edu).orElseThrow().access()).isEqualTo(SUBMITS);
    }

    @Test
    void what_the_suite_itself_needs_is_no_machine_that_could_be_touched() {
        for (String own : List.of("kaocheng-web", "kaocheng-directory", "realm-management")) {
            assertThat(directory.exists(Code.of(own))).as(own).isTrue();
            assertThat(directory.machine(Code.of(own))).as(own).isEmpty();
        }
    }

    @Test
    void without_its_secret_it_says_that_nothing_can_be_done() {
        KeycloakDirectory without =
                new KeycloakDirectory(
                        new Config(Optional.of(keycloak.issuer()), Optional.empty()),
                        Clock.systemUTC());
        assertThatThrownBy(() -> without.people("qinghe"))
                .isInstanceOf(Problem.class)
                .hasMessage("urn:problem:unavailable");
    }

    /** What a token says; nothing where none is given. */
    private JsonNode token(Code client, String secret) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            keycloak.issuer()
                                                                    + "/protocol/openid-connect/token"))
                                            .header(
                                                    "Content-Type",
                                                    "application/x-www-form-urlencoded")
                                            .POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            "grant_type=client_credentials&client_id="
                                                                    + client
                                                                    + "&client_secret="
                                                                    + URLEncoder.encode(
                                                                            secret,
                                                                            StandardCharsets
                                                                                    .UTF_8)))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            JsonNode given = ContractJson.mapper().readTree(answer).path("access_token");
            return given.isTextual()
                    ? ContractJson.mapper()
                            .readTree(
                                    Base64.getUrlDecoder()
                                            .decode(given.asText().split("\\.", -1)[1]))
                    : ContractJson.mapper().createObjectNode();
        }
    }
}
