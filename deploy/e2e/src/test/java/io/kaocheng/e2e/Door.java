package io.kaocheng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.LocalHttp;
import io.kaocheng.local.Suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One region's API at the gateway, as one machine client sees it. */
final class Door {

    private static final HttpClient HTTP = LocalHttp.client();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI gateway;
    private final Supplier<String> token;
    private final String region;

    private Door(URI gateway, Supplier<String> token, String region) {
        this.gateway = gateway;
        this.token = token;
        this.region = region;
    }

    static Door of(Suite suite, String client, String region) {
        return new Door(suite.gateway(), () -> suite.token(client), region);
    }

    /** The same with a token as it is. */
    static Door withToken(Suite suite, String token, String region) {
        return new Door(suite.gateway(), () -> token, region);
    }

    URI uri(String path) {
        return URI.create(
                gateway + (path.startsWith("/api/") ? path : "/api/v1/regions/" + region + path));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, JsonNode body) {
        return post(path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String type, byte[] body) {
        return send(
                request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept-Language", "en");
        String bearer = token.get();
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return trySend(request);
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway does not answer", e);
        }
    }

    /** Sends once; a connection that breaks is the caller's to judge. */
    static Answer trySend(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    HTTP.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Sends what must be taken. */
    JsonNode must(String path, JsonNode body) {
        return good(post(path, body), path);
    }

    /** Changes what was read at that version, which must be taken. */
    JsonNode must(String path, int version, JsonNode body) {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"" + version + "\"")
                        .POST(BodyPublishers.ofString(body.toString()));
        return good(send(request), path);
    }

    /** Reads what must be there. */
    JsonNode read(String path) {
        return good(get(path), path);
    }

    private static JsonNode good(Answer answer, String path) {
        if (!answer.isGood()) {
            throw new AssertionError(path + ": " + answer);
        }
        return answer.json();
    }

    /** Drafts as one client; approves and enacts as another, the law's other person. */
    void enact(Door approver, String drafts, String versions, JsonNode draft) {
        String version = versions + "/" + must(drafts, draft).path("version").asText();
        approver.must(version + "/approval", object());
        approver.must(version + "/enactment", object());
    }

    /** Waits until a service has applied everything the others have recorded by now. */
    void awaitConsumed(String service) {
        awaitConsumed(service, PATIENCE);
    }

    void awaitConsumed(String service, Duration patience) {
        Map<String, Long> heads = new HashMap<>();
        for (String owner : new String[] {"goals", "indicators", "monitoring"}) {
            read("/positions/" + owner)
                    .path("journal")
                    .properties()
                    .forEach(head -> heads.put(head.getKey(), head.getValue().asLong()));
        }
        await(
                service + " has applied " + heads,
                patience,
                () -> {
                    JsonNode answer = read("/positions/" + service);
                    JsonNode received = answer.path("received");
                    if (!received.isObject()) {
                        throw new AssertionError(
                                service + " does not say what it has received: " + answer);
                    }
                    return heads.entrySet().stream()
                            .allMatch(
                                    head ->
                                            !received.has(head.getKey())
                                                    || received.path(head.getKey()).asLong()
                                                            >= head.getValue());
                });
    }

    static void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    static void await(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    static ObjectNode object() {
        return Answer.JSON.createObjectNode();
    }
}
