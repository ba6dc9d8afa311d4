package io.kaocheng.local;

import org.jspecify.annotations.Nullable;

/**
 * Something the person at the command line has to know; the message says what and what to do about
 * it.
 */
public final class SuiteException extends RuntimeException {

    public SuiteException(String message) {
        super(message);
    }

    public SuiteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
