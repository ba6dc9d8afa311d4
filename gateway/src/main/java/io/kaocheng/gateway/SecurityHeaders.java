package io.kaocheng.gateway;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.regex.Pattern;

/** What every answer says to browsers about what they may do with it. */
@ApplicationScoped
public class SecurityHeaders {

    private final GatewayConfig config;

    SecurityHeaders(GatewayConfig config) {
        this.config = config;
    }

    /** Their names hold a hash of what is in them: what is there under a name never changes. */
    private static final Pattern HASHED = Pattern.compile("/assets/[^/]+-[\\w-]{8}\\.[a-z0-9]+");

    private static final int FIRST_ERROR = 400;

    // antd writes its styles into the page, so styles are allowed inline; scripts never are.
    private static final String PAGES =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'; object-src 'none'";

    void routes(@Observes Router router) {
        router.route()
                .order(-200)
                .handler(
                        context -> {
                            String path = Refusals.path(context.request());
                            context.addHeadersEndHandler(
                                    end -> {
                                        MultiMap headers = context.response().headers();
                                        headers.set("X-Content-Type-Options", "nosniff");
                                        headers.set("Referrer-Policy", "same-origin");
                                        headers.set(
                                                "Permissions-Policy",
                                                "camera=(), geolocation=(), microphone=()");
                                        headers.set("Cross-Origin-Opener-Policy", "same-origin");
                                        headers.set("Content-Security-Policy", PAGES);
                                        if (config.tls()) {
                                            headers.set(
                                                    "Strict-Transport-Security",
                                                    "max-age=31536000");
                                        }
                                        caching(path, context.response().getStatusCode(), headers);
                                    });
                            context.next();
                        });
    }

    /**
     * What may be kept: answers of the API never, hashed parts of the page for a year, and anything
     * else only until it was asked whether it is still the same.
     */
    private static void caching(String path, int status, MultiMap headers) {
        if (path.startsWith("/api/")) {
            if (!headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "no-store");
            }
        } else if (HASHED.matcher(path).matches() && status < FIRST_ERROR) {
            headers.set("Cache-Control", "public, max-age=31536000, immutable");
        } else if (!headers.contains("Cache-Control", "no-store", true)) {
            headers.set("Cache-Control", "no-cache");
        }
    }
}
