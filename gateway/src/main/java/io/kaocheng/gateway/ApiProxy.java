package io.kaocheng.gateway;

import io.kaocheng.contracts.ProblemCode;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes requests below {@code /api} on to the service whose description has their path: a
 * machine's bearer token as it came, a person's session as the access token that Keycloak gave for
 * it.
 */
@ApplicationScoped
public class ApiProxy {

    private static final Logger LOG = Logger.getLogger(ApiProxy.class);

    /** Milliseconds; where all connections to a service are in use, nobody waits without end. */
    private static final long WAIT_FOR_CONNECTION = 10_000;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Descriptions descriptions;
    private final RateLimits rates;
    private final HttpClient client;
    private final HttpClient streams;
    private final HostGuard guard;
    private final Sessions sessions;
    private final AtomicInteger openStreams = new AtomicInteger();

    ApiProxy(
            Vertx vertx,
            GatewayConfig config,
            Descriptions descriptions,
            HostGuard guard,
            Sessions sessions) {
        this.config = config;
        this.guard = guard;
        this.sessions = sessions;
        this.vertx = vertx;
        this.descriptions = descriptions;
        this.rates = new RateLimits(config.limits());
        this.client = client(vertx, 200);
        this.streams = client(vertx, config.limits().streams());
    }

    private static HttpClient client(Vertx vertx, int connections) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(3_000)
                        .setKeepAliveTimeout(30)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    void routes(@Observes Router router) {
        router.route("/api/*").order(-100).handler(this::pass);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        // Nothing is read before it is known where it goes.
        request.pause();
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getHeader(HttpHeaders.COOKIE) == null) {
            pass(context, null);
            return;
        }
        // What a failed login means is for the service to say: no redirect, no challenge from here.
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        io.vertx.core.Context here = context.vertx().getOrCreateContext();
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .emitOn(rest -> here.runOnContext(_ -> rest.run()))
                .subscribe()
                .with(
                        identity -> pass(context, sessions.unlessEnded(identity)),
                        // The session or token is over or was forged; the service says what that
                        // means.
                        failure -> {
                            LOG.warnf(
                                    "request path=%s has no session or token that is valid: %s",
                                    Refusals.path(request), failure.getClass().getSimpleName());
                            pass(context, null);
                        });
    }

    private void pass(RoutingContext context, @Nullable SecurityIdentity identity) {
        HttpServerRequest request = context.request();
        Duration wait = rates.count(Caller.of(request, identity));
        if (!wait.isZero()) {
            Refusals.tooMany(request, config.limits().requestsPerSecond(), wait);
            return;
        }
        RequestPath path = PathGuard.path(context);
        switch (descriptions.routes().match(request.method(), path)) {
            case RouteTable.Match.Nothing() -> Refusals.nothingAt(request);
            case RouteTable.Match.OtherMethods(Set<String> allowed) ->
                    Refusals.otherMethods(request, allowed);
            case RouteTable.Match.Found(String service, boolean stream) -> {
                if (service.equals(Descriptions.SELF)) {
                    request.resume();
                    context.next();
                    return;
                }
                pass(
                        request,
                        path,
                        config.services().get(service),
                        stream ? context : null,
                        identity);
            }
        }
    }

    private void pass(
            HttpServerRequest request,
            RequestPath path,
            @Nullable URI service,
            @Nullable RoutingContext stream,
            @Nullable SecurityIdentity identity) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null
                && (!length.matches("\\d{1,18}")
                        || Long.parseLong(length) > config.limits().bytes())) {
            tooLarge(request);
            return;
        }
        if (service == null) {
            unreachable(request, "its address is not configured");
            return;
        }
        boolean session =
                request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        && request.getHeader(HttpHeaders.COOKIE) != null;
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        // A page of another origin cannot set this header, so a session cannot be used from there.
        if (session && !reads && request.getHeader("X-Requested-With") == null) {
            Refusals.refuse(
                    request,
                    ProblemCode.UNAUTHENTICATED,
                    "with a session, a change carries the header X-Requested-With",
                    "以会话方式变更须携带 X-Requested-With 请求头");
            return;
        }
        if (session && !reads && !guard.isFromOwnPage(request)) {
            Refusals.refuse(
                    request,
                    ProblemCode.FOREIGN_ORIGIN,
                    "a session is used only by pages of this suite; a program sends a bearer token",
                    "会话只供本系统页面使用；程序请携带访问令牌");
            return;
        }
        connect(
                request,
                path,
                service,
                stream == null ? null : new Stream(stream, session ? identity : null),
                session ? token(identity) : null);
    }

    private static @Nullable String token(@Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            return null;
        }
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        return credential == null ? null : credential.getToken();
    }

    private void tooLarge(HttpServerRequest request) {
        Refusals.refuse(
                request,
                ProblemCode.BODY_TOO_LARGE,
                "a body has at most "
                        + config.limits().bytes()
                        + " bytes; send the rest as another",
                "请求体至多 " + config.limits().bytes() + " 字节，其余请另行发送");
    }

    private void connect(
            HttpServerRequest request,
            RequestPath path,
            URI target,
            @Nullable Stream stream,
            @Nullable String token) {
        Runnable release = stream == null ? () -> {} : acquire(stream, request);
        if (release == null) {
            return;
        }
        String query = request.query();
        // As it was read here, so that the service reads the same.
        String uri = path.canonical() + (query == null ? "" : "?" + query);
        RequestOptions options =
                new RequestOptions()
                        .setHost(target.getHost())
                        .setPort(target.getPort())
                        .setMethod(request.method())
                        .setConnectTimeout(WAIT_FOR_CONNECTION)
                        .setURI(uri);
        HttpClient by = stream == null ? client : streams;
        by.request(options)
                .onSuccess(
                        upstream -> {
                            if (stream != null) {
                                endsWith(stream, upstream.connection(), release);
                            }
                            forward(request, uri, by, upstream, token);
                        })
                .onFailure(e -> unreachable(request, e.toString()));
    }

    /**
     * That a request opens a stream of events.
     *
     * @param identity whose session it ends with; absent where a token was sent
     */
    private record Stream(RoutingContext context, @Nullable SecurityIdentity identity) {}

    /**
     * A stream stays open: only so many pass, and by connections of their own.
     *
     * @return what is to be run when it is over; null where it does not pass
     */
    private @Nullable Runnable acquire(Stream stream, HttpServerRequest request) {
        if (openStreams.incrementAndGet() > config.limits().streams()) {
            openStreams.decrementAndGet();
            Refusals.refuse(
                    request,
                    ProblemCode.UNAVAILABLE,
                    "too many streams are open just now; ask again later",
                    "当前打开的事件流过多，请稍后重试");
            return null;
        }
        AtomicBoolean over = new AtomicBoolean();
        Runnable forget = sessions.watch(stream.identity(), () -> request.connection().close());
        Runnable release =
                () -> {
                    if (over.compareAndSet(false, true)) {
                        openStreams.decrementAndGet();
                        forget.run();
                    }
                };
        stream.context().addEndHandler(_ -> release.run());
        if (request.response().closed()) {
            // The client left while it was found out who it is: no handler is called any more.
            release.run();
            return null;
        }
        return release;
    }

    /**
     * A stream and its connection to the service end with each other. A connection that is used
     * again would have the next stream wait behind an answer that nobody reads and that does not
     * end; and that a client has left is found by what is written to it, which needs an answer.
     */
    private static void endsWith(Stream stream, HttpConnection connection, Runnable release) {
        connection.closeHandler(_ -> release.run());
        stream.context().addEndHandler(_ -> connection.close());
        if (stream.context().response().closed()) {
            connection.close();
        }
    }

    private void forward(
            HttpServerRequest request,
            String uri,
            HttpClient by,
            HttpClientRequest upstream,
            @Nullable String token) {
        GlobalOpenTelemetry.getPropagators()
                .getTextMapPropagator()
                .inject(
                        Context.current(),
                        request,
                        (carrier, key, value) -> {
                            if (carrier != null) {
                                carrier.headers().set(key, value);
                            }
                        });
        // A session stays at this door: services see tokens only.
        request.headers().remove(HttpHeaders.COOKIE);
        if (token != null) {
            request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (Refusals.hasUnreadBody(request)) {
            vertx.setTimer(
                    config.limits().body().toMillis(),
                    _ -> {
                        if (!request.isEnded()) {
                            tooSlow(request);
                            upstream.reset();
                        }
                    });
        }
        HttpProxy.reverseProxy(by)
                .origin(context -> Future.succeededFuture(upstream))
                .addInterceptor(
                        new ProxyInterceptor() {
                            @Override
                            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                                context.request().setURI(uri);
                                Body body = context.request().getBody();
                                if (body != null && body.length() < 0) {
                                    BoundedStream bounded =
                                            new BoundedStream(
                                                    body.stream(),
                                                    config.limits().bytes(),
                                                    () -> {
                                                        // First: the reset ends the exchange.
                                                        tooLarge(request);
                                                        upstream.reset();
                                                    });
                                    context.request().setBody(Body.body(bounded));
                                }
                                return context.sendRequest()
                                        .recover(failure -> brokenOff(request, failure));
                            }

                            @Override
                            public Future<Void> handleProxyResponse(ProxyContext context) {
                                if (isStream(context.response())) {
                                    context.response().headers().set("X-Accel-Buffering", "no");
                                }
                                return request.version() == HttpVersion.HTTP_1_0
                                        ? piped(context.response(), request.response())
                                        : context.sendResponse();
                            }
                        })
                .handle(request);
    }

    private static boolean isStream(ProxyResponse answer) {
        String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    /**
     * To a client of HTTP/1.0, which knows no chunks, as it comes, until the connection's end. The
     * proxy would gather all of it first.
     */
    private static Future<Void> piped(ProxyResponse answer, HttpServerResponse to) {
        to.setStatusCode(answer.getStatusCode());
        to.headers().setAll(answer.headers());
        to.headers().remove(HttpHeaders.TRANSFER_ENCODING);
        to.putHeader(HttpHeaders.CONNECTION, "close");
        Body body = answer.getBody();
        if (body == null) {
            return to.end();
        }
        if (body.length() >= 0) {
            to.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
        } else {
            // So that the head goes out before the first event.
            to.write(Buffer.buffer());
        }
        return body.stream().pipeTo(to);
    }

    /**
     * Answers what no service will answer any more, unless it is answered already or the client has
     * left; the proxy itself would say a bare 502.
     */
    private static <T> Future<T> brokenOff(HttpServerRequest request, Throwable failure) {
        if (!request.response().headWritten() && !request.response().closed()) {
            unreachable(request, failure.toString());
        }
        return Promise.<T>promise().future();
    }

    private void tooSlow(HttpServerRequest request) {
        long seconds = config.limits().body().toSeconds();
        Refusals.refuse(
                request,
                ProblemCode.TOO_SLOW,
                "a body must have come within " + seconds + " s; send less at once",
                "请求体须在 " + seconds + " 秒内送达，请减少单次发送的内容");
    }

    private static void unreachable(HttpServerRequest request, String why) {
        LOG.warnf(
                "request path=%s: its service cannot be reached: %s", Refusals.path(request), why);
        Refusals.refuse(
                request,
                ProblemCode.UNAVAILABLE,
                "the service that answers this cannot be reached just now; try again",
                "处理此请求的服务暂时不可用，请稍后重试");
    }
}
