package io.kaocheng.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How events are written as JSON and read again: record order, absent for null, decimals and dates
 * as strings. Unknown fields are ignored, since later builds may add some.
 */
public final class ContractJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(64)
                                                    .maxNumberLength(40)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .enable(MapperFeature.REQUIRE_HANDLERS_FOR_JAVA8_TIMES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(new WriteDecimal())
                                    .addDeserializer(BigDecimal.class, new ReadDecimal())
                                    .addSerializer(new WriteDate())
                                    .addDeserializer(LocalDate.class, new ReadDate()))
                    .build();

    private ContractJson() {}

    /** The mapper itself; shared, never reconfigured. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The canonical JSON of an event's data, or of anything made of contract types. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads data into a record.
     *
     * @throws UnreadableEntryException where it does not fit the record, with the place
     */
    public static <T> T read(JsonNode data, Class<T> type) throws UnreadableEntryException {
        T value;
        try {
            value = MAPPER.treeToValue(data, type);
        } catch (JsonProcessingException | RuntimeException e) {
            String found =
                    e instanceof JsonProcessingException json
                            ? json.getOriginalMessage()
                            : e.getMessage();
            throw new UnreadableEntryException(
                    "not a " + type.getSimpleName() + ": " + found + place(e), e);
        }
        requireWhole(value);
        return value;
    }

    private static String place(Exception e) {
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? " at "
                        + mapping.getPath().stream()
                                .map(
                                        step ->
                                                step.getFieldName() != null
                                                        ? step.getFieldName()
                                                        : Integer.toString(step.getIndex()))
                                .collect(Collectors.joining("/"))
                : "";
    }

    /**
     * Checks that no component of a record is null that is not {@code @Nullable}.
     *
     * @throws UnreadableEntryException naming what it lacks
     */
    public static void requireWhole(@Nullable Object value) throws UnreadableEntryException {
        if (!(value instanceof Record)) {
            return;
        }
        for (Part part : PARTS.get(value.getClass())) {
            Object found;
            try {
                found = part.accessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            if (found == null && part.required()) {
                throw new UnreadableEntryException(
                        "not a "
                                + value.getClass().getSimpleName()
                                + ": it has no "
                                + part.accessor().getName());
            }
            requireWhole(found);
        }
    }

    private record Part(Method accessor, boolean required) {}

    private static final ClassValue<List<Part>> PARTS =
            new ClassValue<>() {
                @Override
                protected List<Part> computeValue(Class<?> type) {
                    return Stream.of(type.getRecordComponents())
                            .filter(c -> !c.getType().isPrimitive())
                            .map(
                                    c ->
                                            new Part(
                                                    c.getAccessor(),
                                                    !c.getAnnotatedType()
                                                            .isAnnotationPresent(Nullable.class)))
                            .toList();
                }
            };

    private static final class WriteDecimal extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1;

        WriteDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(Decimals.print(value));
        }
    }

    private static final class ReadDecimal extends StdDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1;

        ReadDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, in);
            }
            return new BigDecimal(in.getText());
        }
    }

    private static final class WriteDate extends StdSerializer<LocalDate> {
        private static final long serialVersionUID = 1;

        WriteDate() {
            super(LocalDate.class);
        }

        @Override
        public void serialize(LocalDate value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class ReadDate extends StdDeserializer<LocalDate> {
        private static final long serialVersionUID = 1;

        ReadDate() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            try {
                return LocalDate.parse(in.getText());
            } catch (DateTimeParseException e) {
                return (LocalDate)
                        context.handleWeirdStringValue(
                                LocalDate.class, in.getText(), "a date is written 2026-03-31");
            }
        }
    }
}
