package io.kaocheng.chassis.api;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Problem;
import io.kaocheng.shape.Shape;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a page of a list begins: after a key, as the page before gave it. It carries a check, so
 * that what was not given out here is refused and never reaches a question.
 */
public record PageCursor(String after) {

    private static final int CHECK = 8;

    /**
     * Reads the parameter.
     *
     * @throws Problem 400 where it was not given out here
     */
    public static PageCursor of(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length > CHECK) {
                String after =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes, 0, bytes.length - CHECK))
                                .toString();
                PageCursor cursor = new PageCursor(after);
                if (cursor.toString().equals(text)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | CharacterCodingException _) {
            // Refused below.
        }
        throw Paging.noCursor(text);
    }

    /** As it is sent. */
    @Override
    public String toString() {
        byte[] check =
                Shape.sha256("cursor " + after)
                        .substring(0, CHECK)
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] key = after.getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(key, key.length + CHECK);
        System.arraycopy(check, 0, both, key.length, CHECK);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }
}
