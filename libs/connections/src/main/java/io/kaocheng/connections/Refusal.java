package io.kaocheng.connections;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What a connection is refused with before anybody routes it: a whole problem document. */
record Refusal(ProblemCode code, String english, String chinese, String instance, Locale locale) {

    /** Milliseconds for the answer to arrive before the connection is closed. */
    private static final long LINGER = 500;

    static Refusal of(ProblemCode code, String english, String chinese) {
        return new Refusal(code, english, chinese, "/", Locale.SIMPLIFIED_CHINESE);
    }

    /** The same of a request, at its path and in the language it asks for. */
    Refusal of(@Nullable HttpRequest request) {
        if (request == null || request.decoderResult().isFailure()) {
            return this;
        }
        String language = request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE, "");
        String path = request.uri().replaceFirst("[?#].*$", "");
        return new Refusal(
                code,
                english,
                chinese,
                path.startsWith("/") ? path : "/",
                language.strip().toLowerCase(Locale.ROOT).startsWith("en")
                        ? Locale.ENGLISH
                        : Locale.SIMPLIFIED_CHINESE);
    }

    private byte[] document() {
        byte[] trace = new byte[16];
        ThreadLocalRandom.current().nextBytes(trace);
        ObjectNode problem = ContractJson.mapper().createObjectNode();
        problem.put("type", code.urn());
        problem.put("title", code.title(locale));
        problem.put("status", code.status());
        problem.put("detail", locale.equals(Locale.ENGLISH) ? english : chinese);
        problem.put("instance", instance);
        problem.put("traceId", HexFormat.of().formatHex(trace));
        problem.putArray("errors");
        return problem.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> headers(int length) {
        Map<String, String> headers =
                new LinkedHashMap<>(
                        Map.of(
                                "Content-Type", "application/problem+json",
                                "Content-Language", locale.toLanguageTag(),
                                "Content-Length", Integer.toString(length),
                                "Cache-Control", "no-store",
                                "X-Content-Type-Options", "nosniff",
                                "Content-Security-Policy",
                                        "default-src 'none'; frame-ancestors 'none'",
                                "Connection", "close"));
        if (code == ProblemCode.TOO_MANY_REQUESTS || code == ProblemCode.UNAVAILABLE) {
            headers.put("Retry-After", "5");
        }
        return headers;
    }

    /** Answers by the connection's encoder of HTTP, and closes the connection. */
    void write(ChannelHandlerContext context) {
        byte[] document = document();
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(code.status()),
                        Unpooled.wrappedBuffer(document));
        headers(document.length).forEach(response.headers()::set);
        closing(context, response);
    }

    /** The same where there is no encoder yet. */
    void writeBytes(ChannelHandlerContext context) {
        byte[] document = document();
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + HttpResponseStatus.valueOf(code.status()) + "\r\n");
        headers(document.length)
                .forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        ByteBuf answer =
                Unpooled.wrappedBuffer(
                        head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII),
                        document);
        closing(context, answer);
    }

    // What was still on its way when a connection is closed makes the client lose the answer.
    private static void closing(ChannelHandlerContext context, Object answer) {
        Runnable close =
                () -> {
                    var _ = context.close();
                };
        var _ =
                context.writeAndFlush(answer)
                        .addListener(
                                _ -> {
                                    var _ =
                                            context.executor()
                                                    .schedule(close, LINGER, TimeUnit.MILLISECONDS);
                                });
    }
}
