package io.kaocheng.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/**
 * The six journals of a region, each owned by one service. Declared in the order in which a cut
 * names them.
 */
public enum Journal {
    GOALS,
    INDICATORS,
    MONITORING,
    EVALUATION,
    REPORTING,
    SCORES;

    private static final Journal[] ALL = values();

    private final String text = name().toLowerCase(Locale.ROOT);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Journal parse(String text) {
        for (Journal journal : ALL) {
            if (journal.text.equals(text)) {
                return journal;
            }
        }
        throw new IllegalArgumentException(
                "a journal is goals, indicators, monitoring, evaluation, reporting or scores; found "
                        + Quoted.of(text));
    }

    /** The Kafka topic on which the journal is distributed. */
    public String topic() {
        return "kaocheng." + this + ".v1";
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
