package io.kaocheng.gateway;

import io.kaocheng.contracts.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.util.Locale;

/** The gateway's own resources refuse in the same form as its door does. */
final class ProblemMappers {

    ProblemMappers() {}

    /** What the framework refuses by itself: a method, a form, a parameter. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException refusal, RoutingContext context) {
        ProblemCode code =
                switch (refusal.getResponse().getStatus()) {
                    case 401 -> ProblemCode.UNAUTHENTICATED;
                    case 403 -> ProblemCode.MISSING_ROLE;
                    case 404 -> ProblemCode.NOT_FOUND;
                    case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemCode.NOT_ACCEPTABLE;
                    case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
                    default ->
                            refusal.getResponse().getStatus() < 500
                                    ? ProblemCode.INVALID_FIELD
                                    : ProblemCode.INTERNAL;
                };
        Locale locale = Refusals.locale(context.request());
        return answer(context.request(), code, code.title(locale));
    }

    static Response answer(HttpServerRequest request, ProblemCode code, String detail) {
        Locale locale = Refusals.locale(request);
        return Response.status(code.status())
                .type("application/problem+json")
                .language(locale)
                .entity(Refusals.document(code, Refusals.path(request), detail, locale).toString())
                .build();
    }
}
