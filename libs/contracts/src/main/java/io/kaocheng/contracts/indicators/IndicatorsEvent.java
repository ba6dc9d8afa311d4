package io.kaocheng.contracts.indicators;

import io.kaocheng.contracts.Event;

/** What the indicators journal records. */
public sealed interface IndicatorsEvent extends Event
        permits IndicatorEvent, SchemeEvent, IndicatorsEvent.Unscored {

    /**
     * What no score depends on. A family of events says so of itself by extending this one; scoring
     * handles each of the others. Open, since nobody has to handle them all: a new family is
     * registered in {@code StoredEvents} and nowhere else.
     */
    non-sealed interface Unscored extends IndicatorsEvent {}
}
