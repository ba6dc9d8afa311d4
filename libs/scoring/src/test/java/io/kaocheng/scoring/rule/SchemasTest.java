package io.kaocheng.scoring.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.kaocheng.scoring.Manual;
import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The published JSON Schemas and the examples of the manual agree with what the reader accepts. */
class SchemasTest {

    @ParameterizedTest
    @CsvSource({"rule", "indicator-definition", "scheme", "formula"})
    void the_committed_schema_is_the_generated_one(String name) throws IOException {
        Path file = Manual.docs().resolve("schemas/scoring/" + name + ".schema.json");
        String generated = pretty(schema(name)) + "\n";
        if (Boolean.getBoolean("kaocheng.write-schemas")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("run with -Dkaocheng.write-schemas=true to write it anew, and review the diff")
                .content(StandardCharsets.UTF_8)
                .isEqualTo(generated);
    }

    @Property(tries = 10)
    void whatever_is_written_conforms_to_its_schema_and_is_read_back_the_same(@ForAll long seed) {
        Region.Made made = Region.ofEveryRule(seed, false, 1).make();
        conforms("scheme", made.scheme().write());
        assertThat(Scheme.read(made.scheme().write()).orThrow()).isEqualTo(made.scheme());
        for (IndicatorDefinition definition : made.definitions()) {
            conforms("indicator-definition", definition.write());
            conforms("rule", definition.rule().write());
            IndicatorDefinition again = IndicatorDefinition.read(definition.write()).orThrow();
            assertThat(again).isEqualTo(definition);
            assertThat(again.hash()).isEqualTo(definition.hash());
        }
    }

    @Test
    void every_example_of_the_manual_is_accepted() {
        int rules = 0;
        for (JsonNode example : Manual.examples()) {
            if (Manual.isRule(example)) {
                Rule.read(example).orThrow();
                conforms("rule", example);
                rules++;
            } else if (example.has("tree")) {
                Scheme.read(example).orThrow();
                conforms("scheme", example);
            } else if (example.has("effectiveFrom")) {
                IndicatorDefinition.read(example).orThrow();
                conforms("indicator-definition", example);
            } else {
                Formula.read(example).orThrow();
                conforms("formula", example);
            }
        }
        assertThat(rules)
                .as("an example of every rule")
                .isEqualTo(Shape.variants(Rule.class).size());
    }

    @Test
    void every_rule_is_in_the_manual() {
        String manual = Manual.text();
        assertThat(Shape.variants(Rule.class).keySet())
                .allSatisfy(name -> assertThat(manual).contains("`" + name + "`"));
    }

    private static void conforms(String name, JsonNode document) {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema(name));
        assertThat(schema.validate(document)).as(document.toString()).isEmpty();
    }

    private static JsonNode schema(String name) {
        List<Class<?>> types =
                Arrays.asList(Rule.class, IndicatorDefinition.class, Scheme.class, Formula.class);
        List<String> names = List.of("rule", "indicator-definition", "scheme", "formula");
        return Shape.schema(types.get(names.indexOf(name)), "Kaocheng " + name);
    }

    private static String pretty(JsonNode schema) throws IOException {
        return Shape.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(schema);
    }
}
