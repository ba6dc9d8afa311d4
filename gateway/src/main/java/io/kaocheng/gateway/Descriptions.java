package io.kaocheng.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The services' descriptions of their APIs (OpenAPI): those this build was made with to begin with,
 * and those the running services give, asked again and again, from then on. A service that is away
 * keeps the description it had.
 */
@ApplicationScoped
public class Descriptions {

    /** The gateway's own paths, answered here. */
    static final String SELF = "gateway";

    private static final Logger LOG = Logger.getLogger(Descriptions.class);

    private final GatewayConfig config;
    private final Vertx vertx;
    private final HttpClient client;
    private volatile Known known = new Known(Map.of());
    private long timer = -1;

    Descriptions(GatewayConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions().setConnectTimeout(3_000).setIdleTimeout(10));
    }

    /** What is known at one moment: the documents, and the routes they give. */
    private record Known(Map<String, JsonNode> documents, RouteTable routes) {
        Known(Map<String, JsonNode> documents) {
            this(Map.copyOf(documents), RouteTable.of(documents));
        }

        Known with(String service, JsonNode document) {
            Map<String, JsonNode> more = new TreeMap<>(documents);
            more.put(service, document);
            return new Known(more);
        }
    }

    /**
     * Takes what the build packaged.
     *
     * @throws IllegalArgumentException where two services claim one path: nothing starts then
     */
    void start(@Observes StartupEvent event) {
        Map<String, JsonNode> documents = new TreeMap<>();
        packaged(SELF).ifPresent(document -> documents.put(SELF, document));
        for (String service : config.services().keySet()) {
            packaged(service).ifPresent(document -> documents.put(service, document));
        }
        known = new Known(documents);
        refresh();
        timer = vertx.setPeriodic(config.descriptions().refresh().toMillis(), _ -> refresh());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    RouteTable routes() {
        return known.routes();
    }

    /** All descriptions in one, OpenAPI 3.1. */
    ObjectNode merged() {
        return MergedDescription.of(known.documents());
    }

    private void refresh() {
        config.services().forEach(this::ask);
    }

    private void ask(String service, URI address) {
        client.request(
                        new RequestOptions()
                                .setHost(address.getHost())
                                .setPort(address.getPort())
                                .setMethod(HttpMethod.GET)
                                .setURI("/q/openapi?format=json"))
                .compose(request -> request.send())
                .compose(
                        answer ->
                                answer.statusCode() == 200
                                        ? answer.body()
                                        : answer.body().map(_ -> null))
                .onSuccess(
                        body -> {
                            if (body != null) {
                                learn(service, body.getBytes());
                            }
                        })
                .onFailure(
                        e ->
                                LOG.debugf(
                                        "description not answered service=%s reason=%s",
                                        service, e.getMessage()));
    }

    /**
     * Takes a running service's description; one that cannot be read or routed by changes nothing.
     */
    synchronized void learn(String service, byte[] body) {
        try {
            JsonNode document = ContractJson.mapper().readTree(body);
            if (document.path("paths").isEmpty()) {
                throw new IllegalArgumentException("it describes no path");
            }
            if (!document.equals(known.documents().get(service))) {
                known = known.with(service, document);
                LOG.infof("description loaded service=%s", service);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf(
                    "description rejected service=%s reason=%s; the earlier one stays",
                    service, e.getMessage());
        }
    }

    private static Optional<JsonNode> packaged(String service) {
        try (InputStream document =
                Descriptions.class.getResourceAsStream("/openapi/" + service + ".json")) {
            return document == null
                    ? Optional.empty()
                    : Optional.of(ContractJson.mapper().readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi/" + service + ".json cannot be read", e);
        }
    }
}
