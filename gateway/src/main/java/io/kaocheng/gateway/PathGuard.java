package io.kaocheng.gateway;

import io.kaocheng.contracts.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Refuses, before anything is routed, what is no path or is too long to be passed on. */
@ApplicationScoped
public class PathGuard {

    private static final String PATH = "kaocheng.path";

    private final GatewayConfig config;

    PathGuard(GatewayConfig config) {
        this.config = config;
    }

    void routes(@Observes Router router) {
        router.route().order(-150).handler(this::check);
    }

    /** The path as it was read here. */
    static RequestPath path(RoutingContext context) {
        return Objects.requireNonNull(context.<RequestPath>get(PATH), "the guard comes first");
    }

    static void refuse(HttpServerRequest request) {
        Refusals.refuse(
                request,
                ProblemCode.MALFORMED_PATH,
                "a path is made of plain segments: none is empty, '.' or '..', and none holds,"
                        + " even encoded, a slash, a backslash, ';', '%', '?', '#' or a control"
                        + " character",
                "路径由普通的段组成：不得为空、“.”或“..”，也不得含有（包括编码形式）斜杠、反斜杠、“;”、“%”、“?”、“#”或控制字符");
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().length() > config.limits().target()) {
            Refusals.refuse(
                    request,
                    ProblemCode.TARGET_TOO_LONG,
                    "a path with its query has at most " + config.limits().target() + " characters",
                    "路径与查询参数合计至多 " + config.limits().target() + " 个字符");
            return;
        }
        long headers = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        if (headers > config.limits().headers()) {
            Refusals.refuse(
                    request,
                    ProblemCode.HEADERS_TOO_LARGE,
                    "all headers have at most " + config.limits().headers() + " characters",
                    "请求头合计至多 " + config.limits().headers() + " 个字符");
            return;
        }
        Optional<RequestPath> path = RequestPath.read(request.uri());
        if (path.isEmpty()) {
            refuse(request);
            return;
        }
        context.put(PATH, path.get());
        context.next();
    }
}
