package io.kaocheng.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.scoring.Schemes;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Powers;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.scheme.Scheme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The human development index: geometric mean of health, education and income, logarithm of income,
 * indices capped at 1. Method: UNDP, hdr.undp.org, human development index (goalposts 20-85 years,
 * 0-18 and 0-15 years of schooling, 100-75,000 dollars of purchasing power). Figures and results:
 * UNDP, Human Development Report 2015, table 1 (values of 2014; hdr.undp.org/en/composite/HDI). The
 * report prints the figures with one decimal and computes with more, so the printed index must lie
 * between the indices of the figures' rounding intervals, and within a thousandth of the index of
 * the printed figures.
 */
class HumanDevelopmentTest {

    /**
     * The report of 2014 lists eight countries in its table 2 without any index, Somalia among
     * them, since figures are missing. The figures here are made.
     */
    @Test
    void without_one_of_its_figures_a_country_has_no_index() {
        Simple simple = new Simple().units("complete", "incomplete");
        for (String dimension : List.of("life", "expected", "mean", "income")) {
            simple.completion(dimension, null);
        }
        String[] complete = {"67", "12", "7", "6000"};
        String[] incomplete = {"55", null, null, "1000"};
        for (int i = 0; i < complete.length; i++) {
            String indicator = simple.nodes.get(i).code().value();
            simple.value("complete", indicator, complete[i]);
            if (incomplete[i] != null) {
                simple.value("incomplete", indicator, incomplete[i]);
            }
        }
        CohortScores scores =
                simple.score(
                        scheme -> {
                            scheme.put("engine", "kc-2");
                            scheme.withObject("tree")
                                    .set(
                                            "atLeast",
                                            Simple.json("{'children':4,'whenBelow':'withhold'}"));
                        });
        assertThat(scores.units().getFirst().rank()).contains(1);
        assertThat(scores.units().getLast().total()).isEmpty();
        assertThat(String.valueOf(scores.units().getLast().blocks().getFirst().reason()))
                .isEqualTo("insufficient-coverage");
    }

    @ParameterizedTest
    @CsvSource({
        "norway, 81.6, 17.5, 12.6, 64992, 0.944",
        "australia, 82.4, 20.2, 13.0, 42261, 0.935",
        "switzerland, 83.0, 15.8, 12.8, 56431, 0.930",
        "denmark, 80.2, 18.7, 12.7, 44025, 0.923",
        "netherlands, 81.6, 17.9, 11.9, 45435, 0.922",
        "germany, 80.9, 16.5, 13.1, 43919, 0.916",
        "united-states, 79.1, 16.5, 12.9, 52947, 0.915",
        "singapore, 83.0, 15.4, 10.6, 76628, 0.912",
        "hong-kong, 84.0, 15.6, 11.2, 53959, 0.910",
        "japan, 83.5, 15.3, 11.5, 36927, 0.891",
        "finland, 80.8, 17.1, 10.3, 38695, 0.883",
    })
    void the_published_index_comes_out(
            String country,
            String life,
            String expected,
            String mean,
            String income,
            String published) {
        BigDecimal lowest =
                index(
                        country,
                        less(life, "0.05"),
                        less(expected, "0.05"),
                        less(mean, "0.05"),
                        less(income, "0.5"));
        BigDecimal highest =
                index(
                        country,
                        less(life, "-0.05"),
                        less(expected, "-0.05"),
                        less(mean, "-0.05"),
                        less(income, "-0.5"));
        assertThat(new BigDecimal(published)).isBetween(lowest, highest);
        assertThat(highest.subtract(lowest)).isLessThanOrEqualTo(new BigDecimal("0.012"));
        assertThat(index(country, life, expected, mean, income))
                .isCloseTo(
                        new BigDecimal(published),
                        org.assertj.core.data.Offset.offset(new BigDecimal("0.001")));
    }

    private static String less(String figure, String half) {
        return new BigDecimal(figure).subtract(new BigDecimal(half)).toPlainString();
    }

    @org.junit.jupiter.api.Test
    void logarithms_are_right_to_the_last_digit() {
        assertThat(Powers.ln(new BigDecimal("2")).round(Numbers.EXACT))
                .isEqualByComparingTo("0.6931471805599453094172321214581766");
        assertThat(Powers.ln(new BigDecimal("10")).round(Numbers.EXACT))
                .isEqualByComparingTo("2.302585092994045684017991454684364");
        assertThat(Powers.exp(BigDecimal.ONE).round(Numbers.EXACT))
                .isEqualByComparingTo("2.718281828459045235360287471352662");
        assertThat(
                        Powers.geometricMean(
                                List.of(new BigDecimal("1"), new BigDecimal("2")),
                                List.of(BigDecimal.ONE, BigDecimal.ONE)))
                .isEqualByComparingTo("1.414213562373095048801688724209698");
        assertThat(
                        Powers.geometricMean(
                                List.of(new BigDecimal("0.04"), new BigDecimal("25")),
                                List.of(new BigDecimal("30"), new BigDecimal("30"))))
                .isEqualByComparingTo("1");
    }

    private static BigDecimal index(
            String country, String life, String expected, String mean, String income) {
        Simple simple = new Simple().units(country);
        between(simple, "life-expectancy", "20", "85");
        between(simple, "expected-schooling", "0", "18");
        between(simple, "mean-schooling", "0", "15");
        simple.definition(
                """
                {'indicator':'income','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year',
                 'formula':{'op':'quotient',
                   'numerator':{'op':'difference','from':{'op':'logarithm','of':{'op':'own'}},
                                'take':{'op':'logarithm','of':{'op':'constant','value':'100'}}},
                   'denominator':{'op':'difference','from':{'op':'logarithm','of':{'op':'constant','value':'75000'}},
                                'take':{'op':'logarithm','of':{'op':'constant','value':'100'}}}},
                 'rule':{'rule':'between','floor':'0','target':'1'}}""",
                null);
        simple.value(country, "life-expectancy", life)
                .value(country, "expected-schooling", expected)
                .value(country, "mean-schooling", mean)
                .value(country, "income", income);
        List<Scheme.Node> nodes = simple.nodes;
        Scheme scheme =
                Schemes.of(
                        Simple.CLASS,
                        block(
                                "index",
                                Scheme.Aggregation.GEOMETRIC,
                                nodes.get(0),
                                block(
                                        "education",
                                        Scheme.Aggregation.ARITHMETIC,
                                        nodes.get(1),
                                        nodes.get(2)),
                                nodes.get(3)));
        return Engine.score(
                        new Cohort(Simple.CLASS, Simple.YEAR, new SchemeInForce(scheme, List.of())),
                        simple.facts)
                .units()
                .getFirst()
                .exactTotal()
                .orElseThrow()
                .movePointLeft(2)
                .setScale(3, RoundingMode.HALF_UP);
    }

    private static void between(Simple simple, String indicator, String floor, String target) {
        simple.indicator(
                indicator,
                null,
                Direction.UP,
                "{'rule':'between','floor':'%s','target':'%s'}".formatted(floor, target));
    }

    private static Scheme.Block block(
            String code, Scheme.Aggregation aggregation, Scheme.Node... children) {
        return new Scheme.Block(
                Simple.code(code),
                null,
                null,
                Scheme.Weighting.EQUAL,
                aggregation,
                List.of(children));
    }
}
