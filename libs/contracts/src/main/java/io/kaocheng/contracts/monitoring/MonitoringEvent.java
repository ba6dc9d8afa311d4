package io.kaocheng.contracts.monitoring;

import io.kaocheng.contracts.Event;

/** What the monitoring journal records. */
public sealed interface MonitoringEvent extends Event permits ObservationEvent, AlertEvent {}
