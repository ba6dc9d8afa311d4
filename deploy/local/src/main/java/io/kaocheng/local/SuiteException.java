package io.kaocheng.local;

import org.jspecify.annotations.Nullable;

/**
 * A failure shown to the user of the command line without a stack trace; the message names the
 * cause and the remedy.
 */
public final class SuiteException extends RuntimeException {

    public SuiteException(String message) {
        super(message);
    }

    public SuiteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
