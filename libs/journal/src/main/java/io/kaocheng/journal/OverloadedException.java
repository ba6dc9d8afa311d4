package io.kaocheng.journal;

import io.kaocheng.contracts.Code;

/** The queue of a region's submissions is full; nothing of this submission was recorded. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OverloadedException(Code region, int waiting) {
        super(waiting + " changes to " + region + " wait already");
    }
}
