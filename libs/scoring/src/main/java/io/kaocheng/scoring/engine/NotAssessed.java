package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Reasons;

import java.util.List;
import java.util.Optional;

/** Why a unit is not asked for an indicator in a period, whatever was sent. */
public final class NotAssessed {

    private NotAssessed() {}

    /** Its exemption or, for engines later than {@code kc-1}, the indicator's retirement. */
    public static Optional<Exemption> why(
            EngineId engine, Facts facts, Code unit, Code indicator, Period period) {
        Optional<Exemption> exemption = facts.exemption(unit, indicator, period);
        return exemption.isPresent() || engine == EngineId.KC_1
                ? exemption
                : facts.retired(indicator, period)
                        .map(by -> new Exemption(Reasons.RETIRED, List.of(by)));
    }
}
