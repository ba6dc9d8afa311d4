package io.kaocheng.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept open, one request at a time. It costs a measuring client a
 * small part of what a general one costs, so that the servers have the processors.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String host;

    /** Connects to the server of that base URL. */
    Wire(URI server) throws IOException {
        this.host = server.getHost() + ":" + server.getPort();
        this.socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** What was answered. */
    static final class Reply {
        private final int status;
        private final byte[] body;

        private Reply(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        byte[] body() {
            return body;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param bearer a token; empty for none
     */
    Reply post(String path, String bearer, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream(2_048 + body.length);
        request.writeBytes(
                head(
                        "POST",
                        path,
                        bearer,
                        "Content-Type: application/json\r\nContent-Length: "
                                + body.length
                                + "\r\n"));
        request.writeBytes(body);
        request.writeTo(out);
        return read(in);
    }

    /**
     * @param bearer a token; empty for none
     */
    Reply get(String path, String bearer) throws IOException {
        out.write(head("GET", path, bearer, ""));
        return read(in);
    }

    /**
     * Opens a stream of events and reads nothing of it; the connection is of no other use then.
     *
     * @return the answer's status
     */
    int open(String path, String bearer) throws IOException {
        out.write(head("GET", path, bearer, "Accept: text/event-stream\r\n"));
        String[] words = line(in).split(" ", 3);
        if (words.length < 2) {
            throw new IOException("no HTTP answer");
        }
        return Integer.parseInt(words[1]);
    }

    private byte[] head(String method, String path, String bearer, String more) {
        return (method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\n"
                        + (bearer.isEmpty() ? "" : "Authorization: Bearer " + bearer + "\r\n")
                        + more
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads one answer; its body has a length, or comes in chunks. */
    static Reply read(InputStream in) throws IOException {
        String first = line(in);
        String[] words = first.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP answer: " + first);
        }
        int length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.substring(18).strip().equals("chunked");
            }
        }
        return new Reply(Integer.parseInt(words[1]), chunked ? chunks(in) : exactly(in, length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            all.writeBytes(exactly(in, length));
            String end = line(in);
            if (!end.isEmpty()) {
                throw new IOException("a chunk is followed by " + end);
            }
            if (length == 0) {
                return all.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the answer ends after " + bytes.length + " of " + length);
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server has closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
