package io.kaocheng.indicators.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.indicators.indicator.Gate;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.region.KnownCycles;
import io.kaocheng.indicators.region.KnownCycles.Cycle;
import io.kaocheng.indicators.scheme.SchemeCommand.DraftScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.EnactScheme;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Reading;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class SchemeTimesTest {

    private static final Code RATE = Code.of("rate");
    private static final Code STANDING = Code.of("standing");
    private static final Code OTHER = Code.of("other");
    private static final KnownCycles CYCLES =
            (connection, region) -> {
                throw new IllegalStateException("the example gives them");
            };

    private final DeciderSpec<SchemeCommand, SchemeState, SchemeEvent> spec =
            new DeciderSpec<>(new SchemeDecider());

    private static JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param when such as {@code "from":"202601","until":"202712"}
     */
    private static Scheme scheme(Code code, int version, String when, String periods) {
        return Scheme.read(
                        json(
                                """
                                {"scheme":"%s","version":%d,%s,"unitClass":"townships","periods":["%s"],"engine":"kc-2",
                                 "tree":{"kind":"block","code":"total","children":[
                                   {"kind":"indicator","indicator":"rate","weight":"100",
                                    "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                                """
                                        .formatted(code, version, when, periods)))
                .orThrow();
    }

    private static List<SchemeEvent> approved(Scheme scheme) {
        return List.of(
                new SchemeDrafted(
                        scheme.scheme(),
                        scheme.version(),
                        scheme.cycle(),
                        scheme.unitClass(),
                        scheme.write(),
                        scheme.hash(),
                        "li"),
                new SchemeApproved(scheme.scheme(), scheme.version()));
    }

    private static SchemeEnacted enacted(Scheme scheme) {
        return new SchemeEnacted(
                scheme.scheme(),
                scheme.version(),
                scheme.cycle(),
                scheme.unitClass(),
                scheme.write(),
                scheme.hash());
    }

    private static SchemeEvent[] inForce(Scheme... versions) {
        List<SchemeEvent> past = new ArrayList<>();
        for (Scheme version : versions) {
            past.addAll(approved(version));
            past.add(enacted(version));
        }
        return past.toArray(SchemeEvent[]::new);
    }

    /** What becomes of the enactment of a version, its earlier ones and another scheme in force. */
    private DeciderSpec<SchemeCommand, SchemeState, SchemeEvent>.Then enact(
            Scheme wanted, List<Scheme> earlier, Scheme... another) {
        List<SchemeEvent> past = new ArrayList<>(List.of(inForce(earlier.toArray(Scheme[]::new))));
        past.addAll(approved(wanted));
        JsonNode completion =
                json(
                        """
                        {"indicator":"rate","version":1,"effectiveFrom":"2020","direction":"up",
                         "frequency":"month","rule":{"rule":"completion"}}
                        """);
        var given =
                spec.given(past.toArray(SchemeEvent[]::new))
                        .and(
                                IndicatorDecider.at(RATE),
                                new IndicatorProposed(
                                        RATE,
                                        "入学率",
                                        "quality",
                                        "meso",
                                        "quantitative",
                                        "%",
                                        "口径",
                                        null,
                                        null),
                                new VersionDrafted(
                                        RATE, 1, Period.ofYear(2020), completion, "0", "chen"),
                                new VersionApproved(RATE, 1),
                                new VersionEnacted(RATE, 1, Period.ofYear(2020), completion, "0"))
                        .and(
                                CYCLES,
                                Map.of(
                                        Code.of("2025"), Cycle.open(Period.ofYear(2025)),
                                        Code.of("2026"), Cycle.open(Period.ofYear(2026))));
        if (another.length > 0) {
            given.and(SchemeDecider.KIND, "scheme/" + another[0].scheme(), inForce(another));
        }
        return given.when(
                new EnactScheme(wanted.scheme(), wanted.version(), "wang", CYCLES, Gate.OPEN));
    }

    private static Scheme standing(String when) {
        return scheme(STANDING, 1, when, "month");
    }

    private static Scheme other(String when) {
        return scheme(OTHER, 1, when, "month");
    }

    @Test
    void a_scheme_is_for_a_cycle_or_stands_from_a_period_on() {
        for (String neither :
                List.of(
                        "\"noData\":{}",
                        "\"cycle\":\"2026\",\"from\":\"202601\"",
                        "\"cycle\":\"2026\",\"until\":\"202601\"",
                        "\"from\":\"202602\",\"until\":\"202601\"")) {
            JsonNode definition =
                    json(
                            standing("\"from\":\"202601\"")
                                    .canonical()
                                    .replace("\"from\":\"202601\"", neither));
            assertThat(Scheme.read(definition)).as(neither).isInstanceOf(Reading.Findings.class);
        }
    }

    @Test
    void a_scheme_that_stands_is_enacted_without_a_cycle() {
        Scheme wanted = standing("\"from\":\"202601\"");
        enact(wanted, List.of()).then(enacted(wanted));
        assertThat(wanted.cycle()).isNull();
    }

    @Test
    void it_stands_for_whole_periods_between_its_first_and_its_last() {
        Scheme wanted = standing("\"from\":\"202602\",\"until\":\"202712\"");
        for (String within : List.of("202602", "202712", "2026Q2", "2027")) {
            assertThat(wanted.holdsFor(Period.parse(within))).as(within).isTrue();
        }
        for (String outside : List.of("202601", "202801", "2026Q1", "2026", "2028")) {
            assertThat(wanted.holdsFor(Period.parse(outside))).as(outside).isFalse();
        }
    }

    @Test
    void a_second_scheme_in_the_time_of_another_is_refused_unless_it_supersedes_it() {
        Scheme held = other("\"from\":\"202501\"");
        enact(standing("\"from\":\"202601\""), List.of(), held).refused(ProblemCode.ALREADY_EXISTS);
        Scheme superseding = standing("\"from\":\"202601\",\"supersedes\":[\"other\"]");
        enact(superseding, List.of(), held).then(enacted(superseding));
    }

    @Test
    void of_two_that_hold_at_different_times_or_for_other_kinds_of_period_none_is_refused() {
        for (Scheme held :
                List.of(
                        other("\"from\":\"202401\",\"until\":\"202512\""),
                        other("\"cycle\":\"2025\""),
                        scheme(OTHER, 1, "\"from\":\"202501\"", "year"))) {
            Scheme wanted = standing("\"from\":\"202601\"");
            enact(wanted, List.of(), held).then(enacted(wanted));
        }
    }

    @Test
    void a_scheme_of_a_cycle_and_one_that_stands_do_not_hold_for_the_same_period_unnoticed() {
        enact(standing("\"from\":\"202601\""), List.of(), other("\"cycle\":\"2026\""))
                .refused(ProblemCode.ALREADY_EXISTS);
        enact(
                        scheme(STANDING, 1, "\"cycle\":\"2026\"", "month"),
                        List.of(),
                        other("\"from\":\"202501\""))
                .refused(ProblemCode.ALREADY_EXISTS);
        // Of a cycle that is not known it is assumed that it is at the same time.
        enact(standing("\"from\":\"202601\""), List.of(), other("\"cycle\":\"2031\""))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void what_supersedes_another_starts_no_earlier_since_the_later_start_wins() {
        Scheme earlier = standing("\"from\":\"202401\",\"supersedes\":[\"other\"]");
        enact(earlier, List.of(), other("\"from\":\"202501\"")).refused(ProblemCode.ALREADY_EXISTS);
        Scheme together = standing("\"from\":\"202501\",\"supersedes\":[\"other\"]");
        enact(together, List.of(), other("\"from\":\"202501\"")).then(enacted(together));
    }

    @Test
    void what_was_superseded_does_not_come_back_by_another_version() {
        Scheme first = standing("\"from\":\"202501\"");
        Scheme superseding = other("\"from\":\"202601\",\"supersedes\":[\"standing\"]");
        Scheme earlier = scheme(STANDING, 2, "\"from\":\"202506\"", "month");
        enact(earlier, List.of(first), superseding).then(enacted(earlier));
        for (String from : List.of("202601", "202607")) {
            enact(
                            scheme(STANDING, 2, "\"from\":\"" + from + "\"", "month"),
                            List.of(first),
                            superseding)
                    .refused(ProblemCode.ALREADY_EXISTS);
        }
    }

    @Test
    void a_later_version_ends_the_one_before_it_and_leaves_its_time_to_it() {
        Scheme first = other("\"from\":\"202401\"");
        Scheme second = scheme(OTHER, 2, "\"from\":\"202501\",\"until\":\"202512\"", "month");
        Scheme after = standing("\"from\":\"202601\"");
        enact(after, List.of(), first, second).then(enacted(after));
        enact(standing("\"from\":\"202412\",\"until\":\"202412\""), List.of(), first, second)
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_scheme_that_stands_becomes_none_of_a_cycle() {
        Scheme first = standing("\"from\":\"202601\"");
        spec.given(inForce(first))
                .when(new DraftScheme(scheme(STANDING, 2, "\"cycle\":\"2026\"", "month"), "li"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void who_is_refused_is_told_when_the_other_scheme_holds() {
        Scheme wanted = standing("\"from\":\"202601\"");
        var since = enact(wanted, List.of(), other("\"from\":\"202501\"")).reasons().getFirst();
        assertThat(since.english())
                .startsWith("the scheme other is in force for the class townships since 202501;");
        assertThat(since.chinese()).startsWith("类别 townships 自 202501 起 已有生效的考核方案 other，");
        var within = enact(wanted, List.of(), other("\"cycle\":\"2026\"")).reasons().getFirst();
        assertThat(within.english())
                .startsWith("the scheme other is in force for the class townships in 2026;");
        assertThat(within.chinese()).startsWith("类别 townships 在考核周期 2026 已有生效的考核方案 other，");
    }

    @Test
    void who_drafts_a_scheme_that_stands_for_a_cycle_is_told_that_it_stands() {
        var refusal =
                spec.given(inForce(standing("\"from\":\"202601\"")))
                        .when(
                                new DraftScheme(
                                        scheme(STANDING, 2, "\"cycle\":\"2026\"", "month"), "li"))
                        .reasons()
                        .getFirst();
        assertThat(refusal.english())
                .isEqualTo(
                        "the scheme standing stands without a cycle and is for the class townships; take another code");
        assertThat(refusal.chinese()).isEqualTo("考核方案 standing 长期有效（不设考核周期）、属于类别 townships，请另用代码");
    }

    @Test
    void a_version_that_a_later_one_replaced_before_it_began_holds_at_no_time() {
        Scheme never = other("\"from\":\"202507\"");
        Scheme instead = scheme(OTHER, 2, "\"from\":\"202501\"", "year");
        Scheme wanted = standing("\"from\":\"202401\"");
        enact(wanted, List.of(), never, instead).then(enacted(wanted));
    }

    @Test
    void a_version_ends_before_the_earliest_of_those_that_were_enacted_after_it() {
        Scheme first = other("\"from\":\"202401\"");
        Scheme second = scheme(OTHER, 2, "\"from\":\"202507\"", "month");
        Scheme third = scheme(OTHER, 3, "\"from\":\"202501\"", "year");
        Scheme after = standing("\"from\":\"202501\"");
        enact(after, List.of(), first, second, third).then(enacted(after));
    }

    @Test
    void a_version_with_a_last_period_ends_with_it_or_before_the_next_version_begins() {
        Scheme next = scheme(OTHER, 2, "\"from\":\"202501\"", "year");
        Scheme replaced = other("\"from\":\"202401\",\"until\":\"202612\"");
        Scheme afterNext = standing("\"from\":\"202501\"");
        enact(afterNext, List.of(), replaced, next).then(enacted(afterNext));
        Scheme ended = other("\"from\":\"202401\",\"until\":\"202406\"");
        Scheme afterLast = standing("\"from\":\"202407\"");
        enact(afterLast, List.of(), ended, next).then(enacted(afterLast));
    }

    @Test
    void what_a_scheme_scored_at_another_time_it_does_not_go_on_scoring_beside_another() {
        Scheme before = standing("\"from\":\"202401\",\"until\":\"202412\"");
        Scheme again = scheme(STANDING, 2, "\"from\":\"202507\"", "month");
        enact(again, List.of(before), other("\"from\":\"202501\""))
                .refused(ProblemCode.ALREADY_EXISTS);
    }
}
