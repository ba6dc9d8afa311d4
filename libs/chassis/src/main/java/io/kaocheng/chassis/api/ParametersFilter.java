package io.kaocheng.chassis.api;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.shape.ParameterShape;
import io.kaocheng.shape.Surroundings;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds a request's path and query against what the resource method declares: a misspelt filter
 * must not be passed over, and everything that is wrong is told at once. A method that takes no
 * body is sent none; one that {@link RequiresIfMatch} is sent the version it is to change, one that
 * {@link RequiresKey} a key; where nothing is declared of what it consumes, that is JSON.
 */
public class ParametersFilter {

    private final Requests requests;

    ParametersFilter(Requests requests) {
        this.requests = requests;
    }

    /**
     * @throws Problem 400 with all that was found, or without a key, 428 where the version is
     *     missing
     */
    @ServerRequestFilter(priority = Priorities.USER)
    public void filter(ContainerRequestContext request, ResourceInfo resource) throws IOException {
        Operation operation = Operation.of(resource.getResourceMethod()).orElse(null);
        if (operation == null) {
            return;
        }
        check(
                operation,
                request.getUriInfo().getPathParameters(),
                request.getUriInfo().getQueryParameters());
        if (operation.requiresIfMatch()) {
            requests.requireIfMatch();
        }
        if (operation.requiresKey()) {
            requests.requireKey();
        }
        if (!operation.verb().equals("GET")
                && operation.consumes().isEmpty()
                && request.getMediaType() != null
                && !MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType())) {
            throw Problem.mediaType(
                    request.getHeaderString(HttpHeaders.CONTENT_TYPE), MediaType.APPLICATION_JSON);
        }
        if (operation.body() == null && !operation.verb().equals("GET") && request.hasEntity()) {
            byte[] sent = request.getEntityStream().readAllBytes();
            requests.keep(sent);
            request.setEntityStream(new ByteArrayInputStream(sent));
            if (sent.length > 0) {
                RecordBodies.read(NoBody.class, sent, Surroundings.NONE);
            }
        }
    }

    static void check(
            Operation operation, Map<String, List<String>> path, Map<String, List<String>> query) {
        List<Finding> findings = new ArrayList<>();
        List<String> known =
                operation.parameters().stream()
                        .filter(p -> !p.inPath())
                        .map(Operation.Parameter::name)
                        .toList();
        for (String sent : query.keySet()) {
            if (!known.contains(sent)) {
                findings.add(
                        Finding.at(
                                "/" + sent,
                                ProblemCode.UNKNOWN_PARAMETER,
                                "the parameter "
                                        + Quoted.of(sent)
                                        + " is not known here; known are "
                                        + (known.isEmpty() ? "none" : String.join(", ", known)),
                                "未知参数 "
                                        + Quoted.of(sent)
                                        + "；可用参数为 "
                                        + (known.isEmpty() ? "无" : String.join("、", known))));
            }
        }
        ProblemCode kind =
                findings.isEmpty() ? ProblemCode.INVALID_FIELD : ProblemCode.UNKNOWN_PARAMETER;
        for (Operation.Parameter parameter : operation.parameters()) {
            if (parameter.required()
                    && !parameter.inPath()
                    && !query.containsKey(parameter.name())) {
                findings.add(
                        Finding.at(
                                "/" + parameter.name(),
                                ProblemCode.INVALID_FIELD,
                                "the parameter " + parameter.name() + " is required",
                                "缺少必填参数 " + parameter.name()));
            }
            List<String> values =
                    (parameter.inPath() ? path : query).getOrDefault(parameter.name(), List.of());
            if (values.size() > 1 && !parameter.many()) {
                findings.add(
                        Finding.at(
                                "/" + parameter.name(),
                                ProblemCode.INVALID_FIELD,
                                "the parameter "
                                        + parameter.name()
                                        + " is sent once; found "
                                        + values.size()
                                        + " of it",
                                "参数 " + parameter.name() + " 只能出现一次，实际为 " + values.size() + " 次"));
            }
            for (String text : values) {
                try {
                    findings.addAll(found(parameter, text));
                } catch (Problem problem) {
                    kind = findings.isEmpty() ? problem.code() : kind;
                    findings.addAll(problem.findings());
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new Problem(kind, findings);
        }
    }

    /**
     * @throws Problem of a kind of its own, such as a moment still to come
     */
    private static List<Finding> found(Operation.Parameter parameter, String text) {
        if (parameter.type() == AsOf.class) {
            AsOf.of(text);
            return List.of();
        }
        if (parameter.type() == PageCursor.class) {
            PageCursor.of(text);
            return List.of();
        }
        return Conversions.found(
                ParameterShape.of(parameter.name(), parameter.type(), parameter.declared())
                        .check(text));
    }
}
