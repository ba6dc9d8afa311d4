package io.kaocheng.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Who stands around the gateway in its tests: a realm that gives out its keys, and services that
 * answer with what they were asked. The one of reporting is away, and that of evaluation tells a
 * description that claims a path of another.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    /** Who logs in. */
    static final String PERSON = "li-min";

    /** A stream of events that never ends by itself. */
    static final String STREAM = "/api/v1/regions/qinghe/scores/stream";

    /** Where the session at the realm of who logged in last is kept: tests load this class anew. */
    private static final String SESSION = "io.kaocheng.gateway.session";

    private static final List<String> SERVICES =
            List.of("goals", "indicators", "monitoring", "evaluation", "reporting");

    /** Where it is counted how often the realm was asked; tests load this class anew. */
    private static final String ASKED = "io.kaocheng.gateway.realm-asked";

    private static final KeyPair ANOTHER = generate();

    private final List<HttpServer> servers = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        int own = freePort();
        settings.put("quarkus.http.test-port", String.valueOf(own));
        settings.put("quarkus.management.test-port", String.valueOf(freePort()));
        settings.put("kaocheng.addresses", "http://localhost:" + own + ",http://127.0.0.1:" + own);
        settings.put("kaocheng.limits.streams", "3");
        settings.put("kaocheng.limits.body", "2s");
        settings.put("quarkus.oidc.auth-server-url", realm());
        settings.put("quarkus.oidc.client-id", "gateway");
        settings.put("quarkus.oidc.credentials.secret", "a secret of the tests, long enough");
        settings.put("kaocheng.limits.requests-per-second", "1");
        settings.put("kaocheng.limits.burst", "400");
        for (String service : SERVICES) {
            HttpServer server = listen();
            int port = server.getAddress().getPort();
            if (service.equals("reporting")) {
                server.stop(0);
                servers.remove(server);
            } else {
                server.createContext("/", exchange -> echo(service, exchange));
                server.createContext(STREAM, exchange -> stream(exchange));
            }
            settings.put("kaocheng.services." + service, "http://127.0.0.1:" + port);
        }
        return settings;
    }

    @Override
    public void stop() {
        servers.forEach(server -> server.stop(0));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two events at once, and then nothing until the reader goes away. */
    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("data: one\n\ndata: two\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            while (true) {
                out.write(": alive\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                LockSupport.parkNanos(100_000_000);
            }
        } catch (IOException e) {
            // Nobody reads any more.
            exchange.close();
        }
    }

    private static void echo(String service, HttpExchange exchange) throws IOException {
        ObjectNode answer = ContractJson.mapper().createObjectNode();
        if (exchange.getRequestURI().getPath().equals("/q/openapi")) {
            ObjectNode paths = answer.putObject("paths");
            paths.putObject("/api/v1/regions/{region}/new-" + service).putObject("get");
            if (service.equals("evaluation")) {
                paths.putObject("/api/v1/regions/{region}/units").putObject("get");
            } else {
                paths.setAll(
                        (ObjectNode)
                                Objects.requireNonNull(RouteTableTest.packaged().get(service))
                                        .path("paths"));
            }
        } else {
            answer.put("service", service);
            answer.put("method", exchange.getRequestMethod());
            answer.put("uri", exchange.getRequestURI().toString());
            answer.put("cookie", exchange.getRequestHeaders().getFirst("Cookie"));
            answer.put("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
        }
        reply(exchange, answer);
    }

    private String realm() {
        HttpServer server = listen();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        ObjectNode discovery = ContractJson.mapper().createObjectNode();
        discovery.put("issuer", "tests");
        discovery.put("authorization_endpoint", url + "/authorize");
        discovery.put("token_endpoint", url + "/token");
        discovery.put("jwks_uri", url + "/keys");
        discovery.put("end_session_endpoint", url + "/end");
        discovery.put("introspection_endpoint", url + "/introspect");
        discovery.put("userinfo_endpoint", url + "/userinfo");
        realm(server, "/.well-known/openid-configuration", () -> discovery);
        realm(server, "/keys", Neighbours::keys);
        realm(server, "/token", Neighbours::session);
        realm(server, "/", () -> ContractJson.mapper().createObjectNode().put("active", false));
        return url;
    }

    private static void realm(HttpServer server, String path, Supplier<ObjectNode> answer) {
        server.createContext(
                path,
                exchange -> {
                    System.setProperty(ASKED, String.valueOf(realmAsked() + 1));
                    reply(exchange, answer.get());
                });
    }

    /** How often the realm was asked for anything. */
    static int realmAsked() {
        return Integer.getInteger(ASKED, 0);
    }

    /** What the realm gives for a code: who it is for the gateway, and what services take. */
    private static ObjectNode session() {
        return ContractJson.mapper()
                .createObjectNode()
                .put("access_token", Tokens.of(PERSON, "qinghe", List.of("*"), "office"))
                .put(
                        "id_token",
                        Jwt.subject(PERSON)
                                .issuer("tests")
                                .audience("gateway")
                                .claim("sid", newSession())
                                .issuedAt(Instant.now())
                                .expiresAt(Instant.now().plusSeconds(3_600))
                                .sign(privateKey()))
                .put("refresh_token", "once more")
                .put("token_type", "Bearer")
                .put("expires_in", 3_600);
    }

    private static String newSession() {
        String id = UUID.randomUUID().toString();
        System.setProperty(SESSION, id);
        return id;
    }

    /** What the realm sends when the last session has ended there. */
    static String logoutToken() {
        return Jwt.subject(PERSON)
                .issuer("tests")
                .audience("gateway")
                .claim("sid", System.getProperty(SESSION))
                .claim("jti", UUID.randomUUID().toString())
                .claim(
                        "events",
                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(120))
                .sign(privateKey());
    }

    /** A token signed by a key that the realm does not have. */
    static String unknownKey(int number) {
        return Jwt.subject(PERSON)
                .issuer("tests")
                .audience("gateway")
                .expiresAt(Instant.now().plusSeconds(120))
                .jws()
                .keyId("key-" + number)
                .sign(ANOTHER.getPrivate());
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey() {
        byte[] encoded =
                Base64.getDecoder().decode(System.getProperty("io.kaocheng.testkit.private-key"));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode keys() {
        // Made with the first token.
        Tokens.of("nobody", "nowhere", List.of());
        byte[] encoded =
                Base64.getDecoder().decode(System.getProperty("io.kaocheng.testkit.public-key"));
        try {
            RSAPublicKey key =
                    (RSAPublicKey)
                            KeyFactory.getInstance("RSA")
                                    .generatePublic(new X509EncodedKeySpec(encoded));
            ObjectNode keys = ContractJson.mapper().createObjectNode();
            keys.putArray("keys")
                    .addObject()
                    .put("kty", "RSA")
                    .put("use", "sig")
                    .put("alg", "RS256")
                    .put("n", base64(key.getModulus().toByteArray()))
                    .put("e", base64(key.getPublicExponent().toByteArray()));
            return keys;
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] number) {
        int from = number[0] == 0 ? 1 : 0;
        byte[] bytes = Arrays.copyOfRange(number, from, number.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private HttpServer listen() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            servers.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reply(HttpExchange exchange, ObjectNode body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
