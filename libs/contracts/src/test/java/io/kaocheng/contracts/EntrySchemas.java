package io.kaocheng.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** The JSON Schema of an entry type's data, from its record. */
final class EntrySchemas {

    static final Path FOLDER = Path.of("../../docs/schemas/entries");

    private static final Map<Class<?>, String> PATTERNS =
            Map.of(
                    Code.class, "^[a-z0-9][a-z0-9-]{0,63}$",
                    Period.class, "^\\d{4}(S[12]|Q[1-4]|0[1-9]|1[0-2])?$",
                    BigDecimal.class, "^-?\\d{1,18}(\\.\\d{1,34})?$",
                    Position.class,
                            "^(goals|indicators|monitoring|evaluation|reporting|scores)@\\d+$",
                    Cut.class,
                            "^((goals|indicators|monitoring|evaluation|reporting|scores)@\\d+ ?)*$",
                    LocalDate.class, "^\\d{4}-\\d{2}-\\d{2}$");

    private static final SchemaGenerator GENERATOR = new SchemaGenerator(config());

    private EntrySchemas() {}

    static Path file(EntryType type) {
        return FOLDER.resolve(type.name() + ".json");
    }

    static String of(EntryType type) {
        ObjectNode schema = GENERATOR.generateSchema(type.event());
        schema.put("$id", "urn:schema:" + type.name());
        schema.put("title", type.name());
        schema.put("description", Javadocs.of(type.event()).text());
        return schema.toPrettyString();
    }

    private static SchemaGeneratorConfig config() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(Option.INLINE_ALL_SCHEMAS)
                        .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(
                        (type, context) -> {
                            Class<?> raw = type.getErasedType();
                            String pattern = PATTERNS.get(raw);
                            if (pattern != null) {
                                return new CustomDefinition(
                                        context.getGeneratorConfig()
                                                .createObjectNode()
                                                .put("type", "string")
                                                .put("pattern", pattern));
                            }
                            return JsonNode.class.isAssignableFrom(raw)
                                    ? new CustomDefinition(
                                            context.getGeneratorConfig()
                                                    .createObjectNode()
                                                    .put("type", "object"))
                                    : null;
                        });
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field.getRawMember()))
                .withDescriptionResolver(EntrySchemas::description);
        return config.build();
    }

    /**
     * The description of the component in the record's Javadoc or, without one, that of its type.
     */
    private static @Nullable String description(FieldScope field) {
        Javadocs record = Javadocs.of(field.getDeclaringType().getErasedType());
        String description =
                field.isFakeContainerItemScope() ? null : record.field(field.getName());
        if (description != null) {
            return description;
        }
        Class<?> type = field.getType().getErasedType();
        String text = PATTERNS.containsKey(type) ? "" : Javadocs.of(type).text();
        return text.isEmpty() ? null : text;
    }

    private static boolean isNullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
