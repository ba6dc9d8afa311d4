package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * One addend of a total.
 *
 * @param terms the numbers it was computed from, by name
 * @param words everything else it was computed from, by name
 */
public record Line(
        DerivationKind kind,
        @Nullable Code code,
        BigDecimal amount,
        SortedMap<String, BigDecimal> terms,
        SortedMap<String, String> words,
        List<Position> sources) {

    Line(
            DerivationKind kind,
            @Nullable Code code,
            BigDecimal amount,
            SortedMap<String, BigDecimal> terms,
            List<Position> sources) {
        this(kind, code, amount, terms, Collections.emptySortedMap(), sources);
    }
}
