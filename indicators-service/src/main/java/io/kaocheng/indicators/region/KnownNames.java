package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Reference;

import java.util.Optional;

/**
 * Where it is looked up what the goals journal says there is. What it says a moment later is not
 * known yet: a refusal is sent again then.
 */
public interface KnownNames {

    /** Whether there is something of that kind and code. */
    Reference.Facts<Boolean> has(Named.Kind kind, Code code);

    /** What a cycle assesses; empty where no such cycle was opened. */
    Reference.Facts<Optional<Period>> period(Code cycle);
}
