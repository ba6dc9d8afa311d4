package io.kaocheng.chassis.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Refused;
import io.kaocheng.shape.Shape;
import io.kaocheng.shape.Surroundings;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a body into the record a resource method takes, strictly, and keeps its bytes: what an
 * Idempotency-Key stands for is the body as sent. A record may be a command, whole: what of it is
 * {@link io.kaocheng.shape.FromPath} or {@link io.kaocheng.shape.FromRequest} is not sent; one of
 * nothing else, or of fields that may all be left out, needs no body.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class RecordBodies implements ServerMessageBodyReader<Record> {

    private static final byte[] EMPTY = {'{', '}'};

    private final Requests requests;
    private final Caller caller;
    private final Policy policy;
    private final Clock clock;

    RecordBodies(Requests requests, Caller caller, Policy policy, Clock clock) {
        this.requests = requests;
        this.caller = caller;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public boolean isReadable(
            Class<?> type,
            Type generic,
            ResteasyReactiveResourceInfo resource,
            MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type, Type generic, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return kept(
                type,
                mediaType,
                context.getInputStream(),
                context.getResteasyReactiveResourceInfo().getAnnotations());
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream entity)
            throws IOException {
        return kept(type, mediaType, entity, annotations);
    }

    private Record kept(
            Class<Record> type, MediaType mediaType, InputStream entity, Annotation[] annotations)
            throws IOException {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new Problem(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "JSON is sent in UTF-8 (RFC 8259); found the charset " + Quoted.of(charset),
                    "JSON 须为 UTF-8（RFC 8259），实际指明的字符集为 " + Quoted.of(charset));
        }
        byte[] body = entity.readAllBytes();
        requests.keep(body);
        boolean nothing = body.length == 0 && Shape.needed(type).isEmpty();
        return read(type, nothing ? EMPTY : body, surroundings(annotations));
    }

    private Surroundings surroundings(Annotation[] annotations) {
        return new Surroundings(
                requests.path(),
                type -> {
                    if (type == String.class) {
                        return caller.subject();
                    }
                    if (type == Instant.class) {
                        return clock.instant();
                    }
                    if (type == Scope.class) {
                        for (Annotation annotation : annotations) {
                            if (annotation instanceof Allowed allowed) {
                                return policy.scope(
                                        allowed.value(),
                                        Requests.code(
                                                "region",
                                                requests.path().getOrDefault("region", "")));
                            }
                        }
                    }
                    throw new IllegalStateException("no request tells a " + type);
                });
    }

    /**
     * @throws Problem 400 with everything that is wrong
     */
    static <T> T read(Class<T> type, byte[] body, Surroundings request) {
        JsonNode json =
                switch (Shape.parse(body)) {
                    case Reading.Read<JsonNode>(JsonNode parsed) -> parsed;
                    case Reading.Findings<JsonNode>(List<Finding> wrong) ->
                            throw new Problem(
                                    ProblemCode.MALFORMED_JSON,
                                    "the body: " + wrong.getFirst().en(),
                                    "请求体：" + wrong.getFirst().zh());
                };
        if (!json.isObject()) {
            throw new Problem(
                    ProblemCode.MALFORMED_JSON,
                    "the body must be a JSON object; found " + Shape.kind(json),
                    "请求体须为 JSON 对象，实际为 " + Shape.chineseKind(json));
        }
        return switch (Shape.readBody(type, json, request)) {
            case Reading.Read<T>(T value) -> value;
            case Reading.Findings<T>(List<Finding> wrong) -> throw refused(wrong);
        };
    }

    /**
     * What a body says together with its path.
     *
     * @throws Problem with everything that is wrong with it
     */
    public static <T> T whole(Supplier<T> made) {
        try {
            return made.get();
        } catch (Refused because) {
            throw refused(because.findings());
        }
    }

    /**
     * Everything that was found, as a problem of the kind of the first finding that is a kind of
     * its own.
     */
    public static Problem refused(List<Finding> wrong) {
        return new Problem(
                wrong.stream()
                        .flatMap(f -> ProblemCode.ofCode(f.code()).stream())
                        .findFirst()
                        .orElse(ProblemCode.INVALID_FIELD),
                Conversions.found(wrong));
    }
}
