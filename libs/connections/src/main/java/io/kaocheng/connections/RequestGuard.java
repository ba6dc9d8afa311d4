package io.kaocheng.connections;

import io.kaocheng.contracts.ProblemCode;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Refuses what is no request of HTTP/1, which nobody behind it would answer with a document, and
 * closes connections on which a head, a body or nothing at all takes too long.
 */
final class RequestGuard extends ChannelDuplexHandler {

    private static final Set<HttpVersion> VERSIONS =
            Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private final ConnectionLimits limits;
    private @Nullable ChannelHandlerContext context;
    private @Nullable HttpRequest request;
    private @Nullable ScheduledFuture<?> waiting;
    private @Nullable ScheduledFuture<?> stalled;

    /** Of a request whose head has begun to come. */
    private boolean inHead;

    /** Of a request whose body is coming. */
    private boolean inBody;

    /** Requests that came and are not answered. */
    private int unanswered;

    /** Of an answer whose head was written. */
    private boolean answering;

    private boolean over;

    RequestGuard(ConnectionLimits limits) {
        this.limits = limits;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        this.context = added;
        idle();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        end();
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        end();
        closed.fireChannelInactive();
    }

    private void end() {
        over = true;
        cancel(waiting);
        cancel(stalled);
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void await(Duration most, Runnable then) {
        cancel(waiting);
        waiting = after(most, then);
    }

    private @Nullable ScheduledFuture<?> after(Duration most, Runnable then) {
        ChannelHandlerContext here = context;
        return here == null
                ? null
                : here.executor().schedule(then, most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void idle() {
        await(limits.idle(), this::close);
    }

    private void close() {
        over = true;
        if (context != null) {
            var _ = context.close();
        }
    }

    /** Bytes have come: of a head, unless a body is expected or somebody is being answered. */
    void received() {
        if (over || inHead || inBody || unanswered > 0) {
            return;
        }
        inHead = true;
        await(
                limits.head(),
                () ->
                        refuse(
                                ProblemCode.TOO_SLOW,
                                "the head of a request must have come within "
                                        + limits.head().toSeconds()
                                        + " s",
                                "请求头须在 " + limits.head().toSeconds() + " 秒内送达"));
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (over) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpObject part) {
            if (part.decoderResult().isFailure()) {
                undecodable(part.decoderResult().cause());
            } else if (part instanceof HttpRequest head) {
                head(head);
            }
            if (part instanceof LastHttpContent && !over) {
                inBody = false;
                cancel(waiting);
                if (unanswered == 0) {
                    // The answer was written before the end of the request had come.
                    idle();
                }
            }
        }
        if (over) {
            ReferenceCountUtil.release(message);
        } else {
            from.fireChannelRead(message);
        }
    }

    private void undecodable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            refuse(
                    ProblemCode.TARGET_TOO_LONG,
                    "the first line of a request is shorter",
                    "请求的首行过长");
        } else if (cause instanceof TooLongHttpHeaderException) {
            refuse(
                    ProblemCode.HEADERS_TOO_LARGE,
                    "all headers of a request are shorter",
                    "请求头合计过长");
        } else {
            refuse(
                    ProblemCode.MALFORMED_REQUEST,
                    "what was sent is no request of HTTP/1.1: look at its first line, its headers and"
                            + " the lengths of its chunks",
                    "所发送的内容不是 HTTP/1.1 请求，请检查首行、请求头和分块长度");
        }
    }

    private void head(HttpRequest head) {
        request = head;
        inHead = false;
        inBody = true;
        unanswered++;
        if (!VERSIONS.contains(head.protocolVersion())) {
            refuse(
                    ProblemCode.UNSUPPORTED_VERSION,
                    "send HTTP/1.1 or HTTP/1.0; found " + head.protocolVersion(),
                    "请使用 HTTP/1.1 或 HTTP/1.0，实际为 " + head.protocolVersion());
        } else if (head.headers().contains("")) {
            refuse(
                    ProblemCode.MALFORMED_REQUEST,
                    "every header of a request has a name",
                    "每个请求头须有名称");
        } else if (!isUri(head.uri())) {
            refuse(
                    ProblemCode.MALFORMED_PATH,
                    "the target of a request is a URI in which everything else is encoded",
                    "请求目标须为 URI，其他字符须经编码");
        } else {
            await(
                    limits.body(),
                    () ->
                            refuse(
                                    ProblemCode.TOO_SLOW,
                                    "a body must have come within "
                                            + limits.body().toSeconds()
                                            + " s; send less at once",
                                    "请求体须在 " + limits.body().toSeconds() + " 秒内送达，请减少单次发送的内容"));
        }
    }

    private static boolean isUri(String target) {
        try {
            URI _ = new URI(target);
            return true;
        } catch (URISyntaxException _) {
            return target.equals("*");
        }
    }

    private void refuse(ProblemCode code, String english, String chinese) {
        if (over) {
            return;
        }
        over = true;
        cancel(waiting);
        if (context == null) {
            return;
        }
        if (answering || unanswered > 1) {
            // An answer is under way, and another cannot come between.
            var _ = context.close();
            return;
        }
        Refusal.of(code, english, chinese).of(request).write(context);
    }

    @Override
    public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
        if (over) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse) {
            answering = true;
        }
        if (message instanceof LastHttpContent && !isInterim(message)) {
            answering = false;
            unanswered = Math.max(0, unanswered - 1);
            if (unanswered == 0 && !inBody) {
                idle();
            }
        }
        var _ = to.write(message, promise);
    }

    /** Such as 100 Continue: the answer is still to come. */
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().code() >= 100
                && response.status().code() < 200
                && response.status().code() != 101;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        cancel(stalled);
        stalled = changed.channel().isWritable() ? null : after(limits.body(), this::close);
        changed.fireChannelWritabilityChanged();
    }
}
