package io.kaocheng.journal;

import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.UnreadableEntryException;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** Makes own views again from the journal. */
public final class Rebuild {

    private static final int ENTRIES_PER_STEP = 1_000;

    private Rebuild() {}

    /**
     * Throws the view away and makes it again, in one transaction during which nothing is recorded;
     * readers see the old view until it commits.
     *
     * @return how many entries it was made from
     */
    public static long of(DataSource source, Appender appender, Projection projection)
            throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    try (PreparedStatement lock =
                            connection.prepareStatement(
                                    """
                    select region
                    from journal
                    where journal = ?
                    order by region
                    for update
                    """)) {
                        lock.setString(1, appender.journal().toString());
                        lock.executeQuery().close();
                    }
                    projection.clear(connection);
                    long count = 0;
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                    select document
                    from entry
                    where journal = ?
                    order by region, sequence
                    """)) {
                        select.setString(1, appender.journal().toString());
                        select.setFetchSize(ENTRIES_PER_STEP);
                        List<Recorded> step = new ArrayList<>();
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                step.add(read(rows.getString(1)));
                                count++;
                                if (step.size() == ENTRIES_PER_STEP) {
                                    projection.apply(connection, step);
                                    step = new ArrayList<>();
                                }
                            }
                        }
                        if (!step.isEmpty()) {
                            projection.apply(connection, step);
                        }
                    }
                    return count;
                });
    }

    private static Recorded read(String document) {
        try {
            return Recorded.of(Entry.read(document));
        } catch (UnreadableEntryException e) {
            throw new CorruptStreamException(
                    "the own journal holds what this build cannot read", e);
        }
    }
}
