package io.kaocheng.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.infra.InfraException;
import io.kaocheng.local.LocalHttp;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A region's API at the services, as one machine client uses it around what is measured. */
final class Rest {

    private static final HttpClient HTTP = LocalHttp.client();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite;
    private final String client;
    private final Code region;

    Rest(Suite suite, String client, Code region) {
        this.suite = suite;
        this.client = client;
        this.region = region;
    }

    /** Sends a request that must succeed. */
    JsonNode post(Part service, String path, JsonNode body) {
        return good(
                request(service, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build());
    }

    JsonNode get(Part service, String path) {
        return good(request(service, path).GET().build());
    }

    /** Waits until a service has consumed every entry that others have recorded by now. */
    void awaitConsumed(Part service, List<Part> owners) {
        Map<String, Long> heads = new HashMap<>();
        for (Part owner : owners) {
            positions(owner)
                    .path("journal")
                    .properties()
                    .forEach(head -> heads.put(head.getKey(), head.getValue().asLong()));
        }
        await(
                service + " has consumed " + heads,
                PATIENCE,
                () -> {
                    JsonNode answer = positions(service);
                    JsonNode consumed = answer.path("received");
                    if (!consumed.isObject()) {
                        throw new InfraException(
                                service + " does not say what it has received: " + answer);
                    }
                    return heads.entrySet().stream()
                            .allMatch(
                                    head ->
                                            !consumed.has(head.getKey())
                                                    || consumed.path(head.getKey()).asLong()
                                                            >= head.getValue());
                });
    }

    JsonNode positions(Part service) {
        return get(service, "/positions/" + service.code().replace("-service", ""));
    }

    static void await(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new InfraException("not within " + patience.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    static ObjectNode object() {
        return ContractJson.mapper().createObjectNode();
    }

    private HttpRequest.Builder request(Part service, String path) {
        URI at =
                suite.url(service)
                        .resolve(
                                path.startsWith("/api/")
                                        ? path
                                        : "/api/v1/regions/" + region + path);
        return HttpRequest.newBuilder(at)
                .timeout(Duration.ofSeconds(60))
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + suite.token(client));
    }

    private static JsonNode good(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new InfraException(
                        request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return ContractJson.mapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new InfraException(request.uri() + " did not answer in JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted", e);
        }
    }
}
