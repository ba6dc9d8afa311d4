package io.kaocheng.contracts;

/** What people cannot see in a text: white space at its edges, characters without a shape. */
public final class Texts {

    private Texts() {}

    /** The text without white space at its edges, whichever it is, also of no width. */
    public static String trimmed(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** Whether a text has half of a character that is written as two, which no encoding can say. */
    public static boolean isBroken(String text) {
        return text.codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /**
     * Whether a text has characters that steer how others are shown: control characters other than
     * tabs and line ends, and those that turn the direction of what follows.
     */
    public static boolean hasControls(String text) {
        return text.chars()
                .anyMatch(
                        c ->
                                Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'
                                        || c >= '\u202a' && c <= '\u202e'
                                        || c >= '\u2066' && c <= '\u2069');
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u0085'
                || c == '\u00ad'
                || c == '\u180e'
                || c >= '\u200b' && c <= '\u200f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u2064'
                || c == '\ufeff';
    }
}
