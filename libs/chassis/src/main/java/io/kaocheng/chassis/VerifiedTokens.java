package io.kaocheng.chassis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verifies a bearer token's signature and claims once a minute instead of at every request: whoever
 * submits figures one by one sends the same token thousands of times. Only tokens that were
 * verified are kept, none longer than it is valid; a token that differs in one character is another
 * one.
 *
 * <p>Cost: a look-up of the text; memory: {@value #MOST} tokens at most, some 4 kB each.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {

    /** For so long a token counts on after the key that signed it was taken out of the realm. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int MOST = 1_000;
    private static final String BEARER = "Bearer ";

    private final HttpAuthenticationMechanism verifier;
    private final Clock clock;
    private final Cache<String, SecurityIdentity> verified;

    @Inject
    VerifiedTokens(OidcAuthenticationMechanism verifier, Clock clock) {
        this(verifier, clock, Ticker.systemTicker());
    }

    VerifiedTokens(HttpAuthenticationMechanism verifier, Clock clock, Ticker ticker) {
        this.verifier = verifier;
        this.clock = clock;
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .ticker(ticker)
                        .expireAfter(
                                Expiry.<String, SecurityIdentity>creating(
                                        (_, identity) -> remaining(identity)))
                        .build();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager providers) {
        String token = bearer(context.request().headers().getAll("Authorization"));
        SecurityIdentity known = token == null ? null : verified.getIfPresent(token);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        Uni<SecurityIdentity> identity = verifier.authenticate(context, providers);
        return token == null
                ? identity
                : identity.invoke(
                        one -> {
                            if (one != null && remaining(one).isPositive()) {
                                verified.put(token, withoutRequest(one));
                            }
                        });
    }

    /** The token where exactly one is sent; anything else is the verifier's to refuse. */
    private static @Nullable String bearer(List<String> sent) {
        return sent.size() == 1 && sent.getFirst().startsWith(BEARER)
                ? sent.getFirst().substring(BEARER.length())
                : null;
    }

    private Duration remaining(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Duration.ZERO;
        }
        Duration valid =
                Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        return valid.compareTo(LONGEST) < 0 ? valid : LONGEST;
    }

    /** The request in which a token was verified first is nobody else's. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        Map<String, Object> attributes = new HashMap<>(identity.getAttributes());
        attributes.values().removeIf(RoutingContext.class::isInstance);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .addAttributes(attributes)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return verifier.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return verifier.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return verifier.getCredentialTransport(context);
    }

    @Override
    public int getPriority() {
        return verifier.getPriority();
    }
}
