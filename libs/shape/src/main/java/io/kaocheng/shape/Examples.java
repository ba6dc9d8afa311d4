package io.kaocheng.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An example of a type's JSON: the first of {@code Schema(examples)} where there is one, otherwise
 * made of the examples of its parts. An optional field is included where it has an example of its
 * own.
 */
public final class Examples {

    private Examples() {}

    /** An example of the type's form. */
    public static JsonNode of(Type type) {
        return of(type, Map.of());
    }

    private static JsonNode of(Type type, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case TypeVariable<?> variable -> of(Objects.requireNonNull(bound.get(variable)), bound);
            case ParameterizedType generic when generic.getRawType() == List.class ->
                    Shape.JSON.arrayNode().add(of(generic.getActualTypeArguments()[0], bound));
            case ParameterizedType generic
                    when generic.getRawType() instanceof Class<?> raw && raw.isRecord() -> {
                Map<TypeVariable<?>, Type> inner = new HashMap<>();
                for (int i = 0; i < raw.getTypeParameters().length; i++) {
                    Type argument = generic.getActualTypeArguments()[i];
                    inner.put(
                            raw.getTypeParameters()[i],
                            argument instanceof TypeVariable<?> outer
                                    ? Objects.requireNonNull(bound.get(outer))
                                    : argument);
                }
                yield ofRecord(raw, inner);
            }
            case ParameterizedType generic -> {
                Scalar<?> key = Scalar.of((Class<?>) generic.getActualTypeArguments()[0]);
                ObjectNode object = Shape.JSON.objectNode();
                object.set(
                        key == null ? "key" : key.example(),
                        of(generic.getActualTypeArguments()[1], bound));
                yield object;
            }
            case Class<?> plain -> ofClass(plain);
            default -> throw new IllegalStateException("no example of " + type);
        };
    }

    private static JsonNode ofClass(Class<?> plain) {
        Scalar<?> scalar = Scalar.of(plain);
        if (scalar != null) {
            return scalar.isNumber()
                    ? Shape.JSON.numberNode(Integer.parseInt(scalar.example()))
                    : Shape.JSON.textNode(scalar.example());
        }
        if (plain == String.class) {
            return Shape.JSON.textNode("text");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return Shape.JSON.booleanNode(false);
        }
        if (JsonNode.class.isAssignableFrom(plain)) {
            return Shape.JSON.objectNode();
        }
        if (plain.isSealed()) {
            return ofClass(Form.of(plain).variants().values().iterator().next());
        }
        return ofRecord(plain, Map.of());
    }

    private static JsonNode ofRecord(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        Schema schema = type.getAnnotation(Schema.class);
        if (schema != null && schema.examples().length > 0) {
            return parsed(schema.examples()[0]);
        }
        ObjectNode object = Shape.JSON.objectNode();
        Form form = Form.of(type);
        if (form.tag() != null) {
            object.put(form.tag(), Objects.requireNonNull(form.name()));
        }
        for (Component component : form.sent()) {
            List<String> given = component.examples();
            if (!given.isEmpty()) {
                object.set(component.name(), given(component, given));
            } else if (!component.nullable() && component.otherwise() == null) {
                object.set(component.name(), of(component.described(), bound));
            }
        }
        return object;
    }

    private static JsonNode given(Component component, List<String> examples) {
        String first = examples.getFirst();
        Scalar<?> scalar = Scalar.of(component.plain());
        if (component.plain() == String.class || (scalar != null && !scalar.isNumber())) {
            return Shape.JSON.textNode(first);
        }
        if (component.plain() == List.class && !first.startsWith("[")) {
            // Each example is one element's.
            ArrayNode array = Shape.JSON.arrayNode();
            examples.forEach(
                    one -> array.add(one.startsWith("{") ? parsed(one) : Shape.JSON.textNode(one)));
            return array;
        }
        return parsed(first);
    }

    private static JsonNode parsed(String json) {
        try {
            return Shape.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an example is not JSON: " + json, e);
        }
    }
}
