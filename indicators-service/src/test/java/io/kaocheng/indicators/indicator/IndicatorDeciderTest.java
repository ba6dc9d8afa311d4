package io.kaocheng.indicators.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.indicators.indicator.IndicatorCommand.ApproveVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.DraftVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.EnactVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.ProposeIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.RetireIndicator;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

class IndicatorDeciderTest {

    private static final Code I = Code.of("enrolment-rate");
    private static final IndicatorProposed PROPOSED =
            new IndicatorProposed(
                    I, "巩固率", "quality", "meso", "quantitative", "%", "口径", null, null);

    private final DeciderSpec<IndicatorCommand, Indicator, IndicatorEvent> spec =
            new DeciderSpec<>(new IndicatorDecider());

    private static IndicatorDefinition definition(int version, String from) {
        try {
            return IndicatorDefinition.read(
                            ContractJson.mapper()
                                    .readTree(
                                            """
                    {"indicator":"enrolment-rate","version":%d,"effectiveFrom":"%s","direction":"up",
                     "frequency":"month","rule":{"rule":"completion"}}
                    """
                                                    .formatted(version, from)))
                    .orThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VersionDrafted drafted(int version, String from) {
        IndicatorDefinition d = definition(version, from);
        return new VersionDrafted(I, version, d.effectiveFrom(), d.write(), d.hash(), "chen");
    }

    private static VersionEnacted enacted(int version, String from) {
        IndicatorDefinition d = definition(version, from);
        return new VersionEnacted(I, version, d.effectiveFrom(), d.write(), d.hash());
    }

    @Test
    void a_version_is_drafted_approved_by_another_and_enacted() {
        spec.given(PROPOSED)
                .when(new DraftVersion(I, definition(1, "2026"), "chen"))
                .then(drafted(1, "2026"));
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new ApproveVersion(I, 1, "wang"))
                .then(new VersionApproved(I, 1));
        spec.given(PROPOSED, drafted(1, "2026"), new VersionApproved(I, 1))
                .when(new EnactVersion(I, 1, "wang"))
                .then(enacted(1, "2026"));
    }

    @Test
    void its_author_neither_approves_nor_enacts_it() {
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new ApproveVersion(I, 1, "chen"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        spec.given(PROPOSED, drafted(1, "2026"), new VersionApproved(I, 1))
                .when(new EnactVersion(I, 1, "chen"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void what_was_not_approved_is_not_enacted() {
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new EnactVersion(I, 1, "wang"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_version_gets_the_next_number_whatever_number_it_came_with() {
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new DraftVersion(I, definition(1, "2027"), "chen"))
                .then(drafted(2, "2027"));
    }

    @Test
    void drafting_the_same_again_changes_nothing() {
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new DraftVersion(I, definition(1, "2026"), "chen"))
                .unchanged();
    }

    @Test
    void a_later_version_cannot_hold_from_before_an_enacted_one() {
        spec.given(
                        PROPOSED,
                        drafted(1, "2026"),
                        new VersionApproved(I, 1),
                        enacted(1, "2026"),
                        drafted(2, "2025"),
                        new VersionApproved(I, 2))
                .when(new EnactVersion(I, 2, "wang"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void there_is_no_version_that_was_not_drafted() {
        spec.given(PROPOSED).when(new ApproveVersion(I, 1, "wang")).refused(ProblemCode.NOT_FOUND);
        spec.given(PROPOSED).when(new ApproveVersion(I, 0, "wang")).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void an_indicator_is_proposed_once() {
        spec.given(PROPOSED).when(new ProposeIndicator(PROPOSED)).unchanged();
        spec.given(PROPOSED)
                .when(
                        new ProposeIndicator(
                                new IndicatorProposed(
                                        I,
                                        "别名",
                                        "quality",
                                        "meso",
                                        "quantitative",
                                        "%",
                                        "口径",
                                        null,
                                        null)))
                .refused(ProblemCode.ALREADY_EXISTS);
        spec.given()
                .when(new DraftVersion(I, definition(1, "2026"), "chen"))
                .refused(ProblemCode.UNKNOWN_INDICATOR);
    }

    @Test
    void a_retired_indicator_takes_nothing_more() {
        IndicatorRetired retired = new IndicatorRetired(I, Period.ofYear(2027), "停用");
        spec.given(PROPOSED).when(new RetireIndicator(I, Period.ofYear(2027), "停用")).then(retired);
        spec.given(PROPOSED, retired)
                .when(new DraftVersion(I, definition(1, "2028"), "chen"))
                .refused(ProblemCode.WRONG_STATE);
    }
}
