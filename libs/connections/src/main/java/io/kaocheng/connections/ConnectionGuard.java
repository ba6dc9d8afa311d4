package io.kaocheng.connections;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * First in a connection's line: sees the bytes that come, and puts {@link RequestGuard} behind the
 * decoder of HTTP.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    /** As Vert.x calls the last of the two that make requests of bytes, and bytes of answers. */
    private static final String ENCODER = "httpEncoder";

    private final RequestGuard requests;

    ConnectionGuard(ConnectionLimits limits) {
        this.requests = new RequestGuard(limits);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ChannelHandler encoder = context.pipeline().get(ENCODER);
        if (encoder != null) {
            context.pipeline().addAfter(ENCODER, "requestGuard", requests);
        }
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        requests.received();
        context.fireChannelRead(message);
    }
}
