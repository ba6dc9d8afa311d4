package io.kaocheng.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kaocheng.local.LocalHttp;
import io.kaocheng.local.SuiteException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** The public REST API at the gateway. */
final class Door {

    /** What came back; {@code body} is an empty object where there was no JSON. */
    record Answer(int status, JsonNode body) {
        boolean isGood() {
            return status / 100 == 2;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    // A gateway or service that restarts: the key makes a repeat harmless.
    private static final int ATTEMPTS = 5;

    private final URI gateway;
    private final UnaryOperator<String> tokens;
    private final HttpClient http = LocalHttp.client();

    /**
     * @param tokens an access token by client id
     */
    Door(URI gateway, UnaryOperator<String> tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    /**
     * Sends once; the key is made of what is sent, so sending the same again records nothing again.
     */
    Answer post(String client, String path, JsonNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return send(
                client,
                path,
                () ->
                        HttpRequest.newBuilder()
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key(path, bytes))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /**
     * Sends once what changes the version that was read; the same to a later version is sent again.
     */
    Answer post(String client, String path, JsonNode body, int version) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return send(
                client,
                path,
                () ->
                        HttpRequest.newBuilder()
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key(path + "@" + version, bytes))
                                .header("If-Match", "\"" + version + "\"")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /**
     * Sends what has a natural key, where the same again is unchanged and an answer kept from
     * before would be stale.
     */
    Answer submit(String client, String path, JsonNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return send(
                client,
                path,
                () ->
                        HttpRequest.newBuilder()
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    Answer get(String client, String path) {
        return send(client, path, () -> HttpRequest.newBuilder().GET());
    }

    static String key(String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return "load-" + HexFormat.of().formatHex(digest.digest(body), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(
            String client, String path, java.util.function.Supplier<HttpRequest.Builder> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response =
                        http.send(
                                request.get()
                                        .uri(URI.create(gateway + "/api/v1" + path))
                                        .timeout(Duration.ofMinutes(2))
                                        .header("Authorization", "Bearer " + tokens.apply(client))
                                        .header("Accept-Language", "en")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                boolean busy = response.statusCode() == 429 || response.statusCode() >= 502;
                if (!busy || attempt == ATTEMPTS) {
                    return new Answer(response.statusCode(), json(response.body()));
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new SuiteException(
                            "the gateway does not answer at " + gateway + "; is the suite up?", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SuiteException("interrupted while loading", e);
            }
            pause(Duration.ofMillis(400L * attempt));
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted while loading", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.isObject() ? json : JSON.createObjectNode();
        } catch (IOException _) {
            return JSON.createObjectNode();
        }
    }
}
