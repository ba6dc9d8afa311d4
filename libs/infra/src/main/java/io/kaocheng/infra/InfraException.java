package io.kaocheng.infra;

import org.jspecify.annotations.Nullable;

/**
 * A server could not be started, stopped or reached; the message names the server, the cause and
 * its log.
 */
public final class InfraException extends RuntimeException {

    public InfraException(String message) {
        super(message);
    }

    public InfraException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
