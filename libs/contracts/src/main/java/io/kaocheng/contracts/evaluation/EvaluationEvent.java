package io.kaocheng.contracts.evaluation;

import io.kaocheng.contracts.Event;

/** What the evaluation journal records. */
public sealed interface EvaluationEvent extends Event
        permits RunEvent, EditionEvent, SuppressionEvent {}
