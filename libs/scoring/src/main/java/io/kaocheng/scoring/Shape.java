package io.kaocheng.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The JSON form of a record is the record: its components are the fields. From that one shape come
 * the strict reader, the writer, the canonical form and the JSON Schema, so that they cannot differ
 * and a new rule needs no code of its own here.
 */
public final class Shape {

    /** The field of a sealed interface that says which record it is. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Tag {
        String value();
    }

    /** What a record is called in the tag of its sealed interface. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Named {
        String value();
    }

    /** Bounds of a number, or of the number of elements of a list. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    public @interface Range {
        String min() default "";

        String above() default "";

        String max() default "";
    }

    /** The value of a field that is left out, as it would be written; {@code []} for a list. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    public @interface Otherwise {
        String value();
    }

    /** What a field or a record is for; stands in the JSON Schema. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
    public @interface Says {
        String value();
    }

    public static final JsonMapper MAPPER = JsonMapper.builder().build();
    public static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int DEEPEST = 40;
    private static final int LONGEST_LIST = 5000;
    private static final int LONGEST_TEXT = 2000;

    private Shape() {}

    // ---- reading

    public static <T> Reading<T> read(Class<T> type, @Nullable JsonNode node) {
        List<Finding> findings = new ArrayList<>();
        Object value =
                node == null
                        ? missing("", "document", findings)
                        : read(type, node, "", 0, findings);
        return value == null || !findings.isEmpty()
                ? new Reading.Findings<>(findings)
                : new Reading.Read<>(type.cast(value));
    }

    private static @Nullable Object read(
            Type type, JsonNode node, String at, int depth, List<Finding> findings) {
        if (depth > DEEPEST) {
            findings.add(
                    new Finding(
                            at,
                            "too-deep",
                            "at most " + DEEPEST + " levels of nesting",
                            "嵌套层数不得超过 " + DEEPEST));
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? readList(generic.getActualTypeArguments()[0], node, at, depth, findings)
                    : readMap(generic.getActualTypeArguments()[1], node, at, depth, findings);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord() && plain != Code.class && plain != Period.class) {
            return readNamed(plain, node, at, depth, findings);
        }
        if (plain.isSealed()) {
            return readSealed(plain, node, at, depth, findings);
        }
        return readScalar(plain, node, at, findings);
    }

    private static @Nullable Object readList(
            Type element, JsonNode node, String at, int depth, List<Finding> findings) {
        if (!node.isArray()) {
            return wrongType("an array", "数组", node, at, findings);
        }
        if (node.size() > LONGEST_LIST) {
            findings.add(
                    new Finding(
                            at,
                            "too-long",
                            "at most " + LONGEST_LIST + " elements; found " + node.size(),
                            "元素不得超过 " + LONGEST_LIST + " 个,现为 " + node.size()));
            return null;
        }
        List<Object> values = new ArrayList<>();
        boolean whole = true;
        for (int i = 0; i < node.size(); i++) {
            Object value = read(element, node.get(i), at + "/" + i, depth + 1, findings);
            if (value == null) {
                whole = false;
            } else {
                values.add(value);
            }
        }
        return whole ? List.copyOf(values) : null;
    }

    private static @Nullable Object readMap(
            Type element, JsonNode node, String at, int depth, List<Finding> findings) {
        if (!node.isObject()) {
            return wrongType("an object", "对象", node, at, findings);
        }
        SortedMap<Code, Object> values = new TreeMap<>();
        boolean whole = true;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String place = at + "/" + escaped(field.getKey());
            Object value = read(element, field.getValue(), place, depth + 1, findings);
            if (!Code.isValid(field.getKey())) {
                findings.add(notACode(place, field.getKey()));
                whole = false;
            } else if (value == null) {
                whole = false;
            } else {
                values.put(Code.of(field.getKey()), value);
            }
        }
        return whole ? Collections.unmodifiableSortedMap(values) : null;
    }

    private static @Nullable Object readSealed(
            Class<?> type, JsonNode node, String at, int depth, List<Finding> findings) {
        if (!node.isObject()) {
            return wrongType("an object", "对象", node, at, findings);
        }
        String tag = annotation(type, Tag.class).value();
        JsonNode name = node.get(tag);
        if (name == null) {
            return missing(at + "/" + tag, tag, findings);
        }
        Map<String, Class<?>> known = variants(type);
        Class<?> variant = name.isTextual() ? known.get(name.textValue()) : null;
        if (variant == null) {
            return unknown(
                    name.isTextual() ? name.textValue() : name.toString(),
                    known.keySet(),
                    at + "/" + tag,
                    findings);
        }
        return readRecord(variant, tag, node, at, depth, findings);
    }

    /** A place where only one record of a sealed interface may stand still carries its tag. */
    private static @Nullable Object readNamed(
            Class<?> type, JsonNode node, String at, int depth, List<Finding> findings) {
        Optional<String> tag = tag(type);
        if (tag.isPresent() && node.isObject()) {
            String name = annotation(type, Named.class).value();
            JsonNode found = node.get(tag.get());
            if (found == null) {
                return missing(at + "/" + tag.get(), tag.get(), findings);
            }
            if (!name.equals(found.textValue())) {
                return unknown(
                        found.isTextual() ? found.textValue() : found.toString(),
                        List.of(name),
                        at + "/" + tag.get(),
                        findings);
            }
        }
        return readRecord(type, tag.orElse(null), node, at, depth, findings);
    }

    private static @Nullable Object readRecord(
            Class<?> type,
            @Nullable String tag,
            JsonNode node,
            String at,
            int depth,
            List<Finding> findings) {
        if (!node.isObject()) {
            return wrongType("an object", "对象", node, at, findings);
        }
        List<RecordComponent> components = components(type);
        TreeSet<String> allowed = new TreeSet<>();
        if (tag != null) {
            allowed.add(tag);
        }
        for (RecordComponent component : components) {
            allowed.add(component.getName());
        }
        int before = findings.size();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!allowed.contains(field.getKey())) {
                findings.add(
                        new Finding(
                                at + "/" + escaped(field.getKey()),
                                "unknown-field",
                                "no such field "
                                        + Quoted.of(field.getKey())
                                        + "; known are "
                                        + String.join(", ", allowed),
                                "没有字段 "
                                        + Quoted.of(field.getKey())
                                        + ",可用字段为 "
                                        + String.join("、", allowed)));
            }
        }
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readComponent(components.get(i), node, at, depth, findings);
        }
        if (findings.size() > before) {
            return null;
        }
        try {
            return Objects.requireNonNull(MADE.get(type).constructor()).newInstance(values);
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

    private static @Nullable Object readComponent(
            RecordComponent component,
            JsonNode object,
            String at,
            int depth,
            List<Finding> findings) {
        String place = at + "/" + component.getName();
        JsonNode node = object.get(component.getName());
        if (node == null) {
            Otherwise otherwise = component.getAnnotation(Otherwise.class);
            if (otherwise != null) {
                return otherwise(component, otherwise);
            }
            return isNullable(component) ? null : missing(place, component.getName(), findings);
        }
        Object value = read(component.getGenericType(), node, place, depth + 1, findings);
        if (value != null) {
            Checks.range(component, value).ifPresent(f -> findings.add(f.under(at)));
        }
        return value;
    }

    private static Object otherwise(RecordComponent component, Otherwise otherwise) {
        try {
            JsonNode node =
                    switch (otherwise.value()) {
                        case String text when text.startsWith("[") || text.startsWith("{") ->
                                MAPPER.readTree(text);
                        case "true", "false" -> JSON.booleanNode("true".equals(otherwise.value()));
                        case String text when component.getType() == int.class ->
                                JSON.numberNode(Integer.parseInt(text));
                        case String text -> JSON.textNode(text);
                    };
            List<Finding> findings = new ArrayList<>();
            Object value = read(component.getGenericType(), node, "", 0, findings);
            if (value == null) {
                throw new IllegalStateException(component + ": " + findings);
            }
            return value;
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static @Nullable Object readScalar(
            Class<?> type, JsonNode node, String at, List<Finding> findings) {
        if (type == boolean.class) {
            return node.isBoolean()
                    ? node.booleanValue()
                    : wrongType("true or false", "true 或 false", node, at, findings);
        }
        if (type == int.class || type == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt()
                    ? node.intValue()
                    : wrongType("a whole number", "整数", node, at, findings);
        }
        if (!node.isTextual()) {
            return type == BigDecimal.class
                    ? wrongType(
                            "a decimal written as a string, like \"0.05\"",
                            "以字符串书写的小数,如 \"0.05\"",
                            node,
                            at,
                            findings)
                    : wrongType("a string", "字符串", node, at, findings);
        }
        String text = node.textValue();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (kebab((Enum<?>) constant).equals(text)) {
                    return constant;
                }
            }
            return unknown(
                    text,
                    Arrays.stream(type.getEnumConstants())
                            .map(c -> kebab((Enum<?>) c))
                            .collect(Collectors.toList()),
                    at,
                    findings);
        }
        try {
            if (type == BigDecimal.class) {
                return Decimals.parse(text);
            }
            if (type == Period.class) {
                return Period.parse(text);
            }
        } catch (IllegalArgumentException malformed) {
            String message = String.valueOf(malformed.getMessage());
            findings.add(
                    type == Period.class
                            ? new Finding(
                                    at,
                                    "not-a-period",
                                    message,
                                    "须为 2026、2026S1、2026Q3 或 202611 形式的周期,现为 " + Quoted.of(text))
                            : new Finding(
                                    at,
                                    "not-a-decimal",
                                    message,
                                    "须为普通小数(整数部分至多 18 位,小数至多 12 位),现为 " + Quoted.of(text)));
            return null;
        }
        if (type == Code.class) {
            if (Code.isValid(text)) {
                return Code.of(text);
            }
            findings.add(notACode(at, text));
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            findings.add(
                    new Finding(
                            at,
                            "too-long",
                            "at most " + LONGEST_TEXT + " characters",
                            "不得超过 " + LONGEST_TEXT + " 个字符"));
            return null;
        }
        return text;
    }

    private static Finding notACode(String at, String text) {
        return new Finding(
                at,
                "not-a-code",
                "a code is 1 to 64 lower-case letters, digits and '-'; found " + Quoted.of(text),
                "编码为 1 至 64 个小写字母、数字或 '-',现为 " + Quoted.of(text));
    }

    private static @Nullable Object missing(String at, String name, List<Finding> findings) {
        findings.add(new Finding(at, "missing-field", name + " is required", "缺少必填字段 " + name));
        return null;
    }

    private static @Nullable Object wrongType(
            String en, String zh, JsonNode node, String at, List<Finding> findings) {
        String found = node.getNodeType().name().toLowerCase(Locale.ROOT);
        findings.add(
                new Finding(
                        at,
                        "wrong-type",
                        "must be " + en + "; found " + found,
                        "须为" + zh + ",现为 " + found));
        return null;
    }

    private static @Nullable Object unknown(
            String text, Iterable<String> known, String at, List<Finding> findings) {
        findings.add(
                new Finding(
                        at,
                        "unknown-value",
                        "must be one of " + String.join(", ", known) + "; found " + Quoted.of(text),
                        "须为 " + String.join("、", known) + " 之一,现为 " + Quoted.of(text)));
        return null;
    }

    // ---- writing

    /** Every field, defaults included; only absent optional ones are left out. */
    public static JsonNode write(Object value) {
        return switch (value) {
            case Code code -> JSON.textNode(code.value());
            case Period period -> JSON.textNode(period.toString());
            case BigDecimal decimal -> JSON.textNode(Decimals.print(decimal));
            case Boolean bool -> JSON.booleanNode(bool);
            case Integer whole -> JSON.numberNode(whole);
            case String text -> JSON.textNode(text);
            case Enum<?> constant -> JSON.textNode(kebab(constant));
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.forEach(element -> array.add(write(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, element) -> object.set(key.toString(), write(element)));
                yield object;
            }
            case Record shaped -> writeRecord(shaped);
            default -> throw new IllegalStateException("no JSON form for " + value.getClass());
        };
    }

    private static ObjectNode writeRecord(Record shaped) {
        ObjectNode object = JSON.objectNode();
        Class<?> type = shaped.getClass();
        tag(type).ifPresent(tag -> object.put(tag, annotation(type, Named.class).value()));
        try {
            for (RecordComponent component : components(type)) {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                Object value = accessor.invoke(shaped);
                if (value != null) {
                    object.set(component.getName(), write(value));
                }
            }
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return object;
    }

    /** Keys sorted by code unit, no white space: one text for one meaning. */
    public static String canonical(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(sorted(node));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(f -> fields.put(f.getKey(), sorted(f.getValue())));
            ObjectNode object = JSON.objectNode();
            fields.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }

    /** Lower-case hexadecimal SHA-256 of the canonical form in UTF-8. */
    public static String sha256(JsonNode node) {
        return sha256(canonical(node));
    }

    public static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // ---- schema

    /** JSON Schema 2020-12 of the type's form. */
    public static ObjectNode schema(Class<?> root, String title) {
        TreeMap<String, ObjectNode> definitions = new TreeMap<>();
        ObjectNode document = JSON.objectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", title);
        document.setAll(schemaOf(root, definitions));
        ObjectNode defs = document.putObject("$defs");
        definitions.forEach(defs::set);
        return document;
    }

    private static ObjectNode schemaOf(Type type, SortedMap<String, ObjectNode> definitions) {
        ObjectNode schema = JSON.objectNode();
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                schema.put("type", "array");
                schema.set("items", schemaOf(generic.getActualTypeArguments()[0], definitions));
            } else {
                schema.put("type", "object");
                schema.putObject("propertyNames").put("pattern", "^[a-z0-9][a-z0-9-]{0,63}$");
                schema.set(
                        "additionalProperties",
                        schemaOf(generic.getActualTypeArguments()[1], definitions));
            }
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Code.class) {
            return schema.put("type", "string").put("pattern", "^[a-z0-9][a-z0-9-]{0,63}$");
        }
        if (plain == Period.class) {
            return schema.put("type", "string")
                    .put("pattern", "^[0-9]{4}([Ss][12]|[Qq][1-4]|0[1-9]|1[0-2])?$");
        }
        if (plain == BigDecimal.class) {
            return schema.put("type", "string").put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
        }
        if (plain == String.class) {
            return schema.put("type", "string").put("maxLength", LONGEST_TEXT);
        }
        if (plain == int.class || plain == Integer.class) {
            return schema.put("type", "integer");
        }
        if (plain == boolean.class) {
            return schema.put("type", "boolean");
        }
        if (plain.isEnum()) {
            schema.put("type", "string");
            ArrayNode values = schema.putArray("enum");
            for (Object constant : plain.getEnumConstants()) {
                values.add(kebab((Enum<?>) constant));
            }
            return schema;
        }
        String name = plain.getSimpleName();
        if (!definitions.containsKey(name)) {
            ObjectNode definition = JSON.objectNode();
            definitions.put(name, definition);
            if (plain.isSealed()) {
                ArrayNode choices = definition.putArray("oneOf");
                variants(plain)
                        .values()
                        .forEach(variant -> choices.add(schemaOf(variant, definitions)));
            } else {
                fillRecord(plain, definition, definitions);
            }
        }
        return schema.put("$ref", "#/$defs/" + name);
    }

    private static void fillRecord(
            Class<?> type, ObjectNode definition, SortedMap<String, ObjectNode> definitions) {
        Says says = type.getAnnotation(Says.class);
        if (says != null) {
            definition.put("description", says.value());
        }
        definition.put("type", "object");
        definition.put("additionalProperties", false);
        ObjectNode properties = definition.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        tag(type)
                .ifPresent(
                        tag -> {
                            properties
                                    .putObject(tag)
                                    .put("const", annotation(type, Named.class).value());
                            required.add(tag);
                        });
        for (RecordComponent component : components(type)) {
            ObjectNode property = schemaOf(component.getGenericType(), definitions);
            List<String> words = new ArrayList<>();
            Says about = component.getAnnotation(Says.class);
            if (about != null) {
                words.add(about.value());
            }
            Range range = component.getAnnotation(Range.class);
            if (range != null) {
                if (component.getType() == List.class) {
                    if (!range.min().isEmpty()) {
                        property.put("minItems", Integer.parseInt(range.min()));
                    }
                    if (!range.max().isEmpty()) {
                        property.put("maxItems", Integer.parseInt(range.max()));
                    }
                } else if (component.getType() == int.class
                        || component.getType() == Integer.class) {
                    if (!range.min().isEmpty()) {
                        property.put("minimum", Integer.parseInt(range.min()));
                    }
                    if (!range.max().isEmpty()) {
                        property.put("maximum", Integer.parseInt(range.max()));
                    }
                } else {
                    words.add(Checks.inEnglish(range));
                }
            }
            Otherwise otherwise = component.getAnnotation(Otherwise.class);
            if (otherwise != null) {
                words.add("default " + otherwise.value());
            } else if (!isNullable(component)) {
                required.add(component.getName());
            }
            if (!words.isEmpty()) {
                property.put("description", String.join("; ", words));
            }
            properties.set(component.getName(), property);
        }
        if (!required.isEmpty()) {
            definition.set("required", required);
        }
    }

    // ---- types

    /**
     * What a type is made of, asked for once: a region's facts are made of hundreds of definitions,
     * and the JVM makes every one of these answers anew.
     */
    private static final ClassValue<Made> MADE =
            new ClassValue<>() {
                @Override
                protected Made computeValue(Class<?> type) {
                    return Made.of(type);
                }
            };

    /**
     * @param variants of a sealed interface, by their names
     * @param tag that a record carries because it is one of a sealed interface
     * @param constructor of a record
     * @param absent components that may be
     */
    private record Made(
            List<RecordComponent> components,
            Map<String, Class<?>> variants,
            Optional<String> tag,
            @Nullable Constructor<?> constructor,
            Set<String> absent) {

        static Made of(Class<?> type) {
            Map<String, Class<?>> variants = new TreeMap<>();
            if (type.isSealed()) {
                for (Class<?> variant : type.getPermittedSubclasses()) {
                    variants.put(annotation(variant, Named.class).value(), variant);
                }
            }
            Optional<String> tag = Optional.empty();
            for (Class<?> sealed : type.getInterfaces()) {
                Tag found = sealed.getAnnotation(Tag.class);
                if (found != null && tag.isEmpty()) {
                    tag = Optional.of(found.value());
                }
            }
            List<RecordComponent> components =
                    type.isRecord() ? List.of(type.getRecordComponents()) : List.of();
            Set<String> absent = new HashSet<>();
            for (RecordComponent component : components) {
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    absent.add(component.getName());
                }
            }
            return new Made(
                    components,
                    Collections.unmodifiableMap(variants),
                    tag,
                    type.isRecord() ? constructor(type, components) : null,
                    absent);
        }

        private static Constructor<?> constructor(Class<?> type, List<RecordComponent> components) {
            Class<?>[] types =
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** A record's components. */
    static List<RecordComponent> components(Class<?> type) {
        return MADE.get(type).components();
    }

    public static Map<String, Class<?>> variants(Class<?> sealed) {
        return MADE.get(sealed).variants();
    }

    /** The tag a record carries because it is one of a sealed interface. */
    private static Optional<String> tag(Class<?> type) {
        return MADE.get(type).tag();
    }

    public static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isNullable(RecordComponent component) {
        return MADE.get(component.getDeclaringRecord()).absent().contains(component.getName());
    }

    private static <A extends java.lang.annotation.Annotation> A annotation(
            Class<?> type, Class<A> kind) {
        return Optional.ofNullable(type.getAnnotation(kind))
                .orElseThrow(() -> new IllegalStateException(type + " lacks @" + kind));
    }
}
