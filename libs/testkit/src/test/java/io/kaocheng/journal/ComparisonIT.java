package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.name;
import static io.kaocheng.journal.Naming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was received is what the owner of the journal has, or nothing goes on. */
class ComparisonIT {

    private static final String FORGED = "forged";

    private final JournalDatabase owner = JournalDatabase.on(Postgres.shared());
    private final JournalDatabase consumer = JournalDatabase.on(Postgres.shared());
    private final Owner source = new Owner();
    private final Keeper keeper = new Keeper("keeper", "kept");
    private final JournalWriter writer = writer();
    private final Inbox inbox =
            new Inbox(
                    consumer.service(),
                    List.of(new Names(), keeper, new Keeper("second", "kept_too")),
                    source);

    @BeforeEach
    void five_names_were_received() throws Exception {
        try (Connection connection = consumer.owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("seen", "kept", "kept_too")) {
                statement.execute(
                        "create table "
                                + table
                                + " (region text, unit text, name text not null, primary key (region, unit))");
            }
            statement.execute("grant all on seen, kept, kept_too to public");
            statement.execute("insert into projected_table (name) values ('seen')");
        }
        record(1, 5);
        receive(documents());
        inbox.compare(false);
        assertThat(inbox.trouble()).isNull();
    }

    private JournalWriter writer() {
        return new JournalWriter(
                owner.service(),
                new Appender(Journal.GOALS, List.of()),
                (region, first, documents) -> {});
    }

    private void record(int from, int to) throws Exception {
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            changes.add(name("u-" + i, "name " + i));
        }
        writer.submit(submission(Submission.Mode.ATOMIC, "", "", changes)).get();
    }

    private List<String> documents() throws SQLException {
        return new History(owner.service()).entries(Journal.GOALS, REGION, 0, 10_000);
    }

    /** The entry as somebody else would have it. */
    private static String forged(String document) {
        return document.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"" + FORGED + "\"");
    }

    @Test
    void what_the_owner_has_goes_on() throws Exception {
        record(6, 8);
        receive(documents());
        inbox.compare(false);
        assertThat(inbox.trouble()).isNull();
        assertThat(names("seen")).hasSize(8).doesNotContainValue(FORGED);
    }

    @Test
    void a_record_that_somebody_else_wrote_ahead_of_the_owner_stops_the_region() throws Exception {
        String next = forged(documents().getLast()).replace("00005\"", "00006\"");
        receive(List.of(next.replace("u-5", "u-6")));
        inbox.compare(false);
        assertThat(inbox.trouble())
                .contains("qinghe", "received up to 6, but the owner's journal ends at 5");
        record(6, 7);
        receive(documents().subList(5, 7));
        inbox.compare(true);
        assertThat(inbox.trouble()).contains("between 6 and 6");
        assertThat(inbox.positions(REGION)).containsEntry(Journal.GOALS, 6L);
    }

    @Test
    void an_entry_of_a_history_that_the_restored_owner_no_longer_has_stops_the_region()
            throws Exception {
        record(6, 6);
        receive(List.of(forged(documents().getLast())));
        // The one that is recorded in its place comes with a number that is known already.
        receive(documents().subList(5, 6));
        inbox.compare(false);
        assertThat(inbox.trouble()).contains("between 6 and 6");
    }

    @Test
    void another_record_with_a_number_that_was_compared_is_compared_again() throws Exception {
        source.swapped = 4;
        receive(List.of(documents().get(3)));
        inbox.compare(false);
        assertThat(inbox.trouble()).contains("between 4 and 5");
    }

    @Test
    void nothing_new_is_not_asked_for_unless_everything_is() throws Exception {
        source.swapped = 2;
        inbox.compare(false);
        assertThat(inbox.trouble()).isNull();
        inbox.compare(true);
        assertThat(inbox.trouble()).contains("not what the owner has");
        source.swapped = 0;
        inbox.compare(false);
        assertThat(inbox.trouble()).as("found by looking at everything").isNotNull();
        inbox.compare(true);
        assertThat(inbox.trouble()).as("the owner has been mended").isNull();
    }

    @Test
    void a_region_that_stands_still_takes_nothing_in_until_it_is_read_again() throws Exception {
        record(6, 6);
        receive(List.of(forged(documents().getLast())));
        inbox.compare(false);
        record(7, 9);
        receive(documents());
        inbox.catchUp();
        assertThat(inbox.positions(REGION)).containsEntry(Journal.GOALS, 6L);
        assertThat(names("seen")).containsEntry("u-6", FORGED).hasSize(6);
        assertThat(names("kept")).containsEntry("u-6", FORGED).hasSize(6);

        assertThat(inbox.reread(REGION, Journal.GOALS)).isEqualTo(9);
        assertThat(inbox.trouble()).isNull();
        assertThat(names("seen")).containsEntry("u-6", "name 6").hasSize(9);
        assertThat(names("kept")).isEqualTo(names("seen"));
        assertThat(names("kept_too"))
                .as("each reactor is given all of it")
                .isEqualTo(names("seen"));
        record(10, 11);
        receive(documents());
        inbox.compare(false);
        assertThat(inbox.trouble()).isNull();
        assertThat(names("seen")).hasSize(11);
    }

    @Test
    void a_journal_that_became_shorter_is_read_again_to_its_end() throws Exception {
        source.end = 3;
        inbox.compare(true);
        assertThat(inbox.trouble()).contains("received up to 5, but the owner's journal ends at 3");
        assertThat(inbox.reread(REGION, Journal.GOALS)).isEqualTo(3);
        assertThat(inbox.trouble()).isNull();
        assertThat(inbox.positions(REGION)).containsEntry(Journal.GOALS, 3L);
        assertThat(names("kept")).containsOnlyKeys("u-1", "u-2", "u-3");
        assertThat(names("seen")).containsOnlyKeys("u-1", "u-2", "u-3");
    }

    @Test
    void nothing_is_changed_while_the_owner_does_not_answer() throws Exception {
        record(6, 6);
        receive(List.of(forged(documents().getLast())));
        inbox.compare(false);
        source.away = true;
        assertThatThrownBy(() -> inbox.reread(REGION, Journal.GOALS))
                .isInstanceOf(IOException.class);
        inbox.compare(true);
        assertThat(inbox.trouble()).contains("between 6 and 6");
        assertThat(names("kept")).containsEntry("u-6", FORGED);
    }

    @Test
    void what_was_received_before_trees_were_kept_is_taken_over_from_the_owner_once()
            throws Exception {
        try (Connection connection = consumer.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from received_tree");
        }
        record(6, 6);
        receive(documents().subList(5, 6));
        inbox.compare(false);
        assertThat(inbox.trouble()).isNull();
        source.swapped = 6;
        inbox.compare(true);
        assertThat(inbox.trouble()).contains("not what the owner has");
    }

    @Test
    void a_journal_of_which_a_new_build_keeps_more_is_read_again_once() throws Exception {
        try (Connection connection = consumer.owner().getConnection();
                Statement statement = connection.createStatement()) {
            // As by a build that kept nothing of the first entries.
            statement.execute("delete from kept where unit < 'u-3'");
            statement.execute("delete from seen where unit < 'u-3'");
            statement.execute("insert into reread_due values ('qinghe', 'goals')");
        }
        source.away = true;
        inbox.compare(false);
        assertThat(names("kept")).hasSize(3);
        source.away = false;
        inbox.compare(false);
        inbox.compare(false);
        assertThat(names("kept")).hasSize(5).isEqualTo(names("seen"));
        assertThat(inbox.trouble()).isNull();
        try (Connection connection = consumer.owner().getConnection();
                ResultSet row =
                        connection.createStatement().executeQuery("select * from reread_due")) {
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void a_reading_again_that_a_service_did_not_end_is_done_when_it_starts_again()
            throws Exception {
        try (Connection connection = consumer.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update received_tree set contradiction = 'is being read again'");
            statement.execute("update checkpoint set halted = 'is being read again'");
        }
        inbox.register();
        inbox.compare(false);
        inbox.catchUp();
        record(6, 7);
        receive(documents().subList(5, 7));
        assertThat(inbox.trouble()).isNull();
        assertThat(inbox.halts(REGION)).isEmpty();
        assertThat(inbox.positions(REGION)).containsEntry(Journal.GOALS, 7L);
        assertThat(names("seen")).hasSize(7).doesNotContainValue(FORGED);
    }

    @Test
    void an_alteration_that_the_owner_found_stands_until_it_finds_none() throws Exception {
        source.altered = "1 and 256";
        inbox.compare(true);
        assertThat(inbox.trouble()).contains("entries between 1 and 256 were altered");
        record(6, 6);
        receive(documents());
        inbox.compare(false);
        assertThat(inbox.trouble()).contains("were altered");
        source.altered = null;
        inbox.compare(true);
        assertThat(inbox.trouble()).isNull();
    }

    @Test
    void what_could_not_be_read_again_stays_due_beside_what_could() throws Exception {
        String last = documents().getLast();
        try (Connection connection = owner.owner().getConnection();
                PreparedStatement other =
                        connection.prepareStatement(
                                "insert into entry (region, journal, sequence, document) values ('other', 'goals', 1, ?)")) {
            other.setString(1, last.replace("qinghe", "other").replace("00005\"", "00001\""));
            other.executeUpdate();
        }
        try (Connection connection = consumer.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into reread_due values ('other', 'goals'), ('qinghe', 'goals')");
        }
        source.broken = Code.of("other");
        inbox.compare(false);
        assertThat(due()).containsExactly("other");
        source.broken = null;
        inbox.compare(false);
        assertThat(due()).isEmpty();
    }

    private List<String> due() throws SQLException {
        try (Connection connection = consumer.owner().getConnection();
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery("select region from reread_due order by region")) {
            List<String> due = new ArrayList<>();
            while (rows.next()) {
                due.add(rows.getString(1));
            }
            return due;
        }
    }

    @Test
    void an_entry_that_the_owner_altered_after_its_tree_was_stored_is_found_by_the_owner()
            throws Exception {
        record(6, 4_200);
        JournalTrees trees = new JournalTrees(owner.service());
        HashTree before = trees.at(Journal.GOALS, REGION, 4_200, false).tree();
        assertThat(trees.at(Journal.GOALS, REGION, Long.MAX_VALUE, true).altered()).isNull();
        assertThat(trees.at(Journal.GOALS, REGION, 4_150, false).tree().size()).isEqualTo(4_150);
        try (Connection connection = owner.owner().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(
                            statement.executeUpdate(
                                    "update entry set document = replace(document, 'name 17\"', 'name 18\"') where sequence = 17"))
                    .isEqualTo(1);
        }
        assertThat(trees.at(Journal.GOALS, REGION, 4_200, false).tree().isSameAs(before))
                .as("continued from what was stored")
                .isTrue();
        JournalTrees.Answer fresh = trees.at(Journal.GOALS, REGION, Long.MAX_VALUE, true);
        assertThat(fresh.altered()).isEqualTo("1 and 256");
        assertThat(fresh.tree().isSameAs(before)).isFalse();
    }

    /** As an operator of one region may ask for it. */
    @Test
    void reading_a_region_again_touches_no_other_region() throws Exception {
        receive(Code.of("other"), ofOther(documents()));
        try (Connection connection = consumer.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update seen set name = 'as it was'");
        }
        source.broken = Code.of("other");
        inbox.reread(REGION, Journal.GOALS);
        assertThat(names("seen where region = 'qinghe'"))
                .hasSize(5)
                .doesNotContainValue("as it was");
        assertThat(names("seen where region = 'other'"))
                .hasSize(5)
                .containsValue("as it was")
                .doesNotContainValue("name 1");
    }

    private static List<String> ofOther(List<String> documents) {
        return documents.stream().map(d -> d.replace("qinghe", "other")).toList();
    }

    @Test
    void a_region_that_is_read_again_keeps_no_other_waiting_and_misses_nothing() throws Exception {
        keeper.whileRereading =
                () -> {
                    try {
                        record(6, 8);
                        receive(documents());
                        receive(Code.of("other"), ofOther(documents()));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    keeper.whileRereading = () -> {};
                };
        assertThat(inbox.reread(REGION, Journal.GOALS)).isEqualTo(8);
        assertThat(names("seen where region = 'qinghe'")).hasSize(8);
        assertThat(names("seen where region = 'other'")).hasSize(8);
        assertThat(inbox.trouble()).isNull();
    }

    /** While it is not known how long the owner takes, or whether it answers. */
    @Test
    void no_transaction_waits_for_an_owner() throws Exception {
        receive(Code.of("other"), ofOther(documents()));
        try (Connection connection = consumer.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from received_tree where region = 'qinghe'");
        }
        inbox.compare(false);
        inbox.reread(REGION, Journal.GOALS);
        assertThat(inbox.rebuild("seen")).contains(10L);
        assertThat(source.askedUnderLocks).isZero();
        assertThat(source.asked).isGreaterThan(5);
    }

    @Test
    void an_owner_that_ends_before_what_was_received_without_a_tree_contradicts_it()
            throws Exception {
        try (Connection connection = consumer.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from received_tree");
        }
        source.end = 3;
        inbox.compare(false);
        assertThat(inbox.trouble()).contains("received up to 5, but the owner's journal ends at 3");
    }

    private void receive(List<String> values) throws InterruptedException {
        receive(REGION, values);
    }

    private void receive(Code region, List<String> values) throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (String value : values) {
            records.add(
                    new ConsumerRecord<>(
                            Journal.GOALS.topic(),
                            0,
                            records.size(),
                            region.value(),
                            value.getBytes(StandardCharsets.UTF_8)));
        }
        inbox.receive(records);
    }

    private Map<String, String> names(String table) throws SQLException {
        try (Connection connection = consumer.service().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select unit, name from " + table);
                ResultSet rows = select.executeQuery()) {
            TreeMap<String, String> names = new TreeMap<>();
            while (rows.next()) {
                names.put(rows.getString(1), rows.getString(2));
            }
            return names;
        }
    }

    /** The owner, which may be away, end earlier, or have another entry somewhere. */
    private final class Owner implements Inbox.Owners {
        private boolean away;
        private int swapped;
        private int end = Integer.MAX_VALUE;
        private @Nullable String altered;
        private @Nullable Code broken;
        private int asked;
        private int askedUnderLocks;

        private void lookForLocks() {
            asked++;
            try (Connection connection = consumer.owner().getConnection();
                    Statement select = connection.createStatement();
                    ResultSet row =
                            select.executeQuery(
                                    """
                                    select (select count(*) from checkpoint) = count(*)
                                    from (select from checkpoint for update skip locked) free
                                    """)) {
                row.next();
                askedUnderLocks += row.getBoolean(1) ? 0 : 1;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public JournalTrees.Answer tree(Journal journal, Code region, long size, boolean fresh)
                throws IOException, InterruptedException {
            HashTree tree = Inbox.Owners.super.tree(journal, region, size, fresh).tree();
            return new JournalTrees.Answer(tree, fresh ? altered : null);
        }

        @Override
        public List<String> entries(Journal journal, Code region, long after, int limit)
                throws IOException {
            lookForLocks();
            if (away || region.equals(broken)) {
                throw new IOException("nobody answers");
            }
            try {
                List<String> entries =
                        new ArrayList<>(
                                new History(owner.service()).entries(journal, region, 0, 10_000));
                if (entries.isEmpty() && region.equals(Code.of("other"))) {
                    entries.addAll(ofOther(documents()));
                }
                if (swapped > 0) {
                    entries.set(swapped - 1, forged(entries.get(swapped - 1)));
                }
                int to = (int) Math.min(Math.min(entries.size(), end), after + limit);
                return after >= to ? List.of() : entries.subList((int) after, to);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    private static void keep(Connection connection, String table, List<Recorded> entries)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        "insert into "
                                + table
                                + " (region, unit, name) values (?, ?, ?) on conflict (region, unit) do update set name = excluded.name")) {
            for (Recorded entry : entries) {
                upsert.setString(1, entry.region().value());
                switch (entry.event()) {
                    case UnitRegistered e -> {
                        upsert.setString(2, e.unit().value());
                        upsert.setString(3, e.name());
                    }
                    case UnitRenamed e -> {
                        upsert.setString(2, e.unit().value());
                        upsert.setString(3, e.name());
                    }
                    default -> throw new IllegalStateException("not expected: " + entry);
                }
                upsert.executeUpdate();
            }
        }
    }

    private static final class Names implements Projector {
        @Override
        public String name() {
            return "seen";
        }

        @Override
        public Set<Journal> journals() {
            return Set.of(Journal.GOALS);
        }

        @Override
        public Set<Class<? extends Event>> handles() {
            return Set.of(UnitEvent.class);
        }

        @Override
        public List<String> tables() {
            return List.of("seen");
        }

        @Override
        public void apply(Connection connection, List<Recorded> entries) throws SQLException {
            keep(connection, "seen", entries);
        }
    }

    /** A reactor with a memory of its own. */
    private static final class Keeper implements Reactor {
        private final String name;
        private final String table;
        private Runnable whileRereading = () -> {};

        Keeper(String name, String table) {
            this.name = name;
            this.table = table;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<Journal> journals() {
            return Set.of(Journal.GOALS);
        }

        @Override
        public Set<Class<? extends Event>> handles() {
            return Set.of(UnitEvent.class);
        }

        @Override
        public boolean reactsToHistory() {
            return true;
        }

        @Override
        public void react(Connection connection, Code region, List<Recorded> entries)
                throws SQLException {
            keep(connection, table, entries);
        }

        @Override
        public void reread(
                Connection connection, Code region, Journal journal, Iterable<List<Recorded>> pages)
                throws SQLException {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from " + table + " where region = ?")) {
                delete.setString(1, region.value());
                delete.executeUpdate();
            }
            whileRereading.run();
            for (List<Recorded> page : pages) {
                keep(connection, table, page);
            }
        }
    }
}
