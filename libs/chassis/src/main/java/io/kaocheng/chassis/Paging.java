package io.kaocheng.chassis;

import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageCursor;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list that is sorted by a key: at most {@code limit} rows after {@code after}.
 *
 * @param limit 1 to 1,000
 * @param after the key of the last row of the page before; empty at the beginning
 */
public record Paging(int limit, String after) {

    /** Rows a page has at most. */
    public static final int MOST = 1_000;

    /** The parameters {@code limit}, whose bounds were checked, and {@code cursor}. */
    public static Paging of(@Nullable Integer limit, @Nullable PageCursor cursor) {
        return new Paging(limit == null ? 100 : limit, cursor == null ? "" : cursor.after());
    }

    /** That what was sent as {@code cursor} is none. */
    public static Problem noCursor(String sent) {
        return new Problem(
                ProblemCode.INVALID_FIELD,
                List.of(
                        Finding.at(
                                "/cursor",
                                ProblemCode.INVALID_FIELD,
                                "a cursor is what next gave on the page before; found "
                                        + Quoted.of(sent),
                                "cursor 须为上一页返回的 next，实际为 " + Quoted.of(sent))));
    }

    /**
     * The number that the cursor's key is; {@code first} at the beginning.
     *
     * @throws Problem where it is none
     */
    public int afterNumber(int first) {
        try {
            return after.isEmpty() ? first : Integer.parseInt(after);
        } catch (NumberFormatException e) {
            throw noCursor(after);
        }
    }

    /** How many rows to ask for, to see whether there is a page after this one. */
    public int probe() {
        return limit + 1;
    }

    /** The page that the rows asked for make. */
    public <T> Page<T> of(List<T> probed, Function<T, String> key) {
        if (probed.size() <= limit) {
            return new Page<>(probed, null);
        }
        List<T> items = probed.subList(0, limit);
        return new Page<>(items, cursor(key.apply(items.getLast())));
    }

    /** What is sent as {@code cursor} for what comes after a key. */
    public static String cursor(String key) {
        return new PageCursor(key).toString();
    }
}
