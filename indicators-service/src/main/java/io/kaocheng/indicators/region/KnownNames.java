package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.journal.Reference;

/**
 * Where it is looked up what the goals journal says there is. What it says a moment later is not
 * known yet: a refusal is sent again then.
 */
public interface KnownNames {

    /** Whether there is something of that kind and code. */
    Reference.Facts<Boolean> has(Named.Kind kind, Code code);
}
