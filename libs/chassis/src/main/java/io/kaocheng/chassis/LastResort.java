package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.util.Locale;
import java.util.Set;

/**
 * Answers requests that no resource handles, and failures before a resource, with a problem
 * document.
 */
@ApplicationScoped
public class LastResort {

    private static final Logger LOG = Logger.getLogger(LastResort.class);

    void routes(@Observes Router router) {
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(context -> refuse(context, ProblemCode.NOT_FOUND))
                .failureHandler(LastResort::failed);
        // What fails before any route is tried.
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
            router.errorHandler(status, LastResort::failed);
        }
    }

    private static void failed(RoutingContext context) {
        ProblemCode code =
                switch (context.statusCode()) {
                    case 400 -> ProblemCode.MALFORMED_PATH;
                    case 404 -> ProblemCode.NOT_FOUND;
                    case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemCode.NOT_ACCEPTABLE;
                    case 413 -> ProblemCode.BODY_TOO_LARGE;
                    case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
                    default -> ProblemCode.INTERNAL;
                };
        if (code == ProblemCode.INTERNAL) {
            LOG.error("a request failed", context.failure());
        }
        refuse(context, code);
    }

    private static void refuse(RoutingContext context, ProblemCode code) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            request.connection().close();
            return;
        }
        Locale locale = Language.of(request.getHeader("Accept-Language"));
        String sent = request.path();
        String path = sent == null || !sent.startsWith("/") ? "/" : sent;
        response.setStatusCode(code.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Content-Language", locale.toLanguageTag())
                .end(
                        ProblemMappers.document(
                                code,
                                Unserved.findings(code, path, Set.of(), request::getHeader),
                                locale,
                                path));
    }
}
