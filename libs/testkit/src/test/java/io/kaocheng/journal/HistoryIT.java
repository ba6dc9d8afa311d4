package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.one;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class HistoryIT {

    private static final Set<String> REGISTERED = Set.of("kaocheng.goals.unit-registered.v1");

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final History history = new History(database.service());

    @Test
    void the_last_entry_of_a_type_is_found_whatever_was_recorded_after_it() throws Exception {
        JournalWriter writer =
                new JournalWriter(
                        database.service(),
                        new Appender(Journal.GOALS, List.of()),
                        (region, first, documents) -> {});
        for (String unit : List.of("a", "a", "b", "a")) {
            var _ = writer.submit(one(unit, "name-" + history.head(Journal.GOALS, REGION))).get();
        }
        assertThat(history.head(Journal.GOALS, REGION)).isEqualTo(4);
        assertThat(history.lastOf(Journal.GOALS, REGION, 4, REGISTERED)).isEqualTo(3);
        assertThat(history.lastOf(Journal.GOALS, REGION, 2, REGISTERED)).isEqualTo(1);
        assertThat(history.lastOf(Journal.GOALS, REGION, 0, REGISTERED)).isZero();
        assertThat(history.lastOf(Journal.GOALS, REGION, 4, Set.of())).isZero();
        assertThat(history.lastOf(Journal.GOALS, REGION, 4, Set.of("registered"))).isZero();
        assertThat(history.lastOf(Journal.GOALS, Code.of("other"), 4, REGISTERED)).isZero();
    }

    @Test
    void a_stream_is_read_some_entries_at_a_time() throws Exception {
        JournalWriter writer =
                new JournalWriter(
                        database.service(),
                        new Appender(Journal.GOALS, List.of()),
                        (region, first, documents) -> {});
        for (String unit : List.of("a", "b", "a", "a")) {
            var _ = writer.submit(one(unit, "name-" + history.head(Journal.GOALS, REGION))).get();
        }
        List<String> all = history.stream(Journal.GOALS, REGION, "unit/a");
        assertThat(all).hasSize(3);
        assertThat(history.stream(Journal.GOALS, REGION, "unit/a", 0, 2))
                .isEqualTo(all.subList(0, 2));
        assertThat(history.stream(Journal.GOALS, REGION, "unit/a", 2, 2))
                .isEqualTo(all.subList(2, 3));
        assertThat(history.stream(Journal.GOALS, REGION, "unit/a", 3, 2)).isEmpty();
        assertThat(history.stream(Journal.GOALS, REGION, "unit/none", 0, 2)).isEmpty();
    }
}
