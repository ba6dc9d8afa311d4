package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Reference;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Finding;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a unit is assessed in a period, as far as the other journals are known, and whether a block
 * of it may be left out there: the same where that is asked for and where a what-if assumes it.
 *
 * @param unitIsThere whether the unit is known
 * @param blocks those of the scheme that scores it in the period; empty where none does
 * @param leavesOut whether the engine of that scheme leaves blocks out; not asked where none does
 */
public record Assessed(boolean unitIsThere, Set<Code> blocks, boolean leavesOut) {
    public Assessed {
        blocks = Set.copyOf(blocks);
    }

    /** Looks it up among the facts that live scoring has when the command is decided. */
    public interface Lookup {
        Reference.Facts<Assessed> of(Code unit, Period period);
    }

    /** By what is known of the region. */
    public static Assessed of(RegionFacts facts, Code unit, Period period) {
        Optional<Scheme> scheme =
                facts.scoredIn(unit, period)
                        .flatMap(unitClass -> facts.scheme(unitClass, period))
                        .map(SchemeInForce::scheme);
        Set<Code> blocks = new HashSet<>();
        scheme.ifPresent(of -> collect(of.tree(), blocks));
        return new Assessed(
                facts.knows(unit), blocks, scheme.filter(Scheme::leavesBlocksOut).isPresent());
    }

    private static void collect(Scheme.Block block, Set<Code> blocks) {
        blocks.add(block.code());
        for (Scheme.Node child : block.children()) {
            switch (child) {
                case Scheme.Block inner -> collect(inner, blocks);
                case Scheme.OwnBlock own -> blocks.add(own.code());
                case Scheme.IndicatorNode _ -> {}
            }
        }
    }

    /** What keeps a block from being left out; nothing where it may be. */
    public List<Finding> wrong(Code unit, Period period, Code block) {
        if (!unitIsThere) {
            return List.of(
                    new Finding(
                            "/unit",
                            ProblemCode.UNKNOWN_UNIT.code(),
                            "there is no unit " + unit,
                            "没有单位 " + unit));
        }
        if (!blocks.contains(block)) {
            return List.of(
                    new Finding(
                            "/block",
                            ProblemCode.INVALID_FIELD.code(),
                            "no scheme that scores "
                                    + unit
                                    + " in "
                                    + period
                                    + " has a block "
                                    + block,
                            "在 " + period + " 对 " + unit + " 计分的考核方案中没有维度 " + block));
        }
        return leavesOut
                ? List.of()
                : List.of(
                        new Finding(
                                "/block",
                                ProblemCode.INVALID_FIELD.code(),
                                "the scheme that scores "
                                        + unit
                                        + " in "
                                        + period
                                        + " names no engine that leaves blocks out; kc-2 does",
                                "在 " + period + " 对 " + unit + " 计分的考核方案所用计分引擎不支持屏蔽维度，须为 kc-2"));
    }
}
