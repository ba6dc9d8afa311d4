package io.kaocheng.evaluation.snapshot;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Whole numbers side by side. What is written is how far each is from a line, in as many bytes as
 * the farthest needs: none where all lie on it. Every byte of a snapshot is digested whenever one
 * is opened, so what it saves in bytes it saves in time.
 */
final class Column {

    private static final int WIDEST = Long.BYTES;

    private final MemorySegment bytes;
    private final int count;
    private final int width;
    private final long base;
    private final int slope;

    /**
     * @param bytes as many as {@code line} says
     * @throws UnusableSnapshotException where the line cannot be of these bytes
     */
    Column(MemorySegment bytes, Line line) throws UnusableSnapshotException {
        if (line.count() < 0
                || line.width() < 0
                || Integer.bitCount(line.width()) > 1
                || line.width() > WIDEST
                || bytes.byteSize() != (long) line.count() * line.width()) {
            throw new UnusableSnapshotException(bytes.byteSize() + " bytes are no column " + line);
        }
        this.bytes = bytes;
        this.count = line.count();
        this.width = line.width();
        this.base = line.base();
        this.slope = line.slope();
    }

    /**
     * How numbers are decoded from what is stored of them.
     *
     * @param count how many there are
     * @param width bytes of each: 0, 1, 2, 4 or 8
     * @param base what is added to each
     * @param slope what is added besides, times the number's place; 1 where numbers count up
     */
    record Line(int count, int width, long base, int slope) {}

    int size() {
        return count;
    }

    long get(int at) {
        long line = base + (long) slope * at;
        return switch (width) {
            case 0 -> line;
            case 1 -> line + bytes.get(Layout.BYTE, at);
            case 2 -> line + bytes.getAtIndex(Layout.SHORT, at);
            case 4 -> line + bytes.getAtIndex(Layout.INT, at);
            default -> line + bytes.getAtIndex(Layout.LONG, at);
        };
    }

    /** Of a column of places or small numbers. */
    int at(int at) {
        return (int) get(at);
    }

    /** Decodes many at once, which takes a fraction of what it takes to ask for each. */
    void copy(int from, int length, long[] to) {
        switch (width) {
            case 0 -> Arrays.fill(to, 0, length, 0);
            case 1 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = bytes.get(Layout.BYTE, from + i);
                }
            }
            case 2 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = bytes.getAtIndex(Layout.SHORT, from + i);
                }
            }
            case 4 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = bytes.getAtIndex(Layout.INT, from + i);
                }
            }
            default -> MemorySegment.copy(bytes, Layout.LONG, (long) WIDEST * from, to, 0, length);
        }
        long line = base + (long) slope * from;
        for (int i = 0; i < length; i++) {
            to[i] += line + (long) slope * i;
        }
    }

    /** Numbers as they are written; of the bytes what remains. */
    record Written(ByteBuffer bytes, Line line) {}

    static Written written(int count, IntToLongFunction numbers) {
        Line level = line(count, numbers, 0);
        Line rising = line(count, numbers, 1);
        Line line = rising.width() < level.width() ? rising : level;
        ByteBuffer out =
                ByteBuffer.allocate(Math.multiplyExact(count, line.width()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            long off = numbers.applyAsLong(i) - line.base() - (long) line.slope() * i;
            switch (line.width()) {
                case 0 -> {}
                case 1 -> out.put((byte) off);
                case 2 -> out.putShort((short) off);
                case 4 -> out.putInt((int) off);
                default -> out.putLong(off);
            }
        }
        return new Written(out.flip(), line);
    }

    /** The narrowest line of that slope. */
    private static Line line(int count, IntToLongFunction numbers, int slope) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long number = numbers.applyAsLong(i) - (long) slope * i;
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        if (count == 0) {
            return new Line(0, 0, 0, 0);
        }
        // The middle, rounded up and without overflow: as far to the one side as to the other.
        long base = (least | most) - ((least ^ most) >> 1);
        int width = Math.max(width(least - base), width(most - base));
        return width == WIDEST
                ? new Line(count, WIDEST, 0, 0)
                : new Line(count, width, base, slope);
    }

    private static int width(long off) {
        if (off == 0) {
            return 0;
        }
        if (off == (byte) off) {
            return 1;
        }
        if (off == (short) off) {
            return 2;
        }
        return off == (int) off ? 4 : WIDEST;
    }
}
