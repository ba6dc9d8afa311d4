package io.kaocheng.gateway;

import io.kaocheng.contracts.ContractJson;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which sessions have ended, here or at Keycloak: a cookie that is kept and sent again belongs to
 * nobody any more, and the streams of such a session end with it.
 */
@ApplicationScoped
public class Sessions {

    private static final int REMEMBERED = 100_000;
    private static final String ENDED_ELSEWHERE = "/logout/ended";

    private final Set<String> ended =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    private final Map<String, Set<Runnable>> streams = new HashMap<>();

    void routes(@Observes Router router) {
        router.route(ENDED_ELSEWHERE).order(-120).handler(this::onBackchannelLogout);
    }

    /** Keycloak says that a session has ended; Quarkus checks that it is Keycloak, and answers. */
    private void onBackchannelLogout(RoutingContext context) {
        context.addEndHandler(
                _ -> {
                    String token = context.request().getFormAttribute("logout_token");
                    if (token != null && context.response().getStatusCode() == 200) {
                        end(sid(token));
                    }
                });
        context.next();
    }

    private static @Nullable String sid(String token) {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return ContractJson.mapper().readTree(claims).path("sid").asText(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logged out here, or ended from the other side. */
    void on(@Observes SecurityEvent event) {
        switch (event.getEventType()) {
            case OIDC_LOGOUT_RP_INITIATED,
                    OIDC_LOGOUT_RP_INITIATED_SESSION_EXPIRED,
                    OIDC_BACKCHANNEL_LOGOUT_COMPLETED,
                    OIDC_FRONTCHANNEL_LOGOUT_COMPLETED ->
                    id(event.getSecurityIdentity()).ifPresent(this::end);
            case OIDC_LOGIN,
                    OIDC_BACKCHANNEL_LOGOUT_INITIATED,
                    OIDC_SESSION_REFRESHED,
                    OIDC_SESSION_EXPIRED_AND_REFRESHED,
                    OIDC_SERVER_AVAILABLE,
                    OIDC_SERVER_NOT_AVAILABLE -> {}
        }
    }

    /** The identity, unless its session has ended. */
    @Nullable SecurityIdentity unlessEnded(@Nullable SecurityIdentity identity) {
        Optional<String> id = id(identity);
        synchronized (this) {
            return id.isPresent() && ended.contains(id.get()) ? null : identity;
        }
    }

    /**
     * Has a stream closed when its session ends; what is answered is to be run when the stream is
     * over.
     */
    Runnable watch(@Nullable SecurityIdentity identity, Runnable close) {
        Optional<String> id = id(identity);
        if (id.isEmpty()) {
            return () -> {};
        }
        synchronized (this) {
            streams.computeIfAbsent(id.get(), _ -> new HashSet<>()).add(close);
        }
        return () -> forget(id.get(), close);
    }

    private synchronized void forget(String id, Runnable close) {
        streams.computeIfPresent(
                id,
                (_, open) -> {
                    open.remove(close);
                    return open.isEmpty() ? null : open;
                });
    }

    private void end(@Nullable String id) {
        if (id == null) {
            return;
        }
        List<Runnable> open;
        synchronized (this) {
            ended.add(id);
            Set<Runnable> watched = streams.remove(id);
            open = watched == null ? List.of() : new ArrayList<>(watched);
        }
        open.forEach(Runnable::run);
    }

    private static Optional<String> id(@Nullable SecurityIdentity identity) {
        return identity != null && identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.<String>getClaim("sid"))
                : Optional.empty();
    }
}
