package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.bench.GeneratedRegion.Fact;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.replay.Execution;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.engine.CohortScores;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

class GeneratedRegionTest {

    private final Map<Journal, List<Entry>> journals = new EnumMap<>(Journal.class);
    private final List<Fact> facts = new ArrayList<>();

    private GeneratedRegion written(int units, int indicators, int months) {
        GeneratedRegion region = new GeneratedRegion(units, indicators, months);
        region.write(
                new GeneratedRegion.Sink() {
                    @Override
                    public void entry(Journal journal, byte[] document) {
                        try {
                            journals.computeIfAbsent(journal, j -> new ArrayList<>())
                                    .add(Entry.read(document));
                        } catch (UnreadableEntryException e) {
                            throw new IllegalStateException(e);
                        }
                    }

                    @Override
                    public void fact(Fact fact) {
                        facts.add(fact);
                    }
                });
        return region;
    }

    @Test
    void every_journal_is_dense_and_of_the_requested_size() {
        GeneratedRegion region = written(60, 4, 3);

        journals.forEach(
                (journal, entries) -> {
                    assertThat(region.cut().at(journal)).isEqualTo(entries.size());
                    for (int i = 0; i < entries.size(); i++) {
                        assertThat(entries.get(i).sequence()).isEqualTo(i + 1);
                    }
                });
        // 60 * 4 * 3 figures and a quarter of as many corrections.
        assertThat(journals.get(Journal.MONITORING)).hasSize(900);
        assertThat(facts.stream().filter(f -> f instanceof Fact.Figure)).hasSize(900);
        // A cycle, two entries per unit, a target per class (60 units are two), indicator and
        // month.
        assertThat(journals.get(Journal.GOALS)).hasSize(1 + 120 + 2 * 4 * 3);
    }

    @Test
    void every_unit_has_a_total_in_every_month() throws UnreadableEntryException {
        written(60, 4, 3);
        RegionFacts region = new RegionFacts();
        for (List<Entry> entries : journals.values()) {
            for (Entry entry : entries) {
                RegionFacts.of(Recorded.of(entry)).ifPresent(region::apply);
            }
        }

        int totals = 0;
        for (CohortKey cohort : Execution.cohorts(region, Scope.ALL)) {
            CohortScores scores = Scoring.score(region, cohort).orElseThrow();
            totals += (int) scores.units().stream().filter(u -> u.total().isPresent()).count();
        }
        assertThat(totals).isEqualTo(60 * 3);
    }
}
