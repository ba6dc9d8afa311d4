package io.kaocheng.journal;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Bulk insert by COPY in binary format (PostgreSQL manual, COPY, File Formats): PostgreSQL stores
 * rows while later ones are still being written, and needs less than half the CPU of an insert from
 * arrays.
 *
 * <p>Only for rows that do not exist yet: a duplicate key fails the transaction. Costs one round
 * trip more than a statement, so it pays from {@value #ENOUGH} rows on.
 */
public final class CopiedRows {

    /** Number of rows from which on COPY is faster than an insert. */
    public static final int ENOUGH = 32;

    private static final int PIECE = 32_768;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0};
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final int NULL = -1;
    private static final int END = -1;
    private static final int BIGINT_OID = 20;

    /** From which PostgreSQL counts days and microseconds. */
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private final CopyIn copy;
    private byte[] buffer = new byte[PIECE + 8_192];
    private int length;
    private int row = -1;
    private int columns;

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
                        .copyIn("copy " + table + " (" + columns + ") from stdin (format binary)");
        try {
            CopiedRows to = new CopiedRows(copy);
            to.begin();
            rows.write(to);
            to.finish();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The row's next column, of a type of text. */
    public CopiedRows text(@Nullable String text) {
        if (text == null) {
            return nothing();
        }
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code bigint}. */
    public CopiedRows number(long number) {
        column(Long.BYTES);
        eight(number);
        return this;
    }

    /** An {@code integer}. */
    public CopiedRows integer(@Nullable Integer number) {
        if (number == null) {
            return nothing();
        }
        column(Integer.BYTES);
        four(number);
        return this;
    }

    /** A {@code bigint[]} of one. */
    public CopiedRows onlyNumber(long number) {
        column(6 * Integer.BYTES + Long.BYTES);
        int dimensions = 1;
        int holdsNull = 0;
        int size = 1;
        int from = 1;
        four(dimensions);
        four(holdsNull);
        four(BIGINT_OID);
        four(size);
        four(from);
        four(Long.BYTES);
        eight(number);
        return this;
    }

    /** A {@code numeric}. */
    public CopiedRows decimal(@Nullable BigDecimal decimal) {
        if (decimal == null) {
            return nothing();
        }
        return put(ByteConverter.numeric(decimal.scale() < 0 ? decimal.setScale(0) : decimal));
    }

    /** A {@code boolean}. */
    public CopiedRows truth(boolean truth) {
        return put(new byte[] {(byte) (truth ? 1 : 0)});
    }

    /** A {@code date}. */
    public CopiedRows day(@Nullable LocalDate day) {
        if (day == null) {
            return nothing();
        }
        column(Integer.BYTES);
        four(Math.toIntExact(ChronoUnit.DAYS.between(EPOCH, day)));
        return this;
    }

    /** A {@code timestamptz}, which has microseconds. */
    public CopiedRows moment(@Nullable Instant moment) {
        if (moment == null) {
            return nothing();
        }
        column(Long.BYTES);
        eight(ChronoUnit.MICROS.between(EPOCH.atStartOfDay().toInstant(ZoneOffset.UTC), moment));
        return this;
    }

    /** Ends the row. */
    public void end() throws SQLException {
        ByteConverter.int2(buffer, row, columns);
        row = -1;
        columns = 0;
        if (length >= PIECE) {
            send();
        }
    }

    private void begin() {
        room(SIGNATURE.length + 2 * Integer.BYTES);
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        length = SIGNATURE.length;
        four(NO_FLAGS);
        four(NO_EXTENSION);
    }

    private void finish() throws SQLException {
        room(Short.BYTES);
        ByteConverter.int2(buffer, length, END);
        length += Short.BYTES;
        send();
    }

    private void send() throws SQLException {
        if (length > 0) {
            copy.writeToCopy(buffer, 0, length);
            length = 0;
        }
    }

    private CopiedRows nothing() {
        column(0);
        ByteConverter.int4(buffer, length - Integer.BYTES, NULL);
        return this;
    }

    private CopiedRows put(byte[] bytes) {
        column(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** Begins the next column, and before the first the row; leaves room for so many bytes. */
    private void column(int bytes) {
        room(Short.BYTES + Integer.BYTES + bytes);
        if (row < 0) {
            row = length;
            length += Short.BYTES;
        }
        columns++;
        four(bytes);
    }

    private void four(int number) {
        ByteConverter.int4(buffer, length, number);
        length += Integer.BYTES;
    }

    private void eight(long number) {
        ByteConverter.int8(buffer, length, number);
        length += Long.BYTES;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
