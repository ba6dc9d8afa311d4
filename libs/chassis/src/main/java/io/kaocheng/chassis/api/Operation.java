package io.kaocheng.chassis.api;

import io.kaocheng.shape.FromPath;
import io.kaocheng.shape.Shape;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A resource method as its signature declares it: verb, path, parameters, body and answer.
 *
 * @param body the type of the body; absent where the method takes none, or all of it is in the path
 * @param answer the type of what is answered, without what wraps it
 */
record Operation(
        Method method,
        String verb,
        String path,
        List<Parameter> parameters,
        @Nullable Class<?> body,
        Type answer) {

    /** A parameter in the path or the query; there it must be sent where it is {@code NotBlank}. */
    record Parameter(
            String name,
            boolean inPath,
            Class<?> type,
            boolean many,
            boolean required,
            @Nullable String otherwise,
            AnnotatedElement declared) {}

    private static final Map<Method, Optional<Operation>> KNOWN = new ConcurrentHashMap<>();

    /** The operation a method is; absent where it is none. */
    static Optional<Operation> of(Method method) {
        return KNOWN.computeIfAbsent(method, Operation::read);
    }

    /** Whether it may record something. */
    boolean writes() {
        return !verb.equals("GET")
                && method.getDeclaringClass().getPackageName().contains(".write");
    }

    /**
     * The forms of body it declares to take, at itself or its class; empty where it does not say.
     */
    List<String> consumes() {
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes all = method.getDeclaringClass().getAnnotation(Consumes.class);
        return own != null ? List.of(own.value()) : all != null ? List.of(all.value()) : List.of();
    }

    /** Whether its request must name the version of the stream it changes. */
    boolean requiresIfMatch() {
        return method.isAnnotationPresent(RequiresIfMatch.class);
    }

    /** Whether its request must carry an Idempotency-Key. */
    boolean requiresKey() {
        return method.isAnnotationPresent(RequiresKey.class);
    }

    private static Optional<Operation> read(Method method) {
        String verb = null;
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                verb = http.value();
            }
        }
        Path root = method.getDeclaringClass().getAnnotation(Path.class);
        if (verb == null || root == null) {
            return Optional.empty();
        }
        Path below = method.getAnnotation(Path.class);
        List<Parameter> parameters = new ArrayList<>();
        Class<?> body = null;
        for (java.lang.reflect.Parameter declared : method.getParameters()) {
            if (declared.isAnnotationPresent(BeanParam.class)) {
                for (Field field : declared.getType().getDeclaredFields()) {
                    if (field.isAnnotationPresent(RestQuery.class)) {
                        parameters.add(
                                parameter(
                                        field,
                                        field.getName(),
                                        field.getType(),
                                        field.getGenericType()));
                    }
                }
            } else if (declared.isAnnotationPresent(RestPath.class)
                    || declared.isAnnotationPresent(RestQuery.class)) {
                parameters.add(
                        parameter(
                                declared,
                                declared.getName(),
                                declared.getType(),
                                declared.getParameterizedType()));
            } else if (!declared.isAnnotationPresent(Context.class)
                    && !declared.isAnnotationPresent(Suspended.class)
                    && !declared.isAnnotationPresent(RestHeader.class)
                    && !declared.isAnnotationPresent(HeaderParam.class)) {
                body = declared.getType();
                for (Field field : body.getDeclaredFields()) {
                    if (field.isAnnotationPresent(FromPath.class)) {
                        parameters.add(
                                parameter(
                                        field,
                                        field.getName(),
                                        field.getType(),
                                        field.getGenericType()));
                    }
                }
                if (body.isRecord() && Shape.fields(body.asSubclass(Record.class)).isEmpty()) {
                    body = null;
                }
            }
        }
        return Optional.of(
                new Operation(
                        method,
                        verb,
                        joined(root.value(), below == null ? "" : below.value()),
                        List.copyOf(parameters),
                        body,
                        answer(method)));
    }

    private static Parameter parameter(
            AnnotatedElement declared, String name, Class<?> type, Type generic) {
        RestPath path = declared.getAnnotation(RestPath.class);
        RestQuery query = declared.getAnnotation(RestQuery.class);
        String given = path != null ? path.value() : query != null ? query.value() : "";
        DefaultValue otherwise = declared.getAnnotation(DefaultValue.class);
        boolean inPath = path != null || declared.isAnnotationPresent(FromPath.class);
        boolean many = generic instanceof ParameterizedType;
        return new Parameter(
                given.isEmpty() ? name : given,
                inPath,
                many ? (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0] : type,
                many,
                inPath || declared.isAnnotationPresent(NotBlank.class),
                otherwise == null ? null : otherwise.value(),
                declared);
    }

    private static Type answer(Method method) {
        APIResponseSchema declared = method.getAnnotation(APIResponseSchema.class);
        if (declared != null) {
            return declared.value();
        }
        Type type = method.getGenericReturnType();
        while (type instanceof ParameterizedType generic
                && (generic.getRawType() == Uni.class
                        || generic.getRawType() == Multi.class
                        || generic.getRawType() == CompletionStage.class
                        || generic.getRawType() == RestResponse.class)) {
            type = generic.getActualTypeArguments()[0];
        }
        return type;
    }

    private static String joined(String root, String below) {
        return ("/" + root + "/" + below).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
