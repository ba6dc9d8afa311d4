package io.kaocheng.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/** The rules that all kinds of requests have in common. */
class RequestTest {

    private static final Code REQUEST = Code.of("r-1");
    private static final Request<String> ABSENT = new Request.Absent<>();
    private static final Request<String> PENDING = new Request.Pending<>("more", "li");
    private static final Request<String> GRANTED = new Request.Granted<>();
    private static final Request<String> DENIED = new Request.Denied<>("too late");
    private static final Request<String> WITHDRAWN = new Request.Withdrawn<>();

    private static UnitEvent event(String what) {
        return new UnitRenamed(Code.of("hexi"), what, LocalDate.of(2026, 1, 1));
    }

    private static Decision<UnitEvent> grant(Request<String> request, String by) {
        return request.grant(
                REQUEST, by, pending -> pending.content().equals("more"), RequestTest::event);
    }

    private static Decision<UnitEvent> deny(Request<String> request, String by) {
        return request.deny(REQUEST, "too late", by, event("denied"));
    }

    private static Decision<UnitEvent> withdraw(Request<String> request, String by) {
        return request.withdraw(REQUEST, by, event("withdrawn"));
    }

    private static void accepted(Decision<UnitEvent> decision, String what) {
        assertThat(decision).isEqualTo(Decision.accept(event(what)));
    }

    private static void rejected(Decision<UnitEvent> decision, ProblemCode code) {
        List<Rejection> reasons =
                switch (decision) {
                    case Decision.Rejected<UnitEvent>(var found) -> found;
                    case Decision.Accepted<UnitEvent> _, Decision.Instead<UnitEvent> _ -> List.of();
                };
        assertThat(reasons).extracting(Rejection::code).containsExactly(code);
    }

    @Test
    void another_person_grants_what_was_asked_for_and_once() {
        accepted(grant(PENDING, "wang"), "more");
        assertThat(grant(GRANTED, "wang")).isEqualTo(Decision.unchanged());
    }

    @Test
    void what_is_recorded_with_a_grant_must_be_what_is_asked_for_now() {
        rejected(
                grant(new Request.Pending<>("something else", "li"), "wang"),
                ProblemCode.STALE_VERSION);
    }

    @Test
    void another_person_denies_for_a_reason_and_once() {
        accepted(deny(PENDING, "wang"), "denied");
        assertThat(deny(DENIED, "wang")).isEqualTo(Decision.unchanged());
        rejected(deny(new Request.Denied<>("another reason"), "wang"), ProblemCode.WRONG_STATE);
    }

    @Test
    void nobody_decides_the_own_request() {
        rejected(grant(PENDING, "li"), ProblemCode.APPROVER_IS_AUTHOR);
        rejected(deny(PENDING, "li"), ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void who_asked_takes_it_back_and_nobody_else() {
        accepted(withdraw(PENDING, "li"), "withdrawn");
        assertThat(withdraw(WITHDRAWN, "li")).isEqualTo(Decision.unchanged());
        rejected(withdraw(PENDING, "wang"), ProblemCode.WRONG_STATE);
    }

    @Test
    void what_was_never_asked_for_is_not_found() {
        rejected(grant(ABSENT, "wang"), ProblemCode.NOT_FOUND);
        rejected(deny(ABSENT, "wang"), ProblemCode.NOT_FOUND);
        rejected(withdraw(ABSENT, "li"), ProblemCode.NOT_FOUND);
    }

    @Test
    void what_is_decided_stays_decided() {
        for (Request<String> decided : List.of(DENIED, WITHDRAWN)) {
            rejected(grant(decided, "wang"), ProblemCode.WRONG_STATE);
        }
        for (Request<String> decided : List.of(GRANTED, WITHDRAWN)) {
            rejected(deny(decided, "wang"), ProblemCode.WRONG_STATE);
        }
        for (Request<String> decided : List.of(GRANTED, DENIED)) {
            rejected(withdraw(decided, "li"), ProblemCode.WRONG_STATE);
        }
    }

    /** By hand: the SHA-256 of "a", a line's end, "b" and a line's end begins with these bytes. */
    @Test
    void a_request_is_named_by_what_it_asks_for() {
        assertThat(Request.code("correction", "a", "b"))
                .isEqualTo(Request.code("correction", "a", "b"))
                .isNotEqualTo(Request.code("correction", "ab"))
                .isNotEqualTo(Request.code("reopening", "a", "b"));
        assertThat(Request.code("correction", "a", "b").value())
                .isEqualTo("correction-911169ddaaf146aff539");
    }
}
