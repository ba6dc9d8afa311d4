package io.kaocheng.journal;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A projector of a {@link RangedTable} from one journal. A subclass only computes the rows a stream
 * has after an entry; the differences are found by comparison.
 *
 * <p>Cost: three statements for any number of entries of a region: select the current rows, end
 * those that no longer hold, insert the new ones.
 */
public abstract class RangedProjector<R extends Record> implements Projector {

    private final String name;
    private final Journal journal;
    private final RangedTable<R> table;
    private final Set<Class<? extends Event>> handles;

    /**
     * @param name unique within the service, kebab-case
     * @param handles the families of events that change its rows
     */
    protected RangedProjector(
            String name,
            Journal journal,
            RangedTable<R> table,
            Set<Class<? extends Event>> handles) {
        this.name = name;
        this.journal = journal;
        this.table = table;
        this.handles = Set.copyOf(handles);
    }

    /**
     * The rows that a stream has after an entry. Must be pure, so that a rebuild gives the same
     * rows.
     *
     * @param rows those it had before, in no order; empty for a stream without entries
     */
    protected abstract List<R> after(List<R> rows, Recorded entry);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<Journal> journals() {
        return Set.of(journal);
    }

    @Override
    public final Set<Class<? extends Event>> handles() {
        return handles;
    }

    @Override
    public final List<String> tables() {
        return List.of(table.table());
    }

    /** A current row of a stream; {@code id} is its ctid, null where it is not inserted yet. */
    private record CurrentRow<R extends Record>(@Nullable String id, long from, R row) {}

    private record NewRow<R extends Record>(String subject, long from, long to, R row) {}

    @Override
    public final void apply(Connection connection, List<Recorded> entries) throws SQLException {
        String region = entries.getFirst().region().value();
        Set<String> begin = new LinkedHashSet<>();
        Set<String> goOn = new LinkedHashSet<>();
        for (Recorded entry : entries) {
            if (entry.streamVersion() == 1) {
                begin.add(entry.subject());
            } else if (!begin.contains(entry.subject())) {
                goOn.add(entry.subject());
            }
        }
        Map<String, List<CurrentRow<R>>> streams = load(connection, region, goOn);
        Map<String, Long> ended = new LinkedHashMap<>();
        List<NewRow<R>> begun = new ArrayList<>();
        for (Recorded entry : entries) {
            long sequence = entry.position().sequence();
            List<CurrentRow<R>> before = streams.getOrDefault(entry.subject(), List.of());
            List<R> after =
                    new ArrayList<>(after(before.stream().map(CurrentRow::row).toList(), entry));
            List<CurrentRow<R>> now = new ArrayList<>();
            for (CurrentRow<R> one : before) {
                if (after.remove(one.row())) {
                    now.add(one);
                } else if (one.id() != null) {
                    ended.put(one.id(), sequence);
                } else if (one.from() < sequence) {
                    begun.add(new NewRow<>(entry.subject(), one.from(), sequence, one.row()));
                }
            }
            after.forEach(row -> now.add(new CurrentRow<>(null, sequence, row)));
            streams.put(entry.subject(), now);
        }
        streams.forEach(
                (subject, rows) ->
                        rows.stream()
                                .filter(row -> row.id() == null)
                                .forEach(
                                        row ->
                                                begun.add(
                                                        new NewRow<>(
                                                                subject,
                                                                row.from(),
                                                                RangedTable.OPEN,
                                                                row.row()))));
        end(connection, ended);
        insert(connection, region, begun);
    }

    /** The current rows with their ctid, which is stable under the lock that is held. */
    private Map<String, List<CurrentRow<R>>> load(
            Connection connection, String region, Set<String> subjects) throws SQLException {
        Map<String, List<CurrentRow<R>>> streams = new LinkedHashMap<>();
        if (subjects.isEmpty()) {
            return streams;
        }
        int columns = table.columns().size();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select subject, ctid::text, from_seq, %s
                from %s
                where region = ? and subject = any (?) and to_seq = %d
                """
                                .formatted(table.selection(), table.table(), RangedTable.OPEN))) {
            select.setString(1, region);
            select.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    @Nullable Object[] values = new @Nullable Object[columns];
                    for (int i = 0; i < columns; i++) {
                        values[i] = rows.getObject(i + 4);
                    }
                    streams.computeIfAbsent(rows.getString(1), s -> new ArrayList<>())
                            .add(
                                    new CurrentRow<>(
                                            rows.getString(2),
                                            rows.getLong(3),
                                            table.read(values)));
                }
            }
        }
        return streams;
    }

    private void end(Connection connection, Map<String, Long> ended) throws SQLException {
        if (ended.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update %s as t
                set to_seq = n.sequence
                from unnest(?::text[], ?::bigint[]) as n (id, sequence)
                where t.ctid = n.id::tid
                """
                                .formatted(table.table()))) {
            update.setArray(1, connection.createArrayOf("text", ended.keySet().toArray()));
            update.setArray(2, connection.createArrayOf("bigint", ended.values().toArray()));
            update.executeUpdate();
        }
    }

    private void insert(Connection connection, String region, List<NewRow<R>> begun)
            throws SQLException {
        if (begun.isEmpty()) {
            return;
        }
        List<RangedTable.Column> columns = table.columns();
        String statement =
                """
                insert into %s (region, subject, from_seq, to_seq, %s)
                select ?, n.subject, n.from_seq, n.to_seq, %s
                from unnest(?::text[], ?::bigint[], ?::bigint[], %s) as n (subject, from_seq, to_seq, %s)
                """
                        .formatted(
                                table.table(),
                                table.selection(),
                                columns.stream()
                                        .map(c -> "n." + c.name() + "::" + c.type())
                                        .collect(Collectors.joining(", ")),
                                columns.stream()
                                        .map(c -> "?::text[]")
                                        .collect(Collectors.joining(", ")),
                                table.selection());
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            insert.setString(1, region);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", begun.stream().map(NewRow::subject).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf("bigint", begun.stream().map(NewRow::from).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf("bigint", begun.stream().map(NewRow::to).toArray()));
            int p = 5;
            for (RangedTable.Column column : columns) {
                insert.setArray(
                        p++,
                        connection.createArrayOf(
                                "text",
                                begun.stream().map(b -> table.text(b.row(), column)).toArray()));
            }
            insert.executeUpdate();
        }
    }
}
