package io.kaocheng.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class RealmTest {

    @TempDir private Path state = Path.of(".");

    @Test
    void every_placeholder_is_filled_in() {
        assertThat(realm().json(List.of()))
                .doesNotContain("${")
                .contains("http://127.0.0.1:8087/login")
                .doesNotContain("/*");
    }

    @Test
    void an_unknown_placeholder_is_an_error() {
        assertThatThrownBy(
                        () ->
                                Realm.fill(
                                        "a ${nothing.here}",
                                        name -> {
                                            throw new SuiteException("unknown " + name);
                                        }))
                .hasMessage("unknown nothing.here");
    }

    @Test
    void it_is_the_same_realm_every_time_or_keycloak_would_be_set_up_anew() {
        assertThat(realm().json(List.of())).isEqualTo(realm().json(List.of()));
    }

    @Test
    void all_roles_of_the_domain_are_there() throws IOException {
        JsonNode realm = new ObjectMapper().readTree(realm().json(List.of()));

        assertThat(names(realm.path("roles").path("realm"), "name"))
                .containsExactlyInAnyOrder(
                        "leader",
                        "office",
                        "indicator-author",
                        "indicator-approver",
                        "department",
                        "reviewer",
                        "evaluator",
                        "operator",
                        "auditor",
                        "admin",
                        "submissions:write");
        assertThat(names(realm.path("users"), "username"))
                .contains(
                        "office",
                        "leader",
                        "author",
                        "approver",
                        "edu",
                        "town",
                        "reviewer",
                        "evaluator",
                        "operator",
                        "operator-qinghe",
                        "auditor",
                        "admin");
    }

    @Test
    void each_role_of_a_person_can_be_tried_by_logging_in() throws IOException {
        JsonNode realm = new ObjectMapper().readTree(realm().json(List.of()));
        List<String> roles = new ArrayList<>(names(realm.path("roles").path("realm"), "name"));
        roles.remove("submissions:write");
        assertThat(realm().people()).flatExtracting(Realm.Person::roles).containsAll(roles);
    }

    @Test
    void a_machine_given_by_a_test_becomes_a_client_with_its_claims_and_its_short_token()
            throws IOException {
        Machine machine =
                new Machine(
                        "brief",
                        "benin",
                        List.of("alibori"),
                        List.of("submissions:write"),
                        2,
                        null);

        JsonNode realm = new ObjectMapper().readTree(realm().json(List.of(machine)));

        JsonNode client = only(realm.path("clients"), "clientId", "brief");
        assertThat(client.path("attributes").path("access.token.lifespan").asText()).isEqualTo("2");
        assertThat(names(client.path("protocolMappers"), "name"))
                .containsExactly("region", "units", "audience");
        JsonNode account = only(realm.path("users"), "username", "service-account-brief");
        assertThat(account.path("attributes").toString())
                .isEqualTo("{\"region\":[\"benin\"],\"units\":[\"alibori\"]}");
        assertThat(account.path("realmRoles").toString()).isEqualTo("[\"submissions:write\"]");
    }

    @Test
    void who_drafts_as_a_machine_cannot_approve() {
        assertThat(realm().machines())
                .filteredOn(machine -> machine.roles().contains("indicator-author"))
                .isNotEmpty()
                .noneMatch(machine -> machine.roles().contains("indicator-approver"));
    }

    @Test
    void who_loads_figures_gives_nobody_access() {
        assertThat(realm().machines())
                .filteredOn(machine -> machine.roles().contains("admin"))
                .extracting(Machine::client, Machine::roles)
                .containsExactly(tuple("admin-machine", List.of("admin")));
    }

    @Test
    void what_the_suite_itself_needs_is_no_person_and_no_machine_to_be_kept() throws IOException {
        JsonNode realm = new ObjectMapper().readTree(realm().json(List.of()));

        assertThat(realm().people())
                .extracting(Realm.Person::user)
                .doesNotContain("service-account-kaocheng-directory");
        for (String own : List.of("kaocheng-service", "kaocheng-web", "kaocheng-directory")) {
            assertThat(only(realm.path("clients"), "clientId", own).path("attributes").toString())
                    .doesNotContain("kaocheng.machine");
        }
        assertThat(
                        only(realm.path("clients"), "clientId", "kaocheng-directory")
                                .path("protocolMappers"))
                .as("its token says nothing to the services")
                .isEmpty();
        JsonNode profile =
                new ObjectMapper()
                        .readTree(
                                realm.at(
                                                "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                                        .asText());
        assertThat(names(profile.path("attributes"), "name")).contains("region", "units");
    }

    private Realm realm() {
        return new Realm(
                LauncherPartsTest.checkout().resolve("deploy/keycloak"),
                new Secrets(state.resolve("secrets")),
                new Addresses(7));
    }

    private static JsonNode only(JsonNode list, String field, String value) {
        for (JsonNode node : list) {
            if (node.path(field).asText().equals(value)) {
                return node;
            }
        }
        throw new AssertionError("no " + field + " " + value);
    }

    private static List<String> names(JsonNode list, String field) {
        List<String> names = new ArrayList<>();
        list.forEach(node -> names.add(node.path(field).asText()));
        return names;
    }
}
