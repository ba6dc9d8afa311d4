package io.kaocheng.chassis;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer of a service says of itself, also to who asks it past the gateway: it is kept
 * nowhere, and nothing in it is run.
 */
@ApplicationScoped
public class SecurityHeaders {

    private static final String NOTHING_RUNS =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none';"
                    + " base-uri 'none'; form-action 'none'";

    void routes(@Observes Router router) {
        router.route()
                .order(-200)
                .handler(
                        context -> {
                            context.addHeadersEndHandler(
                                    _ -> {
                                        MultiMap headers = context.response().headers();
                                        headers.set("X-Content-Type-Options", "nosniff");
                                        headers.set("Content-Security-Policy", NOTHING_RUNS);
                                        headers.set("Referrer-Policy", "no-referrer");
                                        if (!headers.contains("Cache-Control")) {
                                            headers.set("Cache-Control", "no-store");
                                        }
                                    });
                            context.next();
                        });
    }
}
