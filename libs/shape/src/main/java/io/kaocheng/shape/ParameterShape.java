package io.kaocheng.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.Texts;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;

/** A path or query parameter: its strict reader, its constraints and its JSON Schema. */
public final class ParameterShape {

    /** What stands where bytes were no UTF-8. */
    private static final char UNDECODABLE = 0xfffd;

    private static final Pattern OFFSET_WITHOUT_PLUS = Pattern.compile(" (\\d{2}:?\\d{2})$");

    private final Component component;
    private final @Nullable Scalar<?> scalar;

    private ParameterShape(Component component, @Nullable Scalar<?> scalar) {
        this.component = component;
        this.scalar = scalar;
    }

    /** The shape of a parameter, constrained by the annotations of its declaration. */
    public static ParameterShape of(String name, Class<?> type, AnnotatedElement declared) {
        return new ParameterShape(
                Component.of(name, type, type, true, declared, null), Scalar.of(type));
    }

    /**
     * A parameter as it was meant: a plus sign that was not encoded arrives as a blank, and before
     * the offset of a moment a blank can be nothing else.
     */
    public static String sent(Class<?> type, String text) {
        return type == OffsetDateTime.class || type == Instant.class ? moment(text) : text;
    }

    /** The same of a text that is a moment if it ends like one. */
    public static String moment(String text) {
        return OFFSET_WITHOUT_PLUS.matcher(text).replaceFirst("+$1");
    }

    /** Everything that is wrong with the text; the pointer is {@code /} and the name. */
    public List<Finding> check(String written) {
        String text = sent(component.plain(), written);
        Object value = text;
        if (scalar == null
                && (Texts.isBroken(text)
                        || text.indexOf(UNDECODABLE) >= 0
                        || text.chars().anyMatch(Character::isISOControl))) {
            return List.of(
                    new Finding(
                            "/" + component.name(),
                            "not-a-text",
                            "must be text without control characters; found " + Quoted.of(text),
                            "须为不含控制字符的文本，现为 " + Quoted.of(text)));
        }
        if (component.plain() == boolean.class && !text.equals("true") && !text.equals("false")) {
            return List.of(
                    new Finding(
                            "/" + component.name(),
                            "unknown-value",
                            "must be true or false; found " + Quoted.of(text),
                            "须为 true 或 false，现为 " + Quoted.of(text)));
        }
        if (scalar != null) {
            switch (scalar.read(text, "/" + component.name())) {
                case Reading.Read<?>(Object read) -> value = read;
                case Reading.Findings<?>(List<Finding> wrong) -> {
                    return wrong;
                }
            }
        }
        return component.check(value).stream().toList();
    }

    /** JSON Schema of the value. */
    public ObjectNode schema() {
        if (scalar != null
                || component.plain() == String.class
                || component.plain() == boolean.class) {
            ObjectNode schema = new Schemas("").property(component);
            schema.remove("description");
            return schema;
        }
        return Shape.JSON.objectNode().put("type", "string");
    }

    /** The description of its declaration; null where it has none. */
    public @Nullable String description() {
        return component.description();
    }

    /** As it is sent. */
    public @Nullable String example() {
        return !component.examples().isEmpty()
                ? component.examples().getFirst()
                : scalar == null ? null : scalar.example();
    }
}
