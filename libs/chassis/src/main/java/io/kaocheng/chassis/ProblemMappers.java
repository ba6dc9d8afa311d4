package io.kaocheng.chassis;

import io.kaocheng.chassis.api.ProblemDocument;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.SqlFailure;
import io.kaocheng.shape.Shape;
import io.opentelemetry.api.trace.Span;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.sqlclient.DatabaseException;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns whatever goes wrong into a problem document: never a class name, SQL or stack. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String TYPE = "application/problem+json";

    @ServerExceptionMapper
    public Response problem(Problem problem, HttpHeaders headers, UriInfo uri) {
        return render(problem.code(), problem.findings(), problem.headers(), headers, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response unauthenticated(UnauthorizedException e, HttpHeaders headers, UriInfo uri) {
        return unauthenticated(headers, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response badToken(AuthenticationFailedException e, HttpHeaders headers, UriInfo uri) {
        return unauthenticated(headers, uri);
    }

    private static Response unauthenticated(HttpHeaders headers, UriInfo uri) {
        boolean sent = headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        Finding finding =
                new Finding(
                        null,
                        null,
                        null,
                        ProblemCode.UNAUTHENTICATED,
                        sent
                                ? "the bearer token is not valid here, or has expired; ask for a new one"
                                : "send an Authorization header with a bearer token",
                        sent ? "访问令牌无效或已过期，请重新获取" : "请在 Authorization 头中携带访问令牌");
        return render(
                ProblemCode.UNAUTHENTICATED,
                List.of(finding),
                Map.of("WWW-Authenticate", "Bearer"),
                headers,
                uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException e, HttpHeaders headers, UriInfo uri) {
        return render(ProblemCode.MISSING_ROLE, List.of(), Map.of(), headers, uri);
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException e, HttpHeaders headers, UriInfo uri) {
        if (e.getCause() instanceof Problem problem) {
            return problem(problem, headers, uri);
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            LOG.errorf(e, "request path=%s failed", uri.getPath());
        }
        Unserved refused =
                Unserved.of(
                        status,
                        "/" + uri.getPath().replaceAll("^/+", ""),
                        e.getResponse().getAllowedMethods(),
                        headers::getHeaderString);
        return render(refused.code(), refused.findings(), Map.of(), headers, uri);
    }

    /**
     * What the database reports: only where it cannot be reached, or was too busy, is the caller
     * told to come again. Data that it refuses were the caller's, though a check before should have
     * found them; anything else is a defect.
     */
    @ServerExceptionMapper
    public Response database(SQLException e, HttpHeaders headers, UriInfo uri) {
        if (SqlFailure.of(e).isTransient()) {
            LOG.warnf(
                    "request path=%s: the database cannot be reached: %s",
                    uri.getPath(), e.getMessage());
            return unavailable(headers, uri);
        }
        String state = e.getSQLState();
        if (state != null && state.startsWith("22")) {
            LOG.warnf(
                    "request path=%s: the database refuses a value, sqlstate=%s",
                    uri.getPath(), state);
            return render(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            new Finding(
                                    null,
                                    null,
                                    null,
                                    ProblemCode.INVALID_FIELD,
                                    "a value in the path, the query or the body is none that can be"
                                            + " looked for",
                                    "路径、查询参数或请求体中有无法用于查询的值")),
                    Map.of(),
                    headers,
                    uri);
        }
        return defect((Exception) e, headers, uri);
    }

    /** Another part of the suite that was asked does not answer. */
    @ServerExceptionMapper
    public Response unreachable(IOException e, HttpHeaders headers, UriInfo uri) {
        LOG.warnf("request path=%s: %s", uri.getPath(), e.getMessage());
        return unavailable(headers, uri);
    }

    @ServerExceptionMapper({CompletionException.class, ExecutionException.class})
    public Response wrapped(Exception e, HttpHeaders headers, UriInfo uri) {
        Throwable cause = e.getCause();
        return switch (cause) {
            case Problem problem -> problem(problem, headers, uri);
            case SQLException sql -> database(sql, headers, uri);
            case RuntimeException inner -> defect(inner, headers, uri);
            case null, default -> defect(e, headers, uri);
        };
    }

    @ServerExceptionMapper
    public Response defect(RuntimeException e, HttpHeaders headers, UriInfo uri) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return database(sql, headers, uri);
            }
            if (cause instanceof DatabaseException reported) {
                return database(
                        new SQLException(reported.getMessage(), reported.getSqlState()),
                        headers,
                        uri);
            }
            if (cause instanceof IOException away) {
                return unreachable(away, headers, uri);
            }
        }
        return defect((Exception) e, headers, uri);
    }

    private static Response defect(Exception e, HttpHeaders headers, UriInfo uri) {
        LOG.errorf(e, "request path=%s failed", uri.getPath());
        return render(ProblemCode.INTERNAL, List.of(), Map.of(), headers, uri);
    }

    private static Response unavailable(HttpHeaders headers, UriInfo uri) {
        return render(ProblemCode.UNAVAILABLE, List.of(), Map.of("Retry-After", "2"), headers, uri);
    }

    private static Response render(
            ProblemCode code,
            List<Finding> findings,
            Map<String, String> extra,
            HttpHeaders headers,
            UriInfo uri) {
        Locale locale = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder response =
                Response.status(code.status())
                        .type(TYPE)
                        .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                        .entity(
                                document(
                                        code,
                                        findings,
                                        locale,
                                        "/" + uri.getPath().replaceAll("^/+", "")));
        extra.forEach(response::header);
        return response.build();
    }

    /** The problem document as JSON text. */
    public static String document(
            ProblemCode code, List<Finding> findings, Locale locale, String instance) {
        var trace = Span.current().getSpanContext();
        return Shape.write(
                        new ProblemDocument(
                                code.urn(),
                                code.title(locale),
                                code.status(),
                                findings.isEmpty() ? null : findings.getFirst().message(locale),
                                instance,
                                trace.isValid() ? trace.getTraceId() : null,
                                findings.stream()
                                        .limit(ProblemDocument.MOST)
                                        .map(f -> ProblemDocument.Fault.of(f, locale))
                                        .toList(),
                                findings.size() > ProblemDocument.MOST
                                        ? findings.size() - ProblemDocument.MOST
                                        : null))
                .toString();
    }
}
