package io.kaocheng.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kaocheng.infra.ProcessId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;

/** The launcher with the servers of others; the whole suite is driven by deploy/e2e. */
class SuiteIT {

    // A place of its own beside a suite somebody has running here.
    private static final int OFFSET = 4_100;
    private static final EnumSet<Part> SERVERS =
            EnumSet.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK);

    @Test
    void servers_survive_their_launcher_and_a_kill_and_are_stopped_by_the_next_start(
            @TempDir Path state) throws IOException {
        Suite.Options options =
                options(state)
                        .parts(SERVERS)
                        .machines(
                                List.of(
                                        new Machine(
                                                "benin-department",
                                                "benin",
                                                List.of("*"),
                                                List.of("submissions:write"))));
        Suite abandoned = Suite.start(options);
        JsonNode claims = claims(abandoned.token("benin-department"));
        assertThat(claims.path("region").toString()).isEqualTo("[\"benin\"]");
        assertThat(claims.path("units").toString()).isEqualTo("[\"*\"]");
        assertThat(claims.path("aud").asText()).isEqualTo("kaocheng");
        assertThat(claims.path("sub").asText()).isNotBlank();
        assertThat(claims.path("realm_access").path("roles").toString())
                .contains("submissions:write");
        ProcessId kafka = abandoned.process(Part.KAFKA).orElseThrow();
        for (Part part : List.of(Part.POSTGRES, Part.KEYCLOAK)) {
            abandoned.kill(part);
            assertThat(abandoned.state(part)).isEqualTo(Suite.State.DOWN);
        }

        // As after kill -9 of the launcher: nobody called stop.
        try (Suite next = Suite.start(options)) {
            assertThat(kafka.isRunning()).isFalse();
            for (Part part : SERVERS) {
                assertThat(next.state(part)).isEqualTo(Suite.State.UP);
            }
            assertThat(claims(next.token("benin-department")).path("sub"))
                    .isEqualTo(claims.path("sub"));
            next.kill(Part.KAFKA);
            next.restart(Part.KAFKA);
            assertThat(next.state(Part.KAFKA)).isEqualTo(Suite.State.UP);
        }

        assertThat(SERVERS).allSatisfy(part -> assertThat(abandoned.process(part)).isEmpty());
    }

    @Test
    void a_port_in_use_is_reported_with_its_holder_and_the_remedy(@TempDir Path state)
            throws IOException {
        Suite.Options options = options(state).parts(EnumSet.of(Part.POSTGRES));
        try (ServerSocket listener =
                new ServerSocket(
                        new Addresses(OFFSET).port(Part.POSTGRES),
                        1,
                        InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Suite.start(options))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining(
                            "port " + listener.getLocalPort() + " of PostgreSQL is in use by ")
                    .hasMessageContaining("(pid " + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("--port-offset");
        }
    }

    private static Suite.Options options(Path state) {
        return Suite.Options.of(LauncherPartsTest.checkout()).state(state).portOffset(OFFSET);
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
