package io.kaocheng.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The descriptions of all services' APIs, merged into one. Browsable under {@code /docs}. */
@Path("/openapi.json")
public class ApiDescription {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GatewayConfig config;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ApiDescription(GatewayConfig config) {
        this.config = config;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public String merged() throws InterruptedException {
        ObjectNode merged = ContractJson.mapper().createObjectNode();
        merged.put("openapi", "3.1.0");
        merged.putObject("info").put("title", "Kaocheng 考成").put("version", "v1");
        ObjectNode paths = merged.putObject("paths");
        ObjectNode schemas = merged.putObject("components").putObject("schemas");
        ArrayNode missing = merged.putArray("x-unavailable");
        for (Map.Entry<String, URI> service : new TreeMap<>(config.services()).entrySet()) {
            try {
                HttpResponse<String> answer =
                        http.send(
                                HttpRequest.newBuilder(
                                                service.getValue()
                                                        .resolve("/q/openapi?format=json"))
                                        .timeout(PATIENCE)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                merge(ContractJson.mapper().readTree(answer.body()), paths, schemas);
            } catch (IOException e) {
                missing.add(service.getKey());
            }
        }
        return merged.toString();
    }

    /**
     * Services share some paths (journals, positions) and differ in none, so the later one wins
     * where two describe one.
     */
    private static void merge(JsonNode description, ObjectNode paths, ObjectNode schemas) {
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            if (paths.get(path.getKey()) instanceof ObjectNode there
                    && path.getValue() instanceof ObjectNode more) {
                there.setAll(more);
            } else {
                paths.set(path.getKey(), path.getValue());
            }
        }
        description
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> schemas.set(schema.getKey(), schema.getValue()));
    }
}
