package io.kaocheng.scoring.scheme;

import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is wrong with a document or a scheme is found all at once, each with its place. */
class SchemeCheckTest {

    private static final String LIGHT = "{'on':'achievement','green':'0.9','red':'0.6'}";

    // ---- reading

    @Test
    void a_rule_with_many_faults_is_refused_with_all_of_them() {
        assertThat(
                        findings(
                                Rule.read(
                                        json(
                                                "{'rule':'threshold-deduction','perStep':0.05,'step':'0','full':'1,5',"
                                                        + "'counting':'sideways','extra':true}"))))
                .containsExactly(
                        "/perStep wrong-type",
                        "/step out-of-range",
                        "/full not-a-decimal",
                        "/counting unknown-value",
                        "/extra unknown-field");
    }

    @Test
    void messages_come_in_both_languages_and_name_value_and_remedy() {
        Reading<Rule> reading = Rule.read(json("{'rule':'completion','cap':'11'}"));
        assertThat(reading)
                .isEqualTo(
                        new Reading.Findings<Rule>(
                                List.of(
                                        new Finding(
                                                "/cap",
                                                "out-of-range",
                                                "cap must be above 0 and at most 10; found 11",
                                                "cap 须大于 0 且不大于 10，现为 11"))));
    }

    @Test
    void a_tag_must_be_there_and_known() {
        assertThat(findings(Rule.read(json("{}")))).containsExactly("/rule missing-field");
        assertThat(findings(Rule.read(json("{'rule':'magic'}"))))
                .containsExactly("/rule unknown-value");
        assertThat(findings(Rule.read(json("{'rule':5}")))).containsExactly("/rule unknown-value");
        assertThat(findings(Rule.read(json("[]")))).containsExactly(" wrong-type");
        assertThat(findings(Rule.read(json("null")))).containsExactly(" wrong-type");
    }

    @Test
    void crossed_parameters_are_refused() {
        assertThat(findings("{'rule':'completion','cap':'1','floor':'2'}"))
                .containsExactly("/floor floor-above-cap");
        assertThat(findings("{'rule':'between','floor':'2','target':'2'}"))
                .containsExactly("/floor floor-equals-target");
        assertThat(findings("{'rule':'closeness','tolerance':'0.1','low':'2'}"))
                .containsExactly("/low half-a-range");
        assertThat(findings("{'rule':'closeness','tolerance':'0.1','low':'2','high':'1'}"))
                .containsExactly("/low empty-range");
        assertThat(findings("{'rule':'efficacy','unacceptable':'2','satisfactory':'2'}"))
                .containsExactly("/unacceptable floor-equals-target");
        assertThat(findings("{'rule':'thirds','red':'2','goal':'2'}"))
                .containsExactly("/red floor-equals-target");
        assertThat(findings("{'rule':'growth-mix','level':'0.5','own':'0.2','contribution':'0.2'}"))
                .containsExactly("/level shares-not-one");
        assertThat(findings("{'rule':'rank-table','marks':['5','6','-1'],'full':'6'}"))
                .containsExactly("/marks/1 table-rises", "/marks/2 out-of-range");
        assertThat(findings("{'rule':'satisfaction','values':{},'full':'1'}"))
                .containsExactly("/values empty");
        assertThat(findings("{'rule':'satisfaction','values':{'Yes':'2','no':'x'},'full':'1'}"))
                .containsExactly("/values/Yes not-a-code", "/values/no not-a-decimal");
        assertThat(findings("{'rule':'satisfaction','values':{'yes':'2'},'full':'1'}"))
                .containsExactly("/values/yes out-of-range");
        assertThat(
                        findings(
                                "{'rule':'grade-table','grades':[{'grade':'a','marks':'5'},{'grade':'a','marks':'7'}],'full':'6'}"))
                .containsExactly("/grades/1/marks out-of-range", "/grades/1/grade duplicate");
        assertThat(
                        findings(
                                "{'rule':'grade-table','grades':[{'grade':'a','marks':'5','low':'4'}],'full':'6'}"))
                .containsExactly("/grades/0/low band-without-marks");
        assertThat(
                        findings(
                                "{'rule':'banded-efficacy','standards':[{'value':'1','coefficient':'0.9'},{'value':'1','coefficient':'0.9'}]}"))
                .containsExactly(
                        "/standards/1/value standards-not-in-order",
                        "/standards/1/coefficient standards-not-in-order",
                        "/standards/0/coefficient best-not-one");
    }

    @Test
    void tables_of_steps_are_total_and_disjoint() {
        assertThat(
                        findings(
                                "{'rule':'steps','steps':[{'to':'60','achievement':'0'},{'from':'60','achievement':'1'}]}"))
                .isEmpty();
        assertThat(
                        findings(
                                "{'rule':'steps','steps':[{'from':'0','to':'60','achievement':'0'},{'from':'61','to':'90','achievement':'1'}]}"))
                .containsExactly(
                        "/steps/0/from table-not-total",
                        "/steps/1/from table-not-total",
                        "/steps/1/to table-not-total");
        assertThat(findings("{'rule':'steps','steps':[{'from':'5','to':'5','achievement':'0'}]}"))
                .containsExactly("/steps/0/to empty-step");
        assertThat(findings("{'rule':'steps','steps':[]}")).containsExactly("/steps out-of-range");
    }

    @Test
    void a_rule_keeps_to_the_directions_it_makes_sense_in() {
        assertThat(findings(definition("down", "{'rule':'completion'}", "")))
                .containsExactly("/direction direction-unsuited");
        assertThat(findings(definition("up", "{'rule':'control'}", "")))
                .containsExactly("/direction direction-unsuited");
        assertThat(definition("up", "{'rule':'control'}", ""))
                .isInstanceOfSatisfying(
                        Reading.Findings.class,
                        found ->
                                assertThat(((Finding) found.list().getFirst()).zh())
                                        .isEqualTo("该规则要求指标越低越好，现为越高越好"));
    }

    @Test
    void formulas_are_typed_finite_and_not_about_themselves() {
        assertThat(
                        findings(
                                definition(
                                        "up",
                                        "{'rule':'completion'}",
                                        "'formula':{'op':'indicator','indicator':'x'},'factor':'0',")))
                .containsExactly("/formula cycle", "/factor out-of-range");
        assertThat(
                        findings(
                                definition(
                                        "up",
                                        "{'rule':'completion'}",
                                        "'formula':{'op':'eval','code':'1'},")))
                .containsExactly("/formula/op unknown-value");
        String nested = "{'op':'own'}";
        for (int i = 0; i < 3; i++) {
            nested = "{'op':'year-to-date','of':" + nested + "}";
        }
        assertThat(findings(definition("up", "{'rule':'completion'}", "'formula':" + nested + ",")))
                .containsExactly("/formula too-costly");
        for (int i = 0; i < 60; i++) {
            nested = "{'op':'previous','of':" + nested + "}";
        }
        assertThat(findings(definition("up", "{'rule':'completion'}", "'formula':" + nested + ",")))
                .singleElement()
                .asString()
                .endsWith("too-deep");
    }

    @Test
    void a_scheme_with_many_faults_is_refused_with_all_of_them() {
        assertThat(
                        findings(
                                Scheme.read(
                                        json(
                                                """
                                                {'scheme':'Bad Code','version':0,'cycle':'2026','unitClass':'towns','periods':['week'],
                                                 'tree':{'kind':'block','code':'root','children':[
                                                   {'kind':'indicator','indicator':'x','weight':'60','light':%s},
                                                   {'kind':'indicator','indicator':'x','weight':'30','light':%s},
                                                   {'kind':'block','code':'equal','weight':'5','weighting':'equal','aggregation':'sum','children':[
                                                     {'kind':'indicator','indicator':'y','weight':'5','light':{'on':'achievement','green':'0.1','red':'0.6','levels':5}}]}]}}"""
                                                        .formatted(LIGHT, LIGHT)))))
                .containsExactly(
                        "/scheme not-a-code",
                        "/version out-of-range",
                        "/periods/0 unknown-value",
                        "/tree/children/2/children/0/light/levels out-of-range");
    }

    @Test
    void sibling_weights_total_100_and_the_block_is_named() {
        Reading<Scheme> reading = Scheme.read(scheme("'60'", "'39.9'", ""));
        assertThat(findings(reading)).containsExactly("/tree/children weights-unbalanced");
        assertThat(reading.toString()).contains("block root must total 100; found 99.9");
        assertThat(findings(Scheme.read(scheme("'60'", "null", ""))))
                .containsExactly("/tree/children/1/weight wrong-type");
    }

    @Test
    void quotas_bands_mixes_and_ledgers_are_checked() {
        assertThat(
                        findings(
                                Scheme.read(
                                        scheme(
                                                "'60'",
                                                "'40'",
                                                ",'grades':{'grades':[{'grade':'a','atLeast':'80','quota':'0.7'},{'grade':'a','atLeast':'80','quota':'0.4'}]}"))))
                .containsExactly(
                        "/grades/grades/1/grade duplicate",
                        "/grades/grades/1/atLeast bands-not-in-order",
                        "/grades/grades quotas-over-one",
                        "/grades/grades/1 no-last-grade");
        assertThat(
                        findings(
                                Scheme.read(
                                        scheme(
                                                "'60'",
                                                "'40'",
                                                ",'evaluators':{'tree':'50','groups':[{'group':'g','weight':'20'},{'group':'g','weight':'20'}]}"))))
                .containsExactly(
                        "/evaluators/groups/1/group duplicate",
                        "/evaluators/groups weights-unbalanced");
        assertThat(
                        findings(
                                Scheme.read(
                                        scheme(
                                                "'60'",
                                                "'40'",
                                                ",'deductions':{'kinds':[{'kind':'a','each':'1'},{'kind':'a','each':'1'}]},'ties':'best'"))))
                .containsExactly("/deductions/kinds/1/kind duplicate");
        assertThat(
                        findings(
                                Scheme.read(
                                        scheme(
                                                "'60'",
                                                "'40'",
                                                ",'bonuses':{'perCategory':{'a':'-1'}}"))))
                .containsExactly("/bonuses/perCategory/a out-of-range");
        assertThat(findings(Scheme.read(scheme("'60'", "'40'", ",'ties':'mean'"))))
                .containsExactly("/ties mean-rank");
    }

    // ---- before enactment

    @Test
    void a_sound_scheme_has_no_findings() {
        assertThat(check(scheme("'60'", "'40'", ""), sound())).isEmpty();
    }

    @Test
    void indicators_must_be_enacted_and_so_must_what_their_formulas_refer_to() {
        Map<String, String> definitions = sound();
        definitions.remove("y");
        definitions.put(
                "x",
                definition(
                        "x",
                        "up",
                        "{'rule':'completion'}",
                        "'formula':{'op':'indicator','indicator':'ghost'},"));
        assertThat(check(scheme("'60'", "'40'", ""), definitions))
                .containsExactly(
                        "/tree/children/0/indicator reference-not-enacted",
                        "/tree/children/1/indicator indicator-not-enacted");
    }

    @Test
    void circles_of_formulas_are_found_through_any_number_of_indicators() {
        Map<String, String> definitions = sound();
        definitions.put(
                "x",
                definition(
                        "x",
                        "up",
                        "{'rule':'completion'}",
                        "'formula':{'op':'indicator','indicator':'p'},"));
        definitions.put(
                "p",
                definition(
                        "p",
                        "up",
                        "{'rule':'completion'}",
                        "'formula':{'op':'indicator','indicator':'q'},"));
        definitions.put(
                "q",
                definition(
                        "q",
                        "up",
                        "{'rule':'completion'}",
                        "'formula':{'op':'previous','of':{'op':'indicator','indicator':'p'}},"));
        assertThat(check(scheme("'60'", "'40'", ""), definitions))
                .containsExactly("/tree/children/0/indicator cycle");
    }

    @Test
    void lights_agree_with_the_direction() {
        Map<String, String> definitions = sound();
        definitions.put("x", definition("x", "down", "{'rule':'control'}", ""));
        definitions.put(
                "y", definition("y", "on-target", "{'rule':'closeness','tolerance':'0.1'}", ""));
        String value = "{'on':'value','green':'80','red':'60'}";
        JsonNode scheme = scheme("'60'", "'40'", "", value);
        assertThat(check(scheme, definitions))
                .containsExactly(
                        "/tree/children/0/light/green thresholds-reversed",
                        "/tree/children/1/light/on light-unsuited");
        assertThat(check(scheme, sound())).isEmpty();
    }

    @Test
    void vetoes_and_tie_breaks_refer_to_what_is_there() {
        String more =
                ",'vetoes':[{'effect':'zero-block','kind':'v','block':'nowhere'},{'effect':'cap-grade','kind':'v','grade':'pass'},"
                        + "{'effect':'zero-block','kind':'v','block':'root'}],"
                        + "'grades':{'grades':[{'grade':'good'}],'ties':'by-bonus'}";
        assertThat(check(scheme("'60'", "'40'", more), sound()))
                .containsExactly(
                        "/vetoes/0/block unknown-block",
                        "/vetoes/1/grade unknown-grade",
                        "/grades/ties bonus-not-for-ties");
    }

    @Test
    void what_vetoes_and_tie_breaks_refer_to_may_be_there() {
        String more =
                ",'vetoes':[{'effect':'cap-grade','kind':'v','grade':'good'},{'effect':'zero-total','kind':'v'},"
                        + "{'effect':'deduct','kind':'v','points':'1'},{'effect':'bar-from-awards','kind':'v'}],"
                        + "'bonuses':{'use':'tie-break'},'grades':{'grades':[{'grade':'good'}],'ties':'by-bonus'}";
        assertThat(check(scheme("'60'", "'40'", more), sound())).isEmpty();
        assertThat(
                        check(
                                scheme(
                                        "'60'",
                                        "'40'",
                                        ",'bonuses':{},'grades':{'grades':[{'grade':'good'}],'ties':'by-bonus'}"),
                                sound()))
                .containsExactly("/grades/ties bonus-not-for-ties");
        assertThat(
                        check(
                                scheme(
                                        "'60'",
                                        "'40'",
                                        ",'vetoes':[{'effect':'cap-grade','kind':'v','grade':'good'}]"),
                                sound()))
                .as("without any grades")
                .containsExactly("/vetoes/0/grade unknown-grade");
    }

    @Test
    void a_light_with_one_threshold_for_green_and_red_suits_either_direction() {
        Map<String, String> definitions = sound();
        definitions.put("x", definition("x", "down", "{'rule':'control'}", ""));
        String value = "{'on':'value','green':'80','red':'80'}";
        assertThat(check(scheme("'60'", "'40'", "", value), definitions)).isEmpty();
    }

    @Test
    void nothing_appears_twice_in_the_tree() {
        JsonNode scheme =
                json(
                        """
                        {'scheme':'s','version':1,'cycle':'2026','unitClass':'towns','periods':['year'],
                         'tree':{'kind':'block','code':'root','weighting':'equal','children':[
                           {'kind':'block','code':'b','weighting':'equal','children':[{'kind':'indicator','indicator':'x','light':%1$s}]},
                           {'kind':'block','code':'c','weighting':'equal','children':[
                             {'kind':'block','code':'b','weighting':'equal','children':[{'kind':'indicator','indicator':'x','light':%1$s}]}]}]}}"""
                                .formatted(LIGHT));
        assertThat(check(scheme, sound()))
                .containsExactly(
                        "/tree/children/1/children/0/code duplicate",
                        "/tree/children/1/children/0/children/0/indicator duplicate");
    }

    // ---- canonical form

    @Test
    void what_is_written_is_read_back_and_defaults_do_not_change_the_identity() {
        Scheme plain = Scheme.read(scheme("'60'", "'40'", "")).orThrow();
        Scheme spelled =
                Scheme.read(
                                scheme(
                                        "'60.00'",
                                        "'40'",
                                        ",'countsFrom':'submitted','ties':'best','noData':{}"))
                        .orThrow();
        assertThat(Scheme.read(plain.write()).orThrow()).isEqualTo(plain);
        assertThat(spelled.hash()).isEqualTo(plain.hash());
        assertThat(plain.hash()).matches("[0-9a-f]{64}");
        assertThat(plain.canonical())
                .startsWith("{\"countsFrom\":\"submitted\",\"cycle\":\"2026\"");
    }

    private static Map<String, String> sound() {
        Map<String, String> definitions = new TreeMap<>();
        definitions.put("x", definition("x", "up", "{'rule':'completion'}", ""));
        definitions.put("y", definition("y", "up", "{'rule':'reached'}", ""));
        return definitions;
    }

    private static List<String> check(JsonNode scheme, Map<String, String> definitions) {
        return SchemeCheck.check(
                        Scheme.read(scheme).orThrow(),
                        code ->
                                Optional.ofNullable(definitions.get(code.value()))
                                        .map(
                                                text ->
                                                        IndicatorDefinition.read(json(text))
                                                                .orThrow()))
                .stream()
                .map(f -> f.pointer() + " " + f.code())
                .toList();
    }

    private static JsonNode scheme(String first, String second, String more) {
        return scheme(first, second, more, LIGHT);
    }

    private static JsonNode scheme(String first, String second, String more, String light) {
        return json(
                """
                {'scheme':'s','version':1,'cycle':'2026','unitClass':'towns','periods':['year'],
                 'tree':{'kind':'block','code':'root','children':[
                   {'kind':'indicator','indicator':'x','weight':%s,'light':%s},
                   {'kind':'indicator','indicator':'y','weight':%s,'light':%s}]}%s}"""
                        .formatted(first, light, second, light, more));
    }

    private static Reading<IndicatorDefinition> definition(
            String direction, String rule, String more) {
        return IndicatorDefinition.read(json(definition("x", direction, rule, more)));
    }

    private static String definition(String code, String direction, String rule, String more) {
        return "{'indicator':'%s','version':1,'effectiveFrom':'2020','direction':'%s','frequency':'year',%s'rule':%s}"
                .formatted(Code.of(code), direction, more, rule);
    }

    private static List<String> findings(String rule) {
        return findings(Rule.read(json(rule)));
    }

    private static List<String> findings(Reading<?> reading) {
        return switch (reading) {
            case Reading.Read<?> _ -> List.of();
            case Reading.Findings<?>(List<Finding> list) ->
                    list.stream().map(f -> f.pointer() + " " + f.code()).toList();
        };
    }
}
