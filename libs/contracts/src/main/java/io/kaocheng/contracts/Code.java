package io.kaocheng.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A code: the name by which units, indicators, classes, schemes and the like are referred to for
 * ever.
 *
 * <p>1 to 64 lower-case letters, digits and {@code -}, beginning with a letter or a digit. Unique
 * per region and kind.
 *
 * <p>The constructor refuses anything else, saying what was found and what would be right.
 */
public record Code(@JsonValue String value) implements Comparable<Code> {

    public static final int MAX_LENGTH = 64;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Code {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a code is 1 to 64 lower-case letters, digits and '-', beginning with a letter or digit; found "
                            + Quoted.of(value));
        }
    }

    public static Code of(String value) {
        return new Code(value);
    }

    /** Whether {@code text} is written as a code must be. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Code other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
