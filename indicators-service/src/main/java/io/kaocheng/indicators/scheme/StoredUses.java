package io.kaocheng.indicators.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.indicator.Uses;
import io.kaocheng.indicators.region.KnownCycles;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.scoring.scheme.Scheme;

import java.util.ArrayList;
import java.util.List;

/**
 * The uses of an indicator, decided from the schemes' and the other indicators' own streams under
 * the region's lock.
 *
 * <p>Cost: one search through the versions of the region's schemes and one through those of its
 * indicators; of those that name the code, the streams, and those of the schemes of the same class.
 */
public record StoredUses(KnownCycles cycles) implements Uses {

    @Override
    public List<Rejection> from(References references, Code indicator, Period from) {
        List<Rejection> uses = new ArrayList<>();
        references
                .states(SchemeDecider.naming(indicator))
                .forEach(
                        (subject, state) -> {
                            Code scheme = Code.of(subject.substring("scheme/".length()));
                            new SchemeTimes(references.facts(cycles))
                                    .heldFrom(
                                            state,
                                            from,
                                            references.states(SchemeTimes.alike(scheme)).values())
                                    .filter(held -> held.indicators().contains(indicator))
                                    .findFirst()
                                    .map(held -> use(indicator, held, from))
                                    .ifPresent(uses::add);
                        });
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

    private static Rejection use(Code indicator, Scheme scheme, Period from) {
        Code cycle = scheme.cycle();
        return new Rejection(
                ProblemCode.IN_USE,
                "indicator",
                "the scheme "
                        + scheme.scheme()
                        + (cycle == null ? " since " + scheme.from() : " of the cycle " + cycle)
                        + " scores "
                        + indicator
                        + " in periods from "
                        + from
                        + " on; enact a version of it without the indicator, or retire it from after the scheme",
                (cycle == null ? "自 " + scheme.from() + " 起" : "考核周期 " + cycle + " ")
                        + "的考核方案 "
                        + scheme.scheme()
                        + " 自 "
                        + from
                        + " 起仍以指标 "
                        + indicator
                        + " 计分，请先启用不含该指标的方案版本，或自该方案结束后停用");
    }
}
