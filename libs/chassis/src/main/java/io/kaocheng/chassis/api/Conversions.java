package io.kaocheng.chassis.api;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.shape.ParameterShape;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Scalar;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;

/**
 * Reads codes, periods, positions, cuts, decimals, moments and enums in paths and queries. What is
 * wrong with any of them {@link ParametersFilter} has told before.
 */
@Provider
public class Conversions implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        if (type == AsOf.class) {
            return (ParamConverter<T>) new Converter<>(AsOf::of);
        }
        if (type == PageCursor.class) {
            return (ParamConverter<T>) new Converter<>(PageCursor::of);
        }
        Scalar<?> scalar = Scalar.of(type);
        return scalar == null || type.isPrimitive()
                ? null
                : (ParamConverter<T>) new Converter<>(text -> read(scalar, text));
    }

    private static <S> S read(Scalar<S> scalar, String text) {
        return switch (scalar.read(ParameterShape.sent(scalar.type(), text), "")) {
            case Reading.Read<S>(S value) -> value;
            case Reading.Findings<S>(List<io.kaocheng.shape.Finding> wrong) ->
                    throw new Problem(ProblemCode.INVALID_FIELD, found(wrong));
        };
    }

    /** What was found in a body or a parameter, as problems say it. */
    static List<Finding> found(List<io.kaocheng.shape.Finding> findings) {
        return findings.stream().map(Finding::at).toList();
    }

    private record Converter<T>(Function<String, @Nullable T> reading)
            implements ParamConverter<T> {

        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return reading.apply(text);
            } catch (Problem problem) {
                // What the framework is thrown here it replaces by 404 unless it is one of its own.
                throw new WebApplicationException(problem, 400);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
