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
 * indices capped at 1. Method: UNDP, Human Development Report 2021/22, Technical note 1 (goalposts
 * 20-85 years, 0-18 and 0-15 years of schooling, 100-75,000 dollars of 2017 PPP). Figures and
 * results: the same report, statistical annex, table 1 (values of 2021). The report prints the
 * figures with one decimal and computes with more, so the printed index must lie between the
 * indices of the figures' rounding intervals, and within a thousandth of the index of the printed
 * figures.
 */
class HumanDevelopmentTest {

    /** The report prints no index where one of the figures is missing, as for Somalia. */
    @Test
    void without_one_of_its_figures_a_country_has_no_index() {
        Simple simple = new Simple().units("india", "somalia");
        for (String dimension : List.of("life", "expected", "mean", "income")) {
            simple.completion(dimension, null);
        }
        String[] india = {"67.2", "11.9", "6.7", "6590"};
        String[] somalia = {"55.3", null, null, "1018"};
        for (int i = 0; i < india.length; i++) {
            String indicator = simple.nodes.get(i).code().value();
            simple.value("india", indicator, india[i]);
            if (somalia[i] != null) {
                simple.value("somalia", indicator, somalia[i]);
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
        "switzerland, 84.0, 16.5, 13.9, 66933, 0.962",
        "norway,      83.2, 18.2, 13.0, 64660, 0.961",
        "iceland,     82.7, 19.2, 13.8, 55782, 0.959",
        "australia,   84.5, 21.1, 12.7, 49238, 0.951",
        "costa-rica,  77.0, 16.5,  8.8, 19974, 0.809",
        "china,       78.2, 14.2,  7.6, 17504, 0.768",
        "brazil,      72.8, 15.6,  8.1, 14370, 0.754",
        "india,       67.2, 11.9,  6.7,  6590, 0.633",
        "niger,       61.6,  7.0,  2.1,  1240, 0.400",
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
