package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kaocheng.local.LocalHttp;
import io.kaocheng.local.SuiteException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A region's REST API as one client sees it. */
final class Regional {

    static final ObjectMapper JSON = new ObjectMapper();

    // A gateway or service that restarts: asking for what already holds changes nothing.
    private static final int ATTEMPTS = 5;

    private final Door door;
    private final String base;
    private final String client;
    private final Language language;
    private final HttpClient http = LocalHttp.client();

    Regional(Door door, String region, String client, Language language) {
        this.door = door;
        this.base = door.gateway() + "/api/v1/regions/" + encoded(region);
        this.client = client;
        this.language = language;
    }

    Language language() {
        return language;
    }

    JsonNode get(String path) {
        return json(send(path, "application/json", null));
    }

    String text(String path, String type) {
        return send(path, type, null).body();
    }

    JsonNode post(String path, JsonNode body) {
        return json(send(path, "application/json", body));
    }

    /**
     * The lines of a stream of server-sent events.
     *
     * @throws IOException where it cannot be opened just now
     */
    Stream<String> events(String path) throws IOException {
        try {
            HttpResponse<Stream<String>> response =
                    http.send(
                            request(path, "text/event-stream").GET().build(),
                            HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                try (Stream<String> lines = response.body()) {
                    String body = lines.collect(Collectors.joining("\n"));
                    if (response.statusCode() / 100 == 4 && response.statusCode() != 429) {
                        throw new RefusedException(response.statusCode(), problem(body));
                    }
                    throw new IOException("status " + response.statusCode());
                }
            }
            return response.body();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** A query string of those parameters that are given. */
    static String query(Map<String, @Nullable String> parameters) {
        String joined =
                parameters.entrySet().stream()
                        .flatMap(
                                one -> {
                                    String value = one.getValue();
                                    return value == null
                                            ? Stream.of()
                                            : Stream.of(one.getKey() + "=" + encoded(value));
                                })
                        .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + door.tokens().apply(client))
                .header("Accept", accept)
                .header("Accept-Language", language.tag());
    }

    private HttpResponse<String> send(String path, String accept, @Nullable JsonNode body) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpRequest.Builder request = request(path, accept).timeout(Duration.ofMinutes(2));
                if (body != null) {
                    request.header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
                }
                HttpResponse<String> response =
                        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                int status = response.statusCode();
                if (status / 100 == 2) {
                    return response;
                }
                if (status / 100 == 4 && status != 429) {
                    throw new RefusedException(status, problem(response.body()));
                }
                if (attempt == ATTEMPTS || status == 500) {
                    throw new SuiteException(
                            "the suite answered "
                                    + status
                                    + " to "
                                    + path
                                    + ": "
                                    + problem(response.body()).path("title").asText());
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new SuiteException(
                            "the gateway does not answer at "
                                    + door.gateway()
                                    + "; is the suite up?",
                            e);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            pause(Duration.ofMillis(400L * attempt));
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static SuiteException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SuiteException("interrupted", e);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return problem(response.body());
    }

    /** An empty object where there is no JSON. */
    static JsonNode problem(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json != null && json.isObject() ? json : JSON.createObjectNode();
        } catch (IOException _) {
            return JSON.createObjectNode();
        }
    }
}
