package io.kaocheng.indicators.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

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
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.indicators.indicator.Gate;
import io.kaocheng.indicators.indicator.Indicator;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.region.GivenNames;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.KnownCycles;
import io.kaocheng.indicators.region.KnownCycles.Cycle;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.indicators.region.Named;
import io.kaocheng.indicators.scheme.SchemeCommand.ApproveScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.DraftScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.EnactScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.Numbered;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.Rejection;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class SchemeDeciderTest {

    private static final Code S = Code.of("townships-2026");
    private static final Code CYCLE = Code.of("2026");
    private static final Code CLASS = Code.of("townships");
    private static final Code RATE = Code.of("enrolment-rate");

    private static final IndicatorProposed PROPOSED =
            new IndicatorProposed(
                    RATE, "巩固率", "quality", "meso", "quantitative", "%", "口径", null, null);
    private static final JsonNode COMPLETION =
            json(
                    """
                    {"indicator":"enrolment-rate","version":1,"effectiveFrom":"2026","direction":"up",
                     "frequency":"month","rule":{"rule":"completion"}}
                    """);
    private static final List<IndicatorEvent> APPROVED_INDICATOR =
            List.of(
                    PROPOSED,
                    new VersionDrafted(RATE, 1, Period.ofYear(2026), COMPLETION, "0", "chen"),
                    new VersionApproved(RATE, 1));
    private static final VersionEnacted ENACTED_INDICATOR =
            new VersionEnacted(RATE, 1, Period.ofYear(2026), COMPLETION, "0");

    private static final KnownNames NAMES = new GivenNames();
    private static final KnownCycles CYCLES =
            (connection, region) -> {
                throw new IllegalStateException("the example gives them");
            };

    private final DeciderSpec<SchemeCommand, SchemeState, SchemeEvent> spec =
            new DeciderSpec<>(new SchemeDecider());

    /** A scheme with the indicator in force. */
    private DeciderSpec<SchemeCommand, SchemeState, SchemeEvent>.Given given(
            SchemeEvent... events) {
        return past(events).and(indicator(), indicatorPast(ENACTED_INDICATOR));
    }

    private DeciderSpec<SchemeCommand, SchemeState, SchemeEvent>.Given past(SchemeEvent... events) {
        return spec.given(events).and(CYCLES, Map.of(CYCLE, Cycle.open(Period.ofYear(2026))));
    }

    private static Reference.Stream<Indicator> indicator() {
        return IndicatorDecider.at(RATE);
    }

    private static IndicatorEvent[] indicatorPast(IndicatorEvent... more) {
        List<IndicatorEvent> past = new ArrayList<>(APPROVED_INDICATOR);
        past.addAll(List.of(more));
        return past.toArray(IndicatorEvent[]::new);
    }

    private static JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Scheme scheme(int version, String cycle, String unitClass, String green) {
        return Scheme.read(
                        json(
                                """
                                {"scheme":"townships-2026","version":%d,"cycle":"%s","unitClass":"%s",
                                 "periods":["month"],"engine":"kc-2","tree":{"kind":"block","code":"total","children":[
                                   {"kind":"indicator","indicator":"enrolment-rate","weight":"100",
                                    "light":{"on":"achievement","green":"%s","red":"0.6"}}]}}
                                """
                                        .formatted(version, cycle, unitClass, green)))
                .orThrow();
    }

    private static Scheme scheme(int version, String green) {
        return scheme(version, "2026", "townships", green);
    }

    private static SchemeDrafted drafted(int version, String green) {
        Scheme scheme = scheme(version, green);
        return new SchemeDrafted(S, version, CYCLE, CLASS, scheme.write(), scheme.hash(), "li");
    }

    private static SchemeEnacted enacted(int version, String green) {
        Scheme scheme = scheme(version, green);
        return new SchemeEnacted(S, version, CYCLE, CLASS, scheme.write(), scheme.hash());
    }

    private static final SchemeDrafted DRAFTED = drafted(1, "0.9");
    private static final SchemeApproved APPROVED = new SchemeApproved(S, 1);
    private static final SchemeEnacted ENACTED = enacted(1, "0.9");

    @Test
    void a_scheme_is_drafted_approved_by_another_and_enacted() {
        given().when(new DraftScheme(scheme(1, "0.9"), "li"))
                .withResult(new Numbered(1))
                .then(DRAFTED);
        given(DRAFTED).when(new ApproveScheme(S, 1, "wang")).then(APPROVED);
        given(DRAFTED, APPROVED)
                .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                .then(ENACTED);
    }

    @Test
    void a_new_scheme_is_for_the_latest_engine_and_a_version_keeps_the_one_before_it() {
        Scheme unsaid = scheme(1, "0.9").withEngine(null);
        given().when(new DraftScheme(unsaid, "li")).withResult(new Numbered(1)).then(DRAFTED);
        given(DRAFTED).when(new DraftScheme(unsaid, "li")).withResult(new Numbered(1)).unchanged();
        SchemeDrafted old =
                new SchemeDrafted(S, 1, CYCLE, CLASS, unsaid.write(), unsaid.hash(), "li");
        given(old).when(new DraftScheme(unsaid, "li")).withResult(new Numbered(1)).unchanged();
        Scheme next = scheme(2, "0.8").withEngine(null);
        given(old)
                .when(new DraftScheme(next, "li"))
                .withResult(new Numbered(2))
                .then(new SchemeDrafted(S, 2, CYCLE, CLASS, next.write(), next.hash(), "li"));
        given(old)
                .when(new DraftScheme(scheme(2, "0.8"), "li"))
                .withResult(new Numbered(2))
                .then(drafted(2, "0.8"));
    }

    @Test
    void an_enacted_version_that_cannot_be_read_is_a_broken_history_and_not_one_that_is_missing() {
        JsonNode unreadable = json("{'indicator':'enrolment-rate'}".replace('\'', '"'));
        var given =
                past(DRAFTED, APPROVED)
                        .and(
                                indicator(),
                                PROPOSED,
                                new VersionDrafted(
                                        RATE, 1, Period.ofYear(2026), unreadable, "0", "chen"),
                                new VersionApproved(RATE, 1),
                                new VersionEnacted(RATE, 1, Period.ofYear(2026), unreadable, "0"));
        assertThatThrownBy(() -> given.when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN)))
                .isInstanceOf(CorruptStreamException.class)
                .hasMessageContaining("enrolment-rate");
    }

    @Test
    void its_author_neither_approves_nor_enacts_it() {
        given(DRAFTED).when(new ApproveScheme(S, 1, "li")).refused(ProblemCode.APPROVER_IS_AUTHOR);
        given(DRAFTED, APPROVED)
                .when(new EnactScheme(S, 1, "li", CYCLES, Gate.OPEN))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void nothing_is_enacted_for_a_cycle_that_is_closed() {
        spec.given(DRAFTED, APPROVED)
                .and(CYCLES, Map.of(CYCLE, new Cycle(Period.ofYear(2026), true)))
                .and(indicator(), indicatorPast(ENACTED_INDICATOR))
                .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                .refused(ProblemCode.PERIOD_CLOSED);
    }

    @Test
    void what_was_not_approved_is_not_enacted() {
        given(DRAFTED)
                .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void the_same_act_again_changes_nothing_and_tells_the_same_number() {
        given(DRAFTED)
                .when(new DraftScheme(scheme(7, "0.9"), "zhao"))
                .withResult(new Numbered(1))
                .unchanged();
        given(DRAFTED, APPROVED).when(new ApproveScheme(S, 1, "wang")).unchanged();
        given(DRAFTED, APPROVED, ENACTED).when(new ApproveScheme(S, 1, "wang")).unchanged();
        given(DRAFTED, APPROVED, ENACTED)
                .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                .unchanged();
    }

    @Test
    void another_content_is_the_next_version_whatever_number_it_came_with() {
        given(DRAFTED)
                .when(new DraftScheme(scheme(1, "0.8"), "li"))
                .withResult(new Numbered(2))
                .then(drafted(2, "0.8"));
        given(DRAFTED, drafted(2, "0.8"), new SchemeApproved(S, 2))
                .when(new EnactScheme(S, 2, "wang", CYCLES, Gate.OPEN))
                .then(enacted(2, "0.8"));
    }

    @Test
    void what_an_earlier_version_held_is_a_new_version() {
        given(DRAFTED, drafted(2, "0.8"))
                .when(new DraftScheme(scheme(1, "0.9"), "li"))
                .then(drafted(3, "0.9"));
    }

    @Test
    void a_scheme_keeps_its_cycle_and_its_class() {
        given(DRAFTED)
                .when(new DraftScheme(scheme(1, "2027", "townships", "0.9"), "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
        given(DRAFTED)
                .when(new DraftScheme(scheme(1, "2026", "departments", "0.9"), "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void there_is_no_version_that_was_not_drafted() {
        for (int number : new int[] {0, 2}) {
            given(DRAFTED)
                    .when(new ApproveScheme(S, number, "wang"))
                    .refused(ProblemCode.NOT_FOUND);
            given(DRAFTED)
                    .when(new EnactScheme(S, number, "wang", CYCLES, Gate.OPEN))
                    .refused(ProblemCode.NOT_FOUND);
        }
    }

    @Test
    void an_indicator_that_is_not_in_force_keeps_its_scheme_from_being_enacted() {
        IndicatorRetired retired = new IndicatorRetired(RATE, Period.ofYear(2026), "停用");
        for (IndicatorEvent[] past :
                new IndicatorEvent[][] {
                    {}, {PROPOSED}, indicatorPast(), indicatorPast(ENACTED_INDICATOR, retired)
                }) {
            past(DRAFTED, APPROVED)
                    .and(indicator(), past)
                    .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                    .refused(ProblemCode.SCHEME_INVALID);
        }
    }

    @Test
    void a_retired_indicator_comes_into_no_scheme_and_stays_in_one_that_is_in_force() {
        IndicatorRetired retired = new IndicatorRetired(RATE, Period.parse("202607"), "停用");
        IndicatorEvent[] past = indicatorPast(ENACTED_INDICATOR, retired);
        assertThat(
                        past(DRAFTED, APPROVED)
                                .and(indicator(), past)
                                .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                                .reasons())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.finding()).isEqualTo("indicator-retired");
                            assertThat(reason.field()).isEqualTo("tree/children/0/indicator");
                        });
        past(DRAFTED, APPROVED, ENACTED, drafted(2, "0.8"), new SchemeApproved(S, 2))
                .and(indicator(), past)
                .when(new EnactScheme(S, 2, "wang", CYCLES, Gate.OPEN))
                .then(enacted(2, "0.8"));
    }

    @Test
    void an_indicator_that_an_earlier_version_dropped_does_not_come_back_retired() {
        IndicatorRetired retired = new IndicatorRetired(RATE, Period.parse("202607"), "停用");
        Code other = Code.of("other-rate");
        JsonNode dropped =
                json(
                        """
                        {"scheme":"townships-2026","version":2,"cycle":"2026","unitClass":"townships",
                         "periods":["month"],"engine":"kc-2","tree":{"kind":"block","code":"total","children":[
                           {"kind":"indicator","indicator":"other-rate","weight":"100",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """);
        Scheme without = Scheme.read(dropped).orThrow();
        assertThat(
                        past(
                                        DRAFTED,
                                        APPROVED,
                                        ENACTED,
                                        new SchemeDrafted(
                                                S,
                                                2,
                                                CYCLE,
                                                CLASS,
                                                without.write(),
                                                without.hash(),
                                                "li"),
                                        new SchemeApproved(S, 2),
                                        new SchemeEnacted(
                                                S,
                                                2,
                                                CYCLE,
                                                CLASS,
                                                without.write(),
                                                without.hash()),
                                        drafted(3, "0.8"),
                                        new SchemeApproved(S, 3))
                                .and(indicator(), indicatorPast(ENACTED_INDICATOR, retired))
                                .when(new EnactScheme(S, 3, "wang", CYCLES, Gate.OPEN))
                                .reasons())
                .extracting(Rejection::finding)
                .containsExactly("indicator-retired");
        assertThat(without.indicators()).containsExactly(other);
    }

    private static final Code WHOLE = Code.of("whole-rate");

    /** An indicator in force whose formula leads to the other one. */
    private static IndicatorEvent[] whole() {
        JsonNode formula =
                json(
                        """
                        {"indicator":"whole-rate","version":1,"effectiveFrom":"2026","direction":"up","frequency":"month",
                         "formula":{"op":"indicator","indicator":"enrolment-rate"},"rule":{"rule":"completion"}}
                        """);
        return new IndicatorEvent[] {
            new IndicatorProposed(
                    WHOLE, "整体", "quality", "meso", "quantitative", "%", "口径", null, null),
            new VersionDrafted(WHOLE, 1, Period.ofYear(2026), formula, "0", "chen"),
            new VersionApproved(WHOLE, 1),
            new VersionEnacted(WHOLE, 1, Period.ofYear(2026), formula, "0")
        };
    }

    private static Scheme overWhole(int version, String green) {
        return Scheme.read(
                        json(
                                """
                                {"scheme":"townships-2026","version":%d,"cycle":"2026","unitClass":"townships",
                                 "periods":["month"],"engine":"kc-2","tree":{"kind":"block","code":"total","children":[
                                   {"kind":"indicator","indicator":"whole-rate","weight":"100",
                                    "light":{"on":"achievement","green":"%s","red":"0.6"}}]}}
                                """
                                        .formatted(version, green)))
                .orThrow();
    }

    @Test
    void a_formula_that_leads_to_a_retired_indicator_comes_into_no_new_scheme() {
        Scheme scheme = overWhole(1, "0.9");
        IndicatorRetired retired = new IndicatorRetired(RATE, Period.parse("202607"), "停用");
        var given =
                past(
                                new SchemeDrafted(
                                        S, 1, CYCLE, CLASS, scheme.write(), scheme.hash(), "li"),
                                APPROVED)
                        .and(indicator(), indicatorPast(ENACTED_INDICATOR, retired))
                        .and(IndicatorDecider.at(WHOLE), whole());
        assertThat(given.when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN)).reasons())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.finding()).isEqualTo("indicator-retired");
                            assertThat(reason.english()).contains("enrolment-rate", "202607");
                        });
    }

    @Test
    void a_formula_that_leads_to_a_retired_indicator_stays_in_a_scheme_that_is_in_force() {
        Scheme first = overWhole(1, "0.9");
        Scheme next = overWhole(2, "0.8");
        IndicatorRetired retired = new IndicatorRetired(RATE, Period.parse("202607"), "停用");
        past(
                        new SchemeDrafted(S, 1, CYCLE, CLASS, first.write(), first.hash(), "li"),
                        APPROVED,
                        new SchemeEnacted(S, 1, CYCLE, CLASS, first.write(), first.hash()),
                        new SchemeDrafted(S, 2, CYCLE, CLASS, next.write(), next.hash(), "li"),
                        new SchemeApproved(S, 2))
                .and(indicator(), indicatorPast(ENACTED_INDICATOR, retired))
                .and(IndicatorDecider.at(WHOLE), whole())
                .when(new EnactScheme(S, 2, "wang", CYCLES, Gate.OPEN))
                .then(new SchemeEnacted(S, 2, CYCLE, CLASS, next.write(), next.hash()));
    }

    @Test
    void a_later_version_does_not_begin_to_score_what_another_scheme_scores() {
        JsonNode both =
                json(
                        """
                        {"scheme":"townships-2026","version":2,"cycle":"2026","unitClass":"townships",
                         "periods":["month","year"],"engine":"kc-2","tree":{"kind":"block","code":"total","children":[
                           {"kind":"indicator","indicator":"enrolment-rate","weight":"100",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """);
        Scheme wider = Scheme.read(both).orThrow();
        SchemeEvent[] past = {
            DRAFTED,
            APPROVED,
            ENACTED,
            new SchemeDrafted(S, 2, CYCLE, CLASS, wider.write(), wider.hash(), "li"),
            new SchemeApproved(S, 2)
        };
        given(past)
                .and(SchemeDecider.KIND, "scheme/another", another("2026", "townships", "year"))
                .when(new EnactScheme(S, 2, "wang", CYCLES, Gate.OPEN))
                .refused(ProblemCode.ALREADY_EXISTS);
        given(past)
                .when(new EnactScheme(S, 2, "wang", CYCLES, Gate.OPEN))
                .then(new SchemeEnacted(S, 2, CYCLE, CLASS, wider.write(), wider.hash()));
        // What the two score already, from before such a pair was refused, may go on.
        given(DRAFTED, APPROVED, ENACTED, drafted(2, "0.8"), new SchemeApproved(S, 2))
                .and(SchemeDecider.KIND, "scheme/another", another("2026", "townships", "month"))
                .when(new EnactScheme(S, 2, "wang", CYCLES, Gate.OPEN))
                .then(enacted(2, "0.8"));
    }

    private static SchemeEvent[] another(String cycle, String unitClass, String periods) {
        JsonNode definition =
                json(
                        """
                        {"scheme":"another","version":1,"cycle":"%s","unitClass":"%s","periods":["%s"],
                         "tree":{"kind":"block","code":"total","children":[
                           {"kind":"indicator","indicator":"enrolment-rate","weight":"100",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """
                                .formatted(cycle, unitClass, periods));
        Code code = Code.of("another");
        Code of = Code.of(cycle);
        Code to = Code.of(unitClass);
        return new SchemeEvent[] {
            new SchemeDrafted(code, 1, of, to, definition, "0", "li"),
            new SchemeApproved(code, 1),
            new SchemeEnacted(code, 1, of, to, definition, "0")
        };
    }

    @Test
    void a_class_has_one_scheme_in_force_for_a_kind_of_period_in_a_cycle() {
        given(DRAFTED, APPROVED)
                .and(SchemeDecider.KIND, "scheme/another", another("2026", "townships", "month"))
                .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                .refused(ProblemCode.ALREADY_EXISTS);
        for (SchemeEvent[] besides :
                List.of(
                        another("2026", "townships", "year"),
                        another("2026", "departments", "month"),
                        another("2025", "townships", "month"))) {
            given(DRAFTED, APPROVED)
                    .and(SchemeDecider.KIND, "scheme/another", besides)
                    .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                    .then(ENACTED);
        }
    }

    @Test
    void what_keeps_a_scheme_from_being_enacted_is_told_with_its_place() {
        assertThat(
                        past(DRAFTED, APPROVED)
                                .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                                .reasons())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.finding()).isEqualTo("indicator-not-enacted");
                            assertThat(reason.field()).isEqualTo("tree/children/0/indicator");
                        });
    }

    @Test
    void the_latest_version_in_force_of_an_indicator_is_the_one_that_counts() {
        JsonNode unreadable = json("{\"indicator\":\"enrolment-rate\"}");
        IndicatorEvent[] later =
                indicatorPast(
                        ENACTED_INDICATOR,
                        new VersionDrafted(RATE, 2, Period.ofYear(2027), unreadable, "1", "chen"),
                        new VersionApproved(RATE, 2));
        past(DRAFTED, APPROVED)
                .and(indicator(), later)
                .when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))
                .then(ENACTED);
        List<IndicatorEvent> enacted = new ArrayList<>(List.of(later));
        enacted.add(new VersionEnacted(RATE, 2, Period.ofYear(2027), unreadable, "1"));
        var given =
                past(DRAFTED, APPROVED).and(indicator(), enacted.toArray(IndicatorEvent[]::new));
        assertThatThrownBy(() -> given.when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN)))
                .isInstanceOf(CorruptStreamException.class);
    }

    @Test
    void a_draft_that_can_no_longer_be_read_is_a_broken_history() {
        SchemeDrafted broken =
                new SchemeDrafted(S, 1, CYCLE, CLASS, json("{\"scheme\":7}"), "0", "li");
        var given = given(broken, APPROVED);
        assertThatThrownBy(() -> given.when(new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN)))
                .isInstanceOf(CorruptStreamException.class);
    }

    @Test
    void a_history_that_skips_a_number_or_names_a_version_never_drafted_is_broken() {
        given().neverFollowedBy(drafted(2, "0.9"), APPROVED, ENACTED);
        given(DRAFTED).neverFollowedBy(DRAFTED, new SchemeApproved(S, 2), enacted(2, "0.9"));
    }

    @Test
    void a_draft_names_only_indicators_that_somebody_proposed() {
        assertThat(past().when(new DraftScheme(scheme(1, "0.9"), "li")).reasons())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.code()).isEqualTo(ProblemCode.UNKNOWN_INDICATOR);
                            assertThat(reason.field()).isEqualTo("tree/children/0/indicator");
                        });
        past().and(indicator(), PROPOSED)
                .when(new DraftScheme(scheme(1, "0.9"), "li"))
                .then(DRAFTED);
    }

    @Test
    void a_scheme_is_for_a_cycle_and_a_class_that_are_there() {
        var known = new DeciderSpec<>(SchemeDecider.KIND.decider());
        for (Named.Kind missing : List.of(Named.Kind.CYCLE, Named.Kind.UNIT_CLASS)) {
            ProblemCode code =
                    missing == Named.Kind.CYCLE
                            ? ProblemCode.UNKNOWN_CYCLE
                            : ProblemCode.UNKNOWN_CLASS;
            for (SchemeCommand command :
                    List.of(
                            new DraftScheme(scheme(2, "0.8"), "li"),
                            new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))) {
                var given =
                        known.given(DRAFTED, APPROVED)
                                .and(CYCLES, Map.of(CYCLE, Cycle.open(Period.ofYear(2026))))
                                .and(indicator(), indicatorPast(ENACTED_INDICATOR));
                for (Named.Kind kind : Named.Kind.values()) {
                    given.and(NAMES.has(kind, code(kind)), kind != missing);
                }
                given.when(new InRegion<>(command, NAMES)).refused(code);
            }
        }
    }

    private static Code code(Named.Kind kind) {
        return switch (kind) {
            case REGION -> DeciderSpec.REGION;
            case CYCLE -> CYCLE;
            case UNIT_CLASS -> CLASS;
            case UNIT -> Code.of("nobody");
            case UNIT_GROUP -> Code.of("no-group");
        };
    }

    @Test
    void a_command_goes_to_its_scheme() {
        for (SchemeCommand command :
                List.of(
                        new DraftScheme(scheme(1, "0.9"), "li"),
                        new ApproveScheme(S, 1, "wang"),
                        new EnactScheme(S, 1, "wang", CYCLES, Gate.OPEN))) {
            var change = command.change(NAMES);
            assertThat(change.subject()).isEqualTo("scheme/townships-2026");
            assertThat(change.command()).isEqualTo(new InRegion<>(command, NAMES));
        }
    }

    @Test
    void who_drafts_a_scheme_for_another_class_is_told_the_cycle_and_class_it_has() {
        var refusal =
                given(DRAFTED)
                        .when(new DraftScheme(scheme(2, "2026", "bureaus", "0.9"), "li"))
                        .reasons()
                        .getFirst();
        assertThat(refusal.english())
                .isEqualTo(
                        "the scheme townships-2026 is for the cycle 2026 and is for the class townships; take another code");
        assertThat(refusal.chinese())
                .isEqualTo("考核方案 townships-2026 属于考核周期 2026、类别 townships，请另用代码");
    }

    @Test
    void an_indicator_that_nobody_proposed_is_named_where_it_stands() {
        Scheme wanted =
                Scheme.read(
                                json(
                                        """
                                        {"scheme":"townships-2026","version":1,"cycle":"2026","unitClass":"townships",
                                         "periods":["month"],"engine":"kc-2","tree":{"kind":"block","code":"total","children":[
                                           {"kind":"indicator","indicator":"enrolment-rate","weight":"50",
                                            "light":{"on":"achievement","green":"0.9","red":"0.6"}},
                                           {"kind":"indicator","indicator":"nobodys","weight":"50",
                                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                                        """))
                        .orThrow();
        assertThat(given().when(new DraftScheme(wanted, "li")).reasons())
                .extracting(Rejection::code, Rejection::field)
                .containsExactly(tuple(ProblemCode.UNKNOWN_INDICATOR, "tree/children/1/indicator"));
    }
}
