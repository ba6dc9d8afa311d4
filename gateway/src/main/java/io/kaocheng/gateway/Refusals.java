package io.kaocheng.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import java.util.Locale;

/** What the gateway itself says no to, as RFC 9457 problem documents. */
final class Refusals {

    private Refusals() {}

    static void refuse(
            HttpServerRequest request, ProblemCode code, String english, String chinese) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            request.connection().close();
            return;
        }
        String languages = request.getHeader("Accept-Language");
        boolean inEnglish =
                languages != null && languages.strip().toLowerCase(Locale.ROOT).startsWith("en");
        Locale locale = inEnglish ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        ObjectNode problem = ContractJson.mapper().createObjectNode();
        problem.put("type", code.urn());
        problem.put("title", code.title(locale));
        problem.put("status", code.status());
        problem.put("detail", inEnglish ? english : chinese);
        problem.put("instance", Routes.path(request));
        var trace = Span.current().getSpanContext();
        if (trace.isValid()) {
            problem.put("traceId", trace.getTraceId());
        }
        problem.putArray("errors");
        response.setStatusCode(code.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Content-Language", locale.toLanguageTag());
        if (code == ProblemCode.UNAVAILABLE || code == ProblemCode.TOO_MANY_REQUESTS) {
            response.putHeader("Retry-After", "2");
        }
        if (hasMoreToSay(request)) {
            // The rest of the body is not wanted, and nothing after it could be read before it.
            response.putHeader("Connection", "close");
            response.end(problem.toString()).onComplete(done -> request.connection().close());
            return;
        }
        response.end(problem.toString());
    }

    /** Whether there may be a body that nobody has read to its end. */
    private static boolean hasMoreToSay(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        boolean body =
                request.getHeader("Transfer-Encoding") != null
                        || (length != null && !length.equals("0"));
        return body && !request.isEnded();
    }
}
