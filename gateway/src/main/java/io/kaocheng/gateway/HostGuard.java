package io.kaocheng.gateway;

import io.kaocheng.contracts.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows under which addresses the suite is reached: what is built from a request's host, such as
 * the way back from the login, never leads to anybody else's, and a session is used only by pages
 * of one of them.
 */
@ApplicationScoped
public class HostGuard {

    private static final Set<String> OWN_PAGE = Set.of("same-origin", "none");

    private final List<URI> addresses;
    private final Set<String> hosts;
    private final Set<String> origins;

    HostGuard(GatewayConfig config) {
        this.addresses = config.addresses();
        this.hosts = addresses.stream().map(HostGuard::host).collect(Collectors.toSet());
        this.origins = addresses.stream().map(HostGuard::origin).collect(Collectors.toSet());
        for (URI address : addresses) {
            if (address.getHost() == null || address.getScheme() == null) {
                throw new IllegalStateException(
                        "kaocheng.addresses holds "
                                + address
                                + "; an address is like https://kaocheng.example");
            }
        }
        if (config.tls() != addresses.getFirst().getScheme().equals("https")) {
            throw new IllegalStateException(
                    "kaocheng.tls is "
                            + config.tls()
                            + ", and the first of kaocheng.addresses is "
                            + addresses.getFirst());
        }
    }

    void routes(@Observes Router router) {
        router.route().order(-140).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = Refusals.path(request);
        // Whoever asks the process itself how it is asks it by whichever address it has.
        if (path.startsWith("/q/") || isKnown(request.authority(), path)) {
            context.next();
            return;
        }
        Refusals.refuse(
                request,
                ProblemCode.UNKNOWN_HOST,
                "the suite is reached at " + addresses.getFirst(),
                "本系统的访问地址为 " + addresses.getFirst());
    }

    private boolean isKnown(@Nullable HostAndPort asked, String path) {
        if (asked == null) {
            // HTTP/1.0 may leave it out; nothing below the API is built from it.
            return path.startsWith("/api/");
        }
        String host = asked.host().toLowerCase(Locale.ROOT);
        return asked.port() > 0
                ? hosts.contains(host + ":" + asked.port())
                : hosts.contains(host + ":80") || hosts.contains(host + ":443");
    }

    /**
     * Whether a change that a session is used for comes from a page of ours. Browsers say where a
     * request comes from and let no page change that; what says nothing is no browser of today.
     */
    boolean isFromOwnPage(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_PAGE.contains(site)) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin == null || origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    private static String host(URI address) {
        int port = address.getPort();
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT)
                + ":"
                + (port > 0 ? port : "https".equals(address.getScheme()) ? 443 : 80);
    }

    private static String origin(URI address) {
        return (address.getScheme()
                        + "://"
                        + address.getHost()
                        + (address.getPort() > 0 ? ":" + address.getPort() : ""))
                .toLowerCase(Locale.ROOT);
    }
}
