package io.kaocheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Clients that send a byte now and then, nothing at all, or open one connection after another. */
public final class SlowClients {

    private static final int ROOM = 40;

    /** Short limits, for the profile of a test. */
    public static final Map<String, String> LIMITS =
            Map.of(
                    "kaocheng.connections.head", "1s",
                    "kaocheng.connections.body", "1s",
                    "kaocheng.connections.idle", "2s",
                    "kaocheng.connections.per-address", Integer.toString(ROOM));

    private SlowClients() {}

    /** A head that trickles is refused when its time is over. */
    public static void trickleHead(int port) throws IOException {
        RawHttp.Answer answer =
                trickle(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "a".repeat(200));
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.body()).contains("urn:problem:too-slow");
    }

    /** A body that trickles is refused when its time is over. */
    public static void trickleBody(int port, String path, String token) throws IOException {
        RawHttp.Answer answer =
                trickle(
                        port,
                        "POST "
                                + path
                                + " HTTP/1.1\r\nHost: localhost:"
                                + port
                                + "\r\nAuthorization: Bearer "
                                + token
                                + "\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n",
                        " ".repeat(200));
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.body()).contains("urn:problem:too-slow");
    }

    private static RawHttp.Answer trickle(int port, String first, String slowly)
            throws IOException {
        long begin = System.nanoTime();
        try (Socket socket = RawHttp.open(port)) {
            OutputStream out = socket.getOutputStream();
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            try {
                for (int i = 0;
                        i < slowly.length() && socket.getInputStream().available() == 0;
                        i++) {
                    out.write(slowly.charAt(i));
                    out.flush();
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            } catch (SocketException closed) {
                return RawHttp.read(socket);
            }
            RawHttp.Answer answer = RawHttp.read(socket);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(8));
            return answer;
        }
    }

    /** A connection without a request is closed, before its first one and after an answer. */
    public static void idle(int port) throws IOException {
        for (String request :
                List.of(
                        "",
                        "GET /api/v1/no-such HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")) {
            try (Socket socket = RawHttp.open(port)) {
                long begin = System.nanoTime();
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                RawHttp.Answer answer = RawHttp.read(socket);
                assertThat(answer.status()).isEqualTo(request.isEmpty() ? 0 : 404);
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(8));
            }
        }
    }

    /** One connection too many of an address is refused, and others find room when some close. */
    public static void tooMany(int port) throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            // All at once: those that wait are closed as idle after a while.
            for (int i = 0; i < ROOM + 1; i++) {
                open.add(RawHttp.open(port));
            }
            Socket last = open.getLast();
            last.setSoTimeout(5_000);
            RawHttp.Answer refused = RawHttp.read(last);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("retry-after")).matches("\\d+");
            assertThat(refused.body()).contains("urn:problem:too-many-requests");
        } finally {
            for (Socket one : open) {
                one.close();
            }
        }
        int status = 0;
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (status != 404 && System.nanoTime() < patience) {
            status =
                    RawHttp.send(
                                    port,
                                    "GET /api/v1/no-such HTTP/1.1\r\nHost: localhost:"
                                            + port
                                            + "\r\nConnection: close\r\n\r\n")
                            .status();
        }
        assertThat(status).isEqualTo(404);
    }
}
