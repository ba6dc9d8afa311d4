package io.kaocheng.shape;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.Texts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The JSON form of a record is the record: its components are the fields. From that one shape come
 * the strict reader, the writer, the canonical form and the JSON Schema, so that they cannot differ
 * and a new record needs no code of its own here.
 *
 * <p>The values of a component are determined by its type ({@link Code}, {@link Period}, {@link
 * Position}, {@link Cut}, {@link BigDecimal} as a string, dates and moments, enums by their names
 * in kebab-case, texts, whole numbers, lists, maps by code, records, sealed interfaces of records
 * and raw {@link JsonNode}) and by the annotations of Jakarta Validation, Jackson ({@code
 * JsonProperty}, {@code JsonTypeInfo}, {@code JsonTypeName}, {@code JsonSubTypes}) and MicroProfile
 * OpenAPI ({@code Schema}: description and examples). A component that is {@code @Nullable} may be
 * left out, one with {@link Otherwise} has a value then; every other is required.
 */
public final class Shape {

    public static final JsonMapper MAPPER = JsonMapper.builder().build();
    public static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final ObjectReader STRICT =
            ContractJson.mapper()
                    .reader()
                    .with(
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** How the parser begins its message of a field that stands twice, with its name. */
    private static final Pattern TWICE = Pattern.compile("Duplicate [^'\"]*['\"]([^'\"]*)['\"]");

    /** What the parser's messages begin with, and how it is said in Chinese. */
    private static final Map<Pattern, String> REASONS =
            Map.of(
                    Pattern.compile("Unexpected character \\('(.+?)' \\(code"), "此处不应出现字符 %s",
                    Pattern.compile("Unexpected close marker '(.)'"), "此处不应出现 %s",
                    Pattern.compile("Unexpected end-of-input"), "内容不完整",
                    Pattern.compile("Unrecognized token '(.*?)'"), "无法识别 %s；文本须加英文双引号",
                    Pattern.compile("Illegal unquoted character"), "文本中含未转义的控制字符",
                    Pattern.compile("Unrecognized character escape"), "反斜杠后不是有效的转义字符",
                    Pattern.compile("Invalid numeric value"), "数字写法有误",
                    Pattern.compile("Trailing token"), "文档之后还有多余的内容",
                    Pattern.compile("Invalid UTF-"), "编码不是 UTF-8",
                    Pattern.compile("(?:Document|Number|String|Name).* exceeds the maximum"),
                            "长度或嵌套层数超出上限");

    /** Where its message begins to speak of its own classes, settings and sources. */
    private static final Pattern OF_THE_PARSER =
            Pattern.compile("\\s*(\\((start marker|of type|bound as|for )|at \\[Source|`)");

    private Shape() {}

    // ---- reading

    /** Reads a document in which null is no value. */
    public static <T> Reading<T> read(Class<T> type, @Nullable JsonNode node) {
        return new StrictReader(false, Surroundings.NONE).read(type, node);
    }

    /** Reads a request's body: a field that is null is a field that was left out. */
    public static <T> Reading<T> readBody(Class<T> type, JsonNode body) {
        return readBody(type, body, Surroundings.NONE);
    }

    /** The same, where some of it is not sent but found in what surrounds it. */
    public static <T> Reading<T> readBody(Class<T> type, JsonNode body, Surroundings request) {
        List<Finding> broken = new ArrayList<>();
        broken(body, "", broken);
        return broken.isEmpty()
                ? new StrictReader(true, request).read(type, body)
                : new Reading.Findings<>(broken);
    }

    /** Reads text as JSON: no key twice, nothing after the document. */
    public static Reading<JsonNode> parse(byte[] text) {
        try {
            JsonNode json = STRICT.readTree(text);
            return json == null || json.isMissingNode()
                    ? malformed("the document is empty", "内容为空")
                    : new Reading.Read<>(json);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String place =
                    at == null
                            ? ""
                            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            String chinesePlace =
                    at == null ? "" : "（第 " + at.getLineNr() + " 行，第 " + at.getColumnNr() + " 列）";
            Matcher twice = TWICE.matcher(e.getOriginalMessage());
            return twice.lookingAt()
                    ? malformed(
                            "the field " + Quoted.of(twice.group(1)) + " stands twice" + place,
                            "字段 " + Quoted.of(twice.group(1)) + " 重复" + chinesePlace)
                    : malformed(
                            "cannot be read as JSON" + place + ": " + reason(e),
                            "无法按 JSON 解析" + chinesePlace + "：" + chineseReason(reason(e)));
        } catch (IOException e) {
            return malformed("cannot be read as JSON", "无法按 JSON 解析");
        }
    }

    /**
     * Finds texts and names that hold half a character: JSON can write it, nothing can store it.
     */
    private static void broken(JsonNode json, String at, List<Finding> found) {
        if (json.isTextual() && Texts.isBroken(json.textValue())) {
            found.add(halved(at, json.textValue()));
        }
        if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                broken(json.get(i), at + "/" + i, found);
            }
        }
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (Texts.isBroken(field.getKey())) {
                found.add(halved(at, field.getKey()));
            } else {
                broken(
                        field.getValue(),
                        at + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                        found);
            }
        }
    }

    private static Finding halved(String at, String text) {
        return new Finding(
                at,
                "not-a-text",
                "a text holds whole characters; found half of a surrogate pair in "
                        + Quoted.of(text),
                "文本须为完整字符，现含不成对的代理项 " + Quoted.of(text));
    }

    private static Reading<JsonNode> malformed(String en, String zh) {
        return new Reading.Findings<>(List.of(new Finding("", "malformed-json", en, zh)));
    }

    /**
     * What the parser found, without its own classes and settings, of which a caller knows nothing.
     */
    private static String reason(JsonProcessingException e) {
        String line = e.getOriginalMessage().lines().findFirst().orElse("");
        return OF_THE_PARSER.split(line, 2)[0].strip();
    }

    /** The same in Chinese, for the kinds of slips that people and programs make. */
    private static String chineseReason(String reason) {
        for (Map.Entry<Pattern, String> kind : REASONS.entrySet()) {
            Matcher found = kind.getKey().matcher(reason);
            if (found.lookingAt()) {
                return kind.getValue()
                        .formatted(found.groupCount() == 0 ? "" : Quoted.of(found.group(1)));
            }
        }
        return reason;
    }

    /** What a node is, for a message: {@code number}, {@code array}. */
    public static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** The same in Chinese. */
    public static String chineseKind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "数组";
            case BOOLEAN -> "布尔值";
            case NUMBER -> "数字";
            case OBJECT, POJO -> "对象";
            case STRING, BINARY -> "字符串";
            case NULL -> "空值";
            case MISSING -> "缺失";
        };
    }

    // ---- writing

    /** Every field, defaults included; only absent optional ones are left out. */
    public static JsonNode write(Object value) {
        return switch (value) {
            case Code code -> JSON.textNode(code.value());
            case Period period -> JSON.textNode(period.toString());
            case Position position -> JSON.textNode(position.toString());
            case Cut cut -> JSON.textNode(cut.toString());
            case Among among -> JSON.textNode(among.toString());
            case BigDecimal decimal -> JSON.textNode(Decimals.print(decimal));
            case Boolean bool -> JSON.booleanNode(bool);
            case Integer whole -> JSON.numberNode(whole);
            case Long whole -> JSON.numberNode(whole);
            case String text -> JSON.textNode(text);
            case Temporal time -> JSON.textNode(time.toString());
            case ZoneId zone -> JSON.textNode(zone.getId());
            case UUID id -> JSON.textNode(id.toString());
            case Enum<?> constant -> JSON.textNode(kebab(constant));
            case JsonNode raw -> raw;
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
        Form form = Form.of(shaped.getClass());
        if (form.tag() != null) {
            object.put(form.tag(), Objects.requireNonNull(form.name()));
        }
        for (Component component : form.sent()) {
            Object value = component.in(shaped);
            if (value != null) {
                object.set(component.name(), write(value));
            }
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

    // ---- describing

    /** JSON Schema 2020-12 of the type's form. */
    public static ObjectNode schema(Class<?> root, String title) {
        Schemas schemas = new Schemas("#/$defs/");
        ObjectNode document = JSON.objectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", title);
        document.setAll(schemas.of(root));
        ObjectNode defs = document.putObject("$defs");
        schemas.definitions().forEach(defs::set);
        return document;
    }

    /** The names of a record's fields, in their order. */
    public static List<String> fields(Class<? extends Record> type) {
        return Form.of(type).sent().stream().map(Component::name).toList();
    }

    /** The names of the fields that may not be left out, in their order. */
    public static List<String> needed(Class<? extends Record> type) {
        return Form.of(type).sent().stream()
                .filter(c -> !c.nullable() && c.otherwise() == null)
                .map(Component::name)
                .toList();
    }

    /** The records of a sealed interface by the names they carry in JSON. */
    public static Map<String, Class<?>> variants(Class<?> sealed) {
        return Form.of(sealed).variants();
    }

    /** An enum constant's name in JSON: kebab-case unless {@code JsonProperty} names it. */
    public static String kebab(Enum<?> constant) {
        return Objects.requireNonNull(WIRE_NAMES.get(constant.getDeclaringClass()).get(constant));
    }

    /** The constants of an enum by their names in JSON, in their order. */
    static Map<String, Enum<?>> names(Class<?> type) {
        Map<String, Enum<?>> names = new LinkedHashMap<>();
        for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
            names.put(kebab((Enum<?>) constant), (Enum<?>) constant);
        }
        return Collections.unmodifiableMap(names);
    }

    private static final ClassValue<Map<Object, String>> WIRE_NAMES =
            new ClassValue<>() {
                @Override
                protected Map<Object, String> computeValue(Class<?> type) {
                    return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            constant -> constant,
                                            constant -> wireName(type, (Enum<?>) constant)));
                }
            };

    private static String wireName(Class<?> type, Enum<?> constant) {
        try {
            JsonProperty named = type.getField(constant.name()).getAnnotation(JsonProperty.class);
            if (named != null) {
                return named.value();
            }
        } catch (NoSuchFieldException hidden) {
            // A private enum's constants are fields nobody may ask for by name.
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
