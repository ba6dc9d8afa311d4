package io.kaocheng.indicators.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.QualityRulesEvent;
import io.kaocheng.contracts.indicators.QualityRulesEvent.QualityRulesSet;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.WaiverEvent;
import io.kaocheng.contracts.indicators.WaiverEvent.IndicatorFindingWaived;
import io.kaocheng.contracts.indicators.WaiverEvent.IndicatorFindingWaiverEnded;
import io.kaocheng.contracts.indicators.WaiverEvent.SchemeFindingWaived;
import io.kaocheng.contracts.indicators.WaiverEvent.SchemeFindingWaiverEnded;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.quality.QualityRulesDecider.RulesSet;
import io.kaocheng.indicators.quality.QualityRulesDecider.SetRules;
import io.kaocheng.indicators.quality.WaiverDecider.Kind;
import io.kaocheng.indicators.quality.WaiverDecider.Waiver;
import io.kaocheng.indicators.quality.WaiverDecider.WaiverCommand;
import io.kaocheng.indicators.region.GivenNames;
import io.kaocheng.indicators.scheme.SchemeDecider;
import io.kaocheng.scoring.quality.QualityRules;
import io.kaocheng.shape.Shape;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class QualityDecidersTest {

    private static final Code RATE = Code.of("rate");
    private static final Code SCHEME = Code.of("s-2026");
    private static final Code Q9 = Code.of("q9");
    private static final Code Q14 = Code.of("q14");
    private static final String SOURCE = "/about/source";
    private static final String NODE = "/tree/children/0";

    private static final JsonNode REACHED =
            json(
                    "{'indicator':'rate','version':1,'effectiveFrom':'2026','direction':'up','frequency':'month','rule':{'rule':'reached'}}");
    private static final JsonNode TREE =
            json(
                    "{'scheme':'s-2026','version':1,'cycle':'2026','unitClass':'towns','periods':['month'],'tree':{'kind':'block','code':'total','children':[{'kind':'indicator','indicator':'rate','weight':'100','light':{'on':'achievement','green':'0.9','red':'0.6'}}]}}");
    private static final Event[] INDICATOR = {
        new IndicatorProposed(
                RATE, "巩固率", "quality", "meso", "quantitative", "%", "口径", null, null),
        new VersionDrafted(RATE, 1, Period.ofYear(2026), REACHED, "0", "chen"),
        new VersionApproved(RATE, 1),
        new VersionEnacted(RATE, 1, Period.ofYear(2026), REACHED, "0")
    };
    private static final Event[] SCHEME_PAST = {
        new SchemeDrafted(SCHEME, 1, Code.of("2026"), Code.of("towns"), TREE, "0", "li"),
        new SchemeApproved(SCHEME, 1)
    };
    private static final IndicatorFindingWaived SOURCE_WAIVED =
            new IndicatorFindingWaived(RATE, 1, Q9, SOURCE, "系统上线前暂缺", "wang");
    private static final SchemeFindingWaived CLIFF_WAIVED =
            new SchemeFindingWaived(SCHEME, 1, Q14, NODE, "上级要求", "wang");

    private final DeciderSpec<WaiverCommand, List<Waiver>, WaiverEvent> waivers =
            new DeciderSpec<>(new WaiverDecider());
    private final DeciderSpec<SetRules, List<RulesSet>, QualityRulesEvent> rules =
            new DeciderSpec<>(new QualityRulesDecider());

    private DeciderSpec<WaiverCommand, List<Waiver>, WaiverEvent>.Given given(WaiverEvent... past) {
        return waivers.given(past)
                .and(IndicatorDecider.at(RATE), INDICATOR)
                .and(SchemeDecider.at(SCHEME), SCHEME_PAST);
    }

    private static WaiverCommand ofIndicator(Code rule, String at, String why, String by) {
        return new WaiverCommand(Kind.INDICATOR, RATE, 1, rule, at, why, by, false);
    }

    private static WaiverCommand ofScheme(Code rule, String at, String why, String by) {
        return new WaiverCommand(Kind.SCHEME, SCHEME, 1, rule, at, why, by, false);
    }

    private static WaiverCommand end(Kind kind, Code of, Code rule, String at) {
        return new WaiverCommand(kind, of, 1, rule, at, "整改完成", "wang", true);
    }

    // ---- waivers

    @Test
    void a_finding_is_waived_by_another_person_than_the_author() {
        given().when(ofIndicator(Q9, SOURCE, "系统上线前暂缺", "wang")).then(SOURCE_WAIVED);
        given().when(ofScheme(Q14, NODE, "上级要求", "wang")).then(CLIFF_WAIVED);
        given().when(ofIndicator(Q9, SOURCE, "系统上线前暂缺", "chen"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        given().when(ofScheme(Q14, NODE, "上级要求", "li")).refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void the_same_waiver_again_changes_nothing_and_another_reason_is_refused() {
        given(SOURCE_WAIVED).when(ofIndicator(Q9, SOURCE, "系统上线前暂缺", "zhao")).unchanged();
        given(SOURCE_WAIVED)
                .when(ofIndicator(Q9, SOURCE, "另有原因", "zhao"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void an_error_cannot_be_waived() {
        given().when(ofIndicator(Q9, "/about/definition", "够用", "wang"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_was_not_checked_cannot_be_waived() {
        given().when(ofScheme(Code.of("q2"), "/tree", "无碍", "wang"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_nobody_found_cannot_be_waived() {
        given().when(ofIndicator(Q14, SOURCE, "无碍", "wang")).refused(ProblemCode.NOT_FOUND);
        given().when(ofIndicator(Q9, "/owner/", "无碍", "wang")).refused(ProblemCode.NOT_FOUND);
        waivers.given().when(ofIndicator(Q9, SOURCE, "无碍", "wang")).refused(ProblemCode.NOT_FOUND);
        waivers.given().when(ofScheme(Q14, NODE, "无碍", "wang")).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_waiver_ends_once() {
        given(SOURCE_WAIVED)
                .when(end(Kind.INDICATOR, RATE, Q9, SOURCE))
                .then(new IndicatorFindingWaiverEnded(RATE, 1, Q9, SOURCE, "整改完成", "wang"));
        given(CLIFF_WAIVED)
                .when(end(Kind.SCHEME, SCHEME, Q14, NODE))
                .then(new SchemeFindingWaiverEnded(SCHEME, 1, Q14, NODE, "整改完成", "wang"));
        given(SOURCE_WAIVED, new IndicatorFindingWaiverEnded(RATE, 1, Q9, SOURCE, "整改完成", "wang"))
                .when(end(Kind.INDICATOR, RATE, Q9, SOURCE))
                .refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_waiver_that_is_not_there_never_ended() {
        waivers.given(SOURCE_WAIVED)
                .neverFollowedBy(
                        new IndicatorFindingWaiverEnded(RATE, 2, Q9, SOURCE, "整改", "wang"),
                        new IndicatorFindingWaiverEnded(RATE, 1, Q14, SOURCE, "整改", "wang"),
                        new SchemeFindingWaiverEnded(SCHEME, 1, Q9, NODE, "整改", "wang"));
    }

    @Test
    void a_waiver_is_decided_with_what_it_is_of() {
        assertThat(ofIndicator(Q9, SOURCE, "暂缺", "wang").change(new GivenNames()))
                .satisfies(
                        change -> {
                            assertThat(change.subject()).isEqualTo("indicator-waivers/rate");
                            assertThat(change.references())
                                    .containsExactly(
                                            QualityRulesDecider.stream(),
                                            IndicatorDecider.at(RATE));
                        });
        assertThat(ofScheme(Q14, NODE, "暂缺", "wang").change(new GivenNames()))
                .satisfies(
                        change -> {
                            assertThat(change.subject()).isEqualTo("scheme-waivers/s-2026");
                            assertThat(change.references())
                                    .containsExactly(
                                            QualityRulesDecider.stream(), SchemeDecider.at(SCHEME));
                        });
    }

    // ---- rules

    @Test
    void rules_are_set_once_for_the_same_content() {
        QualityRules strict = QualityRules.read(json("{'gate':'warnings'}")).orThrow();
        QualityRulesSet set = new QualityRulesSet(strict.write(), "从严", "wang");
        rules.given().when(new SetRules(strict, "从严", "wang")).then(set);
        rules.given(set).when(new SetRules(strict, "再说一遍", "li")).unchanged();
        rules.given(set)
                .when(new SetRules(QualityRules.DEFAULTS, "恢复", "wang"))
                .then(new QualityRulesSet(QualityRules.DEFAULTS.write(), "恢复", "wang"));
    }

    @Test
    void the_rules_that_hold_are_those_set_last() {
        QualityRulesDecider decider = new QualityRulesDecider();
        var first =
                decider.evolve(
                        decider.initial(),
                        new QualityRulesSet(QualityRules.DEFAULTS.write(), "初设", "wang"));
        JsonNode strict = QualityRules.read(json("{'gate':'warnings'}")).orThrow().write();
        assertThat(decider.evolve(first, new QualityRulesSet(strict, "从严", "li")))
                .containsExactly(new RulesSet(strict, "从严", "li", 2));
    }

    // ---- the gate

    @Test
    void nothing_is_refused_before_the_region_has_set_rules() {
        GateSpec.indicator(INDICATOR).refuses();
        GateSpec.scheme(INDICATOR, SCHEME_PAST).refuses();
    }

    @Test
    void an_open_error_refuses_an_enactment() {
        GateSpec.indicator(INDICATOR).under("{}").refuses("q9 about/definition");
    }

    @Test
    void warnings_refuse_where_the_gate_says_so_and_nobody_waived_them() {
        GateSpec.indicator(INDICATOR)
                .under("{'gate':'warnings'}")
                .waived(SOURCE_WAIVED)
                .refuses("q9 about/definition", "q9 owner", "q9 about/supplier");
        GateSpec.scheme(INDICATOR, SCHEME_PAST)
                .under("{'gate':'warnings'}")
                .refuses("q3 tree", "q4 tree/children/0", "q5 tree", "q14 tree/children/0");
        GateSpec.scheme(INDICATOR, SCHEME_PAST)
                .under("{'gate':'warnings'}")
                .waived(CLIFF_WAIVED)
                .refuses("q3 tree", "q4 tree/children/0", "q5 tree");
    }

    @Test
    void warnings_of_a_scheme_do_not_refuse_by_default() {
        GateSpec.scheme(INDICATOR, SCHEME_PAST).under("{}").refuses();
    }

    static JsonNode json(String text) {
        return Shape.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).orThrow();
    }
}
