package io.kaocheng.chassis;

import static io.kaocheng.chassis.Naming.REGION;
import static io.kaocheng.chassis.Naming.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Acknowledgement.RecordedEntry;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.infra.Postgres;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Receipt;
import io.kaocheng.testkit.JournalDatabase;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class WritingIT {

    private static final Asked ASKED = Asked.of("/api/v1/regions/qinghe/units/hexi/name");

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final Journals journals =
            new Journals(database.service(), Settings.of(Map.of()), "127.0.0.1:1", List.of());

    /** A request that was read, as a resource method finds it. */
    private Writing writing(Asked asked, String body) {
        Requests requests =
                new Requests(
                        CallerTest.with(Map.of("sub", "9f1c")),
                        asked.headers(),
                        asked.uri(),
                        asked.request());
        requests.keep(body.getBytes(StandardCharsets.UTF_8));
        return new Writing(journals, requests);
    }

    private RestResponse<Acknowledgement> send(Asked asked, String name) throws Exception {
        return writing(asked, name).one(Journal.GOALS, REGION, name("hexi", name));
    }

    private static List<Position> positions(RestResponse<Acknowledgement> answer) {
        return answer.getEntity().entries().stream().map(RecordedEntry::position).toList();
    }

    private long recorded() throws Exception {
        return journals.history().head(Journal.GOALS, REGION);
    }

    private static ProblemCode refused(ThrowingCallable sending) {
        return catchThrowableOfType(Problem.class, sending).code();
    }

    @Test
    void a_change_is_answered_with_its_entry_and_the_version_it_made() throws Exception {
        RestResponse<Acknowledgement> answer = send(ASKED, "河西镇");
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getHeaderString("ETag")).isEqualTo("\"1\"");
        assertThat(positions(answer)).containsExactly(Position.parse("goals@1"));

        RestResponse<Acknowledgement> again = send(ASKED, "河西镇");
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(again.getHeaderString("ETag")).isEqualTo("\"1\"");
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void an_entry_names_who_asked_and_the_correlation_they_sent() throws Exception {
        send(ASKED.with("X-Correlation-Id", "case-7"), "河西镇");
        JsonNode entry =
                ContractJson.mapper()
                        .readTree(
                                journals.history()
                                        .entries(Journal.GOALS, REGION, 0, 10)
                                        .getFirst());
        assertThat(entry.path("actor").asText()).isEqualTo("9f1c");
        assertThat(entry.path("correlationid").asText()).isEqualTo("case-7");
    }

    @Test
    void the_same_key_and_body_get_the_first_answer_and_nothing_is_recorded_twice()
            throws Exception {
        Asked keyed = ASKED.with("Idempotency-Key", "k1");
        RestResponse<Acknowledgement> first = send(keyed, "河西镇");
        send(ASKED, "河西新镇");
        RestResponse<Acknowledgement> again = send(keyed, "河西镇");
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getEntity()).isEqualTo(first.getEntity());
        assertThat(again.getHeaderString("ETag")).isEqualTo("\"1\"");
        assertThat(recorded()).isEqualTo(2);
    }

    @Test
    void what_a_key_was_answered_is_known_before_any_work_is_done_for_it_again() throws Exception {
        Asked keyed = ASKED.with("Idempotency-Key", "k1");
        assertThat(writing(ASKED, "河西镇").replayed(Journal.GOALS, REGION)).isNull();
        assertThat(writing(keyed, "河西镇").replayed(Journal.GOALS, REGION)).isNull();
        assertThat(recorded()).isZero();
        RestResponse<Acknowledgement> first = send(keyed, "河西镇");

        Receipt before =
                Objects.requireNonNull(writing(keyed, "河西镇").replayed(Journal.GOALS, REGION));
        assertThat(Answers.one(Acknowledgement.class, Journal.GOALS, before).getEntity())
                .isEqualTo(first.getEntity());
        Receipt other =
                Objects.requireNonNull(writing(keyed, "河东镇").replayed(Journal.GOALS, REGION));
        assertThat(refused(() -> Answers.one(Acknowledgement.class, Journal.GOALS, other)))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void the_same_key_for_another_body_or_another_address_is_refused() throws Exception {
        Asked keyed = ASKED.with("Idempotency-Key", "k1");
        send(keyed, "河西镇");
        assertThat(refused(() -> send(keyed, "河西新镇")))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        Asked elsewhere =
                Asked.of("/api/v1/regions/qinghe/units/hedong/name").with("Idempotency-Key", "k1");
        assertThat(refused(() -> send(elsewhere, "河西镇")))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(refused(() -> send(keyed.by("PUT"), "河西镇")))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void a_refusal_is_not_kept_under_its_key_so_that_it_is_decided_again() throws Exception {
        Asked keyed = ASKED.with("Idempotency-Key", "k1");
        Problem first = catchThrowableOfType(Problem.class, () -> send(keyed, "no"));
        assertThat(first.code()).isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(first.findings())
                .containsExactly(
                        Finding.at("/name", ProblemCode.WRONG_STATE, "that is no name", "名称无效"));
        Problem again = catchThrowableOfType(Problem.class, () -> send(keyed, "no"));
        assertThat(again.findings()).isEqualTo(first.findings());
        assertThat(recorded()).isZero();
        // The key was not used up: even another body may have it, until something is recorded.
        send(keyed, "河西镇");
        assertThat(recorded()).isEqualTo(1);
        assertThat(refused(() -> send(keyed, "河东镇"))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void the_version_that_was_seen_is_the_one_that_is_changed() throws Exception {
        send(ASKED, "河西镇");
        Asked seen = ASKED.with("If-Match", "\"1\"");
        assertThat(send(seen, "河西新镇").getHeaderString("ETag")).isEqualTo("\"2\"");
        assertThat(refused(() -> send(seen, "河西老镇"))).isEqualTo(ProblemCode.STALE_VERSION);
        assertThat(recorded()).isEqualTo(2);
    }

    @Test
    void a_version_is_of_one_stream_and_means_nothing_for_several() {
        List<Change<?, ?, ?>> both = List.of(name("hexi", "河西镇"), name("hedong", "河东镇"));
        Writing writing = writing(ASKED.with("If-Match", "\"0\""), "");
        assertThat(refused(() -> writing.rows(Journal.GOALS, REGION, both, "units")))
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @Test
    void of_what_follows_from_another_the_version_is_that_of_the_other() throws Exception {
        send(ASKED, "河西镇");
        List<Change<?, ?, ?>> following = List.of(name("hedong", "河东镇"));
        assertThat(
                        refused(
                                () ->
                                        writing(ASKED.with("If-Match", "\"2\""), "")
                                                .together(
                                                        Journal.GOALS,
                                                        REGION,
                                                        name("hexi", "河西新镇"),
                                                        following)))
                .isEqualTo(ProblemCode.STALE_VERSION);
        assertThat(recorded()).isEqualTo(1);
        RestResponse<Acknowledgement> answer =
                writing(ASKED.with("If-Match", "\"1\""), "")
                        .together(Journal.GOALS, REGION, name("hexi", "河西新镇"), following);
        assertThat(answer.getHeaderString("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void changes_that_belong_together_are_recorded_together_or_not_at_all() throws Exception {
        assertThat(
                        refused(
                                () ->
                                        writing(ASKED, "")
                                                .together(
                                                        Journal.GOALS,
                                                        REGION,
                                                        name("hexi", "河西镇"),
                                                        List.of(name("hedong", "no")))))
                .isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(recorded()).isZero();
        RestResponse<Acknowledgement> answer =
                writing(ASKED, "")
                        .together(
                                Journal.GOALS,
                                REGION,
                                name("hexi", "河西镇"),
                                List.of(name("hedong", "河东镇")));
        assertThat(positions(answer))
                .containsExactly(Position.parse("goals@1"), Position.parse("goals@2"));
    }

    @Test
    void a_header_that_cannot_be_read_is_refused_before_anything_is_recorded() throws Exception {
        for (Asked wrong :
                List.of(
                        ASKED.with("Idempotency-Key", "钥匙"),
                        ASKED.with("If-Match", "soon"),
                        ASKED.with("X-Correlation-Id", "two words"))) {
            assertThat(refused(() -> send(wrong, "河西镇"))).isEqualTo(ProblemCode.INVALID_FIELD);
        }
        assertThat(recorded()).isZero();
    }

    @Test
    void a_journal_of_another_service_is_not_written_to() {
        assertThat(
                        catchThrowableOfType(
                                IllegalArgumentException.class,
                                () ->
                                        writing(ASKED, "")
                                                .one(Journal.SCORES, REGION, name("hexi", "河西镇"))))
                .hasMessageContaining("scores");
        assertThat(journals.owns(Journal.GOALS)).isTrue();
        assertThat(journals.owns(Journal.SCORES)).isFalse();
        assertThat(journals.owned("goals")).isEqualTo(Journal.GOALS);
        assertThat(refused(() -> journals.owned("scores"))).isEqualTo(ProblemCode.NOT_FOUND);
    }
}
