package io.kaocheng.shape;

import java.util.List;

/** The result of reading JSON: the value, or all findings at once. */
public sealed interface Reading<T> {

    /** The document was in order. */
    record Read<T>(T value) implements Reading<T> {}

    /** The document was refused; at least one finding, in document order. */
    record Findings<T>(List<Finding> list) implements Reading<T> {
        public Findings {
            list = List.copyOf(list);
        }
    }

    /**
     * The value, for text that is known to be in order; anything else is a defect of the caller.
     */
    default T orThrow() {
        return switch (this) {
            case Read<T>(T value) -> value;
            case Findings<T>(List<Finding> list) -> throw new Refused(list);
        };
    }
}
