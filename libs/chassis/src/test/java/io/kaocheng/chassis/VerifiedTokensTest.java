package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A token is verified once a minute, and never counts longer than it says. */
class VerifiedTokensTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;
    private final List<String> asked = new ArrayList<>();
    private final VerifiedTokens tokens =
            new VerifiedTokens(
                    new Verifier(),
                    ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
                    () -> Duration.between(NOON, now).toNanos());

    /** Verifies {@code valid-…} tokens, which end after so many seconds as they say. */
    private final class Verifier implements HttpAuthenticationMechanism {
        @Override
        public Uni<SecurityIdentity> authenticate(
                RoutingContext context, IdentityProviderManager providers) {
            String sent = String.join("|", context.request().headers().getAll("Authorization"));
            asked.add(sent);
            if (!sent.startsWith("Bearer valid-")) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            Instant end = now.plusSeconds(Long.parseLong(sent.substring("Bearer valid-".length())));
            return Uni.createFrom()
                    .item(
                            QuarkusSecurityIdentity.builder()
                                    .setPrincipal(
                                            answering(
                                                    JsonWebToken.class,
                                                    Map.of(
                                                            "getName",
                                                            "li",
                                                            "getExpirationTime",
                                                            end.getEpochSecond())))
                                    .addRole("office")
                                    .addAttribute("tenant-id", "kaocheng")
                                    .addAttribute(RoutingContext.class.getName(), context)
                                    .build());
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext context) {
            return Uni.createFrom().nullItem();
        }
    }

    private SecurityIdentity ask(String... authorization) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.add("Authorization", (Iterable<String>) List.of(authorization));
        HttpServerRequest request = answering(HttpServerRequest.class, Map.of("headers", headers));
        RoutingContext context = answering(RoutingContext.class, Map.of("request", request));
        return tokens.authenticate(context, answering(IdentityProviderManager.class, Map.of()))
                .await()
                .atMost(Duration.ofSeconds(1));
    }

    private static <T> T answering(Class<T> type, Map<String, ?> answers) {
        return Asked.answering(type, (method, _) -> answers.get(method));
    }

    @Test
    void a_token_that_was_verified_is_not_verified_again_within_the_minute() {
        SecurityIdentity first = ask("Bearer valid-300");
        now = now.plusSeconds(59);
        SecurityIdentity again = ask("Bearer valid-300");

        assertThat(asked).hasSize(1);
        assertThat(again.getRoles()).isEqualTo(first.getRoles());
        assertThat(again.getPrincipal()).isSameAs(first.getPrincipal());
    }

    @Test
    void after_a_minute_it_is_verified_again() {
        ask("Bearer valid-300");
        now = now.plusSeconds(61);
        ask("Bearer valid-300");

        assertThat(asked).hasSize(2);
    }

    @Test
    void it_does_not_count_longer_than_it_says() {
        ask("Bearer valid-10");
        now = now.plusSeconds(11);
        ask("Bearer valid-10");

        assertThat(asked).hasSize(2);
    }

    @Test
    void a_token_that_ends_at_once_is_not_kept() {
        ask("Bearer valid-0");
        ask("Bearer valid-0");

        assertThat(asked).hasSize(2);
    }

    @Test
    void another_token_is_verified_itself() {
        ask("Bearer valid-300");
        ask("Bearer valid-301");

        assertThat(asked).containsExactly("Bearer valid-300", "Bearer valid-301");
    }

    @Test
    void what_is_refused_is_refused_every_time() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> ask("Bearer forged"))
                    .isInstanceOf(AuthenticationFailedException.class);
        }

        assertThat(asked).hasSize(2);
    }

    @Test
    void two_tokens_in_one_request_are_the_verifiers_to_refuse() {
        ask("Bearer valid-300");
        assertThatThrownBy(() -> ask("Bearer forged", "Bearer valid-300"))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void the_request_of_the_first_is_not_handed_to_the_next() {
        ask("Bearer valid-300");
        SecurityIdentity again = ask("Bearer valid-300");

        assertThat(again.getAttributes()).containsOnlyKeys("tenant-id");
    }
}
