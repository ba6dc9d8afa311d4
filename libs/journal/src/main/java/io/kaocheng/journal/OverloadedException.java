package io.kaocheng.journal;

import io.kaocheng.contracts.Code;

/** More submissions to a region wait than can be taken; nothing was recorded of this one. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OverloadedException(Code region, int waiting) {
        super(waiting + " changes to " + region + " wait already");
    }
}
