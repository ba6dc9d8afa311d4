package io.kaocheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import io.kaocheng.testkit.RawHttp;
import io.kaocheng.testkit.RefusalSweep;
import io.kaocheng.testkit.SlowClients;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The connections of the program as it is packaged: in a test of Quarkus, Netty is loaded apart
 * from what guards them.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ConnectionsIT {

    private static final String LIST = "/api/v1/regions/qinghe/units";

    private final int port = Neighbours.freePort();
    private final int managementPort = Neighbours.freePort();
    private final HttpServer goals = goals();
    private final Process gateway = start();

    private static HttpServer goals() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(204, -1);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start() {
        ProcessBuilder java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-jar",
                                "target/quarkus-app/quarkus-run.jar")
                        .inheritIO();
        java.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        java.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        java.environment().put("QUARKUS_OIDC_TENANT_ENABLED", "false");
        java.environment().put("KAOCHENG_ADDRESSES", "http://localhost:" + port);
        java.environment()
                .put("KAOCHENG_SERVICES_GOALS", "http://127.0.0.1:" + goals.getAddress().getPort());
        SlowClients.LIMITS.forEach(
                (key, value) ->
                        java.environment()
                                .put(
                                        key.replace('.', '_')
                                                .replace('-', '_')
                                                .toUpperCase(Locale.ROOT),
                                        value));
        try {
            return java.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void it_answers() throws IOException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (ask(managementPort, "/q/health/ready") != 200) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static int ask(int port, String path) throws IOException {
        try {
            return RawHttp.send(
                            port,
                            "GET "
                                    + path
                                    + " HTTP/1.1\r\nHost: localhost:"
                                    + port
                                    + "\r\nConnection: close\r\n\r\n")
                    .status();
        } catch (java.net.ConnectException notYet) {
            return 0;
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        goals.stop(0);
        gateway.destroy();
        assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_is_slow_no_request_or_one_too_many_is_refused_by_a_whole_problem_document()
            throws IOException {
        assertThat(ask(managementPort, "/q/metrics")).isEqualTo(200);
        assertThat(ask(port, "/q/metrics")).isEqualTo(404);
        RefusalSweep.checkDoor(port, LIST, "none");
        SlowClients.trickleHead(port);
        SlowClients.trickleBody(port, LIST, "none");
        SlowClients.idle(port);
        SlowClients.tooMany(port);
    }
}
