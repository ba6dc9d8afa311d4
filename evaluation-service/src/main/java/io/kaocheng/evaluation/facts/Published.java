package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

/** A score as the scores journal holds it. */
public record Published(UnitScored score, Position position) {}
