package io.kaocheng.scoring.facts;

import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.facts.OwnListCheck.Asked;
import io.kaocheng.scoring.facts.OwnListCheck.Blocks;
import io.kaocheng.scoring.facts.OwnListCheck.Classed;
import io.kaocheng.scoring.facts.OwnListCheck.Measure;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Finding;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What keeps a list of own indicators from being scored is found all at once, with its place. */
class OwnListCheckTest {

    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code SCHEME = Code.of("departments-2026");
    private static final Code BLOCK = Code.of("duties");
    private static final Code CLASS = Code.of("departments");
    private static final Code RATE = Code.of("rate");
    private static final Code CYCLE = Code.of("2026");
    private static final Period YEAR = Period.ofYear(2026);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    /** Departments are assessed in 2026, and the bureau is one of them. */
    private record Known(
            @Nullable Blocks blocks,
            Map<Code, Measure> indicators,
            @Nullable List<Classed> classed,
            Map<Code, Period> cycles,
            Map<Code, Period> closed,
            @Nullable YearMonth later)
            implements OwnListCheck.Known {

        Known() {
            this(
                    new Blocks(CLASS, CYCLE, null, Set.of(BLOCK), Set.of(Code.of("budget"))),
                    Map.of(RATE, new Measure(false, null)),
                    List.of(new Classed(DAY, CLASS)),
                    Map.of(CYCLE, YEAR),
                    Map.of(),
                    null);
        }

        Known assessing(@Nullable Blocks other) {
            return new Known(other, indicators, classed, cycles, closed, later);
        }

        Known in(Classed... other) {
            return new Known(blocks, indicators, List.of(other), cycles, closed, later);
        }

        Known withoutUnit() {
            return new Known(blocks, indicators, null, cycles, closed, later);
        }

        Known retired(String from) {
            return new Known(
                    blocks,
                    Map.of(RATE, new Measure(false, Period.parse(from))),
                    classed,
                    cycles,
                    closed,
                    later);
        }

        Known comparing() {
            return new Known(
                    blocks, Map.of(RATE, new Measure(true, null)), classed, cycles, closed, later);
        }

        Known cycles(Map<Code, Period> other) {
            return new Known(blocks, indicators, classed, other, closed, later);
        }

        Known closing(Map<Code, Period> other) {
            return new Known(blocks, indicators, classed, cycles, other, later);
        }

        Known until(int year, int month) {
            return new Known(
                    blocks, indicators, classed, cycles, closed, YearMonth.of(year, month));
        }

        @Override
        public Optional<Blocks> scheme(Code scheme) {
            return scheme.equals(SCHEME) ? Optional.ofNullable(blocks) : Optional.empty();
        }

        @Override
        public Optional<Measure> indicator(Code indicator) {
            return Optional.ofNullable(indicators.get(indicator));
        }

        @Override
        public Optional<List<Classed>> classes(Code unit) {
            return unit.equals(UNIT) ? Optional.ofNullable(classed) : Optional.empty();
        }

        @Override
        public Optional<Period> cycle(Code cycle) {
            return Optional.ofNullable(cycles.get(cycle));
        }

        @Override
        public Optional<YearMonth> next(Asked asked, YearMonth after) {
            return Optional.ofNullable(later).filter(month -> month.isAfter(after));
        }
    }

    private static Asked asked(String from, OwnList.Item... items) {
        return new Asked(UNIT, SCHEME, BLOCK, Period.parse(from), List.of(items));
    }

    private static Asked asked(String from) {
        return asked(from, item("rate", "100"));
    }

    private static OwnList.Item item(String indicator, String weight) {
        return new OwnList.Item(Code.of(indicator), new BigDecimal(weight));
    }

    private static List<String> found(Asked asked, Known known) {
        List<Finding> findings = OwnListCheck.check(asked, known);
        assertThat(findings).allSatisfy(f -> assertThat(f.zh()).containsPattern("\\p{IsHan}"));
        return findings.stream().map(f -> f.pointer() + " " + f.code()).toList();
    }

    private static Finding only(Asked asked, Known known) {
        List<Finding> findings = OwnListCheck.check(asked, known);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static final String UNIT_WRONG = "/unit invalid-field";
    private static final String ITEM_WRONG = "/items/0/indicator invalid-field";

    @Test
    void a_list_of_what_the_unit_s_class_is_assessed_by_may_hold() {
        assertThat(found(asked("2026"), new Known())).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_found_at_once() {
        assertThat(
                        found(
                                new Asked(
                                        UNIT,
                                        SCHEME,
                                        Code.of("economy"),
                                        Period.parse("2027"),
                                        List.of(
                                                item("budget", "10"),
                                                item("rate", "20"),
                                                item("rate", "30.5"))),
                                new Known()
                                        .withoutUnit()
                                        .comparing()
                                        .closing(Map.of(Code.of("2027"), Period.ofYear(2027)))))
                .containsExactly(
                        "/from period-closed",
                        "/unit unknown-unit",
                        "/from invalid-field",
                        "/block invalid-field",
                        ITEM_WRONG,
                        "/items/0/indicator unknown-indicator",
                        "/items/1/indicator invalid-field",
                        "/items/2/indicator invalid-field",
                        "/items/2/indicator invalid-field",
                        "/items weights-unbalanced");
        assertThat(found(asked("2026"), new Known().assessing(null).retired("202602")))
                .containsExactly("/scheme invalid-field");
        assertThat(found(asked("2026"), new Known().assessing(null).retired("202601")))
                .containsExactly("/scheme invalid-field", ITEM_WRONG);
    }

    @Test
    void weights_total_a_hundred_however_they_are_written() {
        assertThat(found(asked("2026", item("rate", "100.00")), new Known())).isEmpty();
        assertThat(only(asked("2026", item("rate", "99.9")), new Known()).en())
                .isEqualTo("the weights total 99.9; they must total 100");
    }

    @Test
    void a_unit_is_in_the_class_on_some_day_that_is_assessed_and_for_which_the_list_holds() {
        Known known = new Known();
        assertThat(found(asked("2026"), known.in())).containsExactly(UNIT_WRONG);
        assertThat(found(asked("2026"), known.in(new Classed(DAY, Code.of("townships")))))
                .containsExactly(UNIT_WRONG);
        assertThat(
                        found(
                                asked("2026"),
                                known.in(
                                        new Classed(DAY.minusYears(1), CLASS),
                                        new Classed(DAY, null))))
                .containsExactly(UNIT_WRONG);
        assertThat(
                        found(
                                asked("2026"),
                                known.in(
                                        new Classed(DAY.minusYears(1), CLASS),
                                        new Classed(DAY.plusDays(1), null))))
                .isEmpty();
        assertThat(
                        found(
                                asked("2026"),
                                known.in(
                                        new Classed(DAY, CLASS),
                                        new Classed(DAY, Code.of("townships")))))
                .as("moved on the same day")
                .containsExactly(UNIT_WRONG);
        assertThat(found(asked("2026"), known.in(new Classed(LocalDate.of(2026, 12, 31), CLASS))))
                .isEmpty();
        assertThat(found(asked("2026"), known.in(new Classed(LocalDate.of(2027, 1, 1), CLASS))))
                .as("after the cycle")
                .containsExactly(UNIT_WRONG);
        assertThat(
                        found(
                                asked("2024"),
                                known.in(
                                        new Classed(DAY.minusYears(1), CLASS),
                                        new Classed(DAY, null))))
                .as("before the cycle")
                .containsExactly(UNIT_WRONG);
    }

    @Test
    void it_is_said_from_when_to_when_the_unit_is_not_in_the_class() {
        Finding found = only(asked("202603"), new Known().in());
        assertThat(found.en())
                .isEqualTo(
                        "the scheme departments-2026 scores the class departments, in which the unit"
                                + " edu-bureau is on no day from 2026-03-01 to 2026-12-31");
        assertThat(found.zh())
                .isEqualTo(
                        "考核方案 departments-2026 考核类别 departments，而单位 edu-bureau 自 2026-03-01"
                                + " 起至 2026-12-31均不属于该类别");
        Finding endless = only(asked("202603"), new Known().cycles(Map.of()).in());
        assertThat(endless.en()).endsWith("on no day from 2026-03-01 on");
        assertThat(endless.zh()).endsWith("自 2026-03-01 起均不属于该类别");
    }

    @Test
    void a_scheme_that_stands_is_scored_until_its_end_or_without_one() {
        Blocks standing = new Blocks(CLASS, null, null, Set.of(BLOCK), Set.of());
        Blocks ending = new Blocks(CLASS, null, Period.parse("202606"), Set.of(BLOCK), Set.of());
        Known joined = new Known().in(new Classed(LocalDate.of(2026, 7, 1), CLASS));
        assertThat(found(asked("2030"), joined.assessing(standing))).isEmpty();
        assertThat(found(asked("2026"), joined.assessing(ending))).containsExactly(UNIT_WRONG);
        assertThat(found(asked("202607"), new Known().assessing(ending)))
                .containsExactly("/from invalid-field");
        assertThat(found(asked("202606"), new Known().assessing(ending))).isEmpty();
        assertThat(
                        found(
                                asked("2025"),
                                new Known()
                                        .in(
                                                new Classed(DAY.minusYears(1), CLASS),
                                                new Classed(DAY.minusMonths(1), null))
                                        .assessing(ending)))
                .as("an earlier version of it may have held then")
                .isEmpty();
    }

    @Test
    void an_indicator_is_not_retired_while_the_list_holds_and_is_scored() {
        assertThat(only(asked("202607"), new Known().retired("2026")).en())
                .isEqualTo("indicator rate was retired from 2026");
        assertThat(only(asked("202607"), new Known().retired("202607")).en())
                .isEqualTo("indicator rate was retired from 202607");
        Finding later = only(asked("2026"), new Known().retired("202612"));
        assertThat(later.en())
                .isEqualTo(
                        "indicator rate was retired from 202612, while the list would hold on; set"
                                + " the list from 202612 on without it first");
        assertThat(later.zh()).startsWith("指标 rate 已自 202612 起停用，而该个性指标届时仍将有效");
        assertThat(found(asked("2026"), new Known().retired("202701")))
                .as("after the cycle")
                .isEmpty();
        assertThat(found(asked("2026"), new Known().cycles(Map.of()).retired("202701")))
                .as("of a cycle whose end is not known")
                .containsExactly(ITEM_WRONG);
        assertThat(found(asked("2026"), new Known().retired("202607").until(2026, 7))).isEmpty();
        assertThat(found(asked("2026"), new Known().retired("202607").until(2026, 8)))
                .containsExactly(ITEM_WRONG);
        assertThat(found(asked("2026"), new Known().retired("202701").until(2027, 7)))
                .as("the cycle ends before the next list begins")
                .isEmpty();
        assertThat(
                        found(
                                asked("2026"),
                                new Known().cycles(Map.of()).retired("202707").until(2027, 7)))
                .isEmpty();
    }

    private static Measure measure(String rule, String more) {
        return Measure.of(
                IndicatorDefinition.read(
                                json(
                                        "{'indicator':'rate','version':1,'effectiveFrom':'2026','direction':'up',"
                                                + "'frequency':'month','rule':"
                                                + rule
                                                + more
                                                + "}"))
                        .orThrow(),
                YEAR);
    }

    @Test
    void an_indicator_compares_the_class_where_its_rule_compares_and_names_no_group() {
        String compares = "{'rule':'rank-decay','step':'0.1'}";
        assertThat(measure("{'rule':'completion'}", "")).isEqualTo(new Measure(false, YEAR));
        assertThat(measure(compares, "")).isEqualTo(new Measure(true, YEAR));
        assertThat(measure(compares, ",'peers':'group:coast'")).isEqualTo(new Measure(false, YEAR));
    }

    @Test
    void lists_depend_on_the_class_the_end_the_blocks_and_the_indicators_of_a_scheme() {
        String light = "{'on':'achievement','green':'0.9','red':'0.6'}";
        Scheme scheme =
                Scheme.read(
                                json(
                                        "{'scheme':'departments','version':2,'unitClass':'departments','from':'2025',"
                                                + "'until':'2026','periods':['month'],'engine':'kc-2',"
                                                + "'tree':{'kind':'block','code':'total','children':["
                                                + "{'kind':'indicator','indicator':'budget','weight':'60','light':"
                                                + light
                                                + "},{'kind':'own','code':'duties','weight':'40','indicatorLight':"
                                                + light
                                                + "}]}}"))
                        .orThrow();
        assertThat(Blocks.of(scheme))
                .isEqualTo(new Blocks(CLASS, null, YEAR, Set.of(BLOCK), Set.of(Code.of("budget"))));
    }

    @Test
    void a_list_holds_in_no_cycle_that_is_closed() {
        Map<Code, Period> closed = Map.of(CYCLE, YEAR, Code.of("2025"), Period.ofYear(2025));
        assertThat(only(asked("202612"), new Known().closing(closed)).en())
                .isEqualTo(
                        "it would hold from 2026-12 on, in the cycle 2026 too, which is closed; let it"
                                + " begin after 2026");
        assertThat(only(asked("2025"), new Known().closing(closed).until(2026, 1)).en())
                .contains("in the cycle 2025 too");
        assertThat(
                        found(
                                asked("2026"),
                                new Known()
                                        .closing(Map.of(Code.of("2027"), Period.ofYear(2027)))
                                        .until(2027, 1)))
                .isEmpty();
        assertThat(
                        found(
                                asked("2026"),
                                new Known().closing(Map.of(Code.of("2025"), Period.ofYear(2025)))))
                .isEmpty();
    }
}
