package io.kaocheng.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.About;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRevised;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.indicators.indicator.IndicatorCommand.ApproveVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.DraftVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.EnactVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.Numbered;
import io.kaocheng.indicators.indicator.IndicatorCommand.ProposeIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.RenameIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.RetireIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.ReviseIndicator;
import io.kaocheng.indicators.region.GivenNames;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.indicators.region.Named;
import io.kaocheng.scoring.quality.Described;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.shape.Shape;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class IndicatorDeciderTest {

    private static final Code I = Code.of("enrolment-rate");
    private static final IndicatorProposed PROPOSED =
            new IndicatorProposed(
                    I, "巩固率", "quality", "meso", "quantitative", "%", "口径", null, null);

    private static final Code PART = Code.of("enrolled");
    private static final KnownNames NAMES = new GivenNames();
    private static final Uses UNUSED = (_, _, _) -> List.of();

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
                .when(new DraftVersion(I, definition(1, "2026"), null, "chen"))
                .then(drafted(1, "2026"));
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new ApproveVersion(I, 1, "wang"))
                .then(new VersionApproved(I, 1));
        spec.given(PROPOSED, drafted(1, "2026"), new VersionApproved(I, 1))
                .when(new EnactVersion(I, 1, "wang", Gate.OPEN))
                .then(enacted(1, "2026"));
    }

    @Test
    void its_author_neither_approves_nor_enacts_it() {
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new ApproveVersion(I, 1, "chen"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        spec.given(PROPOSED, drafted(1, "2026"), new VersionApproved(I, 1))
                .when(new EnactVersion(I, 1, "chen", Gate.OPEN))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void what_was_not_approved_is_not_enacted() {
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new EnactVersion(I, 1, "wang", Gate.OPEN))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_version_gets_the_next_number_whatever_number_it_came_with() {
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new DraftVersion(I, definition(1, "2027"), null, "chen"))
                .then(drafted(2, "2027"));
    }

    @Test
    void drafting_the_same_again_changes_nothing() {
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new DraftVersion(I, definition(1, "2026"), null, "chen"))
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
                .when(new EnactVersion(I, 2, "wang", Gate.OPEN))
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
                .when(new DraftVersion(I, definition(1, "2026"), null, "chen"))
                .refused(ProblemCode.UNKNOWN_INDICATOR);
    }

    @Test
    void an_indicator_that_is_there_is_renamed_and_given_a_name_in_english() {
        IndicatorRenamed renamed = new IndicatorRenamed(I, "九年巩固率", "Retention rate");
        spec.given(PROPOSED).when(new RenameIndicator(I, "九年巩固率", "Retention rate")).then(renamed);
        spec.given(PROPOSED, drafted(1, "2026"), renamed)
                .when(new RenameIndicator(I, "九年巩固率", "Retention rate"))
                .unchanged();
        spec.given(PROPOSED, renamed)
                .when(new RenameIndicator(I, "九年巩固率", null))
                .then(new IndicatorRenamed(I, "九年巩固率", null));
        spec.given(PROPOSED, renamed)
                .when(new ProposeIndicator(PROPOSED))
                .refused(ProblemCode.ALREADY_EXISTS);
        spec.given(PROPOSED, renamed)
                .when(new ProposeIndicator(PROPOSED.called("九年巩固率", "Retention rate")))
                .unchanged();
        spec.given().neverFollowedBy(renamed);
        spec.given(PROPOSED, RETIRED).neverFollowedBy(renamed);
        spec.given(PROPOSED, RETIRED)
                .when(new RenameIndicator(I, "九年巩固率", null))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void the_versions_of_a_renamed_indicator_stay_what_they_are() {
        spec.given(PROPOSED, drafted(1, "2026"), new IndicatorRenamed(I, "九年巩固率", null))
                .when(new ApproveVersion(I, 1, "wang"))
                .then(new VersionApproved(I, 1));
    }

    @Test
    void a_retired_indicator_takes_nothing_more() {
        IndicatorRetired retired = new IndicatorRetired(I, Period.ofYear(2027), "停用");
        spec.given(PROPOSED)
                .when(new RetireIndicator(I, Period.ofYear(2027), "停用", UNUSED))
                .then(retired);
        spec.given(PROPOSED, retired)
                .when(new DraftVersion(I, definition(1, "2028"), null, "chen"))
                .refused(ProblemCode.WRONG_STATE);
    }

    private static final VersionApproved APPROVED = new VersionApproved(I, 1);
    private static final IndicatorRetired RETIRED =
            new IndicatorRetired(I, Period.ofYear(2027), "停用");

    @Test
    void nothing_is_done_to_an_indicator_that_was_never_proposed() {
        spec.given().when(new ProposeIndicator(PROPOSED)).then(PROPOSED);
        for (IndicatorCommand command :
                List.of(
                        new RenameIndicator(I, "率", null),
                        new ApproveVersion(I, 1, "wang"),
                        new EnactVersion(I, 1, "wang", Gate.OPEN),
                        new RetireIndicator(I, Period.ofYear(2027), "x", UNUSED))) {
            spec.given().when(command).refused(ProblemCode.UNKNOWN_INDICATOR);
        }
    }

    @Test
    void the_same_act_again_changes_nothing() {
        VersionEnacted enacted = enacted(1, "2026");
        spec.given(PROPOSED, drafted(1, "2026"), APPROVED)
                .when(new ApproveVersion(I, 1, "wang"))
                .unchanged();
        spec.given(PROPOSED, drafted(1, "2026"), APPROVED, enacted)
                .when(new ApproveVersion(I, 1, "wang"))
                .unchanged();
        spec.given(PROPOSED, drafted(1, "2026"), APPROVED, enacted)
                .when(new EnactVersion(I, 1, "wang", Gate.OPEN))
                .unchanged();
        spec.given(PROPOSED, RETIRED)
                .when(new RetireIndicator(I, Period.ofYear(2027), RETIRED.reason(), UNUSED))
                .unchanged();
        spec.given(PROPOSED, RETIRED)
                .when(new RetireIndicator(I, Period.ofYear(2027), "另一原因", UNUSED))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void an_indicator_is_retired_from_one_period_and_takes_no_command_afterwards() {
        for (IndicatorCommand command :
                List.of(
                        new ProposeIndicator(PROPOSED),
                        new ApproveVersion(I, 1, "wang"),
                        new EnactVersion(I, 1, "wang", Gate.OPEN),
                        new RetireIndicator(I, Period.ofYear(2028), "停用", UNUSED))) {
            spec.given(PROPOSED, drafted(1, "2026"), APPROVED, RETIRED)
                    .when(command)
                    .refused(ProblemCode.WRONG_STATE);
        }
    }

    @Test
    void a_draft_tells_the_number_it_was_given() {
        spec.given(PROPOSED)
                .when(new DraftVersion(I, definition(7, "2026"), null, "chen"))
                .withResult(new Numbered(1))
                .then(drafted(1, "2026"));
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new DraftVersion(I, definition(7, "2026"), null, "chen"))
                .withResult(new Numbered(1))
                .unchanged();
    }

    @Test
    void there_is_nothing_to_enact_before_the_first_and_after_the_last_version() {
        for (int number : new int[] {0, 2}) {
            spec.given(PROPOSED, drafted(1, "2026"), APPROVED)
                    .when(new EnactVersion(I, number, "wang", Gate.OPEN))
                    .refused(ProblemCode.NOT_FOUND);
        }
    }

    @Test
    void a_version_may_hold_from_the_same_period_as_the_latest_enacted_one() {
        spec.given(
                        PROPOSED,
                        drafted(1, "2026"),
                        APPROVED,
                        enacted(1, "2026"),
                        drafted(2, "2026"),
                        new VersionApproved(I, 2))
                .when(new EnactVersion(I, 2, "wang", Gate.OPEN))
                .then(enacted(2, "2026"));
    }

    @Test
    void the_latest_period_of_all_enacted_versions_is_the_one_that_counts() {
        spec.given(
                        PROPOSED,
                        drafted(1, "2025"),
                        APPROVED,
                        enacted(1, "2025"),
                        drafted(2, "2027"),
                        new VersionApproved(I, 2),
                        enacted(2, "2027"),
                        drafted(3, "2026"),
                        new VersionApproved(I, 3))
                .when(new EnactVersion(I, 3, "wang", Gate.OPEN))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_version_that_was_only_approved_does_not_stand_in_the_way_of_an_earlier_one() {
        spec.given(
                        PROPOSED,
                        drafted(1, "2027"),
                        APPROVED,
                        drafted(2, "2026"),
                        new VersionApproved(I, 2))
                .when(new EnactVersion(I, 2, "wang", Gate.OPEN))
                .then(enacted(2, "2026"));
    }

    @Test
    void a_history_of_what_was_not_proposed_or_is_retired_is_broken() {
        spec.given().neverFollowedBy(drafted(1, "2026"), APPROVED, enacted(1, "2026"), RETIRED);
        spec.given(PROPOSED).neverFollowedBy(PROPOSED);
        spec.given(PROPOSED, drafted(1, "2026"), RETIRED)
                .neverFollowedBy(
                        PROPOSED, drafted(2, "2026"), APPROVED, enacted(1, "2026"), RETIRED);
    }

    @Test
    void a_command_goes_to_its_indicator() {
        for (IndicatorCommand command :
                List.of(
                        new ProposeIndicator(PROPOSED),
                        new RenameIndicator(I, "九年巩固率", null),
                        new DraftVersion(I, definition(1, "2026"), null, "chen"),
                        new ApproveVersion(I, 1, "wang"),
                        new EnactVersion(I, 1, "wang", Gate.OPEN),
                        new RetireIndicator(I, Period.ofYear(2027), "x", UNUSED))) {
            var change = command.change(NAMES);
            assertThat(change.subject()).isEqualTo("indicator/enrolment-rate");
            assertThat(change.command()).isEqualTo(new InRegion<>(command, NAMES));
            assertThat(change.references()).isEmpty();
        }
    }

    @Test
    void a_formula_refers_only_to_indicators_that_somebody_proposed() {
        DraftVersion draft = new DraftVersion(I, formula(), null, "chen");
        spec.given(PROPOSED).when(draft).refused(ProblemCode.UNKNOWN_INDICATOR);
        IndicatorDefinition read = formula();
        spec.given(PROPOSED)
                .and(IndicatorDecider.at(PART), named(PART, null))
                .when(draft)
                .then(
                        new VersionDrafted(
                                I, 1, read.effectiveFrom(), read.write(), read.hash(), "chen"));
        assertThat(draft.change(NAMES).references()).containsExactly(IndicatorDecider.at(PART));
    }

    @Test
    void nothing_is_recorded_before_the_region_is_opened_nor_for_an_owner_that_is_no_unit() {
        var known = new DeciderSpec<>(IndicatorDecider.KIND.decider());
        Code owner = Code.of("edu-bureau");
        var opened = NAMES.has(Named.Kind.REGION, DeciderSpec.REGION);
        var registered = NAMES.has(Named.Kind.UNIT, owner);
        var propose = new InRegion<IndicatorCommand>(new ProposeIndicator(named(I, owner)), NAMES);
        known.given().and(opened, false).when(propose).refused(ProblemCode.UNKNOWN_REGION);
        known.given()
                .and(opened, true)
                .and(registered, false)
                .when(propose)
                .refused(ProblemCode.UNKNOWN_UNIT);
        known.given().and(opened, true).and(registered, true).when(propose).then(named(I, owner));
        known.given(PROPOSED)
                .and(opened, false)
                .when(
                        new InRegion<>(
                                new RetireIndicator(I, Period.ofYear(2027), "x", UNUSED), NAMES))
                .refused(ProblemCode.UNKNOWN_REGION);
    }

    @Test
    void what_names_nothing_of_other_services_is_recorded_in_a_region_that_is_open() {
        recorded(new ProposeIndicator(PROPOSED), PROPOSED);
        recorded(
                new RenameIndicator(I, "九年巩固率", null),
                new IndicatorRenamed(I, "九年巩固率", null),
                PROPOSED);
        recorded(new ApproveVersion(I, 1, "wang"), APPROVED, PROPOSED, drafted(1, "2026"));
        recorded(
                new EnactVersion(I, 1, "wang", Gate.OPEN),
                enacted(1, "2026"),
                PROPOSED,
                drafted(1, "2026"),
                APPROVED);
        recorded(
                new RetireIndicator(I, Period.ofYear(2027), RETIRED.reason(), UNUSED),
                RETIRED,
                PROPOSED);
    }

    private static void recorded(
            IndicatorCommand command, IndicatorEvent event, IndicatorEvent... past) {
        new DeciderSpec<>(IndicatorDecider.KIND.decider())
                .given(past)
                .and(NAMES.has(Named.Kind.REGION, DeciderSpec.REGION), true)
                .when(new InRegion<>(command, NAMES))
                .then(event);
    }

    @Test
    void a_version_compares_with_the_units_of_a_group_that_there_is() throws Exception {
        IndicatorDefinition ranked =
                IndicatorDefinition.read(
                                ContractJson.mapper()
                                        .readTree(
                                                """
                    {"indicator":"enrolment-rate","version":1,"effectiveFrom":"2026","direction":"up",
                     "frequency":"month","rule":{"rule":"rank-decay"},"peers":"group:coast",
                     "formula":{"op":"over-units","units":"group:inland","take":"sum","of":{"op":"own"}}}
                    """))
                        .orThrow();
        var known = new DeciderSpec<>(IndicatorDecider.KIND.decider());
        var opened = NAMES.has(Named.Kind.REGION, DeciderSpec.REGION);
        var coast = NAMES.has(Named.Kind.UNIT_GROUP, Code.of("coast"));
        var inland = NAMES.has(Named.Kind.UNIT_GROUP, Code.of("inland"));
        var draft =
                new InRegion<IndicatorCommand>(new DraftVersion(I, ranked, null, "chen"), NAMES);
        for (var missing : List.of(coast, inland)) {
            known.given(PROPOSED)
                    .and(opened, true)
                    .and(coast, !missing.equals(coast))
                    .and(inland, !missing.equals(inland))
                    .when(draft)
                    .refused(ProblemCode.UNKNOWN_GROUP);
        }
        known.given(PROPOSED)
                .and(opened, true)
                .and(coast, true)
                .and(inland, true)
                .when(draft)
                .then(
                        new VersionDrafted(
                                I,
                                1,
                                ranked.effectiveFrom(),
                                ranked.write(),
                                ranked.hash(),
                                "chen"));
    }

    private static IndicatorProposed named(Code code, @Nullable Code owner) {
        return new IndicatorProposed(
                code, "巩固率", "quality", "meso", "quantitative", "%", "口径", null, owner);
    }

    private static IndicatorDefinition formula() {
        try {
            return IndicatorDefinition.read(
                            ContractJson.mapper()
                                    .readTree(
                                            """
                    {"indicator":"enrolment-rate","version":1,"effectiveFrom":"2026","direction":"up",
                     "frequency":"month","formula":{"op":"indicator","indicator":"enrolled"},
                     "rule":{"rule":"completion"}}
                    """))
                    .orThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_draft_without_a_formula_is_decided_by_its_own_stream_alone() {
        var change = new DraftVersion(I, definition(1, "2026"), null, "chen").change(NAMES);
        assertThat(change.subject()).isEqualTo("indicator/enrolment-rate");
        assertThat(change.references()).isEmpty();
    }

    // ---- what describes it

    private static final About ABOUT =
            new About("年末在校生数÷入学时在校生数", "%", 2, "学籍系统", Code.of("edu-bureau"), null, "system");

    private static IndicatorRevised revised(@Nullable String stage) {
        return new IndicatorRevised(
                I,
                "quality",
                "meso",
                "quantitative",
                Code.of("edu-bureau"),
                stage,
                "partial",
                Code.of("education"),
                "long-term",
                List.of("民生"),
                "补充属性");
    }

    @Test
    void an_indicator_is_described_otherwise() {
        spec.given(PROPOSED).when(new ReviseIndicator(revised("outcome"))).then(revised("outcome"));
        spec.given(PROPOSED, revised("output"))
                .when(new ReviseIndicator(revised(null)))
                .then(revised(null));
    }

    @Test
    void describing_it_the_same_again_changes_nothing() {
        spec.given(PROPOSED, revised("outcome"))
                .when(new ReviseIndicator(revised("outcome")))
                .unchanged();
    }

    @Test
    void it_keeps_its_name_and_versions_when_it_is_described_otherwise() {
        spec.given(PROPOSED, drafted(1, "2026"), new IndicatorRenamed(I, "率", null), revised(null))
                .when(new RenameIndicator(I, "率", null))
                .unchanged();
        spec.given(PROPOSED, drafted(1, "2026"), revised(null))
                .when(new ApproveVersion(I, 1, "wang"))
                .then(new VersionApproved(I, 1));
    }

    @Test
    void what_is_not_there_or_retired_is_not_described() {
        spec.given()
                .when(new ReviseIndicator(revised(null)))
                .refused(ProblemCode.UNKNOWN_INDICATOR);
        spec.given(PROPOSED, new IndicatorRetired(I, Period.parse("2026"), "取消"))
                .when(new ReviseIndicator(revised(null)))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_the_figures_of_a_version_are_goes_with_it_into_force() {
        IndicatorDefinition d = definition(1, "2026");
        String hash = "db66f3ab1a3f7c1f2f11ee9bb2da1c9f9ee31c3c13be25ed0a2e2e0b3a3e3a1f";
        VersionDrafted drafted =
                new VersionDrafted(
                        I, 1, d.effectiveFrom(), d.write(), d.hash(), "chen", ABOUT, hash);
        spec.given(PROPOSED, drafted, new VersionApproved(I, 1))
                .when(new EnactVersion(I, 1, "wang", Gate.OPEN))
                .then(
                        new VersionEnacted(
                                I, 1, d.effectiveFrom(), d.write(), d.hash(), ABOUT, hash));
    }

    @Test
    void what_the_figures_are_is_content_of_a_version_and_not_of_its_hash() {
        IndicatorDefinition first = definition(1, "2026");
        IndicatorDefinition second = definition(2, "2026");
        String hash = Shape.sha256(Shape.canonical(ContractJson.mapper().valueToTree(ABOUT)));
        VersionDrafted with =
                new VersionDrafted(
                        I,
                        2,
                        second.effectiveFrom(),
                        second.write(),
                        second.hash(),
                        "chen",
                        ABOUT,
                        hash);
        spec.given(PROPOSED, drafted(1, "2026"))
                .when(new DraftVersion(I, first, ABOUT, "chen"))
                .then(with);
        spec.given(PROPOSED, drafted(1, "2026"), with)
                .when(new DraftVersion(I, first, ABOUT, "chen"))
                .unchanged();
    }

    @Test
    void an_owner_or_a_supplier_is_a_unit_that_is_there() {
        var opened = NAMES.has(Named.Kind.REGION, DeciderSpec.REGION);
        var bureau = NAMES.has(Named.Kind.UNIT, Code.of("edu-bureau"));
        List<IndicatorCommand> naming =
                List.of(
                        new ReviseIndicator(revised(null)),
                        new DraftVersion(I, definition(1, "2026"), ABOUT, "chen"));
        for (IndicatorCommand command : naming) {
            new DeciderSpec<>(IndicatorDecider.KIND.decider())
                    .given(PROPOSED)
                    .and(opened, true)
                    .and(bureau, false)
                    .when(new InRegion<>(command, NAMES))
                    .refused(ProblemCode.UNKNOWN_UNIT);
        }
    }

    @Test
    void assessed_units_are_no_unit_to_be_looked_up() {
        About own = new About("年末在校生数÷入学时在校生数", "%", null, null, Described.ASSESSED, null, null);
        IndicatorDefinition d = definition(1, "2026");
        recorded(
                new DraftVersion(I, d, own, "chen"),
                new VersionDrafted(
                        I,
                        1,
                        d.effectiveFrom(),
                        d.write(),
                        d.hash(),
                        "chen",
                        own,
                        Shape.sha256(Shape.canonical(ContractJson.mapper().valueToTree(own)))),
                PROPOSED);
    }
}
