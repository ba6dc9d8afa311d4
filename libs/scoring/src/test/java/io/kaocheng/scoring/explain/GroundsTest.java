package io.kaocheng.scoring.explain;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.rule.Sentence;
import io.kaocheng.scoring.scheme.Scheme;

import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

class GroundsTest {

    private static final String COMPLETION =
            "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'%s','frequency':'year','rule':%s}";

    private static Sentence light(String figure, Scheme.LightRule rule) {
        Simple simple =
                new Simple()
                        .units("a")
                        .definition(
                                COMPLETION.formatted("up", "{'rule':'completion','cap':'10'}"),
                                "100",
                                rule)
                        .target("x", "100")
                        .value("a", "x", figure);
        return Derivation.of(simple.score("a", json -> {}), code("x")).orElseThrow().sentence();
    }

    private static Scheme.LightRule lines(String green, String red, int levels) {
        return new Scheme.LightRule(Scheme.LightOn.ACHIEVEMENT, d(green), d(red), levels);
    }

    @Test
    void a_light_says_which_line_was_reached_and_which_was_missed() {
        assertThat(light("97", lines("1", "0.85", 3)))
                .isEqualTo(
                        new Sentence(
                                "指标 x 得 97 分（满分 100），黄灯（得分率 97%，未达绿灯线 100%，达到黄灯线 85%）",
                                "indicator x: 97 of 100, yellow (achievement 97%, below green 100%, reaches yellow 85%)"));
        assertThat(light("70", lines("1", "0.6", 4)).zh())
                .endsWith("橙灯（得分率 70%，未达绿灯线 100%，未达黄灯线 80%，达到橙灯线 60%）");
        assertThat(light("50", lines("1", "0.6", 3)).zh())
                .endsWith("红灯（得分率 50%，未达绿灯线 100%，未达黄灯线 60%）");
    }

    @Test
    void a_share_never_looks_like_a_line_it_does_not_reach() {
        assertThat(light("99.96", lines("1", "0.85", 3)).zh()).contains("黄灯（得分率 99.96%，未达绿灯线 100%");
    }

    @Test
    void where_lower_is_better_the_figure_must_not_exceed_the_line() {
        Simple simple =
                new Simple()
                        .units("a")
                        .definition(
                                COMPLETION.formatted("down", "{'rule':'control'}"),
                                "100",
                                new Scheme.LightRule(Scheme.LightOn.VALUE, d("50"), d("80"), 3))
                        .target("x", "100")
                        .value("a", "x", "60");
        assertThat(
                        Derivation.of(simple.score("a", json -> {}), code("x"))
                                .orElseThrow()
                                .sentence()
                                .zh())
                .endsWith("黄灯（实际完成值 60，超过绿灯线 50，未超过黄灯线 80）");
    }

    private static Sentence grade(CohortScores scores, String unit) {
        UnitScore score = scores.unit(code(unit)).orElseThrow();
        return Derivation.of(score).sentence();
    }

    private static Consumer<ObjectNode> graded(String grades) {
        return scheme -> scheme.set("grades", json("{'grades':" + grades + "}"));
    }

    @Test
    void a_grade_says_what_it_was_given_for_and_what_the_better_one_lacked() {
        Simple simple =
                new Simple()
                        .units("a", "b", "c", "d")
                        .completion("x", "100")
                        .value("a", "x", "95")
                        .value("b", "x", "92")
                        .value("c", "x", "82")
                        .value("d", "x", "40");
        CohortScores scores =
                simple.score(
                        graded(
                                "[{'grade':'excellent','atLeast':'90','quota':'0.25'},{'grade':'good','atLeast':'80'},{'grade':'pass'}]"));
        assertThat(grade(scores, "a").zh())
                .endsWith("等次优秀（总分不低于 90 分，且位次在前 25% 以内（4 个参加排名的单位，共 1 个名额））");
        assertThat(grade(scores, "b").zh())
                .endsWith("等次良好（总分不低于 80 分；未评为优秀：名额已满（4 个参加排名的单位的 25%，共 1 个名额））");
        assertThat(grade(scores, "c").zh()).endsWith("等次良好（总分不低于 80 分；未评为优秀：总分未达 90 分）");
        assertThat(grade(scores, "d").en())
                .endsWith("grade pass (all others; not good: the total is below 80)");
    }
}
