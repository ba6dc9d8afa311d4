package io.kaocheng.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Access tokens of machine clients, asked for once and used until shortly before they expire. */
final class Tokens {

    private record Token(String value, long goodUntilNanos) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final UnaryOperator<String> secrets;
    private final HttpClient http = LocalHttp.client();
    private final Map<String, Token> held = new HashMap<>();

    /**
     * @param secrets the secret of a client by its id
     */
    Tokens(URI issuer, UnaryOperator<String> secrets) {
        this.endpoint = URI.create(issuer + "/protocol/openid-connect/token");
        this.secrets = secrets;
    }

    synchronized String of(String client) {
        Token known = held.get(client);
        if (known != null && System.nanoTime() - known.goodUntilNanos < 0) {
            return known.value;
        }
        Token fresh = fetch(client);
        held.put(client, fresh);
        return fresh.value;
    }

    private Token fetch(String client) {
        String form =
                "grant_type=client_credentials&client_id="
                        + URLEncoder.encode(client, StandardCharsets.UTF_8)
                        + "&client_secret="
                        + URLEncoder.encode(secrets.apply(client), StandardCharsets.UTF_8);
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(endpoint)
                                    .timeout(Duration.ofSeconds(15))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new SuiteException(
                        "Keycloak gives no token to "
                                + client
                                + ": "
                                + response.statusCode()
                                + " "
                                + response.body());
            }
            JsonNode answer = JSON.readTree(response.body());
            long seconds = Math.max(0, answer.get("expires_in").asLong() - 20);
            return new Token(
                    answer.get("access_token").asText(),
                    System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
        } catch (IOException e) {
            throw new SuiteException(
                    "Keycloak does not answer at " + endpoint + "; is the suite up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted while asking for a token", e);
        }
    }
}
