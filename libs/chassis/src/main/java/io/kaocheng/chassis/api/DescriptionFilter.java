package io.kaocheng.chassis.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts {@link Description} in the place of what the framework finds out by itself: it finds the
 * resources, and knows each operation by its class.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class DescriptionFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI found) {
        Set<Class<?>> resources = new LinkedHashSet<>();
        found.getPaths()
                .getPathItems()
                .values()
                .forEach(
                        item ->
                                item.getOperations()
                                        .values()
                                        .forEach(o -> resources.add(resource(o.getOperationId()))));
        ObjectNode description = Description.of(resources).put("openapi", "3.1.0");
        nameWhatIsOwn(description);
        String described = ContractJson.write(description);
        OpenAPI read =
                SmallRyeOpenAPI.builder()
                        .enableModelReader(false)
                        .enableAnnotationScan(false)
                        .enableStandardFilter(false)
                        .enableStandardStaticFiles(false)
                        .withCustomStaticFile(
                                () ->
                                        new ByteArrayInputStream(
                                                described.getBytes(StandardCharsets.UTF_8)))
                        .build()
                        .model();
        found.setPaths(read.getPaths());
        found.setComponents(read.getComponents());
        found.setTags(null);
    }

    /**
     * Every service answers the same paths about journals and positions, each for its own. The
     * description says for which: the gateway routes by it.
     */
    private static void nameWhatIsOwn(ObjectNode description) {
        Config config = ConfigProvider.getConfig();
        Map<String, List<String>> own =
                Map.of(
                        "service",
                        List.of(config.getValue("kaocheng.service", String.class)),
                        "journal",
                        List.copyOf(
                                new TreeSet<>(
                                        Arrays.asList(
                                                config.getValue(
                                                        "kaocheng.owned-journals",
                                                        String[].class)))));
        description
                .findValues("parameters")
                .forEach(
                        parameters -> {
                            for (JsonNode one : parameters) {
                                List<String> names = own.get(one.path("name").asText());
                                if (names != null && one.path("in").asText().equals("path")) {
                                    ObjectNode parameter = (ObjectNode) one;
                                    ArrayNode values =
                                            parameter
                                                    .putObject("schema")
                                                    .put("type", "string")
                                                    .putArray("enum");
                                    names.forEach(values::add);
                                    parameter.put("example", names.getFirst());
                                }
                            }
                        });
    }

    /** The class in {@code io.kaocheng.goals.write.UnitsResource_register}. */
    private static Class<?> resource(String operationId) {
        try {
            return Class.forName(
                    operationId.substring(0, operationId.lastIndexOf('_')),
                    false,
                    Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
