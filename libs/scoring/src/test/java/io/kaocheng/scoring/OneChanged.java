package io.kaocheng.scoring;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.ForwardingFacts;
import io.kaocheng.scoring.facts.Observation;

import java.util.Optional;

/** The same facts, but for one observation. */
public record OneChanged(Facts facts, Code changed, Code indicator, Period period, Observation now)
        implements ForwardingFacts {

    @Override
    public Optional<Observation> observation(Code unit, Code of, Period at) {
        return unit.equals(changed) && of.equals(indicator) && at.equals(period)
                ? Optional.of(now)
                : facts.observation(unit, of, at);
    }
}
