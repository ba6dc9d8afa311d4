package io.kaocheng.evaluation.read.editions;

import io.kaocheng.evaluation.read.editions.EditionsResource.EditionRow;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Reads the rows of an edition in the order of ranks, page by page. */
interface EditionPages {

    /** Behind every rank: the place of a unit without one. */
    int UNRANKED = Integer.MAX_VALUE;

    /** Where a row stands, before the order of codes. */
    static int place(EditionRow row) {
        Integer rank = row.rank();
        return rank == null ? UNRANKED : rank;
    }

    /** The rows after one, or the first ones; none at the end. */
    List<EditionRow> after(@Nullable EditionRow last) throws SQLException;

    /** The rows after one, while the file is being sent. */
    default List<EditionRow> next(EditionRow last) throws IOException {
        try {
            return after(last);
        } catch (SQLException e) {
            // The head of the answer is out: only its breaking off can show it.
            throw new IOException("a page of the edition cannot be read", e);
        }
    }
}
