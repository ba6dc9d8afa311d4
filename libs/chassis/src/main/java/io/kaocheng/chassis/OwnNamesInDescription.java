package io.kaocheng.chassis;

import io.quarkus.smallrye.openapi.OpenApiFilter;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Every service answers the same paths about journals and positions, each for its own. The
 * description says for which: the gateway routes by it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class OwnNamesInDescription implements OASFilter {

    private final List<String> service;
    private final List<String> journals;

    /** Reads the service's own configuration. */
    public OwnNamesInDescription() {
        Config config = ConfigProvider.getConfig();
        this.service = List.of(config.getValue("kaocheng.service", String.class));
        this.journals =
                List.copyOf(
                        new TreeSet<>(
                                Arrays.asList(
                                        config.getValue(
                                                "kaocheng.owned-journals", String[].class))));
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.PATH) {
            if ("service".equals(parameter.getName())) {
                parameter.setSchema(oneOf(service));
            } else if ("journal".equals(parameter.getName())) {
                parameter.setSchema(oneOf(journals));
            }
        }
        return parameter;
    }

    private static Schema oneOf(List<String> names) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .enumeration(List.copyOf(names));
    }
}
