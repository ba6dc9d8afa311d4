package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Sentence;
import io.kaocheng.scoring.rule.Ties;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The golden values of the design's table of rules, and each rule's edges. */
class RuleGoldenTest {

    // ---- R1 completion

    @Test
    void completion_of_85_against_100_earns_8_50_of_10() {
        assertThat(marks("10", new Rule.Completion(d("1"), null), up("85", "100")))
                .isEqualTo("8.50");
    }

    @Test
    void completion_stops_at_its_cap_and_never_falls_below_zero() {
        Rule capped = new Rule.Completion(d("1.2"), null);
        assertThat(marks("10", capped, up("150", "100"))).isEqualTo("12.00");
        assertThat(marks("10", capped, up("110", "100"))).isEqualTo("11.00");
        assertThat(marks("10", capped, up("-5", "100"))).isEqualTo("0.00");
    }

    @Test
    void completion_below_its_floor_earns_nothing_and_at_it_counts() {
        Rule floored = new Rule.Completion(d("1"), d("0.6"));
        assertThat(marks("10", floored, up("59.99", "100"))).isEqualTo("0.00");
        assertThat(marks("10", floored, up("60", "100"))).isEqualTo("6.00");
    }

    @Test
    void completion_is_undefined_without_a_target_above_zero() {
        Rule rule = new Rule.Completion(d("1"), null);
        assertThat(undefined(rule, Direction.UP, up("5", "0"))).isEqualTo("target-not-positive");
        assertThat(undefined(rule, Direction.UP, up("5", "-1"))).isEqualTo("target-not-positive");
        assertThat(undefined(rule, Direction.UP, up("5", null))).isEqualTo("no-target");
    }

    // ---- R1b between

    @Test
    void between_61_and_100_a_value_of_71_232_earns_26_236_of_100() {
        Rule rule = new Rule.Between(d("1"), null, null);
        assertThat(
                        index(rule, Direction.UP, sample("71.232", "100", "61"))
                                .setScale(3, RoundingMode.HALF_UP))
                .isEqualByComparingTo("26.236");
    }

    @Test
    void between_works_downwards_when_the_floor_lies_above_the_target() {
        Rule rule = new Rule.Between(d("1"), null, null);
        assertThat(index(rule, Direction.DOWN, sample("300", "200", "400")))
                .isEqualByComparingTo("50");
        assertThat(index(rule, Direction.DOWN, sample("500", "200", "400")))
                .isEqualByComparingTo("0");
        assertThat(index(rule, Direction.DOWN, sample("100", "200", "400")))
                .isEqualByComparingTo("100");
    }

    @Test
    void between_prefers_its_own_ends_to_the_targets() {
        Rule rule = new Rule.Between(d("1.1"), d("0"), d("50"));
        assertThat(index(rule, Direction.UP, sample("25", "100", "61"))).isEqualByComparingTo("50");
        assertThat(index(rule, Direction.UP, sample("99", "100", "61")))
                .isEqualByComparingTo("110");
    }

    @Test
    void between_is_undefined_where_its_ends_meet_or_are_missing() {
        Rule rule = new Rule.Between(d("1"), null, null);
        assertThat(undefined(rule, Direction.UP, sample("1", "5", "5")))
                .isEqualTo("floor-equals-target");
        assertThat(undefined(rule, Direction.UP, up("1", "5"))).isEqualTo("no-target");
        assertThat(undefined(rule, Direction.UP, sample("1", null, "5"))).isEqualTo("no-target");
    }

    @Test
    void a_floor_on_the_better_side_of_the_target_is_refused() {
        Rule between = new Rule.Between(d("1"), null, null);
        Rule efficacy = new Rule.Efficacy(d("12"), d("6"), d("60"), true);
        Rule thirds = new Rule.Thirds(d("700"), d("500"));
        assertThat(undefined(between, Direction.UP, sample("1", "5", "6")))
                .isEqualTo("floor-beyond-target");
        assertThat(undefined(between, Direction.DOWN, sample("1", "6", "5")))
                .isEqualTo("floor-beyond-target");
        assertThat(undefined(efficacy, Direction.UP, up("1", null)))
                .isEqualTo("floor-beyond-target");
        assertThat(undefined(thirds, Direction.UP, up("1", null))).isEqualTo("floor-beyond-target");
        assertThat(index(thirds, Direction.DOWN, up("600", null))).isEqualByComparingTo("50");
    }

    // ---- R2 control and closeness

    @Test
    void control_with_a_limit_of_50_earns_10_at_40_and_8_at_60_and_nothing_at_100() {
        Rule rule = new Rule.Control();
        assertThat(marks("10", rule, Direction.DOWN, up("40", "50"))).isEqualTo("10.00");
        assertThat(marks("10", rule, Direction.DOWN, up("60", "50"))).isEqualTo("8.00");
        assertThat(marks("10", rule, Direction.DOWN, up("100", "50"))).isEqualTo("0.00");
        assertThat(marks("10", rule, Direction.DOWN, up("101", "50"))).isEqualTo("0.00");
        assertThat(undefined(rule, Direction.DOWN, up("1", "0"))).isEqualTo("target-not-positive");
        assertThat(undefined(rule, Direction.DOWN, up("1", null))).isEqualTo("no-target");
    }

    @Test
    void closeness_falls_with_the_distance_on_either_side() {
        Rule rule = new Rule.Closeness(d("0.2"), null, null);
        assertThat(index(rule, Direction.ON_TARGET, up("100", "100"))).isEqualByComparingTo("100");
        assertThat(index(rule, Direction.ON_TARGET, up("105", "100"))).isEqualByComparingTo("75");
        assertThat(index(rule, Direction.ON_TARGET, up("95", "100"))).isEqualByComparingTo("75");
        assertThat(index(rule, Direction.ON_TARGET, up("121", "100"))).isEqualByComparingTo("0");
        assertThat(index(rule, Direction.ON_TARGET, up("0", "0"))).isEqualByComparingTo("100");
        assertThat(index(rule, Direction.ON_TARGET, up("1", "0"))).isEqualByComparingTo("0");
        assertThat(undefined(rule, Direction.ON_TARGET, up("1", null))).isEqualTo("no-target");
    }

    @Test
    void closeness_gives_full_mark_within_its_range() {
        Rule rule = new Rule.Closeness(d("0.5"), d("40"), d("60"));
        assertThat(index(rule, Direction.RANGE, up("40", null))).isEqualByComparingTo("100");
        assertThat(index(rule, Direction.RANGE, up("60", null))).isEqualByComparingTo("100");
        assertThat(index(rule, Direction.RANGE, up("30", null))).isEqualByComparingTo("50");
        assertThat(index(rule, Direction.RANGE, up("75", null))).isEqualByComparingTo("50");
        Rule ofTarget = new Rule.Closeness(d("0.5"), null, null);
        assertThat(index(ofTarget, Direction.RANGE, sample("50", "60", "40")))
                .isEqualByComparingTo("100");
        assertThat(index(ofTarget, Direction.RANGE, sample("75", "60", "40")))
                .isEqualByComparingTo("50");
        assertThat(undefined(ofTarget, Direction.RANGE, up("50", "60"))).isEqualTo("no-target");
    }

    // ---- R3 reached

    @Test
    void reached_is_all_or_nothing() {
        Rule met = new Rule.Reached(false);
        Rule passed = new Rule.Reached(true);
        assertThat(index(met, Direction.UP, up("5", "5"))).isEqualByComparingTo("100");
        assertThat(index(passed, Direction.UP, up("5", "5"))).isEqualByComparingTo("0");
        assertThat(index(passed, Direction.UP, up("5.01", "5"))).isEqualByComparingTo("100");
        assertThat(index(met, Direction.UP, up("4.99", "5"))).isEqualByComparingTo("0");
        assertThat(index(met, Direction.DOWN, up("5", "5"))).isEqualByComparingTo("100");
        assertThat(index(passed, Direction.DOWN, up("5", "5"))).isEqualByComparingTo("0");
        assertThat(index(passed, Direction.DOWN, up("4.9", "5"))).isEqualByComparingTo("100");
        assertThat(index(met, Direction.DOWN, up("5.01", "5"))).isEqualByComparingTo("0");
        assertThat(index(met, Direction.ON_TARGET, up("5", "5"))).isEqualByComparingTo("100");
        assertThat(index(met, Direction.ON_TARGET, up("6", "5"))).isEqualByComparingTo("0");
        assertThat(index(met, Direction.RANGE, sample("3", "5", "3"))).isEqualByComparingTo("100");
        assertThat(index(met, Direction.RANGE, sample("5", "5", "3"))).isEqualByComparingTo("100");
        assertThat(index(met, Direction.RANGE, sample("5.1", "5", "3"))).isEqualByComparingTo("0");
        assertThat(index(met, Direction.RANGE, sample("2.9", "5", "3"))).isEqualByComparingTo("0");
        assertThat(index(passed, Direction.RANGE, sample("3", "5", "3"))).isEqualByComparingTo("0");
        assertThat(index(passed, Direction.RANGE, sample("5", "5", "3"))).isEqualByComparingTo("0");
        assertThat(index(passed, Direction.RANGE, sample("4", "5", "3")))
                .isEqualByComparingTo("100");
        assertThat(undefined(met, Direction.UP, up("5", null))).isEqualTo("no-target");
        assertThat(undefined(met, Direction.RANGE, up("5", "5"))).isEqualTo("no-target");
    }

    // ---- R4 ranks

    @Test
    void fourth_place_with_5_percent_decay_earns_5_10_of_6() {
        Rule rule = new Rule.RankDecay(d("0.05"), Ties.BEST);
        List<Sample> five = samples("90", "80", "70", "60", "50");
        assertThat(marks("6", rule, Direction.UP, five))
                .containsExactly("6.00", "5.70", "5.40", "5.10", "4.80");
        assertThat(marks("6", rule, Direction.DOWN, five))
                .containsExactly("4.80", "5.10", "5.40", "5.70", "6.00");
    }

    @Test
    void ties_share_the_best_or_the_mean_place_or_close_the_gap() {
        List<Sample> tied = samples("9", "8", "8", "7");
        assertThat(marks("100", new Rule.RankDecay(d("0.1"), Ties.BEST), Direction.UP, tied))
                .containsExactly("100.00", "90.00", "90.00", "70.00");
        assertThat(marks("100", new Rule.RankDecay(d("0.1"), Ties.DENSE), Direction.UP, tied))
                .containsExactly("100.00", "90.00", "90.00", "80.00");
        assertThat(marks("100", new Rule.RankDecay(d("0.1"), Ties.MEAN), Direction.UP, tied))
                .containsExactly("100.00", "85.00", "85.00", "70.00");
    }

    @Test
    void units_without_a_figure_leave_the_ranking() {
        Rule rule = new Rule.RankDecay(d("0.1"), Ties.BEST);
        List<Sample> gap = List.of(up("9", null), up(null, null), up("7", null));
        Achievements.Peers peers = Achievements.survey(EngineId.KC_1, rule, Direction.UP, gap);
        assertThat(peers.count()).isEqualTo(2);
        assertThat(achieved(Achievements.of(rule, Direction.UP, gap.get(2), 2, peers)))
                .isEqualByComparingTo("0.9");
    }

    @Test
    void rank_decay_never_goes_below_zero_and_all_tied_is_first_for_all() {
        assertThat(
                        marks(
                                "10",
                                new Rule.RankDecay(d("0.6"), Ties.BEST),
                                Direction.UP,
                                samples("3", "2", "1")))
                .containsExactly("10.00", "4.00", "0.00");
        assertThat(
                        marks(
                                "10",
                                new Rule.RankDecay(d("0.6"), Ties.BEST),
                                Direction.UP,
                                samples("3", "3", "3")))
                .containsExactly("10.00", "10.00", "10.00");
        assertThat(marks("10", new Rule.RankDecay(d("0.6"), Ties.BEST), Direction.UP, samples("3")))
                .containsExactly("10.00");
    }

    @Test
    void hurdle_and_rank_gives_10_9_7_4_and_0_to_the_designs_four_units() {
        Rule rule = new Rule.HurdleAndRank(d("0.4"), d("0.05"), Ties.BEST);
        List<Sample> four = List.of(up("9.5", "8"), up("8.6", "8"), up("8.0", "8"), up("7.9", "8"));
        assertThat(marks("10", rule, Direction.UP, four))
                .containsExactly("10.00", "9.70", "4.00", "0.00");
        assertThat(undefined(rule, Direction.UP, up("9", null))).isEqualTo("no-target");
    }

    @Test
    void a_unit_short_of_its_own_higher_hurdle_occupies_no_rank_among_those_past_theirs() {
        Rule rule = new Rule.HurdleAndRank(d("0.4"), d("0.05"), Ties.BEST);
        List<Sample> two = List.of(up("9.5", "10"), up("8.5", "8"));
        assertThat(marks("10", rule, Direction.UP, two)).containsExactly("0.00", "10.00");
    }

    @Test
    void hurdle_and_rank_is_mirrored_where_lower_is_better() {
        Rule rule = new Rule.HurdleAndRank(d("0.4"), d("0.05"), Ties.BEST);
        List<Sample> four = List.of(up("6.5", "8"), up("7.4", "8"), up("8.0", "8"), up("8.1", "8"));
        assertThat(marks("10", rule, Direction.DOWN, four))
                .containsExactly("10.00", "9.70", "4.00", "0.00");
    }

    // ---- R5 rank table

    @Test
    void the_rank_table_60_57_54_51_48_is_read_by_place() {
        Rule last = table(Rule.Beyond.LAST, Ties.BEST);
        Rule zero = table(Rule.Beyond.ZERO, Ties.BEST);
        List<Sample> six = samples("6", "5", "4", "3", "2", "1");
        assertThat(marks("60", last, Direction.UP, six))
                .containsExactly("60.00", "57.00", "54.00", "51.00", "48.00", "48.00");
        assertThat(marks("60", zero, Direction.UP, six))
                .containsExactly("60.00", "57.00", "54.00", "51.00", "48.00", "0.00");
    }

    @Test
    void tied_places_of_a_rank_table_share_their_mean_when_asked_to() {
        List<Sample> tied = samples("6", "5", "5", "3");
        assertThat(marks("60", table(Rule.Beyond.LAST, Ties.MEAN), Direction.UP, tied))
                .containsExactly("60.00", "55.50", "55.50", "51.00");
        assertThat(marks("60", table(Rule.Beyond.LAST, Ties.DENSE), Direction.UP, tied))
                .containsExactly("60.00", "57.00", "57.00", "54.00");
        assertThat(marks("60", table(Rule.Beyond.LAST, Ties.BEST), Direction.UP, tied))
                .containsExactly("60.00", "57.00", "57.00", "51.00");
    }

    private static Rule table(Rule.Beyond beyond, Ties ties) {
        return new Rule.RankTable(
                List.of(d("60"), d("57"), d("54"), d("51"), d("48")), d("60"), beyond, ties);
    }

    // ---- R5b rank bands

    @Test
    void the_first_fifth_earns_all_the_next_three_tenths_nine_tenths_and_ties_the_better_band() {
        assertThat(
                        marks(
                                "10",
                                bands("best"),
                                Direction.UP,
                                samples("99", "90", "88", "88", "88", "88", "70", "60", "50", "1")))
                .containsExactly(
                        "10.00", "10.00", "9.00", "9.00", "9.00", "9.00", "6.00", "6.00", "6.00",
                        "6.00");
        assertThat(marks("10", bands("mean"), Direction.DOWN, samples("1", "1", "1", "9", "9")))
                .containsExactly("9.00", "9.00", "9.00", "6.00", "6.00");
    }

    @Test
    void a_band_smaller_than_one_unit_is_empty() {
        assertThat(marks("10", bands("best"), Direction.UP, samples("3", "2", "1")))
                .containsExactly("9.00", "6.00", "6.00");
    }

    @Test
    void rank_bands_that_rise_overlap_or_leave_places_out_are_refused_all_at_once() {
        assertThat(
                        switch (Rule.read(
                                json(
                                        """
                                        {'rule':'rank-bands','bands':[{'upTo':'0.5','earns':'0.8'},
                                        {'upTo':'0.5','earns':'0.9'},{'upTo':'0.7','earns':'0'}]}"""))) {
                            case Reading.Findings<Rule>(var found) -> found;
                            case Reading.Read<Rule> _ -> List.<Finding>of();
                        })
                .extracting(Finding::pointer, Finding::code)
                .containsExactlyInAnyOrder(
                        tuple("/bands/1/upTo", "bands-not-in-order"),
                        tuple("/bands/1/earns", "table-rises"),
                        tuple("/bands/2/upTo", "table-not-total"));
    }

    @Test
    void a_place_within_its_band_is_told_in_both_languages() {
        Simple simple =
                new Simple()
                        .units("a", "b", "c", "d", "e")
                        .indicator("jobs", "100", Direction.UP, bands("best").write().toString());
        for (String unit : List.of("a", "b", "c", "d", "e")) {
            simple.value(unit, "jobs", unit.equals("b") ? "9" : "3");
        }
        Derivation derived =
                Derivation.of(simple.score("b", json -> {}), Code.of("jobs")).orElseThrow();
        assertThat(derived.children().getFirst().sentence())
                .isEqualTo(
                        new Sentence(
                                "名次分段：第 1 名（共 5），得 100.00 分（满分 100）",
                                "rank bands: rank 1 of 5: 100.00 of 100"));
        assertThat(derived.children().getFirst().children())
                .filteredOn(input -> input.kind() == DerivationKind.PEER)
                .hasSize(4);
    }

    private static Rule bands(String ties) {
        return Rule.read(
                        json(
                                """
                                {'rule':'rank-bands','ties':'%s','bands':[{'upTo':'0.2','earns':'1'},
                                {'upTo':'0.5','earns':'0.9'},{'upTo':'1','earns':'0.6'}]}"""
                                        .formatted(ties)))
                .orThrow();
    }

    // ---- R6 ratio to best

    @Test
    void nine_of_a_best_twelve_earns_4_50_of_6() {
        assertThat(marks("6", new Rule.RatioToBest(), Direction.UP, samples("9", "12")))
                .containsExactly("4.50", "6.00");
        assertThat(marks("6", new Rule.RatioToBest(), Direction.UP, samples("-9", "12")))
                .containsExactly("0.00", "6.00");
        assertThat(marks("6", new Rule.RatioToBest(), Direction.DOWN, samples("12", "9")))
                .containsExactly("4.50", "6.00");
    }

    @Test
    void a_best_of_zero_or_less_is_refused_for_everyone() {
        List<Sample> poor = samples("0", "-3");
        Achievements.Peers peers =
                Achievements.survey(EngineId.KC_1, new Rule.RatioToBest(), Direction.UP, poor);
        assertThat(Achievements.of(new Rule.RatioToBest(), Direction.UP, poor.get(1), 1, peers))
                .isEqualTo(new Outcome.Undefined(Reasons.BEST_NOT_POSITIVE));
        List<Sample> zero = samples("0", "3");
        Achievements.Peers down =
                Achievements.survey(EngineId.KC_1, new Rule.RatioToBest(), Direction.DOWN, zero);
        assertThat(Achievements.of(new Rule.RatioToBest(), Direction.DOWN, zero.get(1), 1, down))
                .isEqualTo(new Outcome.Undefined(Reasons.BEST_NOT_POSITIVE));
    }

    // ---- R7 threshold deduction

    @Test
    void threshold_20_at_11_3_earns_0_565_or_0_60_or_0_55_as_steps_are_counted() {
        assertThat(threshold(Rule.Counting.PROPORTIONAL, "11.3")).isEqualByComparingTo("0.565");
        assertThat(threshold(Rule.Counting.FLOOR, "11.3")).isEqualByComparingTo("0.60");
        assertThat(threshold(Rule.Counting.CEILING, "11.3")).isEqualByComparingTo("0.55");
    }

    @Test
    void a_step_that_is_met_exactly_is_one_step_however_it_is_counted() {
        assertThat(threshold(Rule.Counting.PROPORTIONAL, "19")).isEqualByComparingTo("0.95");
        assertThat(threshold(Rule.Counting.FLOOR, "19")).isEqualByComparingTo("0.95");
        assertThat(threshold(Rule.Counting.CEILING, "19")).isEqualByComparingTo("0.95");
        assertThat(threshold(Rule.Counting.CEILING, "20")).isEqualByComparingTo("1");
        assertThat(threshold(Rule.Counting.CEILING, "25")).isEqualByComparingTo("1");
        assertThat(threshold(Rule.Counting.FLOOR, "-500")).isEqualByComparingTo("0");
    }

    @Test
    void a_threshold_is_an_upper_one_where_lower_is_better_and_may_be_the_target() {
        Rule rule =
                new Rule.ThresholdDeduction(null, d("0.05"), d("2"), d("1"), Rule.Counting.FLOOR);
        assertThat(index(rule, Direction.DOWN, up("25", "20"))).isEqualByComparingTo("90");
        assertThat(index(rule, Direction.DOWN, up("15", "20"))).isEqualByComparingTo("100");
        assertThat(undefined(rule, Direction.DOWN, up("25", null))).isEqualTo("no-target");
    }

    private static BigDecimal threshold(Rule.Counting counting, String actual) {
        Rule rule = new Rule.ThresholdDeduction(d("20"), d("0.05"), d("1"), d("1"), counting);
        return index(rule, Direction.UP, up(actual, null)).movePointLeft(2);
    }

    // ---- R8 against mean

    @Test
    void only_what_is_worse_than_the_class_mean_is_deducted() {
        Rule rule = new Rule.AgainstMean(d("0.5"), d("5"));
        // mean 20: 10 is worse by 10, loses 5 of 5; 18 by 2, loses 1
        assertThat(marks("5", rule, Direction.UP, samples("10", "18", "32")))
                .containsExactly("0.00", "4.00", "5.00");
        assertThat(marks("5", rule, Direction.DOWN, samples("10", "18", "32")))
                .containsExactly("5.00", "5.00", "0.00");
        assertThat(marks("5", rule, Direction.DOWN, samples("19", "21", "20")))
                .containsExactly("5.00", "4.50", "5.00");
    }

    // ---- R12 efficacy, R12b range

    @Test
    void efficacy_of_5_81_between_6_and_12_is_58_73() {
        Rule open = new Rule.Efficacy(d("6"), d("12"), d("60"), false);
        Rule clamped = new Rule.Efficacy(d("6"), d("12"), d("60"), true);
        assertThat(index(open, Direction.UP, up("5.81", null)).setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("58.73");
        assertThat(index(clamped, Direction.UP, up("5.81", null))).isEqualByComparingTo("60");
        assertThat(index(clamped, Direction.UP, up("13", null))).isEqualByComparingTo("100");
        assertThat(index(open, Direction.UP, up("15", null))).isEqualByComparingTo("120");
        assertThat(index(open, Direction.UP, up("-100", null))).isEqualByComparingTo("0");
    }

    @Test
    void efficacy_uses_the_ends_of_the_target_where_it_names_none() {
        Rule rule = new Rule.Efficacy(null, null, d("60"), true);
        assertThat(index(rule, Direction.UP, sample("9", "12", "6"))).isEqualByComparingTo("80");
        assertThat(undefined(rule, Direction.UP, sample("9", "6", "6")))
                .isEqualTo("floor-equals-target");
        assertThat(undefined(rule, Direction.UP, up("9", "6"))).isEqualTo("no-target");
        assertThat(undefined(rule, Direction.UP, sample("9", null, "6"))).isEqualTo("no-target");
    }

    @Test
    void range_share_runs_from_its_base_at_the_worst_to_full_at_the_best() {
        Rule rule = new Rule.RangeShare(d("0.6"));
        assertThat(marks("10", rule, Direction.UP, samples("0", "5", "10")))
                .containsExactly("6.00", "8.00", "10.00");
        assertThat(marks("10", rule, Direction.DOWN, samples("0", "5", "10")))
                .containsExactly("10.00", "8.00", "6.00");
        assertThat(marks("10", rule, Direction.UP, samples("4", "4")))
                .containsExactly("10.00", "10.00");
        assertThat(marks("10", rule, Direction.UP, samples("4"))).containsExactly("10.00");
    }

    // ---- R13 banded efficacy

    @Test
    void ninety_half_way_from_good_80_to_excellent_100_earns_9_of_10() {
        assertThat(marks("10", banded(), up("90", null))).isEqualTo("9.00");
        assertThat(marks("10", banded(), up("100", null))).isEqualTo("10.00");
        assertThat(marks("10", banded(), up("120", null))).isEqualTo("10.00");
        assertThat(marks("10", banded(), up("80", null))).isEqualTo("8.00");
        assertThat(marks("10", banded(), up("20", null))).isEqualTo("2.00");
        assertThat(marks("10", banded(), up("19.9", null))).isEqualTo("0.00");
        assertThat(marks("10", banded(), up("50", null))).isEqualTo("5.00");
    }

    @Test
    void banded_efficacy_is_mirrored_by_falling_standards() {
        Rule rule =
                new Rule.BandedEfficacy(
                        List.of(
                                new Rule.Standard(d("10"), d("1")),
                                new Rule.Standard(d("20"), d("0.8")),
                                new Rule.Standard(d("40"), d("0.2"))));
        assertThat(index(rule, Direction.DOWN, up("5", null))).isEqualByComparingTo("100");
        assertThat(index(rule, Direction.DOWN, up("15", null))).isEqualByComparingTo("90");
        assertThat(index(rule, Direction.DOWN, up("30", null))).isEqualByComparingTo("50");
        assertThat(index(rule, Direction.DOWN, up("41", null))).isEqualByComparingTo("0");
    }

    private static Rule banded() {
        return new Rule.BandedEfficacy(
                List.of(
                        new Rule.Standard(d("100"), d("1")),
                        new Rule.Standard(d("80"), d("0.8")),
                        new Rule.Standard(d("60"), d("0.6")),
                        new Rule.Standard(d("40"), d("0.4")),
                        new Rule.Standard(d("20"), d("0.2"))));
    }

    // ---- R14 steps, R14b thirds

    @Test
    void a_boundary_belongs_to_the_step_the_scheme_names() {
        assertThat(index(steps(Rule.Closed.LOWER, Rule.Read.VALUE), Direction.UP, up("60", null)))
                .isEqualByComparingTo("60");
        assertThat(index(steps(Rule.Closed.UPPER, Rule.Read.VALUE), Direction.UP, up("60", null)))
                .isEqualByComparingTo("0");
        assertThat(
                        index(
                                steps(Rule.Closed.LOWER, Rule.Read.VALUE),
                                Direction.UP,
                                up("59.99", null)))
                .isEqualByComparingTo("0");
        assertThat(index(steps(Rule.Closed.LOWER, Rule.Read.VALUE), Direction.UP, up("90", null)))
                .isEqualByComparingTo("100");
        assertThat(index(steps(Rule.Closed.UPPER, Rule.Read.VALUE), Direction.UP, up("90", null)))
                .isEqualByComparingTo("60");
        assertThat(
                        index(
                                steps(Rule.Closed.UPPER, Rule.Read.VALUE),
                                Direction.UP,
                                up("90.01", null)))
                .isEqualByComparingTo("100");
    }

    @Test
    void steps_may_be_read_with_the_completion() {
        Rule rule =
                new Rule.Steps(
                        List.of(
                                new Rule.Step(null, d("0.9"), d("0")),
                                new Rule.Step(d("0.9"), null, d("1"))),
                        Rule.Closed.LOWER,
                        Rule.Read.COMPLETION);
        assertThat(index(rule, Direction.UP, up("90", "100"))).isEqualByComparingTo("100");
        assertThat(index(rule, Direction.UP, up("89", "100"))).isEqualByComparingTo("0");
        assertThat(undefined(rule, Direction.UP, up("89", "0"))).isEqualTo("target-not-positive");
        assertThat(undefined(rule, Direction.UP, up("89", null))).isEqualTo("no-target");
    }

    private static Rule steps(Rule.Closed closed, Rule.Read read) {
        return new Rule.Steps(
                List.of(
                        new Rule.Step(null, d("60"), d("0")),
                        new Rule.Step(d("60"), d("90"), d("0.6")),
                        new Rule.Step(d("90"), null, d("1"))),
                closed,
                read);
    }

    @Test
    void thirds_between_red_500_and_goal_700() {
        Rule rule = new Rule.Thirds(d("500"), d("700"));
        assertThat(index(rule, Direction.UP, up("300", null))).isEqualByComparingTo("0");
        assertThat(index(rule, Direction.UP, up("500", null)).setScale(1, RoundingMode.HALF_UP))
                .isEqualByComparingTo("33.3");
        assertThat(index(rule, Direction.UP, up("600", null))).isEqualByComparingTo("50");
        assertThat(index(rule, Direction.UP, up("700", null)).setScale(1, RoundingMode.HALF_UP))
                .isEqualByComparingTo("66.7");
        assertThat(index(rule, Direction.UP, up("900", null))).isEqualByComparingTo("100");
        assertThat(index(rule, Direction.UP, up("299", null))).isEqualByComparingTo("0");
        assertThat(index(rule, Direction.UP, up("901", null))).isEqualByComparingTo("100");
        Rule ofTarget = new Rule.Thirds(null, null);
        assertThat(index(ofTarget, Direction.UP, sample("600", "700", "500")))
                .isEqualByComparingTo("50");
        assertThat(undefined(ofTarget, Direction.UP, up("600", "700"))).isEqualTo("no-target");
        assertThat(undefined(ofTarget, Direction.UP, sample("600", null, "700")))
                .isEqualTo("no-target");
        assertThat(undefined(ofTarget, Direction.UP, sample("600", "700", "700")))
                .isEqualTo("floor-equals-target");
    }

    // ---- R15 growth and contribution

    @Test
    void growth_mixes_level_own_growth_and_contribution() {
        Rule rule =
                new Rule.GrowthMix(
                        d("0.5"), d("0.3"), d("0.2"), d("0.1"), d("0.5"), Rule.Against.LAST_YEAR);
        // a 105 of 120 = .875; growth 5 % of 10 % = .5; 5 of the class's 20, of a full half = .5
        List<Sample> two = List.of(grown("105", "100", "120"), grown("115", "100", "120"));
        Achievements.Peers peers = Achievements.survey(EngineId.KC_1, rule, Direction.UP, two);
        assertThat(achieved(Achievements.of(rule, Direction.UP, two.get(0), 0, peers)))
                .isEqualByComparingTo("0.6875");
    }

    @Test
    void negative_growth_earns_nothing_and_is_measured_against_the_size_of_its_base() {
        Rule own =
                new Rule.GrowthMix(
                        d("0"), d("1"), d("0"), d("0.1"), d("0.5"), Rule.Against.PREVIOUS);
        assertThat(index(own, Direction.UP, grown("90", "100", null))).isEqualByComparingTo("0");
        assertThat(index(own, Direction.UP, grown("-95", "-100", null))).isEqualByComparingTo("50");
        assertThat(undefined(own, Direction.UP, grown("5", "0", null))).isEqualTo("no-base");
        assertThat(undefined(own, Direction.UP, grown("5", null, null))).isEqualTo("no-base");
    }

    @Test
    void a_class_that_has_not_grown_has_no_contributions() {
        Rule rule =
                new Rule.GrowthMix(
                        d("0"), d("0"), d("1"), d("0.1"), d("0.5"), Rule.Against.PREVIOUS);
        assertThat(undefined(rule, Direction.UP, grown("90", "100", null))).isEqualTo("no-growth");
        assertThat(undefined(rule, Direction.UP, grown("100", "100", null))).isEqualTo("no-growth");
        assertThat(undefined(rule, Direction.UP, grown("100", null, null))).isEqualTo("no-base");
        assertThat(index(rule, Direction.UP, grown("101", "100", null)))
                .isEqualByComparingTo("100");
    }

    @Test
    void the_level_needs_a_target_above_zero() {
        Rule rule =
                new Rule.GrowthMix(
                        d("1"), d("0"), d("0"), d("0.1"), d("0.5"), Rule.Against.PREVIOUS);
        assertThat(undefined(rule, Direction.UP, grown("90", "100", null))).isEqualTo("no-target");
        assertThat(undefined(rule, Direction.UP, grown("90", "100", "0")))
                .isEqualTo("target-not-positive");
        assertThat(index(rule, Direction.UP, grown("90", "100", "100"))).isEqualByComparingTo("90");
        assertThat(index(rule, Direction.UP, grown("190", "100", "100")))
                .isEqualByComparingTo("100");
    }

    // ---- R16 grade table

    @Test
    void grades_of_11_are_worth_11_9_7_and_5() {
        assertThat(marks("11", grades(), rated(rating("excellent", null)))).isEqualTo("11.00");
        assertThat(marks("11", grades(), rated(rating("good", null)))).isEqualTo("9.00");
        assertThat(marks("11", grades(), rated(rating("fair", null)))).isEqualTo("7.00");
        assertThat(marks("11", grades(), rated(rating("poor", null)))).isEqualTo("5.00");
        assertThat(marks("11", grades(), rated(rating("excellent", null), rating("fair", null))))
                .isEqualTo("9.00");
        assertThat(undefined(grades(), Direction.UP, rated(rating("superb", null))))
                .isEqualTo("unknown-grade");
    }

    @Test
    void a_raters_own_marks_stay_in_the_band_of_the_grade() {
        assertThat(marks("11", grades(), rated(rating("good", "9.5")))).isEqualTo("9.50");
        assertThat(marks("11", grades(), rated(rating("good", "12")))).isEqualTo("10.00");
        assertThat(marks("11", grades(), rated(rating("good", "1")))).isEqualTo("8.00");
        assertThat(marks("11", grades(), rated(rating("poor", "1")))).isEqualTo("5.00");
        assertThat(
                        marks(
                                "11",
                                grades(),
                                rated(new Rating(Code.of("panel"), null, d("6"), List.of()))))
                .isEqualTo("6.00");
        assertThat(
                        marks(
                                "11",
                                grades(),
                                rated(new Rating(Code.of("panel"), null, d("60"), List.of()))))
                .isEqualTo("11.00");
    }

    private static Rule grades() {
        return new Rule.GradeTable(
                List.of(
                        new Rule.GradeMark(Code.of("excellent"), d("11"), null, null),
                        new Rule.GradeMark(Code.of("good"), d("9"), d("8"), d("10")),
                        new Rule.GradeMark(Code.of("fair"), d("7"), null, null),
                        new Rule.GradeMark(Code.of("poor"), d("5"), null, null)),
                d("11"));
    }

    // ---- R17 satisfaction

    @Test
    void sixty_thirty_ten_with_twenty_undecided_is_88() {
        Rule rule = satisfaction("100", 1, "100", "75", "55");
        assertThat(index(rule, Direction.UP, answered("60", "30", "10", "20")))
                .isEqualByComparingTo("88");
    }

    @Test
    void five_five_ten_thirty_fifty_on_five_steps_is_0_7875() {
        Rule rule = satisfaction("1", 1, "0", "0.25", "0.5", "0.75", "1");
        assertThat(index(rule, Direction.UP, answered("5", "5", "10", "30", "50")))
                .isEqualByComparingTo("78.75");
    }

    @Test
    void a_sample_below_the_minimum_has_no_result() {
        Rule rule = satisfaction("100", 30, "100", "0");
        assertThat(undefined(rule, Direction.UP, answered("20", "9", "100")))
                .isEqualTo("sample-too-small");
        assertThat(index(rule, Direction.UP, answered("15", "15", "0"))).isEqualByComparingTo("50");
        assertThat(undefined(satisfaction("100", 1, "100"), Direction.UP, answered("0", "7")))
                .isEqualTo("sample-too-small");
    }

    private static Rule satisfaction(String full, int minimum, String... values) {
        TreeMap<Code, BigDecimal> worth = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            worth.put(Code.of("answer-" + i), d(values[i]));
        }
        return new Rule.Satisfaction(worth, d(full), minimum);
    }

    // ---- R25 timeliness

    @Test
    void late_missing_and_wrong_submissions_cost_points_and_the_cut_off_costs_all() {
        Rule rule = new Rule.Timeliness(d("0.5"), d("2"), d("1"), d("10"));
        assertThat(marks("10", rule, kept(0, 0, 0, false))).isEqualTo("10.00");
        assertThat(marks("10", rule, kept(2, 1, 3, false))).isEqualTo("4.00");
        assertThat(marks("10", rule, kept(0, 6, 0, false))).isEqualTo("0.00");
        assertThat(marks("10", rule, kept(0, 0, 0, true))).isEqualTo("0.00");
    }

    // ---- helpers

    private static Sample kept(int late, int missing, int wrong, boolean past) {
        return new Sample(
                Code.of("u"),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                new Submissions(late, missing, wrong, past, List.of()));
    }

    private static Sample answered(String... counts) {
        TreeMap<Code, Long> answers = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            answers.put(Code.of("answer-" + i), Long.parseLong(counts[i]));
        }
        return new Sample(
                Code.of("u"),
                null,
                null,
                null,
                null,
                List.of(),
                new Survey(answers, List.of()),
                null);
    }

    private static Rating rating(String grade, @Nullable String mark) {
        return new Rating(
                Code.of("panel"), Code.of(grade), mark == null ? null : d(mark), List.of());
    }

    private static Sample rated(Rating... ratings) {
        return new Sample(Code.of("u"), null, null, null, null, List.of(ratings), null, null);
    }

    private static Sample grown(String value, @Nullable String before, @Nullable String target) {
        return new Sample(
                Code.of("u"),
                d(value),
                target == null ? null : d(target),
                null,
                before == null ? null : d(before),
                List.of(),
                null,
                null);
    }

    private static Sample up(@Nullable String value, @Nullable String target) {
        return sample(value, target, null);
    }

    private static Sample sample(
            @Nullable String value, @Nullable String target, @Nullable String floor) {
        return Sample.of(
                Code.of("u"),
                value == null ? null : d(value),
                target == null ? null : d(target),
                floor == null ? null : d(floor));
    }

    private static List<Sample> samples(String... values) {
        List<Sample> samples = new ArrayList<>();
        for (String value : values) {
            samples.add(up(value, null));
        }
        return samples;
    }

    private static String marks(String weight, Rule rule, Sample sample) {
        return marks(weight, rule, Direction.UP, sample);
    }

    private static String marks(String weight, Rule rule, Direction direction, Sample sample) {
        return marks(weight, rule, direction, List.of(sample)).getFirst();
    }

    private static List<String> marks(
            String weight, Rule rule, Direction direction, List<Sample> samples) {
        Achievements.Peers peers = Achievements.survey(EngineId.KC_1, rule, direction, samples);
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            marks.add(
                    achieved(Achievements.of(rule, direction, samples.get(i), i, peers))
                            .multiply(d(weight))
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString());
        }
        return marks;
    }

    private static BigDecimal index(Rule rule, Direction direction, Sample sample) {
        return achieved(outcome(rule, direction, sample)).movePointRight(2);
    }

    private static String undefined(Rule rule, Direction direction, Sample sample) {
        return switch (outcome(rule, direction, sample)) {
            case Outcome.Achieved achieved -> "achieved " + achieved;
            case Outcome.Undefined(Code reason) -> reason.value();
        };
    }

    private static Outcome outcome(Rule rule, Direction direction, Sample sample) {
        List<Sample> alone = List.of(sample);
        return Achievements.of(
                rule,
                direction,
                sample,
                0,
                Achievements.survey(EngineId.KC_1, rule, direction, alone));
    }

    private static BigDecimal achieved(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Achieved(BigDecimal achievement) -> achievement;
            case Outcome.Undefined(Code reason) -> throw new AssertionError(reason.value());
        };
    }

    private static BigDecimal d(String text) {
        return new BigDecimal(text);
    }
}
