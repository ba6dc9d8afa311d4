package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Acknowledgement.RecordedEntry;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.Outcome.EntryRef;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Rejection;
import io.kaocheng.shape.Shape;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

class AnswersTest {

    private static final EntryRef FIRST = new EntryRef(new UUID(0, 1), 812);
    private static final EntryRef SECOND = new EntryRef(new UUID(0, 2), 813);

    /** An answer with what a decider tells besides. */
    record Drafted(
            Acknowledgement.Outcome outcome,
            List<RecordedEntry> entries,
            @Nullable Cut reliedOn,
            int version) {}

    private static Receipt of(Outcome... outcomes) {
        return new Receipt.Answered(List.of(outcomes), true, false);
    }

    private static RestResponse<Acknowledgement> answer(Receipt receipt) {
        return Answers.one(Acknowledgement.class, Journal.GOALS, receipt);
    }

    @Test
    void
            what_was_recorded_is_201_with_every_entry_its_position_and_the_version_of_what_was_asked_for() {
        RestResponse<Acknowledgement> answer =
                answer(
                        of(
                                new Outcome.Recorded(List.of(FIRST), 3),
                                new Outcome.Recorded(List.of(SECOND), 7)));
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getHeaderString("ETag")).isEqualTo("\"3\"");
        assertThat(answer.getEntity())
                .isEqualTo(
                        new Acknowledgement(
                                Acknowledgement.Outcome.RECORDED,
                                List.of(
                                        new RecordedEntry(FIRST.id(), Position.parse("goals@812")),
                                        new RecordedEntry(
                                                SECOND.id(), Position.parse("goals@813"))),
                                null));
    }

    @Test
    void what_held_already_is_200_with_no_entry_and_the_version_it_stands_at() {
        RestResponse<Acknowledgement> answer = answer(of(new Outcome.Unchanged(4)));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaderString("ETag")).isEqualTo("\"4\"");
        assertThat(answer.getEntity())
                .isEqualTo(new Acknowledgement(Acknowledgement.Outcome.UNCHANGED, List.of(), null));
    }

    @Test
    void an_answer_says_up_to_where_facts_of_others_were_relied_on() {
        Cut cut = Cut.parse("goals@8 indicators@9");
        Receipt receipt = new Receipt.Answered(List.of(new Outcome.Unchanged(1)), true, false, cut);
        assertThat(answer(receipt).getEntity().reliedOn()).isEqualTo(cut);
    }

    @Test
    void what_the_decider_tells_stands_beside_the_entries() {
        Receipt receipt =
                of(
                        new Outcome.Recorded(
                                List.of(FIRST), 1, Shape.JSON.objectNode().put("version", 2)));
        assertThat(Answers.one(Drafted.class, Journal.INDICATORS, receipt).getEntity())
                .isEqualTo(
                        new Drafted(
                                Acknowledgement.Outcome.RECORDED,
                                List.of(
                                        new RecordedEntry(
                                                FIRST.id(), Position.parse("indicators@812"))),
                                null,
                                2));
    }

    /** An answer to what may need another person's grant. */
    record Asked(
            Acknowledgement.OutcomeOrRequest outcome,
            List<RecordedEntry> entries,
            @Nullable Cut reliedOn,
            @Nullable String request) {}

    @Test
    void what_became_a_request_is_202_again_too_and_has_no_version_to_change_anything_by() {
        var result = Shape.JSON.objectNode().put("outcome", "requested").put("request", "r-1");
        for (Outcome outcome :
                List.of(
                        new Outcome.Recorded(List.of(FIRST), 1, result),
                        new Outcome.Unchanged(1, result))) {
            RestResponse<Asked> answer = Answers.one(Asked.class, Journal.MONITORING, of(outcome));
            assertThat(answer.getStatus()).isEqualTo(202);
            assertThat(answer.getHeaderString("ETag")).isNull();
            assertThat(answer.getEntity().outcome())
                    .isEqualTo(Acknowledgement.OutcomeOrRequest.REQUESTED);
            assertThat(answer.getEntity().request()).isEqualTo("r-1");
        }
        RestResponse<Asked> recorded =
                Answers.one(
                        Asked.class,
                        Journal.MONITORING,
                        of(new Outcome.Recorded(List.of(FIRST), 1)));
        assertThat(recorded.getStatus()).isEqualTo(201);
        assertThat(recorded.getEntity().outcome())
                .isEqualTo(Acknowledgement.OutcomeOrRequest.RECORDED);
    }

    @Test
    void all_that_was_refused_is_told_under_the_kind_of_the_first() {
        Problem problem =
                catchThrowableOfType(
                        Problem.class,
                        () ->
                                answer(
                                        of(
                                                new Outcome.Refused(
                                                        List.of(
                                                                new Rejection(
                                                                        ProblemCode.UNKNOWN_UNIT,
                                                                        "unit",
                                                                        "none",
                                                                        "没有"))),
                                                new Outcome.Refused(
                                                        List.of(
                                                                new Rejection(
                                                                        ProblemCode.WRONG_STATE,
                                                                        null,
                                                                        "not now",
                                                                        "不可"))))));
        assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_UNIT);
        assertThat(problem.findings())
                .containsExactly(
                        Finding.at("/unit", ProblemCode.UNKNOWN_UNIT, "none", "没有"),
                        new Finding(null, null, null, ProblemCode.WRONG_STATE, "not now", "不可"));
    }

    @Test
    void a_stale_version_is_told_with_the_one_it_stands_at() {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> answer(of(new Outcome.Stale(3, 5))));
        assertThat(problem.code()).isEqualTo(ProblemCode.STALE_VERSION);
        assertThat(problem.findings().getFirst().english()).contains("version 3", "at 5");
    }

    @Test
    void a_key_that_was_used_for_another_body_is_refused() {
        assertThat(
                        catchThrowableOfType(
                                        Problem.class, () -> answer(new Receipt.KeyReused("k")))
                                .code())
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void a_reason_is_found_under_what_was_refused_and_by_the_code_of_its_rule() {
        Rejection plain = new Rejection(ProblemCode.WRONG_STATE, null, "a", "甲");
        Rejection named =
                new Rejection(ProblemCode.SCHEME_INVALID, "light-unsuited", "tree/0", "b", "乙");
        assertThat(Answers.finding(plain, "").pointer()).isNull();
        assertThat(Answers.finding(plain, "/rows/3").pointer()).isEqualTo("/rows/3");
        assertThat(Answers.finding(named, "/rows/3"))
                .isEqualTo(new Finding("/rows/3/tree/0", null, null, "light-unsuited", "b", "乙"));
    }

    @Test
    void positions_are_those_of_the_recorded_entries() {
        assertThat(
                        Answers.positions(
                                Journal.GOALS,
                                of(
                                        new Outcome.Unchanged(1),
                                        new Outcome.Recorded(List.of(FIRST, SECOND), 2))))
                .containsExactly(Position.parse("goals@812"), Position.parse("goals@813"));
    }
}
