package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.name;
import static io.kaocheng.journal.Naming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** Views as ranges of positions, and made anew while the service runs. */
class RebuildIT {

    record Row(Code unit, String name) {}

    private static class Names extends RangedProjector<Row> {
        Names() {
            super(
                    "names",
                    Journal.GOALS,
                    new RangedTable<>("unit_name", Row.class),
                    Set.of(UnitEvent.class));
        }

        @Override
        protected List<Row> after(List<Row> rows, Recorded entry) {
            return switch ((UnitEvent) entry.event()) {
                case UnitRegistered e -> List.of(new Row(e.unit(), e.name()));
                case UnitRenamed e -> List.of(new Row(e.unit(), e.name()));
                case UnitMoved _, UnitClassified _, UnitAbolished _ -> rows;
            };
        }
    }

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final Names names = new Names();
    private final JournalWriter writer = writer(List.of(names));

    private JournalWriter writer(List<Projector> projectors) {
        return new JournalWriter(
                database.service(),
                new Appender(Journal.GOALS, projectors),
                (region, first, documents) -> {});
    }

    @BeforeEach
    void a_view() throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table unit_name (
                        region text not null, subject text not null, from_seq bigint not null, to_seq bigint not null,
                        unit text not null, name text not null, primary key (region, unit, from_seq))
                    """);
            statement.execute("create index unit_name_current on unit_name (region, subject)");
            statement.execute("insert into projected_table (name) values ('unit_name')");
            statement.execute("grant select, insert, update, delete on unit_name to public");
        }
    }

    private void submit(String... unitsAndNames) throws Exception {
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        for (int i = 0; i < unitsAndNames.length; i += 2) {
            changes.add(name(unitsAndNames[i], unitsAndNames[i + 1]));
        }
        writer.submit(submission(Submission.Mode.ATOMIC, "", "", changes)).get();
    }

    private List<String> rows() throws SQLException {
        return strings(
                "select unit || ' ' || name || ' ' || from_seq || '-' || case to_seq when 9223372036854775807 then '' else to_seq::text end from unit_name order by unit, from_seq");
    }

    private List<String> at(long position) throws SQLException {
        return strings(
                "select unit || ' ' || name from unit_name where from_seq <= "
                        + position
                        + " and to_seq > "
                        + position
                        + " order by unit");
    }

    private List<String> strings(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.service().getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    @Test
    void a_row_has_the_range_of_entries_in_which_it_held() throws Exception {
        submit("a", "1", "b", "1", "a", "2");
        submit("a", "3");
        assertThat(rows()).containsExactly("a 1 1-3", "a 2 3-4", "a 3 4-", "b 1 2-");
        assertThat(at(2)).containsExactly("a 1", "b 1");
        assertThat(at(3)).containsExactly("a 2", "b 1");
        assertThat(at(RangedTable.NOW)).containsExactly("a 3", "b 1");
    }

    @Test
    void a_rebuild_makes_the_same_rows_and_keeps_the_indexes_names() throws Exception {
        submit("a", "1", "b", "1", "a", "2");
        List<String> before = rows();
        List<String> indexes =
                strings(
                        "select indexname from pg_indexes where tablename = 'unit_name' order by 1");
        assertThat(Rebuild.ofOwn(database.service(), Journal.GOALS, names)).isEqualTo(3);
        assertThat(rows()).isEqualTo(before);
        assertThat(
                        strings(
                                "select indexname from pg_indexes where tablename = 'unit_name' order by 1"))
                .isEqualTo(indexes);
        submit("b", "2");
        assertThat(at(RangedTable.NOW)).containsExactly("a 2", "b 2");
    }

    @Test
    void a_new_view_is_not_written_to_until_it_was_rebuilt_from_the_whole_journal()
            throws Exception {
        writer(List.of())
                .submit(submission(Submission.Mode.ATOMIC, "", "", List.of(name("a", "1"))))
                .get();
        submit("b", "1");
        assertThat(rows()).isEmpty();
        assertThat(new History(database.service()).incompleteViews(Journal.GOALS, List.of(names)))
                .containsExactly("names");
        Rebuild.ofOwn(database.service(), Journal.GOALS, names);
        submit("a", "2");
        assertThat(at(RangedTable.NOW)).containsExactly("a 2", "b 1");
        assertThat(new History(database.service()).incompleteViews(Journal.GOALS, List.of(names)))
                .isEmpty();
    }

    @Test
    void what_is_recorded_during_a_rebuild_is_in_the_view() throws Exception {
        List<CompletableFuture<Receipt>> asked = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            asked.add(
                    writer.submit(
                            submission(
                                    Submission.Mode.ATOMIC,
                                    "",
                                    "",
                                    List.of(name("u-" + i % 30, "n" + i)))));
            if (i == 100) {
                Rebuild.ofOwn(database.service(), Journal.GOALS, names);
            }
        }
        for (CompletableFuture<Receipt> one : asked) {
            one.get();
        }
        List<String> kept = rows();
        Rebuild.ofOwn(database.service(), Journal.GOALS, names);
        assertThat(rows()).isEqualTo(kept).hasSize(300);
    }

    /** It has no row yet that the last step could lock. */
    @Test
    void a_region_that_begins_during_the_last_step_of_a_rebuild_is_in_the_view() throws Exception {
        submit("a", "1");
        AtomicBoolean begun = new AtomicBoolean();
        Names interrupted =
                new Names() {
                    @Override
                    protected List<Row> after(List<Row> rows, Recorded entry) {
                        if (begun.compareAndSet(false, true)) {
                            writer.submit(
                                            Submission.atomic(
                                                    Code.of("another"),
                                                    List.of(Naming.name("z", "26")),
                                                    Origin.of("office:li")))
                                    .join();
                        }
                        return super.after(rows, entry);
                    }
                };
        Rebuild.ofOwn(database.service(), Journal.GOALS, interrupted);
        assertThat(begun).isTrue();
        assertThat(at(RangedTable.NOW)).containsExactly("a 1", "z 26");
    }

    @Test
    void an_instance_that_starts_while_another_makes_a_new_view_waits_for_it() throws Exception {
        writer(List.of())
                .submit(submission(Submission.Mode.ATOMIC, "", "", List.of(name("a", "1"))))
                .get();
        try (Connection other = database.service().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('rebuild-names'))");
            CompletableFuture<OptionalLong> second =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return Rebuild.ofNewOwn(
                                            database.service(), Journal.GOALS, names);
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            while (strings(
                            "select pid::text from pg_locks where locktype = 'advisory' and not granted")
                    .isEmpty()) {
                assertThat(second).isNotDone();
            }
            // As the other does at its end.
            statement.execute("update journal set projected = '{names}'");
            statement.execute("select pg_advisory_unlock(hashtext('rebuild-names'))");
            assertThat(second.get(1, TimeUnit.MINUTES)).isEmpty();
        }
        assertThatThrownBy(
                        () -> {
                            try (Connection other = database.service().getConnection();
                                    Statement statement = other.createStatement()) {
                                statement.execute(
                                        "select pg_advisory_lock(hashtext('rebuild-names'))");
                                Rebuild.ofOwn(database.service(), Journal.GOALS, names);
                            }
                        })
                .as("an operator is told")
                .isInstanceOf(Rebuild.UnderWayException.class);
    }

    /** One that is held while another is waited for is how a pool runs dry. */
    @Test
    void a_rebuild_takes_one_connection() throws Exception {
        submit("a", "1", "b", "1", "a", "2");
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        DataSource counting =
                (DataSource)
                        Proxy.newProxyInstance(
                                DataSource.class.getClassLoader(),
                                new Class<?>[] {DataSource.class},
                                (_, method, _) -> {
                                    Connection real = database.service().getConnection();
                                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                                    return Proxy.newProxyInstance(
                                            Connection.class.getClassLoader(),
                                            new Class<?>[] {Connection.class},
                                            (_, called, arguments) -> {
                                                if (called.getName().equals("close")) {
                                                    open.decrementAndGet();
                                                }
                                                return called.invoke(real, arguments);
                                            });
                                });
        Rebuild.ofOwn(counting, Journal.GOALS, names);
        assertThat(most).hasValue(1);
    }

    @Test
    void only_tables_that_are_made_from_journals_can_be_swapped() throws Exception {
        try (Connection connection = database.service().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select swap_shadow(array['entry'])"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("entry is not made from a journal");
        }
        assertThat(new History(database.service()).head(Journal.GOALS, REGION)).isZero();
    }
}
