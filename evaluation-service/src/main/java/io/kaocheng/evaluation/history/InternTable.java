package io.kaocheng.evaluation.history;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What short texts mean, found by their bytes: a region has few units, indicators and periods and
 * names them in every entry, so each is decoded and checked once.
 *
 * <p>Memory: one entry per different text, up to {@value #MOST}; beyond that the table begins anew,
 * so that no flood of names can fill it.
 */
final class InternTable<T> {

    private static final int MOST = 1 << 16;

    private final Function<String, T> meaning;
    private byte[][] texts = new byte[64][];
    private @Nullable Object[] values = new @Nullable Object[64];
    private int size;

    /**
     * @param meaning throws {@link IllegalArgumentException} for what means nothing
     */
    InternTable(Function<String, T> meaning) {
        this.meaning = meaning;
        Arrays.fill(texts, NONE);
    }

    private static final byte[] NONE = new byte[0];

    /** What the bytes from {@code from} to {@code to} mean. */
    T of(byte[] in, int from, int to) {
        int mask = texts.length - 1;
        int slot = hash(in, from, to) & mask;
        while (true) {
            Object value = values[slot];
            if (value == null) {
                return learned(in, from, to);
            }
            if (Arrays.equals(texts[slot], 0, texts[slot].length, in, from, to)) {
                @SuppressWarnings("unchecked") // Nothing else is put there.
                T known = (T) value;
                return known;
            }
            slot = (slot + 1) & mask;
        }
    }

    private T learned(byte[] in, int from, int to) {
        T value = meaning.apply(new String(in, from, to - from, StandardCharsets.UTF_8));
        if (size == MOST) {
            size = 0;
            resize(64);
        } else if (2 * (size + 1) > texts.length) {
            grow();
        }
        put(Arrays.copyOfRange(in, from, to), value);
        size++;
        return value;
    }

    private void grow() {
        byte[][] oldTexts = texts;
        @Nullable Object[] oldValues = values;
        resize(2 * oldTexts.length);
        for (int i = 0; i < oldTexts.length; i++) {
            Object value = oldValues[i];
            if (value != null) {
                put(oldTexts[i], value);
            }
        }
    }

    private void resize(int length) {
        texts = new byte[length][];
        Arrays.fill(texts, NONE);
        values = new @Nullable Object[length];
    }

    private void put(byte[] text, Object value) {
        int mask = texts.length - 1;
        int slot = hash(text, 0, text.length) & mask;
        while (values[slot] != null) {
            slot = (slot + 1) & mask;
        }
        texts[slot] = text;
        values[slot] = value;
    }

    private static int hash(byte[] in, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + in[i];
        }
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
