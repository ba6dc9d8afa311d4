package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Reads the lines of a score table in the order of ranks, page by page. */
interface Pages {

    /** A unit's score with its name. */
    record Line(UnitScored score, String name, long sequence) {}

    /** The lines after one, or the first ones; none at the end. */
    List<Line> after(@Nullable Line last) throws SQLException;

    /** The lines after one, while the table is being sent. */
    default List<Line> next(Line last) throws IOException {
        try {
            return after(last);
        } catch (SQLException e) {
            // The head of the answer is out: only its breaking off can show it.
            throw new IOException("a page of the table cannot be read", e);
        }
    }
}
