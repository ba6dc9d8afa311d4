package io.kaocheng.goals.target;

import io.kaocheng.contracts.Code;
import io.kaocheng.journal.Reference;
import io.kaocheng.scoring.rule.Direction;

import java.util.Map;

/**
 * Which values of the indicators are good, as their latest enacted version says; none of an
 * indicator of which no version was enacted.
 */
public interface KnownDirections extends Reference.Facts<Map<Code, Direction>> {}
