package io.kaocheng.indicators.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.indicator.Uses;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The uses of an indicator, decided from the schemes' and the other indicators' own streams under
 * the region's lock.
 *
 * <p>Cost: one search through the versions of the region's schemes and one through those of its
 * indicators; of those that name the code, the streams.
 */
public record StoredUses(KnownNames names) implements Uses {

    @Override
    public List<Rejection> from(References references, Code indicator, Period from) {
        List<Rejection> uses = new ArrayList<>();
        references
                .states(SchemeDecider.naming(indicator))
                .values()
                .forEach(
                        scheme ->
                                SchemeDecider.inForce(scheme)
                                        .filter(v -> v.scheme().indicators().contains(indicator))
                                        .filter(v -> reaches(references, v, from))
                                        .map(v -> use(indicator, v, from))
                                        .ifPresent(uses::add));
        for (Code user : IndicatorDecider.inFormulas(references, indicator, from)) {
            uses.add(
                    new Rejection(
                            ProblemCode.IN_USE,
                            "indicator",
                            "the formula of "
                                    + user
                                    + " refers to "
                                    + indicator
                                    + "; enact a version of it without, or retire it first",
                            "指标 " + user + " 的公式引用了 " + indicator + "，请先启用不含该指标的版本，或先停用该指标"));
        }
        return uses;
    }

    /** Whether a scheme scores any day of the period or later; one whose cycle is unknown does. */
    private boolean reaches(References references, SchemeDecider.InForce scheme, Period from) {
        Optional<Period> cycle = references.facts(names.period(scheme.version().cycle()));
        return cycle.isEmpty() || !cycle.get().lastDay().isBefore(from.firstDay());
    }

    private static Rejection use(Code indicator, SchemeDecider.InForce scheme, Period from) {
        String name = scheme.scheme().scheme().value();
        return new Rejection(
                ProblemCode.IN_USE,
                "indicator",
                "the scheme "
                        + name
                        + " of the cycle "
                        + scheme.version().cycle()
                        + " scores "
                        + indicator
                        + " in periods from "
                        + from
                        + " on; enact a version of it without the indicator, or retire it from after the cycle",
                "考核周期 "
                        + scheme.version().cycle()
                        + " 的考核方案 "
                        + name
                        + " 自 "
                        + from
                        + " 起仍以指标 "
                        + indicator
                        + " 计分，请先启用不含该指标的方案版本，或自该周期结束后停用");
    }
}
