package io.kaocheng.journal;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * New rows for a table, by COPY: PostgreSQL takes them in while later ones are still being made,
 * and needs less than half of what it needs for the same rows as arrays. Text format as in the
 * PostgreSQL manual, COPY, File Formats.
 *
 * <p>For rows that are known to be new: one that is there already fails the transaction. It costs a
 * round trip more than a statement does, so it is for more than a few rows.
 */
public final class CopiedRows {

    /** From so many rows on the second round trip is worth its while. */
    public static final int ENOUGH = 32;

    private static final int PIECE = 32_768;
    private static final byte[] NULL = {'\\', 'N'};

    private final CopyIn copy;
    private byte[] buffer = new byte[PIECE + 8_192];
    private int length;
    private boolean first = true;

    private CopiedRows(CopyIn copy) {
        this.copy = copy;
    }

    /** What writes the rows. */
    @FunctionalInterface
    public interface Rows {
        void write(CopiedRows to) throws SQLException;
    }

    /**
     * Puts rows into a table, within the connection's transaction.
     *
     * @param columns the names of those that each row gives, in their order, separated by commas
     * @throws SQLException where PostgreSQL refuses any of them; none is there then
     */
    public static void into(Connection connection, String table, String columns, Rows rows)
            throws SQLException {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " (" + columns + ") from stdin");
        try {
            CopiedRows to = new CopiedRows(copy);
            rows.write(to);
            to.send();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The row's next column. */
    public CopiedRows text(@Nullable String text) {
        if (text == null) {
            put(NULL);
        } else {
            escaped(text);
        }
        return this;
    }

    public CopiedRows number(long number) {
        put(Long.toString(number).getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public CopiedRows decimal(@Nullable BigDecimal decimal) {
        put(decimal == null ? NULL : decimal.toString().getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public CopiedRows truth(boolean truth) {
        put(new byte[] {(byte) (truth ? 't' : 'f')});
        return this;
    }

    /** Ends the row. */
    public void end() throws SQLException {
        room(1);
        buffer[length++] = '\n';
        first = true;
        if (length >= PIECE) {
            send();
        }
    }

    private void send() throws SQLException {
        if (length > 0) {
            copy.writeToCopy(buffer, 0, length);
            length = 0;
        }
    }

    private void escaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Hardly any text has one of these, and to look for them all at once is what is fast.
        if (text.indexOf('\\') < 0
                && text.indexOf('\n') < 0
                && text.indexOf('\t') < 0
                && text.indexOf('\r') < 0) {
            put(bytes);
            return;
        }
        byte[] escaped = new byte[2 * bytes.length];
        int to = 0;
        for (byte b : bytes) {
            byte letter =
                    switch (b) {
                        case '\\' -> '\\';
                        case '\n' -> 'n';
                        case '\t' -> 't';
                        case '\r' -> 'r';
                        default -> 0;
                    };
            if (letter == 0) {
                escaped[to++] = b;
            } else {
                escaped[to++] = '\\';
                escaped[to++] = letter;
            }
        }
        put(Arrays.copyOf(escaped, to));
    }

    private void put(byte[] bytes) {
        room(bytes.length + 1);
        if (!first) {
            buffer[length++] = '\t';
        }
        first = false;
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
