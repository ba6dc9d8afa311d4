package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.YEAR;
import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.scheme.SchemeCheck;
import io.kaocheng.scoring.search.ReverseIndex;
import io.kaocheng.shape.Finding;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What counts of an evaluator group that gave a unit no mark. */
class UnmarkedTest {

    /** Three towns with 80 of 100 each; the public marked east 60 and north 90, and not west. */
    private static Simple towns() {
        Simple simple = new Simple().units("east", "north", "west").completion("x", "100");
        for (String unit : List.of("east", "north", "west")) {
            simple.value(unit, "x", "80");
        }
        mark(simple, "east", "60");
        mark(simple, "north", "90");
        return simple;
    }

    private static Position mark(Simple simple, String unit, String mark) {
        Position by = simple.next(Journal.EVALUATION);
        simple.facts.rating(
                code(unit), YEAR, new Rating(code("public"), null, d(mark), List.of(by)));
        return by;
    }

    private static CohortScores score(Simple simple, String engine, String missing) {
        return simple.score(scheme -> rated(scheme, engine, missing));
    }

    private static void rated(ObjectNode scheme, String engine, String missing) {
        scheme.put("engine", engine);
        scheme.set(
                "evaluators",
                json(
                        "{'tree':'60','groups':[{'group':'public','weight':'40'%s}]}"
                                .formatted(missing)));
    }

    private static UnitScore west(String missing) {
        UnitScore west = score(towns(), "kc-2", missing).unit(code("west")).orElseThrow();
        assertThat(Recompute.of(Derivation.of(west)).differences()).isEmpty();
        assertThat(west.coverage()).isEqualByComparingTo("0.6");
        return west;
    }

    @Test
    void without_a_word_and_by_the_word_share_the_others_share_its_weight() {
        assertThat(total(west(""))).isEqualTo("80.00");
        assertThat(total(west(",'missing':'share'"))).isEqualTo("80.00");
    }

    @Test
    void by_other_words_nothing_all_or_what_the_others_were_given_counts() {
        // 60 % of 80 and 40 % of 0, of 100, of the mean of 60 and 90
        assertThat(total(west(",'missing':'zero'"))).isEqualTo("48.00");
        assertThat(total(west(",'missing':'full-mark'"))).isEqualTo("88.00");
        assertThat(total(west(",'missing':'peer-mean'"))).isEqualTo("78.00");
    }

    @Test
    void those_who_were_marked_are_scored_as_before() {
        CohortScores scores = score(towns(), "kc-2", ",'missing':'zero'");
        assertThat(total(scores.unit(code("east")).orElseThrow())).isEqualTo("72.00");
        assertThat(total(scores.unit(code("north")).orElseThrow())).isEqualTo("84.00");
    }

    @Test
    void what_the_others_were_given_is_looked_up_once_however_many_have_no_mark() {
        Simple simple = new Simple().units("east", "north", "south", "west").completion("x", "100");
        mark(simple, "east", "60");
        AtomicInteger asked = new AtomicInteger();
        Facts counted =
                (Facts)
                        Proxy.newProxyInstance(
                                Facts.class.getClassLoader(),
                                new Class<?>[] {Facts.class},
                                (proxy, method, args) -> {
                                    asked.addAndGet(method.getName().equals("ratings") ? 1 : 0);
                                    return method.invoke(simple.facts, args);
                                });
        CohortScores scores =
                Engine.score(
                        simple.cohort(scheme -> rated(scheme, "kc-2", ",'missing':'peer-mean'")),
                        counted);
        assertThat(scores.units()).hasSize(4);
        assertThat(asked).hasValue(8);
    }

    @Test
    void where_nobody_was_marked_its_weight_is_shared() {
        Simple simple = new Simple().units("east").completion("x", "100").value("east", "x", "80");
        UnitScore east =
                score(simple, "kc-2", ",'missing':'peer-mean'").unit(code("east")).orElseThrow();
        assertThat(total(east)).isEqualTo("80.00");
    }

    @Test
    void the_reasons_say_so_and_cite_the_others_marks() {
        assertThat(Derivation.of(west(",'missing':'peer-mean'")).write().toString())
                .contains("没有评分，按 75 分计", "no marks, 75 counts instead");
        Simple simple = towns();
        Position another = mark(simple, "east", "70");
        CohortScores scores = score(simple, "kc-2", ",'missing':'peer-mean'");
        assertThat(ReverseIndex.of(List.of(scores)).affectedBy(another))
                .filteredOn(affected -> affected.channel() == ReverseIndex.Channel.TOTAL)
                .extracting(affected -> affected.unit().value())
                .containsExactly("east", "west");
    }

    @Test
    void the_first_engine_shares_and_its_schemes_may_not_say_otherwise() {
        CohortScores scores = score(towns(), "kc-1", ",'missing':'zero'");
        assertThat(total(scores.unit(code("west")).orElseThrow())).isEqualTo("80.00");
        Scheme scheme = scores.cohort().scheme().scheme();
        Simple simple = towns();
        assertThat(
                        SchemeCheck.check(
                                scheme,
                                indicator ->
                                        simple.facts
                                                .indicator(indicator, YEAR)
                                                .map(found -> found.definition())))
                .extracting(Finding::pointer)
                .contains("/evaluators/groups/0/missing");
    }
}
