package io.kaocheng.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Requests byte for byte, as no client library would send them. */
public final class RawHttp {

    private RawHttp() {}

    /**
     * What came back, whole.
     *
     * @param text empty where the connection was closed without a word
     */
    public record Answer(String text) {

        /** 0 where there is none. */
        public int status() {
            String[] line = text.split("[ \\r]", 3);
            return line.length > 1 && line[1].matches("\\d{3}") ? Integer.parseInt(line[1]) : 0;
        }

        /** Empty where there is none of that name. */
        public String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        public String body() {
            int head = text.indexOf("\r\n\r\n");
            return head < 0 ? "" : text.substring(head + 4);
        }
    }

    /**
     * Sends bytes and reads until the other side closes, or says nothing more for five seconds.
     *
     * @param bytes as characters up to U+00FF
     */
    public static Answer send(int port, String bytes) throws IOException {
        try (Socket socket = open(port)) {
            try {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (SocketException closed) {
                // It may have been refused before all of it was sent.
                return read(socket);
            }
            return read(socket);
        }
    }

    /** A connection of a client that does as it likes. */
    public static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        return socket;
    }

    /** Everything that comes until the other side closes, or falls silent. */
    public static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] some = new byte[8_192];
        try {
            int count = in.read(some);
            while (count >= 0) {
                answer.write(some, 0, count);
                count = in.read(some);
            }
        } catch (SocketTimeoutException silent) {
            return new Answer(answer.toString(StandardCharsets.UTF_8));
        } catch (SocketException reset) {
            return new Answer(answer.toString(StandardCharsets.UTF_8));
        }
        return new Answer(answer.toString(StandardCharsets.UTF_8));
    }
}
