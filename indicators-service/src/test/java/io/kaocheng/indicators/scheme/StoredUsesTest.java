package io.kaocheng.indicators.scheme;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.kaocheng.indicators.indicator.Indicator;
import io.kaocheng.indicators.indicator.IndicatorCommand;
import io.kaocheng.indicators.indicator.IndicatorCommand.RetireIndicator;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.region.KnownCycles;
import io.kaocheng.indicators.region.KnownCycles.Cycle;
import io.kaocheng.indicators.region.KnownOwnLists;
import io.kaocheng.indicators.region.KnownOwnLists.OwnList;
import io.kaocheng.indicators.region.KnownOwnLists.Place;
import io.kaocheng.journal.Rejection;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

class StoredUsesTest {

    private static final Code RATE = Code.of("rate");
    private static final Code CYCLE = Code.of("2026");
    private static final String FORMULA =
            "\"formula\":{\"op\":\"indicator\",\"indicator\":\"rate\"},";
    private static final KnownCycles CYCLES =
            (connection, region) -> {
                throw new IllegalStateException("the example gives them");
            };

    private static final KnownOwnLists LISTS =
            (connection, region) -> {
                throw new IllegalStateException("the example gives them");
            };

    private final DeciderSpec<IndicatorCommand, Indicator, IndicatorEvent> spec =
            new DeciderSpec<>(new IndicatorDecider());

    /** The indicator, enacted, in a cycle of 2026. */
    private DeciderSpec<IndicatorCommand, Indicator, IndicatorEvent>.Given given() {
        return given(List.of());
    }

    /** The same where units have indicators of their own. */
    private DeciderSpec<IndicatorCommand, Indicator, IndicatorEvent>.Given given(
            List<OwnList> lists) {
        return spec.given(proposed(RATE))
                .and(CYCLES, Map.of(CYCLE, Cycle.open(Period.ofYear(2026))))
                .and(LISTS, lists);
    }

    private static RetireIndicator retire(String from) {
        return new RetireIndicator(RATE, Period.parse(from), "停用", new StoredUses(CYCLES, LISTS));
    }

    @Test
    void an_indicator_is_not_retired_within_a_cycle_whose_enacted_scheme_scores_it() {
        for (String from : List.of("2025", "202601", "2026", "202612")) {
            List<Rejection> reasons =
                    given().and(
                                    SchemeDecider.KIND.at("scheme/townships"),
                                    scheme("townships", RATE))
                            .and(SchemeDecider.KIND.at("scheme/bureaus"), scheme("bureaus", RATE))
                            .when(retire(from))
                            .reasons();
            assertThat(reasons)
                    .as(from)
                    .hasSize(2)
                    .allSatisfy(r -> assertThat(r.code()).isEqualTo(ProblemCode.IN_USE))
                    .anySatisfy(r -> assertThat(r.english()).contains("townships"))
                    .anySatisfy(r -> assertThat(r.english()).contains("bureaus"));
        }
        for (String from : List.of("202701", "2027")) {
            given().and(SchemeDecider.KIND.at("scheme/townships"), scheme("townships", RATE))
                    .when(retire(from))
                    .then(new IndicatorRetired(RATE, Period.parse(from), "停用"));
        }
    }

    @Test
    void a_scheme_whose_version_in_force_is_without_it_and_a_draft_with_it_hinder_nothing() {
        List<SchemeEvent> replaced = new ArrayList<>(List.of(scheme("townships", RATE)));
        replaced.addAll(version("townships", 2, Code.of("other")));
        List<SchemeEvent> draft = version("bureaus", 1, RATE).subList(0, 2);
        given().and(SchemeDecider.KIND.at("scheme/townships"), replaced.toArray(SchemeEvent[]::new))
                .and(SchemeDecider.KIND.at("scheme/bureaus"), draft.toArray(SchemeEvent[]::new))
                .when(retire("2026"))
                .then(new IndicatorRetired(RATE, Period.ofYear(2026), "停用"));
    }

    @Test
    void a_scheme_of_a_cycle_that_is_not_known_counts_as_one_that_reaches_past() {
        spec.given(proposed(RATE))
                .and(CYCLES, Map.of())
                .and(LISTS, List.of())
                .and(SchemeDecider.KIND.at("scheme/townships"), scheme("townships", RATE))
                .when(retire("2030"))
                .refused(ProblemCode.IN_USE);
    }

    @Test
    void a_scheme_that_stands_uses_its_indicators_until_its_next_version_starts() {
        List<SchemeEvent> standing = new ArrayList<>(standing(1, "2025", RATE));
        given().and(SchemeDecider.KIND.at("scheme/plain"), standing.toArray(SchemeEvent[]::new))
                .when(retire("2030"))
                .refused(ProblemCode.IN_USE);
        standing.addAll(standing(2, "202607", Code.of("other")));
        given().and(SchemeDecider.KIND.at("scheme/plain"), standing.toArray(SchemeEvent[]::new))
                .when(retire("202606"))
                .refused(ProblemCode.IN_USE);
        given().and(SchemeDecider.KIND.at("scheme/plain"), standing.toArray(SchemeEvent[]::new))
                .when(retire("202607"))
                .then(new IndicatorRetired(RATE, Period.parse("202607"), "停用"));
    }

    @Test
    void a_scheme_that_was_superseded_uses_its_indicators_until_the_other_one_takes_over() {
        List<SchemeEvent> open = standing(1, "2025", RATE);
        List<SchemeEvent> newer =
                standing(
                        "newer",
                        1,
                        "202607",
                        ",\"supersedes\":[\"plain\"]",
                        "month",
                        Code.of("other"));
        given().and(SchemeDecider.KIND.at("scheme/plain"), open.toArray(SchemeEvent[]::new))
                .and(SchemeDecider.KIND.at("scheme/newer"), newer.toArray(SchemeEvent[]::new))
                .when(retire("202607"))
                .then(new IndicatorRetired(RATE, Period.parse("202607"), "停用"));
        given().and(SchemeDecider.KIND.at("scheme/plain"), open.toArray(SchemeEvent[]::new))
                .and(SchemeDecider.KIND.at("scheme/newer"), newer.toArray(SchemeEvent[]::new))
                .when(retire("202606"))
                .refused(ProblemCode.IN_USE);
    }

    @Test
    void a_scheme_that_takes_over_for_a_time_or_for_other_periods_leaves_the_rest_in_use() {
        List<SchemeEvent> open = standing(1, "2025", RATE);
        for (List<SchemeEvent> other :
                List.of(
                        standing(
                                "newer",
                                1,
                                "202607",
                                ",\"until\":\"202612\",\"supersedes\":[\"plain\"]",
                                "month",
                                Code.of("other")),
                        standing(
                                "newer",
                                1,
                                "202607",
                                ",\"supersedes\":[\"plain\"]",
                                "quarter",
                                Code.of("other")))) {
            given().and(SchemeDecider.KIND.at("scheme/plain"), open.toArray(SchemeEvent[]::new))
                    .and(SchemeDecider.KIND.at("scheme/newer"), other.toArray(SchemeEvent[]::new))
                    .when(retire("202608"))
                    .refused(ProblemCode.IN_USE);
        }
    }

    @Test
    void an_indicator_that_a_formula_in_force_refers_to_is_not_retired() {
        given().and(IndicatorDecider.at(Code.of("sum")), withFormula("sum", "2026"))
                .when(retire("2027"))
                .refused(ProblemCode.IN_USE);
        // A later version is without it: in force from 2027, so the formula ends before.
        List<IndicatorEvent> ended = new ArrayList<>(List.of(withFormula("sum", "2026")));
        ended.addAll(version("sum", 2, "2027", ""));
        given().and(IndicatorDecider.at(Code.of("sum")), ended.toArray(IndicatorEvent[]::new))
                .when(retire("2027"))
                .then(new IndicatorRetired(RATE, Period.ofYear(2027), "停用"));
        given().and(IndicatorDecider.at(Code.of("sum")), ended.toArray(IndicatorEvent[]::new))
                .when(retire("202612"))
                .refused(ProblemCode.IN_USE);
        List<IndicatorEvent> retired = new ArrayList<>(List.of(withFormula("sum", "2026")));
        retired.add(new IndicatorRetired(Code.of("sum"), Period.ofYear(2027), "停用"));
        given().and(IndicatorDecider.at(Code.of("sum")), retired.toArray(IndicatorEvent[]::new))
                .when(retire("2027"))
                .then(new IndicatorRetired(RATE, Period.ofYear(2027), "停用"));
        given().and(IndicatorDecider.at(Code.of("sum")), retired.toArray(IndicatorEvent[]::new))
                .when(retire("202612"))
                .refused(ProblemCode.IN_USE);
    }

    @Test
    void a_formula_that_was_only_drafted_or_approved_hinders_nothing() {
        List<IndicatorEvent> drafted = new ArrayList<>();
        drafted.add(proposed(Code.of("sum")));
        drafted.addAll(version("sum", 1, "2026", ""));
        drafted.addAll(version("sum", 2, "2027", FORMULA).subList(0, 2));
        given().and(IndicatorDecider.at(Code.of("sum")), drafted.toArray(IndicatorEvent[]::new))
                .when(retire("2026"))
                .then(new IndicatorRetired(RATE, Period.ofYear(2026), "停用"));
    }

    @Test
    void a_refusal_names_the_cycle_of_the_scheme_or_the_period_since_which_it_stands() {
        assertThat(
                        given().and(
                                        SchemeDecider.KIND.at("scheme/townships"),
                                        scheme("townships", RATE))
                                .when(retire("202601"))
                                .reasons())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.english())
                                    .startsWith(
                                            "the scheme townships of the cycle 2026 scores rate in");
                            assertThat(reason.chinese()).startsWith("考核周期 2026 的考核方案 townships 自");
                        });
        assertThat(
                        given().and(
                                        SchemeDecider.KIND.at("scheme/plain"),
                                        standing(1, "2025", RATE).toArray(SchemeEvent[]::new))
                                .when(retire("202601"))
                                .reasons())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.english())
                                    .startsWith("the scheme plain since 2025 scores rate in");
                            assertThat(reason.chinese()).startsWith("自 2025 起的考核方案 plain 自");
                        });
    }

    private static OwnList list(String unit, int number, String from, Code... indicators) {
        return new OwnList(
                new Place(Code.of(unit), Code.of("bureaus"), Code.of("duties")),
                number,
                Period.parse(from),
                Set.of(indicators));
    }

    private static SchemeEvent[] withOwn(String block) {
        return version(
                        "bureaus",
                        1,
                        "{\"kind\":\"own\",\"code\":\"%s\",\"weight\":\"100\",\"indicatorLight\":{\"on\":\"achievement\",\"green\":\"0.9\",\"red\":\"0.6\"}}"
                                .formatted(block))
                .toArray(SchemeEvent[]::new);
    }

    @Test
    void an_indicator_that_units_have_of_their_own_is_not_retired_while_their_lists_hold() {
        List<OwnList> lists =
                List.of(
                        list("east", 1, "2026", RATE, Code.of("other")),
                        list("east", 2, "202607", Code.of("other")),
                        list("west", 1, "202603", RATE),
                        list("west", 2, "202603", Code.of("other")));
        List<Rejection> reasons =
                given(lists)
                        .and(SchemeDecider.KIND.at("scheme/bureaus"), withOwn("duties"))
                        .when(retire("202606"))
                        .reasons();
        assertThat(reasons)
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.code()).isEqualTo(ProblemCode.IN_USE);
                            assertThat(reason.english())
                                    .startsWith(
                                            "rate is among the own indicators of east in the block duties of the scheme bureaus");
                            assertThat(reason.chinese())
                                    .startsWith(
                                            "自 202606 起，指标 rate 仍是 east 在考核方案 bureaus 维度 duties");
                        });
        given(lists)
                .and(SchemeDecider.KIND.at("scheme/bureaus"), withOwn("duties"))
                .when(retire("202607"))
                .then(new IndicatorRetired(RATE, Period.parse("202607"), "停用"));
    }

    @Test
    void a_list_that_begins_later_hinders_all_the_same_until_its_scheme_ends() {
        List<OwnList> lists = List.of(list("east", 1, "202610", RATE));
        given(lists)
                .and(SchemeDecider.KIND.at("scheme/bureaus"), withOwn("duties"))
                .when(retire("202601"))
                .refused(ProblemCode.IN_USE);
        given(lists)
                .and(SchemeDecider.KIND.at("scheme/bureaus"), withOwn("duties"))
                .when(retire("2027"))
                .then(new IndicatorRetired(RATE, Period.ofYear(2027), "停用"));
    }

    @Test
    void a_list_in_a_block_that_no_scheme_has_hinders_nothing() {
        given(List.of(list("east", 1, "2026", RATE)))
                .and(SchemeDecider.KIND.at("scheme/bureaus"), withOwn("tasks"))
                .when(retire("2026"))
                .then(new IndicatorRetired(RATE, Period.ofYear(2026), "停用"));
    }

    @Test
    void of_many_units_that_have_it_some_are_named() {
        List<OwnList> lists =
                IntStream.rangeClosed(1, 7).mapToObj(i -> list("u" + i, 1, "2026", RATE)).toList();
        assertThat(
                        given(lists)
                                .and(SchemeDecider.KIND.at("scheme/bureaus"), withOwn("duties"))
                                .when(retire("2026"))
                                .reasons())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.english())
                                    .contains("u1, u2, u3, u4, u5 and 2 more units in");
                            assertThat(reason.chinese()).contains("u1、u2、u3、u4、u5 等 7 个单位");
                        });
        assertThat(
                        given(lists.subList(0, 5))
                                .and(SchemeDecider.KIND.at("scheme/bureaus"), withOwn("duties"))
                                .when(retire("2026"))
                                .reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.english()).contains("u4, u5 in"));
    }

    private static IndicatorProposed proposed(Code code) {
        return new IndicatorProposed(
                code, "率", "quality", "meso", "quantitative", "%", "口径", null, null);
    }

    private static IndicatorEvent[] withFormula(String code, String from) {
        List<IndicatorEvent> past = new ArrayList<>();
        past.add(proposed(Code.of(code)));
        past.addAll(version(code, 1, from, FORMULA));
        return past.toArray(IndicatorEvent[]::new);
    }

    private static List<IndicatorEvent> version(
            String code, int number, String from, String formula) {
        JsonNode definition =
                json(
                        """
                        {"indicator":"%s","version":%d,"effectiveFrom":"%s","direction":"up",%s
                         "frequency":"month","rule":{"rule":"completion"}}
                        """
                                .formatted(code, number, from, formula));
        Code of = Code.of(code);
        Period effective = Period.parse(from);
        return List.of(
                new VersionDrafted(of, number, effective, definition, "0", "chen"),
                new VersionApproved(of, number),
                new VersionEnacted(of, number, effective, definition, "0"));
    }

    private static SchemeEvent[] scheme(String code, Code indicator) {
        return version(code, 1, indicator).toArray(SchemeEvent[]::new);
    }

    private static List<SchemeEvent> version(String code, int number, Code indicator) {
        return version(
                code,
                number,
                "{\"kind\":\"indicator\",\"indicator\":\"%s\",\"weight\":\"100\",\"light\":{\"on\":\"achievement\",\"green\":\"0.9\",\"red\":\"0.6\"}}"
                        .formatted(indicator));
    }

    private static List<SchemeEvent> version(String code, int number, String child) {
        JsonNode definition =
                json(
                        """
                        {"scheme":"%s","version":%d,"cycle":"2026","unitClass":"units",
                         "periods":["month"],"engine":"kc-2","tree":{"kind":"block","code":"total","children":[
                           %s]}}
                        """
                                .formatted(code, number, child));
        Code of = Code.of(code);
        Code units = Code.of("units");
        return List.of(
                new SchemeDrafted(of, number, CYCLE, units, definition, "0", "chen"),
                new SchemeApproved(of, number),
                new SchemeEnacted(of, number, CYCLE, units, definition, "0"));
    }

    private static List<SchemeEvent> standing(int number, String from, Code indicator) {
        return standing("plain", number, from, "", "month", indicator);
    }

    /**
     * @param more fields, each after a comma
     */
    private static List<SchemeEvent> standing(
            String scheme, int number, String from, String more, String kind, Code indicator) {
        JsonNode definition =
                json(
                        """
                        {"scheme":"%s","version":%d,"from":"%s"%s,"unitClass":"units",
                         "periods":["%s"],"engine":"kc-2","tree":{"kind":"block","code":"total","children":[
                           {"kind":"indicator","indicator":"%s","weight":"100",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """
                                .formatted(scheme, number, from, more, kind, indicator));
        Code code = Code.of(scheme);
        Code units = Code.of("units");
        return List.of(
                new SchemeDrafted(code, number, null, units, definition, "0", "chen"),
                new SchemeApproved(code, number),
                new SchemeEnacted(code, number, null, units, definition, "0"));
    }

    private static JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
