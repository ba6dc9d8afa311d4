package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Journal;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;

class ChassisConfigTest {

    @Test
    void what_is_not_set_is_as_it_is_documented() {
        ChassisConfig config = Settings.of(Map.of());
        assertThat(config.relay().poll()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.relay().enabled()).isTrue();
        assertThat(config.limits().rows()).isEqualTo(20_000);
        assertThat(config.limits().bytes()).isEqualTo(20 << 20);
        assertThat(config.limits().streams()).isEqualTo(20);
        assertThat(config.limits().allStreams()).isEqualTo(500);
        assertThat(config.services()).isEmpty();
    }

    @Test
    void what_is_set_is_read_as_what_it_is() {
        ChassisConfig config =
                Settings.of(
                        Map.of(
                                "kaocheng.owned-journals", "evaluation,scores",
                                "kaocheng.services.goals", "http://127.0.0.1:8081",
                                "kaocheng.relay.poll", "2s",
                                "kaocheng.relay.enabled", "false"));
        assertThat(config.ownedJournals())
                .containsExactlyInAnyOrder(Journal.EVALUATION, Journal.SCORES);
        assertThat(config.services()).containsEntry("goals", URI.create("http://127.0.0.1:8081"));
        assertThat(config.relay().poll()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.relay().enabled()).isFalse();
    }

    @Test
    void an_unknown_key_is_an_error_at_start() {
        assertThatThrownBy(() -> Settings.of(Map.of("kaocheng.relay.pol", "2s")))
                .hasMessageContaining("kaocheng.relay.pol");
    }

    @Test
    void a_token_is_verified_by_keys_alone_so_that_garbage_does_not_have_the_realm_asked()
            throws IOException {
        Properties defaults = new Properties();
        for (URL file :
                Collections.list(
                        ChassisConfig.class
                                .getClassLoader()
                                .getResources("META-INF/microprofile-config.properties"))) {
            try (InputStream in = file.openStream()) {
                defaults.load(in);
            }
        }
        assertThat(defaults)
                .containsEntry("quarkus.oidc.token.allow-jwt-introspection", "false")
                .containsEntry("quarkus.oidc.token.allow-opaque-token-introspection", "false");
    }
}
