package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/**
 * The hash trees of the journals this service owns. Whoever received a journal's entries asks for
 * the tree of as many, and so finds out whether they are the same.
 *
 * <p>Cost: at most {@value #ENTRIES_PER_MARK} entries, since the tree is stored at each multiple of
 * that on the way; the first time, and where nothing stored is to be trusted, all of them.
 */
public final class JournalTrees {

    static final int ENTRIES_PER_MARK = 256;
    private static final int ENTRIES_PER_STEP = 1_024;

    private final DataSource source;

    public JournalTrees(DataSource source) {
        this.source = source;
    }

    /**
     * A journal's tree.
     *
     * @param altered between which entries the journal is not what it was when its tree was stored;
     *     null where it is, or nothing stored was compared
     */
    public record Answer(HashTree tree, @Nullable String altered) {}

    /**
     * The tree of a region's first entries; of all where it has fewer.
     *
     * @param fresh whether it is made from every entry, and each tree stored before is compared
     */
    public Answer at(Journal journal, Code region, long size, boolean fresh) throws SQLException {
        HashTree tree =
                fresh
                        ? new HashTree()
                        : Transactions.in(source, c -> lastMark(c, journal, region, size));
        String altered = null;
        long sound = 0;
        while (tree.size() < size) {
            int limit = (int) Math.min(ENTRIES_PER_STEP, size - tree.size());
            List<String> documents =
                    Transactions.in(
                            source, c -> History.entries(c, journal, region, tree.size(), limit));
            if (documents.isEmpty()) {
                return new Answer(tree, altered);
            }
            for (String document : documents) {
                tree.add(document.getBytes(StandardCharsets.UTF_8));
                if (tree.size() % ENTRIES_PER_MARK == 0) {
                    if (Transactions.in(source, c -> storeOrCompare(c, journal, region, tree))) {
                        sound = altered == null ? tree.size() : sound;
                    } else if (altered == null) {
                        altered = (sound + 1) + " and " + tree.size();
                    }
                }
            }
        }
        return new Answer(tree, altered);
    }

    private static HashTree lastMark(Connection connection, Journal journal, Code region, long upTo)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select size, peaks
                from tree_mark
                where region = ? and journal = ? and size <= ?
                order by size desc
                limit 1
                """)) {
            select.setString(1, region.value());
            select.setString(2, journal.toString());
            select.setLong(3, upTo);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new HashTree(row.getLong(1), row.getBytes(2)) : new HashTree();
            }
        }
    }

    /** Stores the tree; false where another one of that size is stored. */
    private static boolean storeOrCompare(
            Connection connection, Journal journal, Code region, HashTree tree)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into tree_mark (region, journal, size, peaks)
                values (?, ?, ?, ?)
                on conflict do nothing
                """)) {
            insert.setString(1, region.value());
            insert.setString(2, journal.toString());
            insert.setLong(3, tree.size());
            insert.setBytes(4, tree.peaks());
            if (insert.executeUpdate() == 1) {
                return true;
            }
        }
        return tree.isSameAs(lastMark(connection, journal, region, tree.size()));
    }
}
