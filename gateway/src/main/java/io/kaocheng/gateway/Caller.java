package io.kaocheng.gateway;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Who asks, as far as it is proven: nothing a caller can write into a header by himself counts. */
sealed interface Caller {

    /** The subject of a token whose signature and time were checked. */
    record Verified(String subject) implements Caller {}

    /**
     * Everybody else at one address; of IPv6 at one network of 64 bits, which one host may have.
     */
    record Unverified(String address) implements Caller {}

    static Caller of(HttpServerRequest request, @Nullable SecurityIdentity identity) {
        if (identity != null
                && !identity.isAnonymous()
                && identity.getPrincipal() instanceof JsonWebToken token
                && token.getSubject() != null) {
            return new Verified(token.getSubject());
        }
        return new Unverified(network(request.remoteAddress().hostAddress()));
    }

    private static String network(@Nullable String address) {
        if (address == null || !address.contains(":")) {
            return String.valueOf(address);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "/64" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
