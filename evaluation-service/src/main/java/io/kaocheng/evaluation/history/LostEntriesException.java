package io.kaocheng.evaluation.history;

import java.io.IOException;

/**
 * A journal's owner no longer has entries that a cut names, as after its database was restored from
 * an older copy. Trying again does not bring them back, unlike a source that cannot be reached.
 */
public final class LostEntriesException extends IOException {

    private static final long serialVersionUID = 1;

    public LostEntriesException(String message) {
        super(message);
    }
}
