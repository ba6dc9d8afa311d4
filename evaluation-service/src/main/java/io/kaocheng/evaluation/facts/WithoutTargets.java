package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.ForwardingFacts;
import io.kaocheng.scoring.facts.Target;

import java.util.Optional;

/**
 * The same facts as if no target had been set: a figure is then that of its period alone, whatever
 * course a longer period's target plans.
 */
record WithoutTargets(Facts facts) implements ForwardingFacts {

    @Override
    public Optional<Target> target(
            Code unit, Code unitClass, Code indicator, Period period, Period scored) {
        return Optional.empty();
    }
}
