package io.kaocheng.connections;

import io.kaocheng.contracts.ProblemCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Refuses a connection: says why, whatever is asked, and closes it. */
final class OneTooMany extends ChannelInboundHandlerAdapter {

    /** Which limit it is above. */
    enum Whose {
        OF_ITS_ADDRESS,
        OF_ALL
    }

    private final Whose whose;

    OneTooMany(Whose whose) {
        this.whose = whose;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        switch (whose) {
            case OF_ITS_ADDRESS ->
                    Refusal.of(
                                    ProblemCode.TOO_MANY_REQUESTS,
                                    "too many connections are open from this address; close some, or ask"
                                            + " again later",
                                    "来自该地址的连接过多，请关闭部分连接或稍后重试")
                            .writeBytes(context);
            case OF_ALL ->
                    Refusal.of(
                                    ProblemCode.UNAVAILABLE,
                                    "too many connections are open just now; ask again later",
                                    "当前连接过多，请稍后重试")
                            .writeBytes(context);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }
}
