package io.kaocheng.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The Merkle tree of a journal's first entries, as RFC 9162 (section 2.1) defines it: a leaf is the
 * SHA-256 of 0x00 and the entry's document, a node that of 0x01 and its two children. Two journals
 * with the same root hold the same entries in the same order.
 *
 * <p>Only the roots of its complete subtrees are kept, the largest first: as many as the size has
 * ones in binary, 20 hashes for a million entries. Adding an entry costs two hashes on average. Not
 * thread-safe.
 */
public final class HashTree {

    /** Bytes of a hash. */
    public static final int HASH = 32;

    private final MessageDigest digest = sha256();
    private final List<byte[]> peaks = new ArrayList<>();
    private long size;

    /** The tree of no entries. */
    public HashTree() {}

    /**
     * The tree of that many entries, to be continued.
     *
     * @param peaks as {@link #peaks} gave them
     * @throws IllegalArgumentException where they are not as many as a tree of that size has
     */
    public HashTree(long size, byte[] peaks) {
        if (size < 0 || peaks.length != Long.bitCount(size) * HASH) {
            throw new IllegalArgumentException(
                    "a tree of "
                            + size
                            + " entries has "
                            + Long.bitCount(size)
                            + " peaks; found "
                            + peaks.length
                            + " bytes");
        }
        this.size = size;
        for (int at = 0; at < peaks.length; at += HASH) {
            this.peaks.add(Arrays.copyOfRange(peaks, at, at + HASH));
        }
    }

    /** How many entries it is of: the sequence of the last. */
    public long size() {
        return size;
    }

    /** Adds the next entry, by its document in UTF-8. */
    public void add(byte[] document) {
        digest.update((byte) 0);
        byte[] hash = digest.digest(document);
        for (long left = size; (left & 1) == 1; left >>= 1) {
            hash = node(peaks.removeLast(), hash);
        }
        peaks.add(hash);
        size++;
    }

    /** The tree's hash; that of nothing where it has no entries. */
    public byte[] root() {
        if (peaks.isEmpty()) {
            return digest.digest();
        }
        byte[] hash = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            hash = node(peaks.get(i), hash);
        }
        return hash;
    }

    /** The roots of the complete subtrees one after the other, from which it can be continued. */
    public byte[] peaks() {
        byte[] all = new byte[peaks.size() * HASH];
        for (int i = 0; i < peaks.size(); i++) {
            System.arraycopy(peaks.get(i), 0, all, i * HASH, HASH);
        }
        return all;
    }

    /** Whether another one is of the same entries. */
    public boolean isSameAs(HashTree other) {
        return size == other.size && Arrays.equals(root(), other.root());
    }

    @Override
    public String toString() {
        return size + " " + HexFormat.of().formatHex(root());
    }

    private byte[] node(byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
