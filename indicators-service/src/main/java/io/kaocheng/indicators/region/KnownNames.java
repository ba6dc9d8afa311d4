package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.journal.Reference;

/**
 * Looks up regions, units, groups, classes and cycles that the goals journal has, as far as it was
 * received here. What was recorded a moment ago may be missing: a refused request is sent again
 * then.
 */
public interface KnownNames {

    /** Whether there is something of that kind and code. */
    Reference.Facts<Boolean> has(Named.Kind kind, Code code);
}
