package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Reference;

import java.util.Map;

/** The cycles of the region that were opened, with their periods; later ones are not known yet. */
public interface KnownCycles extends Reference.Facts<Map<Code, Period>> {}
