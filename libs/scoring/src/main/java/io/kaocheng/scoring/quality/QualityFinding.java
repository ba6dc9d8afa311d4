package io.kaocheng.scoring.quality;

import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.scoring.quality.QualityRule.Severity;

import java.util.SortedMap;

/**
 * One thing that is questionable, or that could not be checked.
 *
 * @param pointer JSON pointer of the place; of a version into its definition and description, of a
 *     scheme into its definition
 * @param values what the sentences fill in, by name
 */
public record QualityFinding(
        QualityRule rule,
        Severity severity,
        String pointer,
        String zh,
        String en,
        SortedMap<String, String> values,
        State state) {

    /** What became of a finding. */
    public enum State {
        OPEN,
        /** Somebody gave a reason why it may stand. */
        WAIVED,
        /** What the rule needs is not known; it did not pass. */
        NOT_CHECKED
    }

    public QualityFinding {
        values = Sorted.copy(values);
    }

    /** The same, waived. An error cannot be. */
    public QualityFinding waived() {
        if (!canBeWaived()) {
            throw new IllegalArgumentException(rule + " at " + pointer + " cannot be waived");
        }
        return new QualityFinding(rule, severity, pointer, zh, en, values, State.WAIVED);
    }

    /** Whether somebody may give a reason why it stands. */
    public boolean canBeWaived() {
        return severity != Severity.ERROR && state != State.NOT_CHECKED;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
