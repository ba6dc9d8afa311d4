package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One trace id, which a department's system chose, from its REST call to whoever consumes what
 * followed from it.
 */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class TraceIT {

    private static final String GOOD = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String BAD = "0af7651916cd43dd8448eb211c80319c";

    private final Suite suite;
    private SmallRegion region;
    private Answer answer;
    private String position = "";

    TraceIT(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void a_figure_was_sent_under_a_trace() {
        region = SmallRegion.open(suite, "traced");
        answer = push(GOOD, SmallRegion.figure("one", "70"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        position = answer.json().path("entries").path(0).path("position").asText();
        region.office().awaitConsumed("evaluation");
    }

    @Test
    void the_answer_names_the_trace() {
        assertThat(answer.headers().firstValue("traceresponse")).hasValueSatisfying(of(GOOD));
    }

    @Test
    void a_problem_names_the_trace_whether_the_service_or_the_gateway_found_it() {
        Answer refused = push(BAD, SmallRegion.figure("one", "much"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("traceId").asText()).isEqualTo(BAD);
        assertThat(refused.headers().firstValue("traceresponse")).hasValueSatisfying(of(BAD));

        Answer nowhere =
                region.sender()
                        .send(
                                region.sender()
                                        .request("/nothing-like-it")
                                        .header("traceparent", traceparent(BAD))
                                        .GET());
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.json().path("traceId").asText()).isEqualTo(BAD);
    }

    @Test
    void the_entry_carries_the_trace_in_the_journal_and_on_the_topic() {
        JsonNode recorded =
                region.office().get("/journals/monitoring/entries").lines().stream()
                        .filter(this::isTheEntry)
                        .findFirst()
                        .orElseThrow();
        assertThat(recorded.path("traceparent").asText()).satisfies(of(GOOD));
        assertThat(topic("monitoring").filter(this::isTheEntry)).containsExactly(recorded);
    }

    @Test
    void the_score_that_follows_carries_the_trace_and_names_its_cause() {
        String cause = answer.json().path("entries").path(0).path("id").asText();
        List<JsonNode> followed =
                topic("scores").filter(e -> e.path("causationid").asText().equals(cause)).toList();
        // The first figure of a class ranks all of its units.
        assertThat(followed)
                .filteredOn(e -> e.path("type").asText().equals("kaocheng.scores.unit-scored.v1"))
                .extracting(e -> e.path("data").path("unit").asText())
                .containsExactlyInAnyOrderElementsOf(SmallRegion.UNITS);
        assertThat(followed)
                .allSatisfy(e -> assertThat(e.path("traceparent").asText()).satisfies(of(GOOD)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"MONITORING", "EVALUATION", "REPORTING"})
    void whoever_records_or_hears_it_logs_the_trace(Part part) {
        Door.await(
                part + " logs the trace",
                () -> logged(part).anyMatch(line -> line.endsWith("traceId=" + GOOD)));
    }

    private Answer push(String trace, ObjectNode figure) {
        return region.sender()
                .send(
                        region.sender()
                                .request("/observations")
                                .header("Content-Type", "application/json")
                                .header("traceparent", traceparent(trace))
                                .POST(BodyPublishers.ofString(figure.toString())));
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    /** A traceparent of that trace, with a span of its own. */
    private static Consumer<String> of(String trace) {
        return text ->
                assertThat(text)
                        .matches("00-" + trace + "-[0-9a-f]{16}-0[0-9a-f]")
                        .doesNotContain("00f067aa0ba902b7");
    }

    private boolean isTheEntry(JsonNode entry) {
        return position.equals(
                entry.path("journal").asText()
                        + "@"
                        + Long.parseLong(entry.path("sequence").asText()));
    }

    /** The region's entries; the relay brings what was just recorded within moments. */
    private Stream<JsonNode> topic(String journal) {
        String owner = journal.equals("scores") ? "evaluation" : journal;
        long head =
                region.office().read("/positions/" + owner).path("journal").path(journal).asLong();
        Door.await(journal + " is on its topic", () -> onTopic(journal).size() >= head);
        return onTopic(journal).stream();
    }

    private List<JsonNode> onTopic(String journal) {
        return Topic.entries(
                suite.bootstrapServers(), "kaocheng." + journal + ".v1", region.region());
    }

    private Stream<String> logged(Part part) {
        try {
            return Files.readAllLines(suite.log(part)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
