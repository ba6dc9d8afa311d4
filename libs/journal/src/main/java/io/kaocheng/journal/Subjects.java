package io.kaocheng.journal;

import java.util.Arrays;
import java.util.Collection;

/**
 * Subjects as table {@code stream} is indexed by them: read from their end. In the order of the
 * index neighbours are put into the same page.
 */
final class Subjects {

    private Subjects() {}

    /** As PostgreSQL's {@code reverse} gives it. */
    static String fromItsEnd(String subject) {
        return new StringBuilder(subject).reverse().toString();
    }

    /** Each from its end, in the order of the index. */
    static String[] fromTheirEnds(Collection<String> subjects) {
        String[] all = new String[subjects.size()];
        int i = 0;
        for (String subject : subjects) {
            all[i++] = fromItsEnd(subject);
        }
        Arrays.sort(all);
        return all;
    }
}
