package io.kaocheng.scoring.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.calibration.Calibration.Attainability;
import io.kaocheng.scoring.calibration.Calibration.Counted;
import io.kaocheng.scoring.calibration.Calibration.Found;
import io.kaocheng.scoring.calibration.Calibration.Limits;
import io.kaocheng.scoring.calibration.Calibration.Method;
import io.kaocheng.scoring.calibration.Calibration.Proposal;
import io.kaocheng.scoring.calibration.Calibration.Result;
import io.kaocheng.scoring.calibration.Calibration.Scale;
import io.kaocheng.scoring.calibration.Calibration.Suggestion;
import io.kaocheng.scoring.calibration.Calibration.Trace;
import io.kaocheng.scoring.calibration.Calibration.Verdict;
import io.kaocheng.scoring.calibration.PastFigures.Year;
import io.kaocheng.scoring.rule.Direction;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The two tables of the design of calibration, whose numbers were worked out there; the interval of
 * 1 of 15, which is not printed there, by the same formula in binary floating point.
 */
class CalibrationTest {

    private static final List<PastFigures> JOBS =
            List.of(
                    past("chengguan", "600", "630", "660", "700"),
                    past("liuhe", "400", "412", "440", "451"),
                    past("shiqiao", "500", "490", "515", "530"),
                    past("wangjia", "300", "330", "345", "351"),
                    past("baiyun", "250", "255", "268", "281"));

    private static final List<PastFigures> RATES =
            List.of(
                    past("a", "90", "92", "93"),
                    past("b", "95", "96", "96.5"),
                    past("c", "88", "91", "90"),
                    past("d", "97", "97", "98"),
                    past("e", "85", "90", "94"));

    @Test
    void changes_of_volumes_are_relative_to_the_figure_before() {
        Result result = jobs("740");

        assertThat(result.unitPeriods()).isEqualTo(15);
        assertThat(result.units()).isEqualTo(5);
        assertThat(result.ownChanges()).isEqualTo(3);
        assertThat(result.ownMedian()).isEqualTo("0.050000");
        assertThat(result.quantiles())
                .isEqualTo(
                        Map.of(
                                "0.1", number("0.018435"),
                                "0.25", number("0.027063"),
                                "0.5", number("0.047619"),
                                "0.6", number("0.049104"),
                                "0.75", number("0.051000"),
                                "0.9", number("0.065019")));
        assertThat(result.required()).isEqualTo("0.057143");
        assertThat(result.suggestions())
                .containsExactly(
                        new Suggestion(Method.OWN, number("735")),
                        new Suggestion(Method.CLASS, number("735")),
                        new Suggestion(Method.BLENDED, number("735")));
    }

    @ParameterizedTest
    @CsvSource({
        "720, 11, 0.7333, 0.5212, 0.8742, STRETCHING, true",
        "740, 3, 0.2000, 0.0829, 0.4088, STRETCHING, true",
        "750, 1, 0.0667, 0.0150, 0.2508, HARD, true",
        "800, 0, 0.0000, 0.0000, 0.1528, OUT_OF_REACH, true"
    })
    void a_target_is_as_hard_as_few_have_done_what_it_asks(
            String value,
            int count,
            BigDecimal share,
            BigDecimal low,
            BigDecimal high,
            Verdict verdict,
            boolean uncertain) {
        Result result = jobs(value);

        assertThat(result.attainability())
                .isEqualTo(new Attainability(count, 15, share, List.of(low, high), true));
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.uncertain()).isEqualTo(uncertain);
    }

    /**
     * Twenty units, of which so many rose by 10 % and the others by 1 %: a rise by 5 % is asked.
     */
    @ParameterizedTest
    @CsvSource({
        "16, EASY, true",
        "15, STRETCHING, true",
        "4, STRETCHING, true",
        "3, HARD, true",
        "1, HARD, true",
        "0, OUT_OF_REACH, true",
        "20, EASY, false"
    })
    void the_limits_belong_to_the_easier_verdict(int risen, Verdict verdict, boolean uncertain) {
        List<PastFigures> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(past("u" + i, "100", i < risen ? "110" : "101"));
        }
        PastFigures own = past("own", "100", "100");

        Result result = calibrate(volume("105"), own, all);

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.uncertain()).isEqualTo(uncertain);
        assertThat(result.attainability()).extracting(Attainability::few).isEqualTo(false);
    }

    @Test
    void eight_changes_are_enough_and_nineteen_are_few() {
        List<PastFigures> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(past("u" + i, "100", "110"));
        }
        PastFigures own = past("own", "100", "100");

        assertThat(calibrate(volume("105"), own, all).verdict()).isEqualTo(Verdict.EASY);
        assertThat(calibrate(volume("105"), own, all.subList(0, 7)).verdict())
                .isEqualTo(Verdict.INSUFFICIENT_HISTORY);
    }

    @Test
    void only_a_verdict_by_the_share_is_uncertain() {
        assertThat(jobs("700").uncertain()).isFalse();
    }

    @Test
    void a_volume_of_nothing_suggests_nothing() {
        Result result = calibrate(volume("5"), past("own", "10", "0"), JOBS);

        assertThat(result.suggestions()).isEmpty();
        assertThat(result.required()).isNull();
    }

    @Test
    void units_without_a_change_are_not_counted() {
        Result result =
                calibrate(
                        volume("105"),
                        past("a", "100", "110"),
                        List.of(past("a", "100", "110"), past("b", "100")));

        assertThat(result.units()).isEqualTo(1);
    }

    @Test
    void a_target_at_the_last_figure_is_reached_already() {
        assertThat(jobs("700").verdict()).isEqualTo(Verdict.ALREADY_REACHED);
        assertThat(jobs("701").verdict()).isNotEqualTo(Verdict.ALREADY_REACHED);
    }

    @Test
    void whoever_did_better_and_has_it_asked_of_him_next_year_is_ratcheted() {
        PastFigures own =
                past(
                        "chengguan",
                        new Year(number("600")),
                        year("630", "610"),
                        year("660", "640"),
                        year("700", "665"));

        Result result = calibrate(volume("800"), own, JOBS);

        assertThat(result.traces()).containsExactly(new Found(Trace.RATCHET, 3, 3));
    }

    @Test
    void nine_tenths_of_what_was_done_beyond_the_target_are_a_ratchet_and_less_is_none() {
        PastFigures own =
                past(
                        "chengguan",
                        new Year(number("600")),
                        year("630", "610"),
                        // 610 + 0.9 × 20 = 628.
                        year("660", "628"),
                        // 628 + 0.9 × 32 = 656.8.
                        year("700", "656"));

        // 656 + 0.9 × 44 = 695.6.
        assertThat(calibrate(volume("696"), own, JOBS).traces())
                .contains(new Found(Trace.RATCHET, 2, 3));
        assertThat(calibrate(volume("695"), own, JOBS).traces())
                .extracting(Found::trace)
                .doesNotContain(Trace.RATCHET);
    }

    @Test
    void targets_below_what_was_reached_the_year_before_are_low() {
        PastFigures own =
                past(
                        "baiyun",
                        new Year(number("250")),
                        year("255", "240"),
                        year("268", "250"),
                        year("281", "260"));

        Result result = calibrate(volume("290"), own, JOBS);

        assertThat(result.traces()).contains(new Found(Trace.LOW_TARGETS, 3, 3));
    }

    @Test
    void targets_that_are_exceeded_by_more_than_three_tenths_are_low() {
        PastFigures own =
                past(
                        "baiyun",
                        new Year(number("100")),
                        year("261", "200"),
                        year("521", "400"),
                        year("1040", "800"));

        // 261 and 521 are more than 30 % above, 1040 is exactly 30 % above.
        assertThat(calibrate(volume(null), own, JOBS).traces())
                .contains(new Found(Trace.LOW_TARGETS, 2, 3));
    }

    @Test
    void changes_of_levels_are_differences() {
        Result result = calibrate(level("95"), RATES.getFirst(), RATES);

        assertThat(result.required()).isEqualTo("2.000000");
        assertThat(result.attainability())
                .isEqualTo(
                        new Attainability(
                                4,
                                10,
                                number("0.4000"),
                                List.of(number("0.1942"), number("0.6484")),
                                true));
        assertThat(result.reached()).isEqualTo(new Counted(6, 15, number("0.4000")));
        assertThat(result.reachedAlone()).isEqualTo(new Counted(0, 3, number("0.0000")));
        assertThat(result.suggestions())
                .containsExactly(
                        new Suggestion(Method.OWN, number("94.5")),
                        new Suggestion(Method.CLASS, number("94.4")),
                        new Suggestion(Method.BLENDED, number("94.5")));
    }

    @Test
    void fewer_than_eight_changes_give_no_verdict() {
        Result result = calibrate(level("95"), RATES.getFirst(), RATES.subList(0, 2));

        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_HISTORY);
        assertThat(result.attainability()).extracting(Attainability::of).isEqualTo(4);
    }

    @Test
    void a_unit_without_a_figure_gets_no_verdict_and_no_suggestion() {
        Result result =
                calibrate(
                        volume("740"),
                        new PastFigures(Code.of("chengguan"), new TreeMap<>()),
                        JOBS);

        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_HISTORY);
        assertThat(result.suggestions()).isEmpty();
        assertThat(result.required()).isNull();
    }

    @Test
    void a_change_from_nothing_is_counted_and_left_out() {
        Result result =
                calibrate(
                        volume("12"),
                        past("chengguan", "0", "10"),
                        List.of(past("chengguan", "0", "10"), past("liuhe", "10", "11")));

        assertThat(result.skipped()).isEqualTo(1);
        assertThat(result.unitPeriods()).isEqualTo(1);
    }

    @Test
    void years_that_do_not_follow_each_other_are_no_change() {
        TreeMap<Integer, Year> years = new TreeMap<>();
        years.put(2022, new Year(number("10")));
        years.put(2024, new Year(number("20")));
        PastFigures gap = new PastFigures(Code.of("chengguan"), years);

        assertThat(calibrate(volume("25"), gap, List.of(gap)).unitPeriods()).isZero();
    }

    @Test
    void where_less_is_better_the_greater_fall_is_the_better_change() {
        List<PastFigures> energy =
                List.of(
                        past("a", "100", "95", "92"),
                        past("b", "80", "78", "78"),
                        past("c", "60", "61", "57"),
                        past("d", "90", "86", "85"));
        Asked proposal =
                new Asked(Direction.DOWN, Scale.LEVEL, new Proposal(0, false, number("88")));

        Result result = calibrate(proposal, energy.getFirst(), energy);

        // Changes: -5, -3, -2, 0, 1, -4, -4, -1; asked for is -4.
        assertThat(result.required()).isEqualTo("-4.000000");
        assertThat(result.attainability()).extracting(Attainability::count).isEqualTo(3);
        // Own median -4: 88. Six tenths of the eight falls are no greater than 3.2: 88.8, better
        // 88.
        assertThat(result.suggestions())
                .containsExactly(
                        new Suggestion(Method.OWN, number("88")),
                        new Suggestion(Method.CLASS, number("88")),
                        new Suggestion(Method.BLENDED, number("88")));
        assertThat(result.verdict()).isEqualTo(Verdict.STRETCHING);
    }

    @Test
    void a_suggestion_is_never_worse_than_the_last_figure_nor_beyond_a_hundred_per_cent() {
        PastFigures falling = past("a", "99", "97", "95");
        Asked proposal = new Asked(Direction.UP, Scale.LEVEL, new Proposal(1, true, null));

        assertThat(calibrate(proposal, falling, List.of(falling)).suggestions())
                .extracting(Suggestion::value)
                .containsOnly(number("95"));

        PastFigures near = past("b", "90", "95", "99");
        assertThat(calibrate(proposal, near, List.of(near)).suggestions())
                .extracting(Suggestion::value)
                .allSatisfy(value -> assertThat(value).isEqualByComparingTo("100"));
    }

    @Test
    void what_has_no_better_and_worse_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Calibration(
                                        Direction.RANGE, Scale.LEVEL, Limits.USUAL, List.of()))
                .withMessageContaining("RANGE");
    }

    @Property(tries = 300)
    void a_harder_target_has_been_done_by_no_more(
            @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 1, max = 1000) Integer> figures,
            @ForAll @IntRange(min = 1, max = 2000) int easier,
            @ForAll @IntRange(min = 0, max = 500) int more) {
        PastFigures own = past("a", figures.stream().map(String::valueOf).toArray(String[]::new));

        Attainability less =
                calibrate(volume(String.valueOf(easier)), own, List.of(own)).attainability();
        Attainability harder =
                calibrate(volume(String.valueOf(easier + more)), own, List.of(own)).attainability();

        assertThat(harder).isNotNull();
        assertThat(less).isNotNull();
        assertThat(harder.count()).isLessThanOrEqualTo(less.count());
    }

    @Property(tries = 300)
    void an_interval_holds_its_share(
            @ForAll @IntRange(min = 1, max = 500) int of,
            @ForAll @IntRange(min = 0, max = 500) int part) {
        int count = Math.min(of, part);

        List<BigDecimal> interval = Calibration.wilson(count, of);

        BigDecimal share =
                number(String.valueOf(count))
                        .divide(number(String.valueOf(of)), 4, RoundingMode.HALF_UP);
        assertThat(interval.getFirst()).isLessThanOrEqualTo(share);
        assertThat(interval.getLast()).isGreaterThanOrEqualTo(share);
    }

    /** A question and by what the figures are measured. */
    private record Asked(Direction direction, Scale scale, Proposal proposal) {}

    private static Result calibrate(Asked asked, PastFigures own, List<PastFigures> ofClass) {
        return new Calibration(asked.direction(), asked.scale(), Limits.USUAL, ofClass)
                .of(own, asked.proposal());
    }

    private static Result jobs(String value) {
        return calibrate(volume(value), JOBS.getFirst(), JOBS);
    }

    private static Asked volume(@Nullable String value) {
        return new Asked(
                Direction.UP,
                Scale.VOLUME,
                new Proposal(0, false, value == null ? null : number(value)));
    }

    private static Asked level(String value) {
        return new Asked(Direction.UP, Scale.LEVEL, new Proposal(1, true, number(value)));
    }

    private static Year year(String value, String target) {
        return new Year(number(value), number(target));
    }

    /** One figure a year, the last in 2025. */
    private static PastFigures past(String unit, String... figures) {
        return past(
                unit, Arrays.stream(figures).map(f -> new Year(number(f))).toArray(Year[]::new));
    }

    private static PastFigures past(String unit, Year... figures) {
        TreeMap<Integer, Year> years = new TreeMap<>();
        for (int i = 0; i < figures.length; i++) {
            years.put(2026 - figures.length + i, figures[i]);
        }
        return new PastFigures(Code.of(unit), years);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
