package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.search.ReverseIndex;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Blocks that are left out for a unit while what is below them is shown. */
class SuppressionTest {

    private static final Position ENTRY = new Position(Journal.EVALUATION, 7);
    private static final Code AUDIT = code("under-audit");

    private static final String LEAF =
            "{'kind':'indicator','indicator':'%s','light':{'on':'achievement','green':'0.9','red':'0.6'}}";

    private static Consumer<ObjectNode> scheme(String engine, String more) {
        return scheme -> {
            scheme.put("engine", engine);
            scheme.set(
                    "tree",
                    json(
                            """
                            {'kind':'block','code':'root','weighting':'equal',%s'children':[
                             {'kind':'block','code':'left','weighting':'equal',%s'children':[%s]},
                             {'kind':'block','code':'right','weighting':'equal',%s'children':[%s]}]}
                            """
                                    .formatted(
                                            more,
                                            more,
                                            LEAF.formatted("x"),
                                            more,
                                            LEAF.formatted("y"))));
        };
    }

    private static final String WORST = "'light':{'of':'worst'},";

    private static Simple region(Suppression.@Nullable What what) {
        Simple simple = new Simple().units("a", "b").completion("x", null).completion("y", null);
        simple.value("a", "x", "20").value("a", "y", "80").value("b", "x", "60");
        simple.value("b", "y", "40");
        if (what != null) {
            simple.facts.suppression(
                    code("a"),
                    Simple.YEAR,
                    new Suppression(code("left"), what, AUDIT, List.of(ENTRY)));
        }
        return simple;
    }

    private static Simple region(Suppression.What what, String also) {
        Simple simple = region(what);
        simple.facts.suppression(
                code("a"),
                Simple.YEAR,
                new Suppression(
                        code("left"), Suppression.What.valueOf(also), AUDIT, List.of(ENTRY)));
        return simple;
    }

    @Test
    void a_block_that_is_left_out_gives_its_weight_to_its_siblings_and_shows_what_is_below() {
        CohortScores scores = region(Suppression.What.SCORE).score(scheme("kc-2", WORST));
        UnitScore a = scores.unit(code("a")).orElseThrow();
        assertThat(total(a)).isEqualTo("80.00");
        assertThat(a.rank()).contains(1);
        assertThat(a.coverage()).isEqualByComparingTo("1");
        BlockResult left = a.block(code("left")).orElseThrow();
        assertThat(left.score()).isNull();
        assertThat(left.rank()).isNull();
        assertThat(left.reason()).isEqualTo(AUDIT);
        assertThat(left.light()).isEqualTo(Light.RED);
        IndicatorResult x = a.indicator(code("x")).orElseThrow();
        assertThat(x.score()).isEqualByComparingTo("20");
        assertThat(x.contribution()).isNull();
        assertThat(total(scores.unit(code("b")).orElseThrow())).isEqualTo("50.00");
    }

    @Test
    void a_light_that_is_left_out_is_no_part_of_another() {
        UnitScore lit = region(null).score("a", scheme("kc-2", WORST));
        assertThat(lit.block(code("root")).orElseThrow().light()).isEqualTo(Light.RED);
        UnitScore a = region(Suppression.What.LIGHT).score("a", scheme("kc-2", WORST));
        assertThat(total(a)).isEqualTo("50.00");
        assertThat(a.block(code("left")).orElseThrow().light()).isNull();
        assertThat(a.block(code("left")).orElseThrow().reason()).isNull();
        assertThat(a.block(code("root")).orElseThrow().light()).isEqualTo(Light.YELLOW);
        assertThat(a.indicator(code("x")).orElseThrow().light()).isEqualTo(Light.RED);
    }

    @Test
    void what_several_entries_leave_out_is_left_out_together() {
        UnitScore a = region(Suppression.What.LIGHT, "SCORE").score("a", scheme("kc-2", WORST));
        assertThat(total(a)).isEqualTo("80.00");
        assertThat(a.block(code("left")).orElseThrow().light()).isNull();
        assertThat(Derivation.of(a).write().toString())
                .contains("维度 left 不计分、不亮灯：under-audit", "block left is left out and has no light");
    }

    @Test
    void a_root_that_is_left_out_leaves_a_unit_without_total_and_rank() {
        Simple simple = region(null);
        simple.facts.suppression(
                code("a"),
                Simple.YEAR,
                new Suppression(code("root"), Suppression.What.BOTH, AUDIT, List.of(ENTRY)));
        UnitScore a = simple.score("a", scheme("kc-2", WORST));
        assertThat(total(a)).isEqualTo("none");
        assertThat(a.rank()).isEmpty();
        assertThat(a.block(code("left")).orElseThrow().score()).isEqualByComparingTo("20");
    }

    @Test
    void a_block_that_is_left_out_is_none_with_data() {
        Consumer<ObjectNode> counted =
                scheme -> {
                    scheme("kc-2", "").accept(scheme);
                    ((ObjectNode) scheme.get("tree"))
                            .set("atLeast", json("{'children':2,'whenBelow':'withhold'}"));
                };
        assertThat(total(region(null).score("a", counted))).isEqualTo("50.00");
        assertThat(total(region(Suppression.What.SCORE).score("a", counted))).isEqualTo("none");
    }

    @Test
    void the_reason_is_told_and_the_entry_is_cited_and_found() {
        CohortScores scores = region(Suppression.What.SCORE).score(scheme("kc-2", WORST));
        Derivation derivation = Derivation.of(scores.unit(code("a")).orElseThrow());
        assertThat(derivation.write().toString())
                .contains(
                        "维度 left 不计分：under-audit",
                        "block left is left out: under-audit",
                        "evaluation@7");
        assertThat(Recompute.of(derivation).differences()).isEmpty();
        assertThat(ReverseIndex.of(List.of(scores)).affectedBy(ENTRY))
                .extracting(ReverseIndex.AffectedUnit::unit, ReverseIndex.AffectedUnit::channel)
                .containsExactly(
                        tuple(code("a"), ReverseIndex.Channel.TOTAL),
                        tuple(code("b"), ReverseIndex.Channel.RANKING));
    }

    @Test
    void the_first_engine_leaves_nothing_out() {
        assertThat(total(region(Suppression.What.BOTH).score("a", scheme("kc-1", ""))))
                .isEqualTo("50.00");
    }

    /** Whatever is left out of whichever units in any region. */
    @Property(tries = 30)
    void what_is_left_out_can_be_computed_again_and_moves_what_the_index_names(@ForAll long seed) {
        Random random = new Random(seed);
        Region.Made without = Region.ofEveryRule(seed, false, 5).make().second();
        Region.Made with = Region.ofEveryRule(seed, false, 5).make().second();
        Code unit = Region.unit(random.nextInt(5));
        Suppression suppression =
                new Suppression(
                        code(random.nextInt(5) == 0 ? "root" : "block-" + random.nextInt(3)),
                        List.of(Suppression.What.values()).get(random.nextInt(3)),
                        AUDIT,
                        List.of(new Position(Journal.EVALUATION, 800_000)));
        with.facts().suppression(unit, Region.YEAR, suppression);
        CohortScores before = without.score(Region.YEAR);
        CohortScores after = with.score(Region.YEAR);
        List<ReverseIndex.AffectedUnit> affected =
                ReverseIndex.of(List.of(after)).affectedBy(suppression.sources().getFirst());
        for (int i = 0; i < before.units().size(); i++) {
            UnitScore score = after.units().get(i);
            assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
            if (!score.toString().equals(before.units().get(i).toString())) {
                assertThat(affected)
                        .as("%s", score.unit())
                        .anyMatch(t -> t.unit().equals(score.unit()));
            }
        }
    }
}
