package io.kaocheng.chassis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a JSON object field by field. What is missing, wrong or unknown becomes a finding that
 * names the field.
 */
public final class Fields {

    private static final ObjectReader STRICT =
            ContractJson.mapper()
                    .reader()
                    .with(
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode object;
    private final String pointer;
    private final Findings findings;
    private final Set<String> read = new LinkedHashSet<>();

    private Fields(JsonNode object, String pointer, Findings findings) {
        this.object = object;
        this.pointer = pointer;
        this.findings = findings;
    }

    /**
     * Reads a body that must be a JSON object.
     *
     * @throws Problem 400 where it is not
     */
    public static Fields of(byte[] body, Findings findings) {
        JsonNode json = parse(body);
        if (!json.isObject()) {
            throw new Problem(
                    ProblemCode.MALFORMED_JSON,
                    "the body is a JSON object; found " + kind(json),
                    "请求体应为 JSON 对象，实际为 " + kind(json));
        }
        return new Fields(json, "", findings);
    }

    /** An intention needs no body; one that is sent must be an empty object. */
    public static void none(byte[] body) {
        if (body.length > 0) {
            Findings findings = new Findings();
            of(body, findings).nothingElse();
            findings.refuseIfAny();
        }
    }

    public static Fields of(JsonNode object, String pointer, Findings findings) {
        return new Fields(object, pointer, findings);
    }

    /** The body as JSON, whatever it holds. */
    public static JsonNode parse(byte[] body) {
        try {
            JsonNode json = STRICT.readTree(body);
            if (json == null || json.isMissingNode()) {
                throw new Problem(ProblemCode.MALFORMED_JSON, "the body is empty", "请求体为空");
            }
            return json;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String place =
                    at == null
                            ? ""
                            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new Problem(
                    ProblemCode.MALFORMED_JSON,
                    "the body cannot be read as JSON"
                            + place
                            + ": "
                            + shortened(e.getOriginalMessage()),
                    "请求体无法按 JSON 解析" + place);
        } catch (IOException e) {
            throw new Problem(
                    ProblemCode.MALFORMED_JSON,
                    "the body cannot be read as JSON",
                    "请求体无法按 JSON 解析");
        }
    }

    private static String shortened(String message) {
        String line = message.lines().findFirst().orElse("");
        // Jackson names its own classes in some messages; a caller has no use for them.
        return line.replaceAll("\\(?`?com\\.fasterxml[^ ]*", "").replaceAll("\\s+", " ").strip();
    }

    public String pointer() {
        return pointer;
    }

    public Field<Code> code(String name) {
        return required(name, this::optionalCode);
    }

    public Field<Code> optionalCode(String name) {
        return fromText(name, Code::of, "须为 1 至 64 位小写字母、数字或“-”");
    }

    public Field<Period> period(String name) {
        return required(name, this::optionalPeriod);
    }

    public Field<Period> optionalPeriod(String name) {
        return fromText(name, Period::parse, "期间写作 2026、2026S1、2026Q3 或 202611");
    }

    public Field<BigDecimal> decimal(String name) {
        return required(name, this::optionalDecimal);
    }

    public Field<BigDecimal> optionalDecimal(String name) {
        return fromText(name, Decimals::parse, "须为字符串形式的十进制数，如 \"85.2\"，不用指数");
    }

    public Field<LocalDate> date(String name) {
        return required(name, this::optionalDate);
    }

    public Field<LocalDate> optionalDate(String name) {
        return fromText(
                name,
                text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeParseException e) {
                        throw new IllegalArgumentException(
                                "a date is written 2026-03-31; found " + Quoted.of(text), e);
                    }
                },
                "日期写作 2026-03-31");
    }

    /** A text of 1 to {@code longest} characters that is not blank. */
    public Field<String> text(String name, int longest) {
        return required(name, n -> optionalText(n, longest));
    }

    public Field<String> optionalText(String name, int longest) {
        return fromText(
                name,
                text -> {
                    String stripped = text.strip();
                    if (stripped.isEmpty() || stripped.length() > longest) {
                        throw new IllegalArgumentException(
                                "a text of 1 to "
                                        + longest
                                        + " characters; found "
                                        + stripped.length());
                    }
                    if (stripped.chars().anyMatch(c -> c == 0)) {
                        throw new IllegalArgumentException("a text holds no NUL characters");
                    }
                    return stripped;
                },
                "须为 1 至 " + longest + " 个字符的文本");
    }

    public Field<String> oneOf(String name, List<String> allowed) {
        return required(name, n -> optionalOneOf(n, allowed));
    }

    public Field<String> optionalOneOf(String name, List<String> allowed) {
        return fromText(
                name,
                text -> {
                    if (!allowed.contains(text)) {
                        throw new IllegalArgumentException(
                                "one of "
                                        + String.join(", ", allowed)
                                        + "; found "
                                        + Quoted.of(text));
                    }
                    return text;
                },
                "须为 " + String.join("、", allowed) + " 之一");
    }

    public Field<Boolean> optionalBoolean(String name) {
        JsonNode found = take(name);
        if (found == null) {
            return new Field<>(null);
        }
        if (!found.isBoolean()) {
            findings.wrong(at(name), "true or false; found " + kind(found), "须为 true 或 false");
            return new Field<>(null);
        }
        return new Field<>(found.booleanValue());
    }

    /** A whole JSON number. */
    public Field<Integer> optionalInteger(String name) {
        JsonNode found = take(name);
        if (found == null) {
            return new Field<>(null);
        }
        if (!found.isIntegralNumber() || !found.canConvertToInt()) {
            findings.wrong(at(name), "a whole number; found " + kind(found), "须为整数");
            return new Field<>(null);
        }
        return new Field<>(found.intValue());
    }

    public Field<JsonNode> object(String name) {
        return required(name, this::optionalObject);
    }

    public Field<JsonNode> optionalObject(String name) {
        JsonNode found = take(name);
        if (found != null && !found.isObject()) {
            findings.wrong(at(name), "a JSON object; found " + kind(found), "须为 JSON 对象");
            return new Field<>(null);
        }
        return new Field<>(found);
    }

    /** The objects of an array that may be absent, at most {@code most} of them. */
    public List<Fields> optionalObjects(String name, int most) {
        JsonNode found = take(name);
        if (found == null) {
            return List.of();
        }
        if (!found.isArray()) {
            findings.wrong(at(name), "an array; found " + kind(found), "须为数组");
            return List.of();
        }
        if (found.size() > most) {
            findings.wrong(
                    at(name),
                    "at most " + most + " of them; found " + found.size(),
                    "至多 " + most + " 项，实际 " + found.size());
            return List.of();
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            JsonNode one = found.get(i);
            if (one.isObject()) {
                objects.add(new Fields(one, at(name) + "/" + i, findings));
            } else {
                findings.wrong(
                        at(name) + "/" + i, "a JSON object; found " + kind(one), "须为 JSON 对象");
            }
        }
        return objects;
    }

    /** The objects of an array that must be there and hold at least one. */
    public List<Fields> objects(String name, int most) {
        JsonNode found = object.get(name);
        if (found == null || found.isNull() || (found.isArray() && found.isEmpty())) {
            read.add(name);
            findings.wrong(at(name), "is needed and holds at least one", "必填且至少一项");
            return List.of();
        }
        return optionalObjects(name, most);
    }

    /** Says of every field that was not read that it is not known here. */
    public void nothingElse() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!read.contains(name)) {
                findings.wrong(
                        at(name),
                        "is not known here; known are " + String.join(", ", read),
                        "未知字段；可用字段为 " + String.join("、", read));
            }
        }
    }

    private <T> Field<T> required(String name, Function<String, Field<T>> reading) {
        JsonNode found = object.get(name);
        if (found == null || found.isNull()) {
            read.add(name);
            findings.wrong(at(name), "is needed", "必填");
            return new Field<>(null);
        }
        return reading.apply(name);
    }

    private <T> Field<T> fromText(String name, Function<String, T> reading, String chinese) {
        JsonNode found = take(name);
        if (found == null) {
            return new Field<>(null);
        }
        if (!found.isTextual()) {
            findings.wrong(
                    at(name),
                    "is written as a JSON string; found " + kind(found),
                    "须为 JSON 字符串；" + chinese);
            return new Field<>(null);
        }
        try {
            return new Field<>(reading.apply(found.textValue()));
        } catch (IllegalArgumentException e) {
            findings.wrong(
                    at(name),
                    String.valueOf(e.getMessage()),
                    chinese + "，实际为 " + Quoted.of(found.textValue()));
            return new Field<>(null);
        }
    }

    private @Nullable JsonNode take(String name) {
        read.add(name);
        JsonNode found = object.get(name);
        return found == null || found.isNull() ? null : found;
    }

    private String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "nothing";
        };
    }
}
