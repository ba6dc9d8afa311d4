package io.kaocheng.monitoring.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.ChangeEvent;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.monitoring.ChangeEvent.RequestedContent;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.Request;
import io.kaocheng.monitoring.change.ChangeDecider.ChangeCommand;
import io.kaocheng.monitoring.change.ChangeDecider.DecisionMaker;
import io.kaocheng.monitoring.change.ChangeDecider.DenyChange;
import io.kaocheng.monitoring.change.ChangeDecider.GrantChange;
import io.kaocheng.monitoring.change.ChangeDecider.RequestChange;
import io.kaocheng.monitoring.change.ChangeDecider.Requested;
import io.kaocheng.monitoring.change.ChangeDecider.WithdrawChange;
import io.kaocheng.policy.Scope;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ChangeDeciderTest {

    private static final Code EDU = Code.of("edu-bureau");
    private static final String ABOUT = "observation/edu-bureau/enrolment-rate/202611";
    private static final RequestedContent BLOCKED =
            new RequestedContent("blocked", null, null, "系统故障");
    private static final RequestChange ASK = ask(3, BLOCKED, "系统升级", "zhao");
    private static final Code R = ASK.request();
    private static final ChangeRequested REQUESTED =
            new ChangeRequested(R, "no-data", EDU, ABOUT, 3, BLOCKED, "系统升级", "zhao");
    private static final ChangeGranted GRANTED = new ChangeGranted(R, BLOCKED, "sun");
    private static final ChangeDenied DENIED = new ChangeDenied(R, "依据不足", "sun");
    private static final ChangeWithdrawn WITHDRAWN = new ChangeWithdrawn(R, "zhao");

    private final DeciderSpec<ChangeCommand, Request<RequestedContent>, ChangeEvent> spec =
            new DeciderSpec<>(new ChangeDecider());

    private static RequestChange ask(
            int version, RequestedContent content, @Nullable String reason, String by) {
        return new RequestChange("no-data", EDU, ABOUT, version, content, reason, by);
    }

    private DeciderSpec<ChangeCommand, Request<RequestedContent>, ChangeEvent>.Given given(
            ChangeEvent... events) {
        return spec.given(events).and(TREE, BELOW_THE_COUNTY);
    }

    private static final UnitTree BELOW_THE_COUNTY =
            new UnitTree(
                    null,
                    Map.of(
                            EDU,
                            List.of(
                                    new UnitTree.Place(
                                            LocalDate.of(2020, 1, 1), Code.of("county")))));

    private static final UnitTree.Lookup TREE =
            new UnitTree.Lookup() {
                @Override
                public Reference.FactsAsOf<UnitTree> read(Connection connection, Code region) {
                    throw new IllegalStateException("an example has no database");
                }
            };

    private static DecisionMaker decisionMaker(String by, Scope charge, boolean concerned) {
        return new DecisionMaker(
                new Reviewer(by, charge, Instant.parse("2026-12-02T01:00:00Z")),
                EDU,
                concerned,
                TREE);
    }

    @Test
    void who_is_in_charge_of_a_unit_above_decides_and_nobody_else() {
        Scope county = new Scope(false, Set.of("county"), false, true);
        Scope town = new Scope(false, Set.of("town"), false, true);
        given(REQUESTED)
                .when(new DenyChange(R, "依据不足", decisionMaker("sun", county, false)))
                .then(DENIED);
        given(REQUESTED)
                .when(new DenyChange(R, "依据不足", decisionMaker("sun", town, false)))
                .refused(ProblemCode.FOREIGN_UNIT);
        given(REQUESTED)
                .when(new GrantChange(R, null, decisionMaker("sun", town, true)))
                .refused(ProblemCode.FOREIGN_UNIT);
    }

    @Test
    void who_is_in_charge_of_a_unit_above_and_not_of_those_below_it_does_not_decide() {
        Scope countyAlone = new Scope(false, Set.of("county"), false, false);
        given(REQUESTED)
                .when(new DenyChange(R, "依据不足", decisionMaker("sun", countyAlone, false)))
                .refused(ProblemCode.FOREIGN_UNIT);
    }

    @Test
    void a_command_goes_to_its_request_and_a_decision_with_who_stands_above_the_unit() {
        for (ChangeCommand command :
                List.of(ASK, new WithdrawChange(R, "zhao"), grant("sun", false))) {
            assertThat(command.change().subject()).isEqualTo("request/" + R);
        }
        assertThat(ASK.change().references()).isEmpty();
        assertThat(new WithdrawChange(R, "zhao").change().references()).isEmpty();
        assertThat(grant("sun", false).change().references()).containsExactly(TREE);
        assertThat(deny("依据不足", "sun", false).change().references()).containsExactly(TREE);
    }

    @Test
    void what_is_asked_for_is_written_in_entries_as_it_is_documented() {
        assertThat(ChangeKind.values())
                .extracting(ChangeKind::code)
                .containsExactly("no-data", "correction", "withdrawal");
    }

    private static GrantChange grant(String by, boolean concerned) {
        return new GrantChange(
                R,
                new Request.Pending<>(BLOCKED, "zhao"),
                decisionMaker(by, Scope.EVERYTHING, concerned));
    }

    private static DenyChange deny(String reason, String by, boolean concerned) {
        return new DenyChange(R, reason, decisionMaker(by, Scope.EVERYTHING, concerned));
    }

    @Test
    void one_person_asks_and_another_grants_or_denies() {
        given().when(ASK).withResult(new Requested(R)).then(REQUESTED);
        given(REQUESTED).when(grant("sun", false)).then(GRANTED);
        given(REQUESTED).when(deny("依据不足", "sun", false)).then(DENIED);
    }

    @Test
    void nobody_decides_about_the_own_request() {
        given(REQUESTED).when(grant("zhao", false)).refused(ProblemCode.APPROVER_IS_AUTHOR);
        given(REQUESTED).when(deny("x", "zhao", false)).refused(ProblemCode.APPROVER_IS_AUTHOR);
        given(REQUESTED).when(grant("zhao", true)).refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void nobody_of_the_unit_concerned_decides() {
        given(REQUESTED).when(grant("qian", true)).refused(ProblemCode.APPROVER_IS_CONCERNED);
        given(REQUESTED).when(deny("x", "qian", true)).refused(ProblemCode.APPROVER_IS_CONCERNED);
    }

    @Test
    void a_grant_is_refused_unless_what_is_asked_for_is_recorded_with_it() {
        GrantChange nothingPending =
                new GrantChange(R, null, decisionMaker("sun", Scope.EVERYTHING, false));
        // Withdrawn when it was looked up, and asked for again before the lock was held.
        given(REQUESTED, WITHDRAWN, REQUESTED)
                .when(nothingPending)
                .refused(ProblemCode.STALE_VERSION);
        ChangeRequested byAnother =
                new ChangeRequested(R, "no-data", EDU, ABOUT, 3, BLOCKED, "系统升级", "qian");
        given(REQUESTED, WITHDRAWN, byAnother)
                .when(grant("sun", false))
                .refused(ProblemCode.STALE_VERSION);
        given(REQUESTED)
                .when(
                        new GrantChange(
                                R,
                                new Request.Pending<>(
                                        new RequestedContent("blocked", null, null, null), "zhao"),
                                decisionMaker("sun", Scope.EVERYTHING, false)))
                .refused(ProblemCode.STALE_VERSION);
        given(REQUESTED, GRANTED).when(nothingPending).unchanged();
    }

    @Test
    void who_asked_withdraws_and_nobody_else() {
        given(REQUESTED).when(new WithdrawChange(R, "zhao")).then(WITHDRAWN);
        given(REQUESTED).when(new WithdrawChange(R, "sun")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void the_same_asked_again_is_the_same_request_whoever_asks() {
        given(REQUESTED).when(ASK).withResult(new Requested(R)).unchanged();
        given(REQUESTED)
                .when(ask(3, BLOCKED, "系统升级", "qian"))
                .withResult(new Requested(R))
                .unchanged();
        given(REQUESTED, WITHDRAWN).when(ASK).then(REQUESTED);
    }

    @Test
    void what_was_denied_is_not_asked_for_again_with_the_same_reasons() {
        given(REQUESTED, DENIED).when(ASK).refused(ProblemCode.WRONG_STATE);
        assertThat(given(REQUESTED, DENIED).when(ASK).reasons().getFirst().english())
                .contains("依据不足");
        given(REQUESTED, GRANTED).when(ASK).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_request_has_a_code_of_what_is_asked_for() {
        Set<Code> codes = new HashSet<>();
        for (RequestChange one :
                List.of(
                        ASK,
                        ask(4, BLOCKED, "系统升级", "zhao"),
                        ask(3, new RequestedContent("blocked", null, null, null), "系统升级", "zhao"),
                        ask(3, BLOCKED, "另一理由", "zhao"),
                        ask(3, BLOCKED, null, "zhao"))) {
            codes.add(one.request());
        }
        assertThat(codes).hasSize(5).allMatch(code -> code.value().startsWith("no-data-"));
    }

    @Test
    void what_is_decided_stays_decided_and_the_same_act_again_changes_nothing() {
        given(REQUESTED, GRANTED).when(grant("sun", false)).unchanged();
        given(REQUESTED, GRANTED).when(deny("x", "sun", false)).refused(ProblemCode.WRONG_STATE);
        given(REQUESTED, DENIED).when(deny("依据不足", "sun", false)).unchanged();
        given(REQUESTED, DENIED).when(deny("另一理由", "sun", false)).refused(ProblemCode.WRONG_STATE);
        given(REQUESTED, DENIED).when(grant("sun", false)).refused(ProblemCode.WRONG_STATE);
        given(REQUESTED, WITHDRAWN).when(new WithdrawChange(R, "zhao")).unchanged();
        given(REQUESTED, WITHDRAWN).when(grant("sun", false)).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_nobody_asked_for_is_not_decided() {
        given().when(grant("sun", false)).refused(ProblemCode.NOT_FOUND);
        given().when(deny("x", "sun", false)).refused(ProblemCode.NOT_FOUND);
        given().when(new WithdrawChange(R, "zhao")).refused(ProblemCode.NOT_FOUND);
        given().neverFollowedBy(GRANTED, DENIED, WITHDRAWN);
        given(REQUESTED, GRANTED).neverFollowedBy(REQUESTED, GRANTED, DENIED, WITHDRAWN);
        given(REQUESTED, DENIED).neverFollowedBy(REQUESTED, GRANTED, DENIED, WITHDRAWN);
        given(REQUESTED, WITHDRAWN).neverFollowedBy(GRANTED, DENIED, WITHDRAWN);
    }
}
