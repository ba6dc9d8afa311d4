package io.kaocheng.gateway;

import io.vertx.ext.web.Router;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The page of the merged description: Swagger's files, started by a script of its own file, since
 * no script in a page is run on the origin of the session.
 */
@ApplicationScoped
public class DocsPage {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <title>Kaocheng API</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <link rel="icon" type="image/svg+xml" href="/seal.svg">
              <link rel="stylesheet" href="/docs/swagger-ui.css">
            </head>
            <body>
              <div id="swagger-ui"></div>
              <script src="/docs/swagger-ui-bundle.js"></script>
              <script src="/docs/start.js"></script>
            </body>
            </html>
            """;

    private static final String START =
            """
            window.ui = SwaggerUIBundle({
              url: '/openapi.json',
              dom_id: '#swagger-ui',
              deepLinking: true,
              presets: [SwaggerUIBundle.presets.apis],
              layout: 'BaseLayout',
            });
            """;

    void routes(@Observes Router router) {
        for (String path : new String[] {"/docs", "/docs/", "/docs/index.html"}) {
            serve(router, path, "text/html; charset=UTF-8", PAGE);
        }
        serve(router, "/docs/start.js", "text/javascript; charset=UTF-8", START);
    }

    private static void serve(Router router, String path, String type, String text) {
        router.get(path)
                .order(-60)
                .handler(context -> context.response().putHeader("Content-Type", type).end(text));
    }
}
