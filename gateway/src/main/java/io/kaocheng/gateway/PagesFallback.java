package io.kaocheng.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Every address of the page is the page: what it shows is in its address. */
@ApplicationScoped
public class PagesFallback {

    void routes(@Observes Router router) {
        router.route()
                .order(-50)
                .handler(
                        context -> {
                            String path = Refusals.path(context.request());
                            boolean page =
                                    context.request().method().equals(HttpMethod.GET)
                                            && !path.contains(".")
                                            && !path.equals("/")
                                            && !path.startsWith("/api/")
                                            && !path.startsWith("/q/")
                                            && !path.startsWith("/docs")
                                            && !path.startsWith("/login")
                                            && !path.startsWith("/logout")
                                            && !path.startsWith("/print");
                            if (page) {
                                context.reroute("/");
                            } else {
                                context.next();
                            }
                        });
    }
}
