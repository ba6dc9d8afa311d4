package io.kaocheng.chassis.api;

import io.kaocheng.contracts.ContractJson;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

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
        String described = ContractJson.write(Description.of(resources).put("openapi", "3.1.0"));
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
