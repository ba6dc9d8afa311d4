package io.kaocheng.chassis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.inject.Instance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another service, as far as its journals are asked for: answers what it was told to. */
final class Owner implements AutoCloseable {

    record Request(String target, String authorization, String accept) {}

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Set<String> lacking = ConcurrentHashMap.newKeySet();
    final List<Request> requests = new CopyOnWriteArrayList<>();

    Owner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers 200 with the text to what the target begins with; 503 to everything else. */
    void answers(String target, String text) {
        answers.put(target, text);
    }

    /** Answers 404 to what the target begins with. */
    void lacks(String target) {
        lacking.add(target);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        requests.add(
                new Request(
                        target,
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        exchange.getRequestHeaders().getFirst("Accept")));
        String text =
                answers.entrySet().stream()
                        .filter(answer -> target.startsWith(answer.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
        byte[] body = (text == null ? "secret" : text).getBytes(StandardCharsets.UTF_8);
        int otherwise = lacking.stream().anyMatch(target::startsWith) ? 404 : 503;
        exchange.sendResponseHeaders(text == null ? otherwise : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The client by which a service gets its own token. */
    static Instance<OidcClient> tokens() {
        OidcClient client =
                Asked.answering(
                        OidcClient.class,
                        (method, _) ->
                                switch (method) {
                                    case "getTokens" ->
                                            Uni.createFrom()
                                                    .item(
                                                            new Tokens(
                                                                    "our-token",
                                                                    Long.MAX_VALUE,
                                                                    Duration.ZERO,
                                                                    null,
                                                                    null,
                                                                    null,
                                                                    null));
                                    default -> throw new UnsupportedOperationException(method);
                                });
        return instance(client);
    }

    @SuppressWarnings("unchecked") // Answers with the client it was given, whatever it is asked.
    static Instance<OidcClient> instance(OidcClient client) {
        return Asked.answering(Instance.class, (_, _) -> client);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
