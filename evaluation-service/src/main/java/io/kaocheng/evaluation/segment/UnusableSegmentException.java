package io.kaocheng.evaluation.segment;

import java.io.IOException;

/** A segment that is damaged, or of another build or history: it has to be made again. */
public final class UnusableSegmentException extends IOException {
    private static final long serialVersionUID = 1;

    public UnusableSegmentException(String why) {
        super(why);
    }

    UnusableSegmentException(String why, Throwable cause) {
        super(why, cause);
    }
}
