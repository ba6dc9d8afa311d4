package io.kaocheng.journal;

import java.util.Arrays;
import java.util.Collection;

/**
 * Reverses subjects, since the index of table {@code stream} is over reversed subjects: what is
 * reported together ends with the same period, and so lies in the same pages.
 */
final class Subjects {

    private Subjects() {}

    /** As PostgreSQL's {@code reverse} gives it. */
    static String reversed(String subject) {
        return new StringBuilder(subject).reverse().toString();
    }

    /** Each reversed, in the order of the index. */
    static String[] sortedReversed(Collection<String> subjects) {
        String[] all = new String[subjects.size()];
        int i = 0;
        for (String subject : subjects) {
            all[i++] = reversed(subject);
        }
        Arrays.sort(all);
        return all;
    }
}
