package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.quarkus.oidc.client.OidcClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

class OwnersOverHttpTest {

    private static final Code QINGHE = Code.of("qinghe");
    private static final String JOURNALS = "/api/v1/regions/qinghe/journals/";

    private final Owner owner;

    OwnersOverHttpTest() throws IOException {
        owner = new Owner();
    }

    @AfterEach
    void nobody_answers_any_more() {
        owner.close();
    }

    private OwnersOverHttp asking(String service, URI address) {
        return new OwnersOverHttp(
                Settings.of(Map.of("kaocheng.services." + service, address.toString())),
                Owner.tokens());
    }

    @Test
    void entries_are_asked_for_by_the_own_token_and_given_line_by_line() throws Exception {
        owner.answers(JOURNALS + "goals/entries", "{\"a\":1}\n\n{\"b\":2}\n");
        assertThat(asking("goals", owner.address()).entries(Journal.GOALS, QINGHE, 812, 50))
                .containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(owner.requests)
                .containsExactly(
                        new Owner.Request(
                                JOURNALS + "goals/entries?after=812&limit=50",
                                "Bearer our-token",
                                "application/x-ndjson"));
    }

    @Test
    void the_end_of_a_journal_is_asked_for_now_or_at_a_moment() throws Exception {
        OwnersOverHttp asking = asking("goals", owner.address());
        owner.answers(JOURNALS + "goals/position", "{\"position\":\"goals@812\"}");
        assertThat(asking.position(Journal.GOALS, QINGHE, null))
                .isEqualTo(Position.parse("goals@812"));
        asking.position(Journal.GOALS, QINGHE, Instant.parse("2026-10-31T15:59:59Z"));
        assertThat(owner.requests)
                .extracting(Owner.Request::target)
                .containsExactly(
                        JOURNALS + "goals/position",
                        JOURNALS + "goals/position?at=2026-10-31T15:59:59Z");
    }

    @Test
    void a_stream_is_there_where_it_has_entries_and_not_in_a_region_that_is_not() throws Exception {
        OwnersOverHttp asking = asking("goals", owner.address());
        String history = JOURNALS + "goals/history?subject=class%2F";
        owner.answers(history + "bureaus", "{\"entries\":[{\"id\":1}]}");
        owner.answers(history + "none", "{\"entries\":[]}");
        owner.lacks("/api/v1/regions/nowhere/");
        assertThat(asking.has(Journal.GOALS, QINGHE, "class/bureaus")).isTrue();
        assertThat(asking.has(Journal.GOALS, QINGHE, "class/none")).isFalse();
        assertThat(asking.has(Journal.GOALS, Code.of("nowhere"), "class/bureaus")).isFalse();
        assertThatThrownBy(() -> asking.has(Journal.GOALS, QINGHE, "class/unasked"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void the_scores_are_those_of_the_service_that_evaluates() throws Exception {
        owner.answers(JOURNALS + "scores/position", "{\"position\":\"scores@3\"}");
        assertThat(asking("evaluation", owner.address()).position(Journal.SCORES, QINGHE, null))
                .isEqualTo(Position.parse("scores@3"));
    }

    @Test
    void an_owner_that_does_not_give_entries_is_named_with_its_status_and_not_its_words() {
        assertThatThrownBy(
                        () -> asking("goals", owner.address()).entries(Journal.GOALS, QINGHE, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("goals", "503", owner.address().toString())
                .hasMessageNotContaining("secret");
    }

    @Test
    void an_owner_that_cannot_be_reached_or_is_not_known_is_named() {
        URI gone = owner.address();
        owner.close();
        assertThatThrownBy(() -> asking("goals", gone).entries(Journal.GOALS, QINGHE, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(gone.toString());
        assertThatThrownBy(() -> asking("goals", gone).entries(Journal.INDICATORS, QINGHE, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("kaocheng.services.indicators");
    }

    @Test
    void without_a_token_nobody_is_asked() {
        OidcClient away =
                Asked.answering(
                        OidcClient.class,
                        (method, _) -> {
                            throw new IllegalStateException("the realm is away");
                        });
        OwnersOverHttp asking =
                new OwnersOverHttp(
                        Settings.of(Map.of("kaocheng.services.goals", owner.address().toString())),
                        Owner.instance(away));
        assertThatThrownBy(() -> asking.entries(Journal.GOALS, QINGHE, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the realm is away");
        assertThat(owner.requests).isEmpty();
    }
}
