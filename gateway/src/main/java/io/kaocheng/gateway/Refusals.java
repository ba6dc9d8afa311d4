package io.kaocheng.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the gateway itself says no to, as RFC 9457 problem documents. */
final class Refusals {

    private Refusals() {}

    static void refuse(
            HttpServerRequest request, ProblemCode code, String english, String chinese) {
        refuse(request, code, english, chinese, Map.of());
    }

    /** That no service describes such a path. */
    static void nothingAt(HttpServerRequest request) {
        refuse(
                request,
                ProblemCode.NOT_FOUND,
                "there is nothing at " + path(request),
                "此路径不存在：" + path(request));
    }

    /** That the path answers other methods. */
    static void otherMethods(HttpServerRequest request, Set<String> allowed) {
        String methods = String.join(", ", allowed);
        refuse(
                request,
                ProblemCode.METHOD_NOT_ALLOWED,
                path(request) + " answers " + methods,
                "此路径支持的方法为 " + methods,
                Map.of("Allow", methods));
    }

    /** That the caller has asked too often, and when to ask again. */
    static void tooMany(HttpServerRequest request, long perSecond, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        refuse(
                request,
                ProblemCode.TOO_MANY_REQUESTS,
                "at most " + perSecond + " requests a second; ask again in " + seconds + " s",
                "每秒至多 " + perSecond + " 次请求，请在 " + seconds + " 秒后重试",
                Map.of("Retry-After", String.valueOf(seconds)));
    }

    private static void refuse(
            HttpServerRequest request,
            ProblemCode code,
            String english,
            String chinese,
            Map<String, String> headers) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            request.connection().close();
            return;
        }
        Locale locale = locale(request);
        ObjectNode problem =
                document(code, path(request), english(locale) ? english : chinese, locale);
        response.setStatusCode(code.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Content-Language", locale.toLanguageTag());
        headers.forEach(response::putHeader);
        if (code == ProblemCode.UNAVAILABLE) {
            response.putHeader("Retry-After", "2");
        }
        if (hasUnreadBody(request)) {
            // The rest of the body is not wanted, and nothing after it could be read before it.
            response.putHeader("Connection", "close");
            response.end(problem.toString()).onComplete(done -> request.connection().close());
            return;
        }
        response.end(problem.toString());
    }

    /** The whole document: what was refused, where, and under which trace it is found again. */
    static ObjectNode document(ProblemCode code, String instance, String detail, Locale locale) {
        ObjectNode problem = ContractJson.mapper().createObjectNode();
        problem.put("type", code.urn());
        problem.put("title", code.title(locale));
        problem.put("status", code.status());
        problem.put("detail", detail);
        problem.put("instance", instance);
        var trace = Span.current().getSpanContext();
        problem.put(
                "traceId",
                trace.isValid()
                        ? trace.getTraceId()
                        : UUID.randomUUID().toString().replace("-", ""));
        problem.putArray("errors");
        return problem;
    }

    /** The language asked for: English where it stands first, else Chinese. */
    static Locale locale(HttpServerRequest request) {
        String languages = request.getHeader("Accept-Language");
        return languages != null && languages.strip().toLowerCase(Locale.ROOT).startsWith("en")
                ? Locale.ENGLISH
                : Locale.SIMPLIFIED_CHINESE;
    }

    static boolean english(Locale locale) {
        return locale.equals(Locale.ENGLISH);
    }

    /** The request's path; a target without one, as in {@code OPTIONS *}, is taken for the root. */
    static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null || !path.startsWith("/") ? "/" : path;
    }

    /** Whether there may be a body that nobody has read to its end. */
    static boolean hasUnreadBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        boolean body =
                request.getHeader("Transfer-Encoding") != null
                        || (length != null && !length.equals("0"));
        return body && !request.isEnded();
    }
}
