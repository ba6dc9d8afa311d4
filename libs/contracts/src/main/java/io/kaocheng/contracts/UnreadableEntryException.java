package io.kaocheng.contracts;

/**
 * Bytes that are not an entry this build can read: damaged, foreign, or of a type or form newer
 * than it.
 */
public final class UnreadableEntryException extends Exception {

    private static final long serialVersionUID = 1;

    public UnreadableEntryException(String message) {
        super(message);
    }

    public UnreadableEntryException(String message, Throwable cause) {
        super(message, cause);
    }
}
