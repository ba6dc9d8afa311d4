package io.kaocheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Role;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every way of asking wrongly that is refused before a resource is called: whatever layer refuses,
 * the answer is a whole problem document.
 */
public final class RefusalSweep {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final String host;
    private final String list;

    /** Of the gateway: what a path answers is for the service behind it to say. */
    private final boolean door;

    private final String token;
    private final List<String> wrong = new ArrayList<>();

    private RefusalSweep(int port, String list, String token, boolean door) {
        this.port = port;
        this.host = "Host: localhost:" + port + "\r\n";
        this.list = list;
        this.door = door;
        this.token = "Authorization: Bearer " + token + "\r\n";
    }

    /**
     * Sends everything to the gateway; fails with all that was not refused as it should be.
     *
     * @param list the path of a list that can be read, and written to with JSON
     */
    public static void checkDoor(int port, String list, String token) throws IOException {
        new RefusalSweep(port, list, token, true).check();
    }

    /** The same of a service, by who may do everything in a region. */
    public static void check(int port, String list, Code region) throws IOException {
        String token = Person.of(Role.ADMIN, "sweep", region).everywhere().token(Role.values());
        new RefusalSweep(port, list, token, false).check();
    }

    private void check() throws IOException {
        for (var request : requests().entrySet()) {
            if (door || isRouted(request.getKey())) {
                ask(request.getKey(), request.getValue());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whether a router gets to see it: else it is refused where connections are guarded. */
    private static boolean isRouted(String request) {
        String[] lines = request.split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        return first.length == 3
                && first[2].equals("HTTP/1.1")
                && lines[0].length() < 1_000
                && lines[1].length() < 1_000
                && first[1].matches("[!-~&&[^{}|\\\\^`\"<>]]+")
                && !first[1].matches(".*%($|.$|[^0-9a-f].*|.[^0-9a-f].*)")
                && !request.contains("Bad Name")
                && !request.contains("\r\n: ")
                && !request.contains("\u0000")
                && !request.contains("Content-Length: -1")
                && !request.contains("Content-Length: many")
                && !request.contains("Content-Length: 3")
                && !request.contains("\r\nZZ\r\n");
    }

    private int behind(int status) {
        return door ? 0 : status;
    }

    /** What is sent, and the status it must have; 0 where several are right. */
    private Map<String, Integer> requests() {
        Map<String, Integer> all = new LinkedHashMap<>();
        String end = host + token + "Connection: close\r\n\r\n";
        all.put("GARBAGE\r\n\r\n", 400);
        all.put("GET /\r\n\r\n", 400);
        all.put("GET " + list + " with a blank HTTP/1.1\r\n" + end, 400);
        all.put("GET " + list + " HTTP/1.1 more\r\n" + end, 400);
        all.put("GET " + list + " HTTX/1.1\r\n" + end, 505);
        all.put("GET " + list + " HTTP/9.9\r\n" + end, 505);
        all.put("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
        for (String target :
                List.of("{x}", "a|b", "a\\b", "a^b", "a`b", "\"", "<x>", "%", "%zz", "%5")) {
            all.put("GET " + list + "/" + target + " HTTP/1.1\r\n" + end, 400);
        }
        all.put("GET " + list + "/\u0001 HTTP/1.1\r\n" + end, 400);
        all.put("GET " + list + "/\u00e4 HTTP/1.1\r\n" + end, 0);
        all.put("GET " + list + "?x=" + "y".repeat(200_000) + " HTTP/1.1\r\n" + end, 414);
        all.put("GET " + list + " HTTP/1.1\r\nX-Large: " + "y".repeat(200_000) + "\r\n" + end, 431);
        all.put("GET " + list + " HTTP/1.1\r\nBad Name: x\r\n" + end, 400);
        all.put("GET " + list + " HTTP/1.1\r\n: x\r\n" + end, 400);
        all.put("GET " + list + " HTTP/1.1\r\nX: a\u0000b\r\n" + end, 400);
        all.put("GET /api/v1/no/such/path HTTP/1.1\r\n" + end, behind(404));
        all.put("GET /api/v1/no-such-path HTTP/1.1\r\n" + end, behind(404));
        all.put("GET " + list + "/../../../../../q/metrics HTTP/1.1\r\n" + end, 0);
        all.put("GET http://elsewhere.example" + list + " HTTP/1.1\r\n" + end, 0);
        all.put("CONNECT elsewhere.example:443 HTTP/1.1\r\n" + end, 0);
        all.put("OPTIONS * HTTP/1.1\r\n" + end, 0);
        for (String method : List.of("BREW", "DELETE", "PUT", "PATCH", "TRACE", "get")) {
            all.put(method + " " + list + " HTTP/1.1\r\n" + end, behind(405));
        }
        all.put("HEAD /no/such/path HTTP/1.1\r\n" + end, behind(404));
        all.put("TRACE /no/such/path HTTP/1.1\r\n" + end, 0);
        all.put("GET " + list + " HTTP/1.1\r\nAccept: image/png\r\n" + end, behind(406));
        all.put("GET " + list + " HTTP/1.1\r\nAccept: ;;;\r\n" + end, 0);
        all.put(
                "POST "
                        + list
                        + " HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n"
                        + end
                        + "{}",
                behind(415));
        all.put(
                "POST "
                        + list
                        + " HTTP/1.1\r\nContent-Type: ;;;\r\nContent-Length: 2\r\n"
                        + end
                        + "{}",
                0);
        all.put(
                "POST "
                        + list
                        + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 1\r\n"
                        + end
                        + "{",
                behind(400));
        all.put("POST " + list + " HTTP/1.1\r\nContent-Length: -1\r\n" + end, 400);
        all.put("POST " + list + " HTTP/1.1\r\nContent-Length: many\r\n" + end, 400);
        all.put(
                "POST "
                        + list
                        + " HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n"
                        + end
                        + "{}",
                400);
        all.put(
                "POST "
                        + list
                        + " HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                        + end
                        + "ZZ\r\n{}\r\n0\r\n\r\n",
                400);
        all.put(
                "POST "
                        + list
                        + " HTTP/1.1\r\nContent-Type: application/json\r\nExpect: a miracle\r\nContent-Length: 2\r\n"
                        + end
                        + "{}",
                0);
        return all;
    }

    private void ask(String request, int expected) throws IOException {
        String shown =
                request.substring(0, Math.min(request.length(), 90)).replaceAll("[\r\n]+", "|");
        RawHttp.Answer answer = RawHttp.send(port, request);
        boolean away = door && answer.status() == 503;
        if (expected == 0
                ? answer.status() < 200 || answer.status() >= 500 && !away
                : answer.status() != expected) {
            wrong.add(shown + " -> " + answer.status() + " " + shortened(answer.text()));
            return;
        }
        if (answer.status() < 400 || request.startsWith("HEAD")) {
            return;
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.body());
        } catch (IOException e) {
            problem = JSON.createObjectNode();
        }
        boolean whole =
                answer.header("content-type").startsWith("application/problem+json")
                        && problem.path("type").asText().startsWith("urn:problem:")
                        && problem.path("status").asInt() == answer.status()
                        && !problem.path("title").asText().isBlank()
                        && problem.path("instance").asText().startsWith("/")
                        && problem.path("errors").isArray()
                        && problem.path("errors").size() <= 100;
        if (!whole) {
            wrong.add(shown + " -> " + shortened(answer.text()));
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 600)).replaceAll("[\r\n]+", "|");
    }
}
