package io.kaocheng.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place in a region's journal, written {@code monitoring@48213}: the journal and the entry's
 * sequence, from 1.
 */
public record Position(Journal journal, long sequence) implements Comparable<Position> {

    public Position {
        if (sequence < 0) {
            throw new IllegalArgumentException(
                    "a sequence is 0 (nothing yet) or more; found " + sequence);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Position parse(String text) {
        int at = text.indexOf('@');
        if (at > 0 && text.length() - at <= 19 && text.substring(at + 1).matches("\\d+")) {
            return new Position(
                    Journal.parse(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
        }
        throw new IllegalArgumentException(
                "a position is written monitoring@48213; found " + Quoted.of(text));
    }

    @Override
    public int compareTo(Position other) {
        int byJournal = journal.compareTo(other.journal);
        return byJournal != 0 ? byJournal : Long.compare(sequence, other.sequence);
    }

    @JsonValue
    @Override
    public String toString() {
        return journal + "@" + sequence;
    }
}
