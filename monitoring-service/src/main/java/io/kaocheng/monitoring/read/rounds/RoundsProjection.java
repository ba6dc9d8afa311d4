package io.kaocheng.monitoring.read.rounds;

import io.kaocheng.contracts.monitoring.RoundEvent;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.StateProjector;
import io.kaocheng.monitoring.round.RoundDecider;
import io.kaocheng.monitoring.round.RoundDecider.Round;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps a row of each round that has fallen due. */
@ApplicationScoped
class RoundsProjection extends StateProjector<Round, RoundEvent> {

    RoundsProjection() {
        super(
                new RangedTable<>("reporting_round", Round.class),
                RoundEvent.class,
                new RoundDecider()::evolve);
    }
}
