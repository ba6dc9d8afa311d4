package io.kaocheng.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON Schemas of types that refer to one another; every record and sealed interface is defined
 * once, by its simple name.
 */
public final class Schemas {

    private static final int LONGEST_TEXT = 2000;

    private final String prefix;
    private final SortedMap<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, Type> owners = new HashMap<>();

    /**
     * @param prefix of references to definitions: {@code #/components/schemas/}
     */
    public Schemas(String prefix) {
        this.prefix = prefix;
    }

    /** The definitions referred to so far, by name. */
    public SortedMap<String, ObjectNode> definitions() {
        return Collections.unmodifiableSortedMap(definitions);
    }

    /**
     * The schema of a type: a reference where it is a record or a sealed interface.
     *
     * @throws IllegalStateException where two types of one simple name meet
     */
    public ObjectNode of(Type type) {
        return of(type, Map.of());
    }

    private ObjectNode of(Type type, Map<TypeVariable<?>, Type> bound) {
        ObjectNode schema = Shape.JSON.objectNode();
        return switch (type) {
            case TypeVariable<?> variable ->
                    of(Objects.requireNonNull(bound.get(variable), type::toString), bound);
            case ParameterizedType generic when generic.getRawType() == List.class -> {
                schema.put("type", "array");
                schema.set("items", of(generic.getActualTypeArguments()[0], bound));
                yield schema;
            }
            case ParameterizedType generic
                    when generic.getRawType() instanceof Class<?> raw && raw.isRecord() -> {
                Map<TypeVariable<?>, Type> inner = new HashMap<>();
                StringBuilder name = new StringBuilder();
                for (int i = 0; i < raw.getTypeParameters().length; i++) {
                    Type argument = generic.getActualTypeArguments()[i];
                    Type actual =
                            argument instanceof TypeVariable<?> outer
                                    ? Objects.requireNonNull(bound.get(outer))
                                    : argument;
                    inner.put(raw.getTypeParameters()[i], actual);
                    name.append(nameOf((Class<?>) actual));
                }
                yield defined(name + nameOf(raw), raw, generic, inner);
            }
            case ParameterizedType generic -> {
                schema.put("type", "object");
                Scalar<?> key = Scalar.of((Class<?>) generic.getActualTypeArguments()[0]);
                if (key != null) {
                    ObjectNode names = key.schema();
                    names.remove("type");
                    schema.set("propertyNames", names);
                }
                schema.set("additionalProperties", of(generic.getActualTypeArguments()[1], bound));
                yield schema;
            }
            case Class<?> plain -> ofClass(plain);
            default -> throw new IllegalStateException("no JSON Schema for " + type);
        };
    }

    private ObjectNode ofClass(Class<?> plain) {
        ObjectNode schema = Shape.JSON.objectNode();
        Scalar<?> scalar = Scalar.of(plain);
        if (scalar != null) {
            return scalar.schema();
        }
        if (plain == String.class) {
            return schema.put("type", "string").put("maxLength", LONGEST_TEXT);
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (JsonNode.class.isAssignableFrom(plain)) {
            return plain == JsonNode.class ? schema : schema.put("type", "object");
        }
        return defined(nameOf(plain), plain, plain, Map.of());
    }

    private static String nameOf(Class<?> plain) {
        Schema named = plain.getAnnotation(Schema.class);
        return named == null || named.name().isEmpty() ? plain.getSimpleName() : named.name();
    }

    private ObjectNode defined(
            String name, Class<?> plain, Type owner, Map<TypeVariable<?>, Type> bound) {
        Type other = owners.putIfAbsent(name, owner);
        if (other != null && !other.equals(owner)) {
            throw new IllegalStateException(
                    "two types are called " + name + " here: " + other + " and " + owner);
        }
        if (other == null) {
            ObjectNode definition = Shape.JSON.objectNode();
            definitions.put(name, definition);
            if (plain.isSealed()) {
                ArrayNode choices = definition.putArray("oneOf");
                Form.of(plain).variants().values().forEach(variant -> choices.add(of(variant)));
            } else {
                fill(plain, definition, bound);
            }
        }
        return Shape.JSON.objectNode().put("$ref", prefix + name);
    }

    private void fill(Class<?> type, ObjectNode definition, Map<TypeVariable<?>, Type> bound) {
        Schema annotation = type.getAnnotation(Schema.class);
        if (annotation != null && !annotation.description().isEmpty()) {
            definition.put("description", annotation.description());
        }
        definition.put("type", "object");
        definition.put("additionalProperties", false);
        ObjectNode properties = definition.putObject("properties");
        ArrayNode required = Shape.JSON.arrayNode();
        Form form = Form.of(type);
        if (form.tag() != null) {
            properties.putObject(form.tag()).put("const", form.name());
            required.add(form.tag());
        }
        for (Component component : form.sent()) {
            properties.set(component.name(), property(component, bound));
            if (component.otherwise() == null && !component.nullable()) {
                required.add(component.name());
            }
        }
        if (!required.isEmpty()) {
            definition.set("required", required);
        }
    }

    /** The schema of a field, with its constraints. */
    ObjectNode property(Component component) {
        return property(component, Map.of());
    }

    private ObjectNode property(Component component, Map<TypeVariable<?>, Type> bound) {
        ObjectNode property = of(component.described(), bound);
        List<String> words = new ArrayList<>();
        if (component.description() != null) {
            words.add(component.description());
        }
        Bounds bounds = component.bounds();
        if (component.plain() == String.class) {
            property.remove("maxLength");
            if (bounds.min() != null || component.text()) {
                property.put(
                        "minLength", bounds.min() == null ? 1 : Integer.parseInt(bounds.min()));
            }
            property.put(
                    "maxLength",
                    bounds.max() == null ? LONGEST_TEXT : Integer.parseInt(bounds.max()));
            if (component.pattern() != null) {
                property.put("pattern", "^(?:" + component.pattern() + ")$");
            }
        } else if (component.plain() == List.class) {
            whole(property, "minItems", bounds.min());
            whole(property, "maxItems", bounds.max());
        } else if (property.path("type").asText().equals("integer")) {
            whole(property, "minimum", bounds.min());
            whole(property, "exclusiveMinimum", bounds.above());
            whole(property, "maximum", bounds.max());
            whole(property, "exclusiveMaximum", bounds.below());
        } else if (!bounds.isEmpty()) {
            words.add(bounds.english());
        }
        if (component.otherwise() != null) {
            words.add("default " + component.otherwise());
        }
        if (!words.isEmpty()) {
            property.put("description", String.join("; ", words));
        }
        if (component.deprecated()) {
            property.put("deprecated", true);
        }
        return property;
    }

    private static void whole(ObjectNode schema, String keyword, @Nullable String bound) {
        if (bound != null) {
            schema.put(keyword, Long.parseLong(bound));
        }
    }
}
