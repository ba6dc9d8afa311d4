package io.kaocheng.evaluation.snapshot;

import java.io.IOException;

/** A snapshot that is damaged, or of another build or history: it has to be made again. */
public final class UnusableSnapshotException extends IOException {
    private static final long serialVersionUID = 1;

    public UnusableSnapshotException(String why) {
        super(why);
    }

    UnusableSnapshotException(String why, Throwable cause) {
        super(why, cause);
    }
}
