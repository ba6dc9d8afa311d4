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
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
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

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Passes requests below {@code /api} on to the service whose description has their path: a
 * machine's bearer token as it came, a person's session as the access token that Keycloak gave for
 * it.
 */
@ApplicationScoped
public class ApiProxy {

    private final GatewayConfig config;
    private final Descriptions descriptions;
    private final RateLimits rates;
    private final HttpClient client;

    ApiProxy(Vertx vertx, GatewayConfig config, Descriptions descriptions) {
        this.config = config;
        this.descriptions = descriptions;
        this.rates = new RateLimits(config.limits());
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(200)
                                .setConnectTimeout(3_000)
                                .setKeepAliveTimeout(30)
                                .setDecompressionSupported(false));
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
                        identity -> pass(context, identity),
                        // The session or token is over or was forged; the service says what that
                        // means.
                        failure -> pass(context, null));
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
            case RouteTable.Match.Found(String service) -> {
                if (service.equals(Descriptions.SELF)) {
                    request.resume();
                    context.next();
                    return;
                }
                pass(request, path, config.services().get(service), identity);
            }
        }
    }

    private void pass(
            HttpServerRequest request,
            RequestPath path,
            @Nullable URI service,
            @Nullable SecurityIdentity identity) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null
                && (!length.matches("\\d{1,18}")
                        || Long.parseLong(length) > config.limits().bytes())) {
            tooLarge(request);
            return;
        }
        if (service == null) {
            unreachable(request);
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
        connect(request, path, service, session ? token(identity) : null);
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
            HttpServerRequest request, RequestPath path, URI target, @Nullable String token) {
        String query = request.query();
        // As it was read here, so that the service reads the same.
        String uri = path.canonical() + (query == null ? "" : "?" + query);
        RequestOptions options =
                new RequestOptions()
                        .setHost(target.getHost())
                        .setPort(target.getPort())
                        .setMethod(request.method())
                        .setURI(uri);
        client.request(options)
                .onSuccess(upstream -> forward(request, uri, upstream, token))
                .onFailure(e -> unreachable(request));
    }

    private void forward(
            HttpServerRequest request,
            String uri,
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
        HttpProxy.reverseProxy(client)
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
                                return context.sendRequest().recover(failure -> brokenOff(request));
                            }
                        })
                .handle(request);
    }

    /**
     * Answers what no service will answer any more, unless it is answered already; the proxy itself
     * would say a bare 502.
     */
    private static <T> Future<T> brokenOff(HttpServerRequest request) {
        if (!request.response().headWritten()) {
            unreachable(request);
        }
        return Promise.<T>promise().future();
    }

    private static void unreachable(HttpServerRequest request) {
        Refusals.refuse(
                request,
                ProblemCode.UNAVAILABLE,
                "the service that answers this cannot be reached just now; try again",
                "处理此请求的服务暂时不可用，请稍后重试");
    }
}
