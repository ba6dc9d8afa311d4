package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.util.List;
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
                .handler(context -> refuse(context, unserved(context, 404)))
                .failureHandler(LastResort::failed);
        // What fails before any route is tried.
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
            router.errorHandler(status, LastResort::failed);
        }
    }

    private static void failed(RoutingContext context) {
        // What was thrown without a status comes with -1.
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500) {
            LOG.error("a request failed", context.failure());
        }
        refuse(
                context,
                status == 400
                        ? new Unserved(ProblemCode.MALFORMED_PATH, List.of())
                        : unserved(context, status));
    }

    private static Unserved unserved(RoutingContext context, int status) {
        HttpServerRequest request = context.request();
        return Unserved.of(status, path(request), Set.of(), request::getHeader);
    }

    private static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null || !path.startsWith("/") ? "/" : path;
    }

    private static void refuse(RoutingContext context, Unserved refused) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            request.connection().close();
            return;
        }
        Locale locale = Language.of(request.getHeader("Accept-Language"));
        response.setStatusCode(refused.code().status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Content-Language", locale.toLanguageTag())
                .end(
                        ProblemMappers.document(
                                refused.code(), refused.findings(), locale, path(request)));
    }
}
