package io.kaocheng.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.Texts;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one document into a record and gathers everything that is wrong with it. */
final class StrictReader {

    private static final int DEEPEST = 40;
    private static final int LONGEST_LIST = 5000;
    private static final int LONGEST_TEXT = 2000;
    private static final Pattern NEGATIVE_ZERO = Pattern.compile("-0+(\\.0+)?([eE][-+]?[0-9]+)?");

    private final List<Finding> findings = new ArrayList<>();
    private final boolean nullIsAbsent;
    private final Surroundings request;

    /**
     * @param request where what is not sent in the document is found
     */
    StrictReader(boolean nullIsAbsent, Surroundings request) {
        this.nullIsAbsent = nullIsAbsent;
        this.request = request;
    }

    <T> Reading<T> read(Class<T> type, @Nullable JsonNode node) {
        Object value =
                node == null ? missing("", "document") : read((Type) type, node, "", null, 0);
        return value == null || !findings.isEmpty()
                ? new Reading.Findings<>(findings)
                : new Reading.Read<>(type.cast(value));
    }

    private @Nullable Object read(
            Type type, JsonNode node, String at, @Nullable Component of, int depth) {
        if (depth > DEEPEST) {
            return found(
                    at,
                    "too-deep",
                    "at most " + DEEPEST + " levels of nesting",
                    "嵌套层数不得超过 " + DEEPEST);
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? readList(generic.getActualTypeArguments()[0], node, at, of, depth)
                    : readMap(generic, node, at, depth);
        }
        Class<?> plain = (Class<?>) type;
        if (JsonNode.class.isAssignableFrom(plain)) {
            return plain.isInstance(node) ? node : wrongType("an object", "对象", node, at);
        }
        Scalar<?> scalar = Scalar.of(plain);
        if (scalar != null) {
            return readScalar(scalar, node, at);
        }
        if (plain.isRecord()) {
            return readNamed(plain, node, at, depth);
        }
        if (plain.isSealed()) {
            return readSealed(plain, node, at, depth);
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return node.isBoolean()
                    ? (Object) node.booleanValue()
                    : wrongType("true or false", "true 或 false", node, at);
        }
        if (plain == String.class) {
            return readText(node, at, of);
        }
        throw new IllegalStateException(
                type + " at " + at + " has no JSON form; use one of the types of " + Shape.class);
    }

    private @Nullable Object readList(
            Type element, JsonNode node, String at, @Nullable Component of, int depth) {
        if (!node.isArray()) {
            return wrongType("an array", "数组", node, at);
        }
        String declared = of == null ? null : of.bounds().max();
        if (declared == null
                ? node.size() > LONGEST_LIST
                : node.size() > Integer.parseInt(declared)) {
            String most = declared == null ? Integer.toString(LONGEST_LIST) : declared;
            return found(
                    at,
                    "too-long",
                    "at most " + most + " elements; found " + node.size(),
                    "元素不得超过 " + most + " 个，现为 " + node.size());
        }
        List<Object> values = new ArrayList<>();
        boolean whole = true;
        for (int i = 0; i < node.size(); i++) {
            Object value = read(element, node.get(i), at + "/" + i, null, depth + 1);
            if (value == null) {
                whole = false;
            } else {
                values.add(value);
            }
        }
        return whole ? List.copyOf(values) : null;
    }

    private @Nullable Object readMap(ParameterizedType type, JsonNode node, String at, int depth) {
        if (!node.isObject()) {
            return wrongType("an object", "对象", node, at);
        }
        boolean codes = type.getActualTypeArguments()[0] == Code.class;
        Type element = type.getActualTypeArguments()[1];
        SortedMap<Object, Object> values = new TreeMap<>();
        boolean whole = true;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String place = at + "/" + escaped(field.getKey());
            Object value = read(element, field.getValue(), place, null, depth + 1);
            if (codes && !Code.isValid(field.getKey())) {
                readScalar(Objects.requireNonNull(Scalar.of(Code.class)), field.getKey(), place);
                whole = false;
            } else if (value == null) {
                whole = false;
            } else {
                values.put(codes ? Code.of(field.getKey()) : field.getKey(), value);
            }
        }
        return whole ? Collections.unmodifiableSortedMap(values) : null;
    }

    private @Nullable Object readSealed(Class<?> type, JsonNode node, String at, int depth) {
        if (!node.isObject()) {
            return wrongType("an object", "对象", node, at);
        }
        Form form = Form.of(type);
        String tag = Objects.requireNonNull(form.tag());
        JsonNode name = node.get(tag);
        if (name == null) {
            return missing(at + "/" + tag, tag);
        }
        Class<?> variant = name.isTextual() ? form.variants().get(name.textValue()) : null;
        if (variant == null) {
            return unknown(
                    name.isTextual() ? name.textValue() : name.toString(),
                    form.variants().keySet(),
                    at + "/" + tag);
        }
        return readRecord(variant, node, at, depth);
    }

    /** Reads one given record of a sealed interface; its JSON has the discriminator field, too. */
    private @Nullable Object readNamed(Class<?> type, JsonNode node, String at, int depth) {
        Form form = Form.of(type);
        String tag = form.tag();
        if (tag != null && node.isObject()) {
            String name = Objects.requireNonNull(form.name());
            JsonNode found = node.get(tag);
            if (found == null) {
                return missing(at + "/" + tag, tag);
            }
            if (!name.equals(found.textValue())) {
                return unknown(
                        found.isTextual() ? found.textValue() : found.toString(),
                        List.of(name),
                        at + "/" + tag);
            }
        }
        return readRecord(type, node, at, depth);
    }

    private @Nullable Object readRecord(Class<?> type, JsonNode node, String at, int depth) {
        if (!node.isObject()) {
            return wrongType("an object", "对象", node, at);
        }
        Form form = Form.of(type);
        List<Component> components = form.components();
        int before = findings.size();
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readComponent(components.get(i), node, at, depth);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!form.fields().contains(field.getKey())) {
                TreeSet<String> allowed = new TreeSet<>(form.fields());
                found(
                        at + "/" + escaped(field.getKey()),
                        "unknown-field",
                        "no such field "
                                + Quoted.of(field.getKey())
                                + "; known are "
                                + String.join(", ", allowed),
                        "没有字段 "
                                + Quoted.of(field.getKey())
                                + "，可用字段为 "
                                + String.join("、", allowed));
            }
        }
        if (findings.size() > before) {
            return null;
        }
        try {
            return Objects.requireNonNull(form.constructor()).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof Refused because) {
                because.findings().forEach(f -> findings.add(f.under(at)));
                return null;
            }
            throw new IllegalStateException(type + " threw at " + at, refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object readComponent(
            Component component, JsonNode object, String at, int depth) {
        String place = at + "/" + component.name();
        JsonNode node =
                switch (component.source()) {
                    case BODY, REQUEST -> object.get(component.name());
                    case PATH -> {
                        String text = request.path().get(component.name());
                        yield text == null ? null : Shape.JSON.textNode(text);
                    }
                };
        if (component.source() == Component.Source.REQUEST) {
            return request.values().apply(component.plain());
        }
        Scalar<?> scalar = Scalar.of(component.plain());
        if (component.source() == Component.Source.PATH && node != null && scalar != null) {
            return readScalar(scalar, node.textValue(), place);
        }
        if (node == null || (nullIsAbsent && node.isNull())) {
            if (component.otherwise() != null) {
                return otherwise(component, component.otherwise());
            }
            return component.nullable() ? null : missing(place, component.name());
        }
        Object value = read(component.type(), node, place, component, depth + 1);
        if (value != null) {
            component.check(value).ifPresent(f -> findings.add(f.under(at)));
        }
        return value;
    }

    private static Object otherwise(Component component, String written) {
        try {
            JsonNode node =
                    switch (written) {
                        case String text when text.startsWith("[") || text.startsWith("{") ->
                                Shape.MAPPER.readTree(text);
                        case "true", "false" -> Shape.JSON.booleanNode("true".equals(written));
                        case String text when component.plain() == int.class ->
                                Shape.JSON.numberNode(Integer.parseInt(text));
                        case String text -> Shape.JSON.textNode(text);
                    };
            StrictReader reader = new StrictReader(false, Surroundings.NONE);
            Object value = reader.read(component.type(), node, "", component, 0);
            if (value == null) {
                throw new IllegalStateException(component + ": " + reader.findings);
            }
            return value;
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private @Nullable Object readScalar(Scalar<?> scalar, JsonNode node, String at) {
        if (scalar.isNumber()) {
            boolean fits =
                    scalar.type() == int.class || scalar.type() == Integer.class
                            ? node.canConvertToInt()
                            : node.canConvertToLong();
            if (!node.isIntegralNumber() || !fits) {
                return wrongType("a whole number", "整数", node, at);
            }
            return scalar.type() == int.class || scalar.type() == Integer.class
                    ? (Object) node.intValue()
                    : (Object) node.longValue();
        }
        if (!node.isTextual()) {
            return scalar.type() == BigDecimal.class
                    ? wrongType(
                            "a decimal written as a string, like \"0.05\"",
                            "以字符串书写的小数，如 \"0.05\"",
                            node,
                            at)
                    : wrongType("a string", "字符串", node, at);
        }
        if (nullIsAbsent
                && scalar.type() == BigDecimal.class
                && NEGATIVE_ZERO.matcher(node.textValue()).matches()) {
            return found(at, "not-a-decimal", "zero has no sign; write 0", "零没有正负号，请写 0");
        }
        return readScalar(scalar, node.textValue(), at);
    }

    private @Nullable Object readScalar(Scalar<?> scalar, String text, String at) {
        return switch (scalar.read(text, at)) {
            case Reading.Read<?>(Object value) -> value;
            case Reading.Findings<?>(List<Finding> wrong) -> {
                findings.addAll(wrong);
                yield null;
            }
        };
    }

    private @Nullable Object readText(JsonNode node, String at, @Nullable Component of) {
        if (!node.isTextual()) {
            return wrongType("a string", "字符串", node, at);
        }
        String text = node.textValue();
        if (text.length() > LONGEST_TEXT && (of == null || of.bounds().max() == null)) {
            return found(
                    at,
                    "too-long",
                    "at most " + LONGEST_TEXT + " characters",
                    "不得超过 " + LONGEST_TEXT + " 个字符");
        }
        if (Texts.hasControls(text)) {
            return found(
                    at,
                    "not-a-text",
                    "a text holds no control characters but tabs and line ends; found "
                            + Quoted.of(text),
                    "文本除制表符和换行外不得含控制字符，现为 " + Quoted.of(text));
        }
        return of != null && of.text() ? Texts.trimmed(text) : text;
    }

    private @Nullable Object missing(String at, String name) {
        return found(at, "missing-field", name + " is required", "缺少必填字段 " + name);
    }

    private @Nullable Object wrongType(String en, String zh, JsonNode node, String at) {
        String kind = Shape.kind(node);
        return found(
                at,
                "wrong-type",
                "must be " + en + "; found " + kind,
                "须为" + zh + "，现为" + Shape.chineseKind(node));
    }

    private @Nullable Object unknown(String text, Iterable<String> known, String at) {
        return found(
                at,
                "unknown-value",
                "must be one of " + String.join(", ", known) + "; found " + Quoted.of(text),
                "须为 " + String.join("、", known) + " 之一，现为 " + Quoted.of(text));
    }

    private @Nullable Object found(String at, String code, String en, String zh) {
        findings.add(new Finding(at, code, en, zh));
        return null;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
