package io.kaocheng.chassis.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Examples;
import io.kaocheng.shape.ParameterShape;
import io.kaocheng.shape.Schemas;
import io.kaocheng.shape.Shape;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The description of resources as OpenAPI 3.1, from what their methods declare: paths, parameters,
 * bodies, answers and problems with an example each. Bodies and answers are described by what reads
 * and writes them.
 */
public final class Description {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PROBLEM_JSON = "application/problem+json";

    /** Refused alike everywhere: said once. */
    private static final Set<ProblemCode> EVERYWHERE =
            EnumSet.of(
                    ProblemCode.UNAUTHENTICATED,
                    ProblemCode.NOT_ACCEPTABLE,
                    ProblemCode.TOO_MANY_REQUESTS,
                    ProblemCode.INTERNAL,
                    ProblemCode.UNAVAILABLE);

    private final Schemas schemas = new Schemas(SCHEMAS);
    private final Map<String, Map<String, ObjectNode>> paths = new TreeMap<>();

    private Description() {}

    /**
     * Describes the resources: {@code paths} and {@code components}.
     *
     * @throws IllegalStateException where two operations or two records of one name meet
     */
    public static ObjectNode of(Collection<Class<?>> resources) {
        Description description = new Description();
        named(resources).forEach(description::add);
        return description.document();
    }

    /** The records that the resources take as bodies, by the names of their operations. */
    public static Map<String, Class<?>> bodies(Collection<Class<?>> resources) {
        Map<String, Class<?>> bodies = new TreeMap<>();
        named(resources)
                .forEach(
                        (id, operation) -> {
                            if (operation.body() != null && operation.body().isRecord()) {
                                bodies.put(id, operation.body());
                            }
                            for (Content content : sent(operation.method())) {
                                if (content.schema().implementation().isRecord()) {
                                    bodies.put(id, content.schema().implementation());
                                }
                            }
                        });
        return bodies;
    }

    /** Operations by their names; those of one name are told apart by their resources. */
    private static Map<String, Operation> named(Collection<Class<?>> resources) {
        Map<String, List<Operation>> alike = new TreeMap<>();
        resources.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .flatMap(method -> Operation.of(method).stream())
                .forEach(
                        operation ->
                                alike.computeIfAbsent(id(operation), any -> new ArrayList<>())
                                        .add(operation));
        Map<String, Operation> named = new TreeMap<>();
        alike.forEach(
                (id, operations) -> {
                    for (Operation operation : operations) {
                        String name = operations.size() == 1 ? id : id + noun(operation);
                        Operation other = named.put(name, operation);
                        if (other != null) {
                            throw new IllegalStateException(
                                    "two operations are called "
                                            + name
                                            + ": "
                                            + other.method()
                                            + " and "
                                            + operation.method());
                        }
                    }
                });
        return named;
    }

    private void add(String id, Operation operation) {
        paths.computeIfAbsent(operation.path(), any -> new TreeMap<>())
                .merge(
                        operation.verb().toLowerCase(Locale.ROOT),
                        describe(id, operation),
                        Description::alsoIn);
    }

    /** What is answered in another form by a method of its own is one operation to callers. */
    private static ObjectNode alsoIn(ObjectNode first, ObjectNode other) {
        for (var response : other.path("responses").properties()) {
            ObjectNode content =
                    (ObjectNode) first.path("responses").path(response.getKey()).get("content");
            if (response.getKey().startsWith("2") && content != null) {
                for (var form : response.getValue().path("content").properties()) {
                    if (content.has(form.getKey())) {
                        throw new IllegalStateException(
                                first.path("operationId")
                                        + " and "
                                        + other.path("operationId")
                                        + " both answer "
                                        + form.getKey());
                    }
                    content.set(form.getKey(), form.getValue());
                }
            }
        }
        return first;
    }

    private ObjectNode describe(String id, Operation operation) {
        ObjectNode described = Shape.JSON.objectNode();
        described.put("operationId", id);
        described.putArray("tags").add(tag(operation));
        var declared =
                operation
                        .method()
                        .getAnnotation(
                                org.eclipse.microprofile.openapi.annotations.Operation.class);
        described.put(
                "summary",
                declared == null || declared.summary().isEmpty()
                        ? words(operation.method().getName())
                        : declared.summary());
        if (declared != null && !declared.description().isEmpty()) {
            described.put("description", declared.description());
        }
        ArrayNode parameters = described.putArray("parameters");
        operation.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        if (operation.requiresKey()) {
            parameters.add(idempotencyKey().put("required", true));
        } else if (operation.writes()) {
            parameters.addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        }
        if (operation.requiresIfMatch()) {
            parameters.add(ifMatch().put("required", true));
        } else if (operation.writes()) {
            parameters.addObject().put("$ref", "#/components/parameters/IfMatch");
        }
        if (parameters.isEmpty()) {
            described.remove("parameters");
        }
        Class<?> bodyType = operation.body();
        if (bodyType != null) {
            ObjectNode body =
                    described.putObject("requestBody").put("required", isNeeded(bodyType));
            ObjectNode content = body.putObject("content");
            for (String mediaType : consumed(operation)) {
                content.set(
                        mediaType,
                        sent(operation.method()).stream()
                                .filter(form -> form.mediaType().equals(mediaType))
                                .findFirst()
                                .map(this::content)
                                .orElseGet(() -> content(bodyType)));
            }
        }
        ObjectNode responses = described.putObject("responses");
        answers(operation, responses);
        problems(operation, responses);
        ArrayNode roles = described.putArray("security").addObject().putArray("token");
        Allowed allowed = operation.method().getAnnotation(Allowed.class);
        if (allowed != null) {
            described.put("x-action", allowed.value().code());
            ArrayNode named = described.putArray("x-roles");
            allowed.value().roles().stream()
                    .map(Object::toString)
                    .forEach(
                            role -> {
                                roles.add(role);
                                named.add(role);
                            });
            if (allowed.besides().length > 0) {
                ObjectNode besides = described.putObject("x-actions-besides");
                for (Action action : allowed.besides()) {
                    ArrayNode others = besides.putArray(action.code());
                    action.roles().forEach(role -> others.add(role.toString()));
                }
            }
        }
        return described;
    }

    private static ObjectNode parameter(Operation.Parameter parameter) {
        ParameterShape shape =
                ParameterShape.of(parameter.name(), parameter.type(), parameter.declared());
        ObjectNode described = Shape.JSON.objectNode();
        described.put("name", parameter.name());
        described.put("in", parameter.inPath() ? "path" : "query");
        if (parameter.required()) {
            described.put("required", true);
        }
        if (shape.description() != null) {
            described.put("description", shape.description());
        } else if (PARAMETERS.containsKey(parameter.name())) {
            described.put("description", PARAMETERS.get(parameter.name()));
        }
        ObjectNode schema = shape.schema();
        if (parameter.otherwise() != null) {
            if (schema.path("type").asText().equals("integer")) {
                schema.put("default", Long.parseLong(parameter.otherwise()));
            } else if (schema.path("type").asText().equals("boolean")) {
                schema.put("default", Boolean.parseBoolean(parameter.otherwise()));
            } else {
                schema.put("default", parameter.otherwise());
            }
        }
        if (parameter.many()) {
            ObjectNode one = schema;
            schema = Shape.JSON.objectNode().put("type", "array");
            schema.set("items", one);
        }
        described.set("schema", schema);
        String example = example(parameter, shape, schema);
        if (example != null) {
            JsonNode value =
                    switch (schema.path("type").asText()) {
                        case "integer" -> Shape.JSON.numberNode(Long.parseLong(example));
                        case "boolean" -> Shape.JSON.booleanNode(Boolean.parseBoolean(example));
                        case "array" -> Shape.JSON.arrayNode().add(example);
                        default -> Shape.JSON.textNode(example);
                    };
            described.set("example", value);
        }
        return described;
    }

    private static final String MOMENT = "2026-10-31T23:59:59+08:00";

    /** Whatever its type has for an example. */
    private static final Map<String, String> EXAMPLES =
            Map.of(
                    "region", "qinghe",
                    "asOf", MOMENT,
                    "limit", "100",
                    "cursor", "ZWR1LWJ1cmVhdQ",
                    "dryRun", "true",
                    // A code of any kind would be that of a unit.
                    "class", "townships",
                    "indicator", "enrolment-rate",
                    "block", "economy",
                    "group", "hill-towns");

    /** Where neither its declaration nor its type has one. */
    private static final Map<String, String> OTHERWISE =
            Map.of(
                    "at", MOMENT,
                    "person", "chen-jing",
                    "received", "goals",
                    "run", "3f0c2a9e5b7d41c6",
                    "search", "chen",
                    "subject", "unit/edu-bureau",
                    "view", "scoreboard");

    private static @Nullable String example(
            Operation.Parameter parameter, ParameterShape shape, ObjectNode schema) {
        String name = parameter.name();
        String example = EXAMPLES.getOrDefault(name, shape.example());
        if (example != null) {
            return example;
        }
        return schema.path("type").asText().equals("boolean") ? "true" : OTHERWISE.get(name);
    }

    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "region", "the code of the authority that runs the assessment",
                    "asOf",
                            "as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut"
                                    + " (goals@812 indicators@96)",
                    "limit", "rows of a page at most",
                    "cursor", "what next gave on the page before");

    private ObjectNode content(Type type) {
        ObjectNode content = Shape.JSON.objectNode();
        if (type == byte[].class
                || type == java.io.InputStream.class
                || type == java.io.File.class) {
            content.putObject("schema");
            return content;
        }
        content.set("schema", schemas.of(type));
        if (type != String.class) {
            content.set("example", Examples.of(type));
        }
        return content;
    }

    /** A form of a body or an answer that its annotation describes. */
    private ObjectNode content(Content declared) {
        Class<?> type = declared.schema().implementation();
        ObjectNode content;
        if (type != Void.class) {
            content = content(type);
        } else {
            content = Shape.JSON.objectNode();
            ObjectNode schema = content.putObject("schema").put("type", "string");
            if (!declared.schema().format().isEmpty()) {
                schema.put("format", declared.schema().format());
            }
            if (!declared.schema().description().isEmpty()) {
                schema.put("description", declared.schema().description());
            }
        }
        if (declared.examples().length > 0) {
            content.put("example", declared.examples()[0].value());
        }
        return content;
    }

    /** Server-sent events: their names, what the data of each are, and one of each. */
    private ObjectNode events(EventStream stream) {
        ObjectNode content = Shape.JSON.objectNode();
        ObjectNode schema = content.putObject("schema").put("type", "string");
        schema.put(
                "description", "server-sent events; x-events holds the data of each by its name");
        ObjectNode events = schema.putObject("x-events");
        StringBuilder example = new StringBuilder();
        for (EventStream.Event event : stream.value()) {
            events.set(event.name(), schemas.of(event.data()));
            example.append("event: ")
                    .append(event.name())
                    .append("\ndata: ")
                    .append(Examples.of(event.data()))
                    .append("\n\n");
        }
        content.put("example", example.toString());
        return content;
    }

    private static List<Content> sent(Method method) {
        RequestBody declared = method.getAnnotation(RequestBody.class);
        return declared == null ? List.of() : Arrays.asList(declared.content());
    }

    /** Where nothing has to be said, nothing has to be sent. */
    private static boolean isNeeded(Class<?> body) {
        return !body.isRecord() || !Shape.needed(body.asSubclass(Record.class)).isEmpty();
    }

    private void answers(Operation operation, ObjectNode responses) {
        Type type = operation.answer();
        EventStream stream = operation.method().getAnnotation(EventStream.class);
        APIResponse declared = operation.method().getAnnotation(APIResponse.class);
        if (stream != null) {
            responses
                    .putObject("200")
                    .put("description", "The answer")
                    .putObject("content")
                    .set(MediaType.SERVER_SENT_EVENTS, events(stream));
        } else if (declared != null) {
            ObjectNode response =
                    responses
                            .putObject(declared.responseCode())
                            .put("description", declared.description());
            for (Content one : declared.content()) {
                response.withObject("/content").set(one.mediaType(), content(one));
            }
        } else if (isAcknowledgement(type)) {
            answer(operation, responses, "201", "Recorded", type);
            answer(operation, responses, "200", "It held already; nothing was recorded", type);
            if (mayBeRequested(type)) {
                answer(
                        operation,
                        responses,
                        "202",
                        "Requested; nothing changes until another person grants it",
                        type);
            }
        } else if (type == void.class || type == Void.class) {
            responses.putObject("204").put("description", "Done");
        } else {
            answer(operation, responses, "200", "The answer", type);
            AnswersPartly partly = operation.method().getAnnotation(AnswersPartly.class);
            if (partly != null) {
                answer(operation, responses, "207", partly.value(), type);
                example(responses, "207").put("outcome", "partly");
                // The same without the rows that were refused.
                ObjectNode whole = example(responses, "200");
                whole.put("rows", whole.path("rows").asInt() - whole.path("rejected").asInt());
                whole.put("rejected", 0).putArray("errors");
            }
        }
    }

    private void answer(
            Operation operation,
            ObjectNode responses,
            String status,
            String description,
            Type type) {
        ObjectNode response = responses.putObject(status).put("description", description);
        if (operation.writes()
                && !status.equals("202")
                && (isAcknowledgement(type) || !isTyped(type))) {
            response.putObject("headers")
                    .putObject("ETag")
                    .put("description", "the stream's version, to be sent as If-Match")
                    .putObject("schema")
                    .put("type", "string");
        }
        ObjectNode content = response.putObject("content");
        for (String mediaType : produced(operation.method())) {
            content.set(
                    mediaType,
                    isTyped(type) ? content(type) : Shape.JSON.objectNode().set("schema", any()));
        }
        if (isAcknowledgement(type)) {
            ObjectNode example = example(responses, status);
            if (status.equals("200")) {
                example.put("outcome", "unchanged").putArray("entries");
            } else if (status.equals("202")) {
                example.put("outcome", "requested");
            }
            if (mayBeRequested(type) && !status.equals("202")) {
                example.remove("request");
            }
        }
    }

    private static ObjectNode example(ObjectNode responses, String status) {
        return (ObjectNode)
                responses.at("/" + status + "/content").elements().next().path("example");
    }

    /** Whether what is answered says what became of a change. */
    private static boolean isAcknowledgement(Type type) {
        return describes(type, Acknowledgement.Outcome.class) || mayBeRequested(type);
    }

    /** Whether it may be that another person has to grant the change. */
    private static boolean mayBeRequested(Type type) {
        return describes(type, Acknowledgement.OutcomeOrRequest.class);
    }

    private static boolean describes(Type type, Class<?> outcome) {
        return type instanceof Class<?> plain
                && plain.isRecord()
                && Arrays.stream(plain.getRecordComponents()).anyMatch(c -> c.getType() == outcome);
    }

    private static ObjectNode any() {
        return Shape.JSON.objectNode();
    }

    /** Whether a type says what is answered; a text or a bare Response does not. */
    private static boolean isTyped(Type type) {
        return type instanceof ParameterizedType generic
                ? generic.getRawType() instanceof Class<?> raw
                        && (raw.isRecord() || raw == List.class)
                : type instanceof Class<?> plain && plain.isRecord();
    }

    private void problems(Operation operation, ObjectNode responses) {
        Set<ProblemCode> refused = EnumSet.copyOf(EVERYWHERE);
        refused.addAll(EnumSet.of(ProblemCode.INVALID_FIELD, ProblemCode.UNKNOWN_PARAMETER));
        refused.add(ProblemCode.MISSING_ROLE);
        if (operation.path().contains("{region}")) {
            refused.add(ProblemCode.FOREIGN_REGION);
            refused.add(ProblemCode.FOREIGN_UNIT);
        }
        // A question of a region that was never opened is refused too; a command says
        // unknown-region.
        boolean asks = operation.verb().equals("GET");
        if ((asks ? operation.path() : operation.path().replace("{region}", "")).contains("{")) {
            refused.add(ProblemCode.NOT_FOUND);
        }
        if (operation.body() != null) {
            refused.addAll(
                    EnumSet.of(
                            ProblemCode.MALFORMED_JSON,
                            ProblemCode.BODY_TOO_LARGE,
                            ProblemCode.UNSUPPORTED_MEDIA_TYPE));
        }
        if (operation.writes()) {
            refused.addAll(
                    EnumSet.of(ProblemCode.STALE_VERSION, ProblemCode.IDEMPOTENCY_KEY_REUSED));
        }
        if (operation.requiresIfMatch()) {
            refused.addAll(EnumSet.of(ProblemCode.STALE_VERSION, ProblemCode.PRECONDITION_MISSING));
        }
        Refuses rules = operation.method().getAnnotation(Refuses.class);
        if (rules != null) {
            refused.addAll(Arrays.asList(rules.value()));
        }
        Map<Integer, List<ProblemCode>> byStatus = new TreeMap<>();
        refused.forEach(
                code ->
                        byStatus.computeIfAbsent(code.status(), any -> new ArrayList<>())
                                .add(code));
        byStatus.forEach(
                (status, codes) ->
                        responses.set(
                                Integer.toString(status),
                                EVERYWHERE.containsAll(codes)
                                        ? Shape.JSON
                                                .objectNode()
                                                .put("$ref", "#/components/responses/" + status)
                                        : problem(codes)));
    }

    private ObjectNode problem(List<ProblemCode> codes) {
        ObjectNode response = Shape.JSON.objectNode();
        response.put(
                "description",
                String.join(
                        "; ",
                        codes.stream()
                                .map(code -> code.code() + ": " + code.title(Locale.ENGLISH))
                                .toList()));
        ObjectNode content = response.putObject("content").putObject(PROBLEM_JSON);
        ArrayNode parts = content.putObject("schema").putArray("allOf");
        parts.add(schemas.of(ProblemDocument.class));
        ArrayNode types =
                parts.addObject().putObject("properties").putObject("type").putArray("enum");
        codes.forEach(code -> types.add(code.urn()));
        content.set(
                "example",
                example(
                        codes.contains(ProblemCode.ROWS_INVALID)
                                ? ProblemCode.ROWS_INVALID
                                : codes.getFirst()));
        return response;
    }

    private static JsonNode example(ProblemCode code) {
        return Shape.write(
                new ProblemDocument(
                        code.urn(),
                        code.title(Locale.ENGLISH),
                        code.status(),
                        null,
                        "/api/v1/regions/qinghe",
                        null,
                        code == ProblemCode.ROWS_INVALID ? List.of(A_WRONG_CELL) : List.of(),
                        null));
    }

    private static final ProblemDocument.Fault A_WRONG_CELL =
            new ProblemDocument.Fault(
                    "/observations/1/value",
                    2,
                    null,
                    "not-a-decimal",
                    "a plain decimal such as 85.2; found 'x'");

    private ObjectNode document() {
        ObjectNode document = Shape.JSON.objectNode();
        ObjectNode described = document.putObject("paths");
        paths.forEach(
                (path, verbs) ->
                        verbs.forEach(
                                described.withObject(
                                                com.fasterxml.jackson.core.JsonPointer.empty()
                                                        .appendProperty(path))
                                        ::set));
        ObjectNode components = document.putObject("components");
        ObjectNode responses = components.putObject("responses");
        EVERYWHERE.forEach(
                code -> responses.set(Integer.toString(code.status()), problem(List.of(code))));
        ObjectNode parameters = components.putObject("parameters");
        parameters.set("IdempotencyKey", idempotencyKey());
        parameters.set("IfMatch", ifMatch());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "an access token of Keycloak; the roles named are those of which one is"
                                + " needed");
        ObjectNode defined = components.putObject("schemas");
        schemas.definitions().forEach(defined::set);
        opened(document);
        return document;
    }

    private static ObjectNode idempotencyKey() {
        ObjectNode parameter =
                Shape.JSON
                        .objectNode()
                        .put("name", "Idempotency-Key")
                        .put("in", "header")
                        .put(
                                "description",
                                "one for each request; sent again with the same body it gets the"
                                        + " first answer again")
                        .put("example", "7f1c1a52-0d7e-4b0e-9a35-2f6f2b0f4f11");
        parameter
                .putObject("schema")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", 200);
        return parameter;
    }

    private static ObjectNode ifMatch() {
        ObjectNode parameter =
                Shape.JSON
                        .objectNode()
                        .put("name", "If-Match")
                        .put("in", "header")
                        .put(
                                "description",
                                "the ETag last seen; the change is refused where the stream has"
                                        + " moved on");
        parameter.putObject("schema").put("type", "string");
        return parameter.put("example", "\"3\"");
    }

    /** What is only answered may get more fields within v1; what is sent may not have any other. */
    private static void opened(ObjectNode document) {
        Set<String> sent = new TreeSet<>();
        document.path("paths")
                .forEach(
                        path ->
                                path.forEach(
                                        verb -> refer(document, verb.path("requestBody"), sent)));
        document.withObject("/components/schemas")
                .properties()
                .forEach(
                        schema -> {
                            if (!sent.contains(SCHEMAS + schema.getKey())) {
                                ((ObjectNode) schema.getValue()).remove("additionalProperties");
                            }
                        });
    }

    private static void refer(ObjectNode document, JsonNode node, Set<String> found) {
        for (String reference : node.findValuesAsText("$ref")) {
            if (found.add(reference)) {
                refer(document, document.at(reference.substring(1)), found);
            }
        }
    }

    /** {@code registerUnit}, {@code getUnits}. */
    private static String id(Operation operation) {
        String name = operation.method().getName();
        if (operation.verb().equals("GET")) {
            return "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        String noun = noun(operation);
        return name
                + (noun.endsWith("ies")
                        ? noun.substring(0, noun.length() - 3) + "y"
                        : noun.replaceAll("s$", ""));
    }

    /** Under what it is listed: the words of its class where these say it better than its name. */
    private static String tag(Operation operation) {
        Tag tag = operation.method().getDeclaringClass().getAnnotation(Tag.class);
        return tag == null ? noun(operation) : tag.name();
    }

    private static String noun(Operation operation) {
        return operation.method().getDeclaringClass().getSimpleName().replace("Resource", "");
    }

    private static String words(String name) {
        String spaced = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static List<String> consumed(Operation operation) {
        return operation.consumes().isEmpty()
                ? List.of(MediaType.APPLICATION_JSON)
                : operation.consumes();
    }

    private static List<String> produced(Method method) {
        Produces own = method.getAnnotation(Produces.class);
        Produces all = method.getDeclaringClass().getAnnotation(Produces.class);
        return own != null
                ? Arrays.asList(own.value())
                : all != null ? Arrays.asList(all.value()) : List.of(MediaType.APPLICATION_JSON);
    }
}
