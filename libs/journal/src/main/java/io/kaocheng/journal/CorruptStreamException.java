package io.kaocheng.journal;

/**
 * A history that cannot have happened: an entry that does not fit the state before it. Never
 * skipped.
 */
public final class CorruptStreamException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public CorruptStreamException(String message) {
        super(message);
    }

    public CorruptStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
