package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.bench.Agreement.DisagreementException;
import io.kaocheng.bench.Meter.Cost;
import io.kaocheng.scoring.engine.Outcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RoundsTest {

    private final List<String> order = new ArrayList<>();

    private class Fake implements Contender {
        private final String name;
        private final long entries;
        private final @Nullable String totals;
        private final @Nullable String root;

        Fake(String name, long entries, @Nullable String totals, @Nullable String root) {
            this.name = name;
            this.entries = entries;
            this.totals = totals;
            this.root = root;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Outcome run() {
            order.add(name);
            String ofTotals = totals;
            String ofAll = root;
            return new Outcome(
                    entries,
                    ofTotals == null ? null : () -> ofTotals,
                    ofAll == null ? null : () -> ofAll);
        }
    }

    private Rounds rounds(Contender... contenders) {
        return new Rounds(
                new Meter(Map.of()),
                List.of(contenders),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @Test
    void contenders_alternate_and_the_warm_up_does_not_count() throws Exception {
        Rounds rounds = rounds(new Fake("a", 9, "t", "r"), new Fake("b", 9, "t", "r"));

        rounds.run(1, 2);

        assertThat(order).containsExactly("a", "b", "b", "a", "a", "b");
        assertThat(rounds.of("a")).hasSize(2);
        assertThat(rounds.of("b")).hasSize(2);
    }

    @Test
    void the_cost_of_repeated_work_is_the_average() throws Exception {
        Contender brief =
                new Fake("brief", 0, null, null) {
                    @Override
                    public int times() {
                        return 5;
                    }
                };

        rounds(brief, new Fake("long", 0, null, null)).run(0, 1);

        assertThat(order).containsExactly("brief", "brief", "brief", "brief", "brief", "long");
        assertThat(new Cost(50, 25, Map.of("kafka", 10.0)).over(5))
                .isEqualTo(new Cost(10, 5, Map.of("kafka", 2.0)));
    }

    @Test
    void what_a_contender_does_not_make_is_not_compared() throws Exception {
        Rounds rounds =
                rounds(
                        new Fake("reads only", 9, null, null),
                        new Fake("rows only", 0, "t", null),
                        new Fake("all", 9, "t", "r"));

        rounds.run(0, 1);

        assertThat(rounds.ratio("all", "rows only", _ -> 1).median()).isEqualTo(1);
    }

    @Test
    void different_totals_are_reported_by_contender_without_figures() {
        Rounds rounds = rounds(new Fake("a", 9, "t1", "r"), new Fake("b", 9, "t2", "r"));

        assertThatThrownBy(() -> rounds.run(0, 1))
                .isInstanceOf(DisagreementException.class)
                .hasMessage("no figures: the contenders differ in their totals: {a=t1, b=t2}");
    }

    @Test
    void another_root_or_another_number_of_entries_is_refused_during_the_warm_up_already() {
        assertThatThrownBy(
                        () ->
                                rounds(new Fake("a", 9, "t", "r1"), new Fake("b", 9, "t", "r2"))
                                        .run(1, 0))
                .isInstanceOf(DisagreementException.class)
                .hasMessageContaining("root");
        assertThatThrownBy(
                        () ->
                                rounds(new Fake("a", 9, "t", "r"), new Fake("b", 8, "t", "r"))
                                        .run(1, 0))
                .isInstanceOf(DisagreementException.class)
                .hasMessageContaining("entries");
    }

    @Test
    void one_contender_that_comes_to_something_else_every_time_is_refused() {
        Agreement agreement = new Agreement();
        agreement.note("root", "a", "1");
        agreement.note("root", "a", "2");
        agreement.note("root", "b", "1");

        assertThatThrownBy(agreement::check).hasMessageContaining("a=1 and 2");
    }
}
