package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;

import java.math.BigDecimal;

/** The outcome of a rule for a unit. */
public sealed interface Outcome {

    /** An achievement, 0 or more; 1 is full mark. */
    record Achieved(BigDecimal achievement) implements Outcome {}

    /** The rule is not defined here. */
    record Undefined(Code reason) implements Outcome {}
}
