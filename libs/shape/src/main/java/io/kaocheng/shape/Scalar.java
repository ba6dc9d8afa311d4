package io.kaocheng.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type whose values are written as one string, in a body and as a parameter alike: its parser,
 * its error messages and its JSON Schema.
 */
public final class Scalar<T> {

    private static final String CODE_PATTERN = "^[a-z0-9][a-z0-9-]{0,63}$";
    private static final String JOURNALS =
            "(goals|indicators|monitoring|evaluation|reporting|scores)";

    private static final Map<Class<?>, Scalar<?>> KNOWN =
            Stream.<Scalar<?>>of(
                            new Scalar<>(
                                    Code.class,
                                    Scalar::code,
                                    "not-a-code",
                                    "代码为 1 至 64 位小写字母、数字或“-”",
                                    CODE_PATTERN,
                                    null,
                                    "edu-bureau"),
                            new Scalar<>(
                                    Period.class,
                                    Period::parse,
                                    "not-a-period",
                                    "须为 2026、2026S1、2026Q3 或 202611 形式的期间",
                                    "^[0-9]{4}([Ss][12]|[Qq][1-4]|0[1-9]|1[0-2])?$",
                                    null,
                                    "2026"),
                            new Scalar<>(
                                    BigDecimal.class,
                                    Decimals::parse,
                                    "not-a-decimal",
                                    "须为小数，如 98.5 或 1E-05（整数部分至多 18 位，小数至多 20 位，共至多 34 位）",
                                    "^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$",
                                    null,
                                    "98.5"),
                            new Scalar<>(
                                    Position.class,
                                    Position::parse,
                                    "not-a-position",
                                    "位置须为 monitoring@48213 的形式",
                                    "^" + JOURNALS + "@[0-9]{1,18}$",
                                    null,
                                    "goals@812"),
                            new Scalar<>(
                                    Cut.class,
                                    Cut::parse,
                                    "not-a-cut",
                                    "数据截止点须为 goals@812 indicators@96 monitoring@48213 的形式",
                                    "^"
                                            + JOURNALS
                                            + "@[0-9]{1,18}([ ,]+"
                                            + JOURNALS
                                            + "@[0-9]{1,18})*$",
                                    null,
                                    "goals@812 indicators@96 monitoring@48213"),
                            new Scalar<>(
                                    Among.class,
                                    Among::parse,
                                    "not-units",
                                    "须为 below、class、region 或 group:<分组代码>",
                                    "^(below|class|region|group:[a-z0-9][a-z0-9-]{0,63})$",
                                    null,
                                    "group:inland"),
                            new Scalar<>(
                                    LocalDate.class,
                                    Scalar::date,
                                    "not-a-date",
                                    "日期须为 2026-03-31 的形式",
                                    null,
                                    "date",
                                    "2026-03-31"),
                            new Scalar<>(
                                    OffsetDateTime.class,
                                    Scalar::moment,
                                    "not-a-moment",
                                    "时刻须为 2026-10-31T23:59:59+08:00 的形式",
                                    null,
                                    "date-time",
                                    "2026-03-31T09:00:00+08:00"),
                            new Scalar<>(
                                    Instant.class,
                                    text -> moment(text).toInstant(),
                                    "not-a-moment",
                                    "时刻须为 2026-10-31T23:59:59+08:00 的形式",
                                    null,
                                    "date-time",
                                    "2026-03-31T01:00:00Z"),
                            new Scalar<>(
                                    ZoneId.class,
                                    Scalar::zone,
                                    "not-a-time-zone",
                                    "须为 IANA 时区，如 Asia/Shanghai",
                                    "^[A-Za-z_]+(/[A-Za-z0-9_+-]+)+$",
                                    null,
                                    "Asia/Shanghai"),
                            new Scalar<>(
                                    UUID.class,
                                    Scalar::uuid,
                                    "not-an-id",
                                    "须为 UUID",
                                    null,
                                    "uuid",
                                    "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"),
                            whole(Integer.class, Integer::valueOf, 9),
                            whole(int.class, Integer::valueOf, 9),
                            whole(Long.class, Long::valueOf, 18),
                            whole(long.class, Long::valueOf, 18))
                    .collect(Collectors.toUnmodifiableMap(Scalar::type, s -> s));

    private static final ClassValue<Scalar<?>> ENUMS =
            new ClassValue<>() {
                @Override
                protected Scalar<?> computeValue(Class<?> type) {
                    return ofEnum(type);
                }
            };

    private final Class<T> type;
    private final Function<String, ? extends T> reading;
    private final String code;
    private final String zh;
    private final @Nullable String pattern;
    private final @Nullable String format;
    private final String example;

    private Scalar(
            Class<T> type,
            Function<String, ? extends T> reading,
            String code,
            String zh,
            @Nullable String pattern,
            @Nullable String format,
            String example) {
        this.type = type;
        this.reading = reading;
        this.code = code;
        this.zh = zh;
        this.pattern = pattern;
        this.format = format;
        this.example = example;
    }

    /** The scalar of a type, where its values are written as one text; null otherwise. */
    public static @Nullable Scalar<?> of(Class<?> type) {
        Scalar<?> known = KNOWN.get(type);
        return known == null && type.isEnum() ? ENUMS.get(type) : known;
    }

    public Class<T> type() {
        return type;
    }

    /** As it is written. */
    public String example() {
        return example;
    }

    boolean isNumber() {
        return pattern == null && format == null && !type.isEnum();
    }

    /** Reads the text; what is wrong with it is found at {@code pointer}. */
    public Reading<T> read(String text, String pointer) {
        try {
            return new Reading.Read<>(reading.apply(text));
        } catch (IllegalArgumentException malformed) {
            return new Reading.Findings<>(
                    List.of(
                            new Finding(
                                    pointer,
                                    code,
                                    String.valueOf(malformed.getMessage()),
                                    zh + "，现为 " + Quoted.of(text))));
        }
    }

    /** JSON Schema of the written form. */
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (isNumber()) {
            return schema.put("type", "integer");
        }
        schema.put("type", "string");
        if (type.isEnum()) {
            var values = schema.putArray("enum");
            Shape.names(type).keySet().forEach(values::add);
        }
        if (pattern != null) {
            schema.put("pattern", pattern);
        }
        if (format != null) {
            schema.put("format", format);
        }
        return schema;
    }

    private static <E> Scalar<E> ofEnum(Class<E> type) {
        Map<String, Enum<?>> names = Shape.names(type);
        List<String> known = new ArrayList<>(names.keySet());
        return new Scalar<>(
                type,
                text -> {
                    Enum<?> constant = names.get(text);
                    if (constant == null) {
                        throw new IllegalArgumentException(
                                "must be one of "
                                        + String.join(", ", known)
                                        + "; found "
                                        + Quoted.of(text));
                    }
                    return type.cast(constant);
                },
                "unknown-value",
                "须为 " + String.join("、", known) + " 之一",
                null,
                null,
                known.getFirst());
    }

    private static <N> Scalar<N> whole(
            Class<N> type, Function<String, ? extends N> reading, int digits) {
        return new Scalar<>(
                type,
                text -> {
                    if (!text.matches("-?\\d{1," + digits + "}")) {
                        throw new IllegalArgumentException(
                                "must be a whole number; found " + Quoted.of(text));
                    }
                    return reading.apply(text);
                },
                "not-a-number",
                "须为整数",
                null,
                null,
                "1");
    }

    private static Code code(String text) {
        if (!Code.isValid(text)) {
            throw new IllegalArgumentException(
                    "a code is 1 to 64 lower-case letters, digits and '-'; found "
                            + Quoted.of(text));
        }
        return Code.of(text);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a date is written 2026-03-31; found " + Quoted.of(text), e);
        }
    }

    private static OffsetDateTime moment(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a moment is written 2026-10-31T23:59:59+08:00 or 2026-10-31T15:59:59Z; found "
                            + Quoted.of(text),
                    e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            ZoneId zone = ZoneId.of(text);
            if (text.contains("/") && zone.getId().equals(text)) {
                return zone;
            }
            throw new DateTimeException(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "an IANA time zone such as Asia/Shanghai; found " + Quoted.of(text), e);
        }
    }

    private static UUID uuid(String text) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new IllegalArgumentException("an id is a UUID; found " + Quoted.of(text));
        }
        return UUID.fromString(text);
    }
}
