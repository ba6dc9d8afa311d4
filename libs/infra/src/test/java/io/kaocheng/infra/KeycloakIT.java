package io.kaocheng.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class KeycloakIT {

    private static final String REALM =
            """
            {"realm":"r","enabled":true,
             "clients":[{"clientId":"machine","secret":"s","serviceAccountsEnabled":true,"standardFlowEnabled":false}]}
            """;

    @Test
    void it_gives_tokens_again_after_a_kill_and_a_restart_and_leaves_nothing() throws Exception {
        Keycloak keycloak = Keycloak.throwaway("r", REALM);
        ProcessId first = keycloak.process().orElseThrow();
        assertThat(status(keycloak)).isEqualTo(200);

        keycloak.kill();
        assertThat(first.isRunning()).isFalse();
        assertThat(keycloak.isReady()).isFalse();
        keycloak.restart();
        assertThat(status(keycloak)).isEqualTo(200);

        ProcessId second = keycloak.process().orElseThrow();
        keycloak.close();
        assertThat(second.isRunning()).isFalse();
    }

    private static int status(Keycloak keycloak) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    keycloak.issuer()
                                                            + "/protocol/openid-connect/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "grant_type=client_credentials&client_id=machine&client_secret=s"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
