package io.kaocheng.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class LauncherPartsTest {

    @Test
    void the_holder_of_a_port_is_named() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.of(socket.getLocalPort()))
                    .hasValueSatisfying(
                            holder -> {
                                assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
                                assertThat(holder.command()).contains("java");
                            });
        }
    }

    @Test
    void nobody_holds_a_free_port() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(PortHolder.of(port)).isEmpty();
    }

    @Test
    void the_ports_are_the_documented_ones_plus_the_offset() {
        Map<String, Integer> ports = new TreeMap<>();
        for (Part part : Part.values()) {
            ports.put(part.code(), new Addresses(100).port(part));
        }
        assertThat(ports)
                .isEqualTo(
                        Map.of(
                                "gateway", 8180,
                                "goals-service", 8181,
                                "indicators-service", 8182,
                                "monitoring-service", 8183,
                                "evaluation-service", 8184,
                                "reporting-service", 8185,
                                "keycloak", 8280,
                                "postgres", 15532,
                                "kafka", 19192));
        assertThat(new Addresses(100).kafkaController()).isEqualTo(19193);
        assertThat(new Addresses(100).ports(Part.GOALS)).containsExactly(8181, 9181);
        assertThat(new Addresses(100).ports(Part.GATEWAY)).containsExactly(8180, 9180);
        assertThat(new Addresses(100).ports(Part.KEYCLOAK)).containsExactly(8280);
        assertThat(new Addresses(100).ports(Part.KAFKA)).containsExactly(19192, 19193);
        assertThatThrownBy(() -> new Addresses(60_000))
                .hasMessageContaining("between 0 and 46442; found 60000");
    }

    @Test
    void a_secret_is_made_once_and_only_its_owner_can_read_it(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("secrets.properties");
        String client = new Secrets(file).ofProgram("client.edu-system");
        String person = new Secrets(file).ofPerson("user.office");

        assertThat(new Secrets(file).ofProgram("client.edu-system")).isEqualTo(client).hasSize(24);
        assertThat(new Secrets(file).ofPerson("user.office"))
                .isEqualTo(person)
                .matches("[a-z2-9]{4}(-[a-z2-9]{4}){2}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new Secrets(folder.resolve("other")).ofProgram("client.edu-system"))
                .isNotEqualTo(client);
    }

    @Test
    void a_topic_that_would_lose_entries_is_named_with_what_is_needed() {
        Map<String, Map<String, String>> found = new HashMap<>();
        Topics.NAMES.forEach(name -> found.put(name, Topics.SETTINGS));
        assertThat(Topics.differences(found)).isEmpty();

        found.put(
                "kaocheng.goals.v1",
                Map.of(
                        "retention.ms",
                        "604800000",
                        "retention.bytes",
                        "-1",
                        "cleanup.policy",
                        "delete"));
        assertThat(Topics.differences(found))
                .containsExactly("kaocheng.goals.v1 has retention.ms 604800000, needed is -1");
    }

    @Test
    void a_progress_line_shows_part_address_and_duration() {
        assertThat(Progress.line("goals-service", "127.0.0.1:8081", Duration.ofMillis(2345)))
                .isEqualTo("  ready  goals-service        127.0.0.1:8081               2.3 s");
    }

    @Test
    void a_service_gets_its_database_roles_ports_and_addresses_of_the_others(@TempDir Path state) {
        Suite suite = Suite.open(Suite.Options.of(checkout()).state(state).portOffset(10));

        Map<String, String> environment = suite.environment(Part.MONITORING);

        assertThat(environment)
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", "8093")
                .containsEntry("QUARKUS_MANAGEMENT_PORT", "9093")
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:15442/monitoring")
                .containsEntry(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        "postgresql://127.0.0.1:15442/monitoring")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "monitoring_service")
                .containsEntry("QUARKUS_FLYWAY_USERNAME", "monitoring_owner")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19102")
                .containsEntry(
                        "QUARKUS_OIDC_AUTH_SERVER_URL", "http://localhost:8190/realms/kaocheng")
                .containsEntry("QUARKUS_OIDC_CLIENT_ID", "kaocheng-service")
                .containsEntry("KAOCHENG_SERVICES_GOALS", "http://127.0.0.1:8091")
                .containsEntry("KAOCHENG_SERVICES_REPORTING", "http://127.0.0.1:8095");
        assertThat(environment.get("QUARKUS_FLYWAY_PASSWORD"))
                .isNotEqualTo(environment.get("QUARKUS_DATASOURCE_PASSWORD"));
        assertThat(suite.environment(Part.GATEWAY))
                .containsEntry("QUARKUS_OIDC_CLIENT_ID", "kaocheng-web")
                .doesNotContainKey("QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void a_suite_that_is_not_built_names_what_is_missing_and_how_to_build_it(@TempDir Path empty) {
        assertThatThrownBy(() -> Suite.start(Suite.Options.of(empty)))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("not built: goals-service, indicators-service")
                .hasMessageContaining("./mvnw package");
    }

    @Test
    void every_command_is_in_the_help() {
        assertThat(Kaocheng.commandLine().getUsageMessage())
                .contains(List.of("up", "down", "status", "reset", "load", "token", "test"));
    }

    /** The repository these tests belong to. */
    static Path checkout() {
        return Path.of("").toAbsolutePath().resolve("../..").normalize();
    }
}
