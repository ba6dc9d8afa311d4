package io.kaocheng.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a view whose rows have the range of its journal's entries in which they held: from
 * entry {@code from_seq} on, until before entry {@code to_seq}. One query answers for now and for
 * any position; nothing is ever updated but the end of a range.
 *
 * <p>Its columns are {@code region}, {@code subject}, {@code from_seq}, {@code to_seq} ({@link
 * #OPEN} by default), and one for each component of the record, {@code fromDate} as {@code
 * from_date}. Codes and periods are texts; what is neither a text, a number, a truth nor a date is
 * a text in JSON.
 *
 * @param table its name
 * @param row the record of a row
 */
public record RangedTable<R extends Record>(String table, Class<R> row) {

    /** The {@code to_seq} of a current row. */
    public static final long OPEN = Long.MAX_VALUE;

    /** A position after all entries, to ask for what holds now. */
    public static final long NOW = Long.MAX_VALUE - 1;

    /** One column: its name and its type in PostgreSQL. */
    record Column(String name, String type, RecordComponent component) {}

    List<Column> columns() {
        return Arrays.stream(row.getRecordComponents())
                .map(c -> new Column(snake(c.getName()), type(c.getType()), c))
                .toList();
    }

    /** The columns of the record, for a select, separated by commas. */
    public String selection() {
        return columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /**
     * The record of the columns' values in the order of {@link #selection}, as a driver gives them.
     *
     * @throws CorruptStreamException where they are none that were written
     */
    public R read(@Nullable Object[] values) {
        RecordComponent[] components = row.getRecordComponents();
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = read(values[i], components[i]);
        }
        try {
            var constructor =
                    row.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new CorruptStreamException("a row of " + table + " cannot be read", e);
        }
    }

    private static @Nullable Object read(@Nullable Object value, RecordComponent component) {
        if (value == null) {
            return null;
        }
        Class<?> type = component.getType();
        if (type == int.class || type == Integer.class) {
            return ((Number) value).intValue();
        }
        if (type == long.class || type == Long.class) {
            return ((Number) value).longValue();
        }
        if (type == boolean.class
                || type == Boolean.class
                || type == BigDecimal.class
                || type == String.class) {
            return value;
        }
        if (type == LocalDate.class) {
            return value instanceof Date date ? date.toLocalDate() : value;
        }
        if (type == Instant.class) {
            return switch (value) {
                case Timestamp at -> at.toInstant();
                case OffsetDateTime at -> at.toInstant();
                default -> value;
            };
        }
        if (type == Code.class) {
            return Code.of(value.toString());
        }
        if (type == Period.class) {
            return Period.parse(value.toString());
        }
        try {
            return type == JsonNode.class
                    ? ContractJson.mapper().readTree(value.toString())
                    : ContractJson.mapper()
                            .readValue(
                                    value.toString(),
                                    ContractJson.mapper()
                                            .constructType(component.getGenericType()));
        } catch (JsonProcessingException e) {
            throw new CorruptStreamException(
                    "a row holds in " + component.getName() + " what is not JSON", e);
        }
    }

    /** A component's value as text, as PostgreSQL casts it to the column's type. */
    @Nullable String text(R of, Column column) {
        Object value;
        try {
            var accessor = column.component().getAccessor();
            accessor.setAccessible(true);
            value = accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the components of a record cannot be read", e);
        }
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case String text -> text;
            case Code code -> code.value();
            case Object plain when isPlain(column.component().getType()) -> plain.toString();
            case Object other -> ContractJson.write(other);
        };
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive()
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == LocalDate.class
                || type == Instant.class
                || type == Period.class;
    }

    private static String type(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return "integer";
        }
        if (type == long.class || type == Long.class) {
            return "bigint";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == BigDecimal.class) {
            return "numeric";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        return type == Instant.class ? "timestamptz" : "text";
    }

    private static String snake(String camel) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_').append(Character.toLowerCase(c));
            } else {
                snake.append(c);
            }
        }
        return snake.toString();
    }
}
