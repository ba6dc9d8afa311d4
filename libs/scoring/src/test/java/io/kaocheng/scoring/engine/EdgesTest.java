package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.YEAR;
import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Schemes;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.exact.Powers;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.facts.Veto;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.scheme.SchemeCheck;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Edges that golden values do not come near. */
class EdgesTest {

    // ---- rules and figures

    @Test
    void a_growth_mix_without_a_share_for_growth_needs_no_base() {
        Simple simple =
                one("{'rule':'growth-mix','level':'1','own':'0','contribution':'0'}")
                        .target("x", "100");
        assertThat(total(simple.value("a", "x", "40").score("a", json -> {}))).isEqualTo("40.00");
    }

    @Test
    void a_class_growth_has_the_number_of_its_units() {
        Simple simple =
                new Simple()
                        .units("a", "b", "c")
                        .indicator(
                                "x",
                                "100",
                                Direction.UP,
                                "{'rule':'growth-mix','level':'0.5','own':'0.3','contribution':'0.2'}")
                        .target("x", "10");
        for (String unit : List.of("a", "b")) {
            simple.value(unit, "x", "4").value(unit, "x", YEAR.lastYear(), "3");
        }
        Derivation rule =
                nodes(Derivation.of(simple.score("a", json -> {})))
                        .filter(n -> n.kind() == DerivationKind.RULE)
                        .findFirst()
                        .orElseThrow();
        assertThat(rule.terms().get("count")).isEqualByComparingTo("2");
        assertThat(rule.terms().get("growth")).isEqualByComparingTo("2");
    }

    @Test
    void thirty_one_formulas_in_a_row_have_a_figure_and_thirty_two_have_not() {
        assertThat(last(31).value()).isEqualByComparingTo("7");
        assertThat(last(32).reason()).isEqualTo(Reasons.CYCLE);
    }

    private static IndicatorResult last(int formulas) {
        Simple simple = new Simple().units("a").value("a", "f0", "7");
        chain(simple, formulas);
        // An indicator before it in the scheme would be known already.
        Scheme.Node node = simple.nodes.getLast();
        simple.nodes.clear();
        simple.nodes.add(node);
        return simple.score("a", json -> {}).indicators().getFirst();
    }

    @Test
    void a_chain_of_thirty_references_may_be_enacted_and_a_longer_one_not() {
        Simple simple = new Simple().units("a");
        Map<Code, IndicatorDefinition> known = chain(simple, 40);
        assertThat(check(simple, 29, known)).isEmpty();
        assertThat(check(simple, 30, known)).containsExactly("/tree/children/0/indicator cycle");
    }

    private static List<String> check(
            Simple simple, int last, Map<Code, IndicatorDefinition> known) {
        Scheme scheme =
                Schemes.of(
                        Simple.CLASS,
                        new Scheme.Block(
                                code("root"),
                                null,
                                null,
                                Scheme.Weighting.EQUAL,
                                Scheme.Aggregation.ARITHMETIC,
                                List.of(simple.nodes.get(last))),
                        json -> {});
        return SchemeCheck.check(scheme, code -> Optional.ofNullable(known.get(code))).stream()
                .map(f -> f.pointer() + " " + f.code())
                .toList();
    }

    /** f0 is reported, and every next one is the one before. */
    private static Map<Code, IndicatorDefinition> chain(Simple simple, int length) {
        Map<Code, IndicatorDefinition> known = new TreeMap<>();
        for (int i = 0; i <= length; i++) {
            String formula =
                    i == 0
                            ? ""
                            : ",'formula':{'op':'indicator','indicator':'f%d'}".formatted(i - 1);
            simple.definition(
                    "{'indicator':'f%d','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year'%s,'rule':{'rule':'completion'}}"
                            .formatted(i, formula),
                    null);
            known.put(
                    code("f" + i),
                    simple.facts.indicator(code("f" + i), YEAR).orElseThrow().definition());
        }
        return known;
    }

    @Test
    void before_1900_there_is_nothing_to_grow_from() {
        assertThat(growth("190001", "previous").reason()).isEqualTo(Reasons.NO_BASE);
        assertThat(growth("190002", "previous").value()).isEqualByComparingTo("100");
        assertThat(growth("190002", "last-year").reason()).isEqualTo(Reasons.NO_BASE);
        assertThat(growth("190102", "last-year").value()).isEqualByComparingTo("300");
    }

    /** 10 in January 1900, 20 in February, 80 a year later. */
    private static IndicatorResult growth(String month, String against) {
        Period period = Period.parse(month);
        Simple simple = new Simple().period(period).units("a");
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'1900','direction':'up','frequency':'month',"
                        + "'formula':{'op':'growth','of':{'op':'own'},'against':'%s','factor':'100'},'rule':{'rule':'completion'}}"
                                .formatted(against),
                null);
        simple.value("a", "x", Period.ofMonth(1900, 1), "10")
                .value("a", "x", Period.ofMonth(1900, 2), "20")
                .value("a", "x", Period.ofMonth(1901, 2), "80");
        return simple.score("a", json -> {}).indicators().getFirst();
    }

    @Test
    void a_year_to_date_of_which_nothing_is_there_is_absent_for_the_reason_its_parts_are() {
        Simple simple = new Simple().period(Period.ofMonth(2026, 2)).units("a");
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'month',"
                        + "'formula':{'op':'year-to-date','of':{'op':'own'}},'rule':{'rule':'completion'}}",
                null);
        simple.facts.observation(
                code("a"),
                code("x"),
                Period.ofMonth(2026, 1),
                new Observation.NoFigure(
                        code("merged"), true, false, List.of(simple.next(Journal.MONITORING))));
        simple.none("a", "x", "merged");
        assertThat(simple.score("a", json -> {}).indicators().getFirst().reason())
                .isEqualTo(code("merged"));
    }

    @Test
    void what_reaches_10_to_the_30_on_the_way_is_out_of_range() {
        assertThat(product("'1000000000000000','1000000000000000'").reason())
                .isEqualTo(Reasons.OUT_OF_RANGE);
        assertThat(product("'1000000000000000','1000000000000000','0.1'").reason())
                .isEqualTo(Reasons.OUT_OF_RANGE);
        assertThat(product("'1000000000000000','100000000000000'").value())
                .isEqualByComparingTo("1e29");
    }

    private static IndicatorResult product(String constants) {
        StringBuilder of = new StringBuilder();
        for (String constant : constants.split(",", -1)) {
            of.append(of.isEmpty() ? "" : ",")
                    .append("{'op':'constant','value':%s}".formatted(constant));
        }
        Simple simple = new Simple().units("a");
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year',"
                        + "'formula':{'op':'product','of':[%s]},'rule':{'rule':'completion'}}"
                                .formatted(of),
                null);
        return simple.score("a", json -> {}).indicators().getFirst();
    }

    @Test
    void a_figure_has_at_most_forty_decimals() {
        Simple simple = new Simple().units("a");
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year',"
                        + "'formula':{'op':'quotient','numerator':{'op':'own'},'denominator':{'op':'constant','value':'3'},'factor':'1'},"
                        + "'rule':{'rule':'completion'}}",
                null);
        simple.value("a", "x", "0.000000000001");
        assertThat(simple.score("a", json -> {}).indicators().getFirst().value())
                .isEqualByComparingTo(
                        d("0.000000000001").divide(d("3"), 40, RoundingMode.HALF_EVEN));
    }

    @Test
    void there_is_no_logarithm_of_0() {
        assertThatThrownBy(() -> Powers.ln(BigDecimal.ZERO))
                .hasMessageContaining("above 0; found 0");
    }

    // ---- blocks

    @Test
    void in_its_parent_a_sum_weighs_as_marks_out_of_its_full_marks() {
        Simple simple = new Simple().units("a").completion("x", "60").completion("y", "90");
        simple.value("a", "x", "50").value("a", "y", "100");
        simple.completion("z", "50").value("a", "z", "20");
        Scheme.Block sum =
                new Scheme.Block(
                        code("sum"),
                        null,
                        d("50"),
                        Scheme.Weighting.WEIGHTS,
                        Scheme.Aggregation.SUM,
                        List.of(simple.nodes.get(0), simple.nodes.get(1)));
        // 120 of 150 marks are 80; (80 + 20) / 2
        assertThat(total(score(simple, List.of(sum, simple.nodes.get(2)), json -> {})))
                .isEqualTo("50.00");
    }

    // ---- mix

    @Test
    void a_tree_that_does_not_count_is_not_used_where_nobody_gave_a_mark() {
        Simple simple = one("{'rule':'completion'}").target("x", "100").value("a", "x", "50");
        UnitScore score =
                simple.score(
                        "a",
                        mix("{'tree':'0','groups':[{'group':'public','weight':'100'}],'trim':0}"));
        assertThat(score.total()).isEmpty();
        assertThat(score.exactTotal()).isEmpty();
    }

    @Test
    void without_figures_and_marks_a_mix_has_no_total() {
        Simple simple = one("{'rule':'completion'}").target("x", "100");
        simple.none("a", "x", "merged");
        UnitScore score =
                simple.score(
                        "a",
                        mix("{'tree':'60','groups':[{'group':'public','weight':'40'}],'trim':0}"));
        assertThat(score.total()).isEmpty();
    }

    @Test
    void a_mix_that_adds_up_has_no_line_for_a_remainder_and_one_that_does_not_has_one() {
        Simple simple = one("{'rule':'completion'}").target("x", "100").value("a", "x", "92");
        rate(simple, "public", "80");
        assertThat(
                        kinds(
                                simple,
                                "{'tree':'60','groups':[{'group':'public','weight':'40'}],'trim':0}"))
                .containsExactly(DerivationKind.BLOCK, DerivationKind.GROUP);
        // 20 is nobody's: 92 * 40/80 + 80 * 40/80 is exact, thirds of 60 are not
        Simple thirds = one("{'rule':'completion'}").target("x", "100").value("a", "x", "1");
        rate(thirds, "public", "1");
        rate(thirds, "superior", "1");
        assertThat(
                        kinds(
                                thirds,
                                "{'tree':'20','groups':[{'group':'public','weight':'20'},{'group':'superior','weight':'20'},{'group':'nobody','weight':'40'}],'trim':0}"))
                .containsExactly(
                        DerivationKind.BLOCK,
                        DerivationKind.GROUP,
                        DerivationKind.GROUP,
                        DerivationKind.REMAINDER);
    }

    private static List<DerivationKind> kinds(Simple simple, String mix) {
        Derivation derivation = Derivation.of(simple.score("a", mix(mix)));
        assertThat(Recompute.of(derivation).differences()).isEmpty();
        return derivation.children().getFirst().children().stream().map(Derivation::kind).toList();
    }

    private static void rate(Simple simple, String group, String mark) {
        simple.facts.rating(
                code("a"),
                YEAR,
                new Rating(code(group), null, d(mark), List.of(simple.next(Journal.EVALUATION))));
    }

    private static Consumer<ObjectNode> mix(String mix) {
        return json -> json.set("evaluators", json(mix));
    }

    // ---- ledgers

    @Test
    void a_cap_that_is_just_met_deducts_nothing_and_has_no_line() {
        Simple simple = one("{'rule':'completion'}").target("x", "100").value("a", "x", "50");
        bonus(simple, "2", simple.next(Journal.EVALUATION));
        simple.facts.incident(
                code("a"),
                YEAR,
                new Incident(code("petition"), 2, false, List.of(simple.next(Journal.EVALUATION))));
        Consumer<ObjectNode> met =
                json -> {
                    json.set("bonuses", json("{'perCategory':{'prize':'2'},'cap':'2'}"));
                    json.set(
                            "deductions",
                            json("{'kinds':[{'kind':'petition','each':'1'}],'cap':'2'}"));
                };
        assertThat(
                        Derivation.of(simple.score("a", met))
                                .children()
                                .getFirst()
                                .children()
                                .stream()
                                .map(Derivation::kind))
                .containsExactly(
                        DerivationKind.BLOCK, DerivationKind.BONUS, DerivationKind.DEDUCTION);
    }

    @Test
    void of_equal_grants_for_one_item_the_same_is_cited_in_whatever_order_they_came() {
        Position early = new Position(Journal.EVALUATION, 100);
        Position late = new Position(Journal.EVALUATION, 200);
        List<List<Position>> cited = new ArrayList<>();
        for (List<Position> order : List.of(List.of(early, late), List.of(late, early))) {
            Simple simple = one("{'rule':'completion'}").target("x", "100").value("a", "x", "50");
            order.forEach(entry -> bonus(simple, "2", entry));
            cited.add(
                    nodes(Derivation.of(simple.score("a", json -> json.set("bonuses", json("{}")))))
                            .filter(n -> n.kind() == DerivationKind.BONUS)
                            .findFirst()
                            .orElseThrow()
                            .sources());
        }
        assertThat(cited).containsExactly(List.of(early), List.of(early));
    }

    private static void bonus(Simple simple, String points, Position entry) {
        simple.facts.bonus(
                code("a"), YEAR, new Bonus(code("prize"), code("it"), d(points), List.of(entry)));
    }

    // ---- vetoes

    @Test
    void a_veto_finds_its_block_behind_others_and_deducts_nothing_where_there_is_nothing() {
        assertThat(total(vetoed("40", "80", "second"))).isEqualTo("20.00");
        assertThat(total(vetoed("0", "0", "second"))).isEqualTo("0.00");
        assertThat(total(vetoed("40", "80", "nowhere"))).isEqualTo("60.00");
    }

    private static UnitScore vetoed(String x, String y, String block) {
        Simple simple = new Simple().units("a").completion("x", null).completion("y", null);
        simple.value("a", "x", x).value("a", "y", y);
        simple.facts.veto(
                code("a"), YEAR, new Veto(code("lie"), List.of(simple.next(Journal.EVALUATION))));
        List<Scheme.Node> blocks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            blocks.add(
                    new Scheme.Block(
                            code(i == 0 ? "first" : "second"),
                            null,
                            d("50"),
                            Scheme.Weighting.EQUAL,
                            Scheme.Aggregation.ARITHMETIC,
                            List.of(simple.nodes.get(i))));
        }
        UnitScore score =
                score(
                        simple,
                        blocks,
                        json ->
                                json.set(
                                        "vetoes",
                                        json(
                                                "[{'effect':'zero-block','kind':'lie','block':'%s'}]"
                                                        .formatted(block))));
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        return score;
    }

    @Test
    void a_veto_that_names_a_grade_there_is_not_caps_nothing() {
        Simple simple = one("{'rule':'completion'}").target("x", "100").value("a", "x", "50");
        simple.facts.veto(
                code("a"), YEAR, new Veto(code("lie"), List.of(simple.next(Journal.EVALUATION))));
        Consumer<ObjectNode> capped =
                json -> {
                    json.set("grades", json("{'grades':[{'grade':'good'},{'grade':'pass'}]}"));
                    json.set(
                            "vetoes", json("[{'effect':'cap-grade','kind':'lie','grade':'none'}]"));
                };
        assertThat(simple.score("a", capped).grade()).contains(code("good"));
    }

    // ---- recomputation

    @Test
    void every_number_of_a_derivation_that_is_not_what_its_parts_give_is_found() {
        Simple simple = one("{'rule':'completion'}").target("x", "100").value("a", "x", "40");
        simple.indicator(
                        "g",
                        null,
                        Direction.UP,
                        "{'rule':'grade-table','grades':[{'grade':'good','marks':'9'}],'full':'10'}")
                .indicator(
                        "s",
                        null,
                        Direction.UP,
                        "{'rule':'satisfaction','values':{'yes':'100','no':'0'},'full':'100'}")
                .indicator(
                        "t",
                        null,
                        Direction.UP,
                        "{'rule':'timeliness','late':'1','missing':'2','wrong':'1','full':'10'}")
                .completion("m", null)
                .value("b", "m", "30")
                .value("c", "m", "50")
                .none("a", "m", "merged");
        simple.units("b", "c");
        List<Position> sources = List.of(simple.next(Journal.EVALUATION));
        simple.facts.rating(
                code("a"), code("g"), YEAR, new Rating(code("panel"), code("good"), null, sources));
        TreeMap<Code, Long> answers = new TreeMap<>();
        answers.put(code("yes"), 3L);
        answers.put(code("no"), 1L);
        simple.facts.survey(code("a"), code("s"), YEAR, new Survey(answers, sources));
        simple.facts.submissions(code("a"), YEAR, new Submissions(2, 0, 0, false, sources));
        UnitScore score =
                simple.score("a", json -> json.withObject("noData").put("merged", "peer-mean"));
        // (40 + 90 + 75 + 80 + 40) / 5
        assertThat(total(score)).isEqualTo("65.00");
        ObjectNode json = Derivation.of(score).write();
        assertThat(Recompute.of(Derivation.read(json)).holds()).isTrue();
        int numbers = 0;
        for (String field : List.of("value", "contribution")) {
            numbers += json.findParents(field).size();
            for (int i = 0; i < json.findParents(field).size(); i++) {
                ObjectNode falsified = Derivation.of(score).write();
                ObjectNode node = (ObjectNode) falsified.findParents(field).get(i);
                // Under a peers' mean the peer's achievement is what counts, its value an echo.
                if (!node.has("kind") || node.get("kind").asText().equals("peer")) {
                    continue;
                }
                node.put(field, d(node.get(field).textValue()).add(BigDecimal.ONE).toPlainString());
                assertThat(Recompute.of(Derivation.read(falsified)).holds())
                        .as("%s of %s", field, node.get("kind"))
                        .isFalse();
            }
        }
        assertThat(numbers).isGreaterThan(20);
    }

    @Test
    void a_difference_names_the_node_the_stated_and_the_recomputed_number() {
        Simple simple = one("{'rule':'completion'}").target("x", "100").value("a", "x", "40");
        ObjectNode json = Derivation.of(simple.score("a", more -> {})).write();
        json.put("value", "99");
        assertThat(Recompute.of(Derivation.read(json)).differences())
                .containsExactly(
                        "/published:a: children add up to 40",
                        "/published:a: stated 99, computed 40");
        ObjectNode none = Derivation.of(simple.score("a", more -> {})).write();
        none.remove("value");
        assertThat(Recompute.of(Derivation.read(none)).differences())
                .contains("/published:a: stated nothing, computed 40");
    }

    // ---- words

    private static Simple one(String rule) {
        return new Simple().units("a").indicator("x", null, Direction.UP, rule);
    }

    private static UnitScore score(
            Simple simple, List<Scheme.Node> children, Consumer<ObjectNode> more) {
        Scheme scheme =
                Schemes.of(
                        Simple.CLASS,
                        new Scheme.Block(
                                code("root"),
                                null,
                                null,
                                Scheme.Weighting.WEIGHTS,
                                Scheme.Aggregation.ARITHMETIC,
                                children),
                        more);
        return Engine.score(
                        new Cohort(Simple.CLASS, YEAR, new SchemeInForce(scheme, List.of())),
                        simple.facts)
                .units()
                .getFirst();
    }

    private static Stream<Derivation> nodes(Derivation node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(EdgesTest::nodes));
    }
}
