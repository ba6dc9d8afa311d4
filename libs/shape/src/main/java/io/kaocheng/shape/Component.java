package io.kaocheng.shape;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.kaocheng.contracts.Quoted;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of a record: its name in JSON, what it may hold, and whether it may be left out.
 *
 * @param described the type its form is described as: that of {@code Schema(implementation)} where
 *     a raw {@link com.fasterxml.jackson.databind.JsonNode}, or each of a list of them, has one
 * @param otherwise its value where left out, as written
 * @param bounds of a number, or of how many elements or characters there are
 * @param form the pattern in words, English and Chinese with a bar between them
 * @param text whether it is read without surrounding space and must hold something
 * @param deprecated whether another field says it now
 * @param source the body, unless it is {@link FromPath} or {@link FromRequest}
 */
record Component(
        String name,
        Type type,
        Class<?> plain,
        Type described,
        boolean nullable,
        @Nullable String otherwise,
        Bounds bounds,
        @Nullable String pattern,
        @Nullable String form,
        boolean text,
        @Nullable String description,
        List<String> examples,
        boolean deprecated,
        Source source,
        @Nullable Method accessor) {

    /** Where its value is found. */
    enum Source {
        BODY,
        PATH,
        REQUEST
    }

    static Component of(RecordComponent component) {
        Field field;
        try {
            // Annotations of a component are present at its field, whatever their targets are.
            field = component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
        component.getAccessor().setAccessible(true);
        JsonProperty named = field.getAnnotation(JsonProperty.class);
        return of(
                named == null || named.value().isEmpty() ? component.getName() : named.value(),
                component.getGenericType(),
                component.getType(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                field,
                component.getAccessor());
    }

    /** A component with the constraints of its declaration. */
    static Component of(
            String name,
            Type type,
            Class<?> plain,
            boolean nullable,
            AnnotatedElement declared,
            @Nullable Method accessor) {
        Otherwise otherwise = declared.getAnnotation(Otherwise.class);
        Schema schema = declared.getAnnotation(Schema.class);
        Pattern pattern = declared.getAnnotation(Pattern.class);
        boolean many = plain == String.class || type instanceof ParameterizedType;
        return new Component(
                name,
                type,
                plain,
                schema == null || schema.implementation() == Void.class
                        ? type
                        : plain == List.class
                                ? new ListOf(schema.implementation())
                                : schema.implementation(),
                nullable,
                otherwise == null ? null : otherwise.value(),
                many ? Bounds.ofSize(declared) : Bounds.ofNumber(declared),
                pattern == null ? null : pattern.regexp(),
                pattern == null || !pattern.message().contains("|") ? null : pattern.message(),
                declared.isAnnotationPresent(NotBlank.class),
                schema == null || schema.description().isEmpty() ? null : schema.description(),
                schema == null ? List.of() : Arrays.asList(schema.examples()),
                schema != null && schema.deprecated(),
                declared.isAnnotationPresent(FromPath.class)
                        ? Source.PATH
                        : declared.isAnnotationPresent(FromRequest.class)
                                ? Source.REQUEST
                                : Source.BODY,
                accessor);
    }

    /** A list of that type. */
    private record ListOf(Class<?> element) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    /** The value a record has here. */
    @Nullable Object in(Record holder) {
        try {
            return Objects.requireNonNull(accessor).invoke(holder);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is wrong with a value that was read; the pointer is the field's in its record. */
    Optional<Finding> check(Object value) {
        return switch (value) {
            case String written -> checkText(written);
            case BigDecimal number -> checkNumber(number, "", "");
            case Integer number -> checkNumber(BigDecimal.valueOf(number), "", "");
            case Long number -> checkNumber(BigDecimal.valueOf(number), "", "");
            case List<?> list ->
                    checkNumber(BigDecimal.valueOf(list.size()), "number of elements of ", "的元素个数");
            default -> Optional.empty();
        };
    }

    private Optional<Finding> checkNumber(BigDecimal number, String what, String zhWhat) {
        if (bounds.isEmpty() || bounds.hold(number)) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        "/" + name,
                        "out-of-range",
                        what
                                + name
                                + " must be "
                                + bounds.english()
                                + "; found "
                                + number.toPlainString(),
                        name + zhWhat + " 须" + bounds.chinese() + "，现为 " + number.toPlainString()));
    }

    private Optional<Finding> checkText(String written) {
        if ((text && written.isEmpty())
                || (!bounds.isEmpty() && !bounds.hold(BigDecimal.valueOf(written.length())))) {
            Bounds size =
                    text && bounds.min() == null
                            ? new Bounds("1", null, bounds.max(), null)
                            : bounds;
            return Optional.of(
                    new Finding(
                            "/" + name,
                            "wrong-length",
                            "a text of "
                                    + size.english()
                                    + " characters; found "
                                    + written.length(),
                            "文本字符数须" + size.chinese() + "，现为 " + written.length()));
        }
        if (pattern != null && !written.matches(pattern)) {
            return Optional.of(
                    new Finding(
                            "/" + name,
                            "wrong-form",
                            "must be "
                                    + (form == null
                                            ? "written like " + pattern
                                            : form.substring(0, form.indexOf('|')))
                                    + "; found "
                                    + Quoted.of(written),
                            "须"
                                    + (form == null
                                            ? "符合格式 " + pattern
                                            : "为" + form.substring(form.indexOf('|') + 1))
                                    + "，现为 "
                                    + Quoted.of(written)));
        }
        return Optional.empty();
    }
}
