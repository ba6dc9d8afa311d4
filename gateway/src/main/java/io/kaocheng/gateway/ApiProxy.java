package io.kaocheng.gateway;

import io.github.bucket4j.Bucket;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Passes requests below {@code /api} on to the service that answers them: a machine's bearer token
 * as it came, a person's session as the access token that Keycloak gave for it.
 */
@ApplicationScoped
public class ApiProxy {

    private static final int BUCKETS = 10_000;

    private final GatewayConfig config;
    private final HttpClient client;
    private final Map<String, Bucket> buckets =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                            return size() > BUCKETS;
                        }
                    });

    ApiProxy(Vertx vertx, GatewayConfig config) {
        this.config = config;
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
        if (!bucket(request).tryConsume(1)) {
            Refusals.refuse(
                    request,
                    ProblemCode.TOO_MANY_REQUESTS,
                    "at most " + config.limits().requestsPerSecond() + " requests a second",
                    "每秒至多 " + config.limits().requestsPerSecond() + " 次请求");
            return;
        }
        if (Routes.path(request).equals("/api/v1/me")) {
            request.resume();
            context.next();
            return;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null
                && (!length.matches("\\d{1,18}")
                        || Long.parseLong(length) > config.limits().bytes())) {
            tooLarge(request);
            return;
        }
        URI target = Routes.service(Routes.path(request)).map(config.services()::get).orElse(null);
        if (target == null) {
            Refusals.refuse(
                    request,
                    ProblemCode.NOT_FOUND,
                    "there is nothing at " + Routes.path(request),
                    "此路径不存在");
            return;
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            connect(request, target, null);
            return;
        }
        if (request.getHeader(HttpHeaders.COOKIE) == null) {
            connect(request, target, null);
            return;
        }
        // A page of another origin cannot set this header, so a session cannot be used from there.
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (!reads && request.getHeader("X-Requested-With") == null) {
            Refusals.refuse(
                    request,
                    ProblemCode.UNAUTHENTICATED,
                    "with a session, a change carries the header X-Requested-With",
                    "以会话方式变更须携带 X-Requested-With 请求头");
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(
                        identity -> connect(request, target, token(identity)),
                        // The session is over or was forged; the service says what that means.
                        failure -> connect(request, target, null));
    }

    private static @Nullable String token(@Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            return null;
        }
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        return credential == null ? null : credential.getToken();
    }

    private Bucket bucket(HttpServerRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        String caller =
                token != null
                        ? "token " + token.hashCode()
                        : "address " + request.remoteAddress().hostAddress();
        return buckets.computeIfAbsent(
                caller,
                c ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(config.limits().burst())
                                                        .refillGreedy(
                                                                config.limits().requestsPerSecond(),
                                                                Duration.ofSeconds(1)))
                                .build());
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

    private void connect(HttpServerRequest request, URI target, @Nullable String token) {
        RequestOptions options =
                new RequestOptions()
                        .setHost(target.getHost())
                        .setPort(target.getPort())
                        .setMethod(request.method())
                        .setURI(request.uri());
        client.request(options)
                .onSuccess(upstream -> forward(request, upstream, token))
                .onFailure(e -> unreachable(request));
    }

    private void forward(
            HttpServerRequest request, HttpClientRequest upstream, @Nullable String token) {
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
