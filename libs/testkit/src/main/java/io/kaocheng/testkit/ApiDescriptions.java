package io.kaocheng.testkit;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares the committed OpenAPI description of a service with the one it serves; {@code
 * -Dapprove=true} writes it again unless a change breaks clients, {@code -Dapprove=breaking} even
 * then.
 */
public final class ApiDescriptions {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private ApiDescriptions() {}

    public static void check(String service) throws IOException {
        String answer =
                given().get("/q/openapi?format=json").then().statusCode(200).extract().asString();
        ObjectNode description = (ObjectNode) MAPPER.readTree(answer);
        // The port is another one in every run.
        description.remove("servers");
        String sorted =
                MAPPER.writeValueAsString(MAPPER.treeToValue(description, Object.class)) + "\n";
        Path committed = Path.of("../docs/openapi/" + service + ".json");
        String approve = System.getProperty("approve", "");
        if (Files.exists(committed) && !approve.equals("breaking")) {
            assertThat(
                            BreakingChanges.between(
                                    MAPPER.readTree(Files.readString(committed)),
                                    MAPPER.readTree(sorted)))
                    .as("what breaks within v1 of docs/openapi/%s.json", service)
                    .isEmpty();
        }
        if (!approve.isEmpty()) {
            Files.createDirectories(committed.resolveSibling("."));
            Files.writeString(committed, sorted);
        }
        assertThat(MAPPER.readTree(sorted))
                .as("docs/openapi/%s.json; -Dapprove=true writes it anew", service)
                .isEqualTo(MAPPER.readTree(Files.readString(committed)));
    }
}
