package io.kaocheng.connections;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections that are accepted, and guards each of them. */
public final class ServerConnections extends ChannelInitializerExtension {

    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        ConnectionLimits limits = ConnectionLimits.current();
        String from = place(channel);
        int mine = open.merge(from, 1, Integer::sum);
        int ours = all.incrementAndGet();
        var _ =
                channel.closeFuture()
                        .addListener(
                                _ -> {
                                    all.decrementAndGet();
                                    forget(from);
                                });
        if (mine > limits.perAddress()) {
            channel.pipeline().addFirst(new OneTooMany(OneTooMany.Whose.OF_ITS_ADDRESS));
        } else if (ours > limits.inAll()) {
            channel.pipeline().addFirst(new OneTooMany(OneTooMany.Whose.OF_ALL));
        } else {
            channel.pipeline().addFirst(new ConnectionGuard(limits));
        }
    }

    private void forget(String from) {
        open.computeIfPresent(from, (_, count) -> count == 1 ? null : count - 1);
    }

    /** Whose connections are counted together: an address at a port of ours. */
    private static String place(Channel channel) {
        return port(channel.localAddress()) + " " + address(channel.remoteAddress());
    }

    private static String port(SocketAddress address) {
        return address instanceof InetSocketAddress inet ? "" + inet.getPort() : "";
    }

    private static String address(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return String.valueOf(address);
        }
        InetAddress ip = inet.getAddress();
        byte[] bytes = ip.getAddress();
        return HexFormat.of()
                .formatHex(ip instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }
}
