package io.kaocheng.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Every address of the page is the page: what it shows is in its address. An address that is none
 * of its pages is answered 404, by the page that says so.
 */
@ApplicationScoped
public class PagesFallback {

    private static final Logger LOG = Logger.getLogger(PagesFallback.class);

    /**
     * Written by the build of the page: the paths of its pages, with $ before what stands for any.
     */
    private static final String PATHS = "META-INF/resources/assets/pages.txt";

    void routes(@Observes Router router) {
        List<String> paths = paths();
        router.route()
                .order(-50)
                .handler(
                        context -> {
                            HttpServerRequest request = context.request();
                            String path = Refusals.path(request);
                            boolean page =
                                    (request.method().equals(HttpMethod.GET)
                                                    || request.method().equals(HttpMethod.HEAD))
                                            && !path.contains(".")
                                            && !path.equals("/")
                                            && !path.startsWith("/api/")
                                            && !path.startsWith("/q/")
                                            && !path.startsWith("/docs")
                                            && !path.startsWith("/login")
                                            && !path.startsWith("/logout")
                                            && !path.startsWith("/print");
                            if (!page) {
                                context.next();
                                return;
                            }
                            if (!paths.isEmpty() && paths.stream().noneMatch(p -> is(p, path))) {
                                // What the browser holds is the page, which is not what it asked
                                // for.
                                request.headers().remove(HttpHeaders.IF_MODIFIED_SINCE);
                                request.headers().remove(HttpHeaders.IF_NONE_MATCH);
                                context.response().setStatusCode(404);
                            }
                            context.reroute("/");
                        });
    }

    /** Whether the path is one of the pattern. */
    static boolean is(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] found = path.split("/", -1);
        int length =
                found.length > 1 && found[found.length - 1].isEmpty()
                        ? found.length - 1
                        : found.length;
        if (wanted.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!wanted[i].equals(found[i])
                    && !(wanted[i].startsWith("$") && !found[i].isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /** None where the gateway was built without the page. */
    private static List<String> paths() {
        try (InputStream list =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(PATHS)) {
            if (list == null) {
                LOG.info("built without the page: no address is one of its pages");
                return List.of();
            }
            return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
