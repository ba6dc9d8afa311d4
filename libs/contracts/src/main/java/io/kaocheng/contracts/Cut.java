package io.kaocheng.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A vector of journal positions of one region: {@code goals@812 indicators@96 monitoring@48213}. A
 * journal that is not named stands at 0. A cut and the engine's id determine every score.
 */
public final class Cut {

    /** Before the first entry of every journal. */
    public static final Cut NOTHING = new Cut(new EnumMap<>(Journal.class));

    private final EnumMap<Journal, Long> sequences;

    private Cut(EnumMap<Journal, Long> sequences) {
        this.sequences = sequences;
    }

    public static Cut of(Map<Journal, Long> sequences) {
        EnumMap<Journal, Long> known = new EnumMap<>(Journal.class);
        sequences.forEach(
                (journal, sequence) -> {
                    if (new Position(journal, sequence).sequence() > 0) {
                        known.put(journal, sequence);
                    }
                });
        return new Cut(known);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Cut parse(String text) {
        EnumMap<Journal, Long> read = new EnumMap<>(Journal.class);
        for (String part : text.strip().split("[ ,]+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            Position position = Position.parse(part);
            if (read.put(position.journal(), position.sequence()) != null) {
                throw new IllegalArgumentException(
                        "a cut names a journal once; found " + Quoted.of(text));
            }
        }
        return of(read);
    }

    /** How many entries of the journal the cut holds. */
    public long at(Journal journal) {
        return sequences.getOrDefault(journal, 0L);
    }

    /** This cut with the journal moved to the position. */
    public Cut with(Journal journal, long sequence) {
        EnumMap<Journal, Long> moved = new EnumMap<>(sequences);
        moved.put(journal, sequence);
        return of(moved);
    }

    /** Whether the cut holds the entry. */
    public boolean holds(Position position) {
        return position.sequence() <= at(position.journal());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cut cut && cut.sequences.equals(sequences);
    }

    @Override
    public int hashCode() {
        return sequences.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return sequences.entrySet().stream()
                .map(e -> e.getKey() + "@" + e.getValue())
                .collect(Collectors.joining(" "));
    }
}
