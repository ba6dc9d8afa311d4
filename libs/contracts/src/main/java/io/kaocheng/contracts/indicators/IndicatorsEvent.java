package io.kaocheng.contracts.indicators;

import io.kaocheng.contracts.Event;

/** What the indicators journal records. */
public sealed interface IndicatorsEvent extends Event permits IndicatorEvent, SchemeEvent {}
