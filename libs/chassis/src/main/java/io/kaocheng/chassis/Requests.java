package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Submission;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a request says besides its body: where it comes from, which key it carries, which version it
 * has seen.
 */
@RequestScoped
public class Requests {

    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;
    private byte[] body = {};

    Requests(
            Caller caller,
            @jakarta.ws.rs.core.Context HttpHeaders headers,
            @jakarta.ws.rs.core.Context UriInfo uri,
            @jakarta.ws.rs.core.Context Request request) {
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
        this.request = request;
    }

    /** Who answers for what this request records, under the trace it is part of. */
    public Origin origin() {
        SpanContext span = Span.current().getSpanContext();
        String traceparent = span.isValid() ? traceparent(span) : null;
        String correlation = headers.getHeaderString("X-Correlation-Id");
        if (correlation != null
                && (correlation.length() > 100 || !correlation.matches("[\\x21-\\x7e]+"))) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "X-Correlation-Id is 1 to 100 printable characters without spaces",
                    "X-Correlation-Id 须为 1 至 100 个可见字符");
        }
        return new Origin(caller.subject(), null, correlation, null, traceparent);
    }

    /** A span as W3C's Trace Context writes it. */
    static String traceparent(SpanContext span) {
        return "00-"
                + span.getTraceId()
                + "-"
                + span.getSpanId()
                + "-"
                + span.getTraceFlags().asHex();
    }

    /** The language the caller reads. */
    public Locale language() {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The parameters in the path, by their names. */
    public Map<String, String> path() {
        Map<String, String> path = new HashMap<>();
        uri.getPathParameters().forEach((name, values) -> path.put(name, values.getFirst()));
        return path;
    }

    /** Keeps the bytes of the body that was read, for what an Idempotency-Key covers. */
    public void keep(byte[] sent) {
        this.body = sent.clone();
    }

    /** The body as it was sent; empty where there was none or it is still to be read. */
    public byte[] body() {
        return body.clone();
    }

    /** The Idempotency-Key with the hash of what it covers; absent where none was sent. */
    public Submission.@Nullable IdempotencyKey key(byte[] body) {
        String key = headers.getHeaderString("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isEmpty() || key.length() > 200 || !key.matches("[\\x20-\\x7e]+")) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "an Idempotency-Key is 1 to 200 printable ASCII characters; found "
                            + Quoted.of(key),
                    "Idempotency-Key 须为 1 至 200 个可见 ASCII 字符，现为 " + Quoted.of(key));
        }
        String sent = hash(body);
        return new Submission.IdempotencyKey(
                key,
                sha256(request.getMethod() + "\n", sent.getBytes(StandardCharsets.UTF_8)),
                sent);
    }

    /**
     * For a change that would be recorded twice when it is sent again.
     *
     * @throws Problem 400 without an Idempotency-Key
     */
    public void requireKey() {
        if (headers.getHeaderString("Idempotency-Key") == null) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "send an Idempotency-Key, so that this is recorded once however often it is"
                            + " sent",
                    "请携带 Idempotency-Key 请求头，以免重复提交时再次记录");
        }
    }

    /** The stream version the caller has seen, from If-Match; absent where it may be any. */
    public @Nullable Integer seenVersion() {
        String match = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (match == null || match.equals("*")) {
            return null;
        }
        String bare = match.replaceAll("^(W/)?\"|\"$", "");
        if (!bare.matches("\\d{1,9}")) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "If-Match is an ETag given here, like \"3\"; found " + Quoted.of(match),
                    "If-Match 须为此处返回的 ETag，如 \"3\"，现为 " + Quoted.of(match));
        }
        return Integer.valueOf(bare);
    }

    /**
     * For a change that must say from which version it was made; {@code *} says that any will do.
     *
     * @throws Problem 428 without If-Match, 400 where it is no ETag
     */
    public void requireIfMatch() {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw new Problem(
                    ProblemCode.PRECONDITION_MISSING,
                    "send If-Match with the version this change was made from, like \"3\", so that"
                            + " nobody's work is overwritten unseen",
                    "请携带 If-Match 请求头，指明修改所依据的版本（如 \"3\"），以免覆盖他人的修改");
        }
        var _ = seenVersion();
    }

    /** A code in the path. */
    public static Code code(String name, String text) {
        try {
            return Code.of(text);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            Finding.at(
                                    "/" + name,
                                    ProblemCode.INVALID_FIELD,
                                    String.valueOf(e.getMessage()),
                                    "代码须为 1 至 64 位小写字母、数字或“-”，实际为 " + Quoted.of(text))));
        }
    }

    /** The hash of what was sent and where to; alone it is that of receipts stored first. */
    private String hash(byte[] body) {
        String query = uri.getRequestUri().getRawQuery();
        String target =
                uri.getRequestUri().getRawPath() + "?" + (query == null ? "" : query) + "\n";
        return sha256(target, body);
    }

    private static String sha256(String first, byte[] rest) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(first.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(rest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
