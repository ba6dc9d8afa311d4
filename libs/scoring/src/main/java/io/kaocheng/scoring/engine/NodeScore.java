package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The score of one node of the scheme's tree for one unit. */
public sealed interface NodeScore {

    Scheme.Node node();

    /** 0-100 (more with bonuses of a rule's cap), as the parent weighs it; null where absent. */
    @Nullable BigDecimal index();

    /** Share of the weight below that has a figure, 0 to 1. */
    BigDecimal coverage();

    /** Whether anything below is owed by now. */
    boolean due();

    /**
     * An indicator.
     *
     * @param outcome the rule's outcome; null where the rule had no input
     * @param achievement after the no-data policy, before the cap; null where absent
     */
    record Leaf(
            Scheme.IndicatorNode node,
            Column column,
            int unit,
            @Nullable Outcome outcome,
            @Nullable Code reason,
            Scheme.@Nullable NoData policy,
            @Nullable BigDecimal achievement,
            @Nullable BigDecimal index,
            BigDecimal coverage,
            LightResult lightResult)
            implements NodeScore {

        @Override
        public boolean due() {
            return policy != Scheme.NoData.LEAVE_OUT && !node.isWatched();
        }

        public Light light() {
            return lightResult.light();
        }

        public Cell cell() {
            return column.cells().get(unit);
        }
    }

    /**
     * A block.
     *
     * @param contributions per child, null where the child is absent
     * @param exact the aggregated value before rounding
     * @param value marks for a sum, else 0-100
     * @param full what {@code value} is out of
     * @param below whether less of it has data than the scheme asks for
     * @param light null where the scheme gives it none
     * @param suppressed what is left out of it; null where nothing is
     * @param own the unit's list in a block of units' own indicators; null elsewhere and where it
     *     has none
     */
    record Branch(
            Scheme.Composite node,
            List<NodeScore> children,
            List<@Nullable BigDecimal> contributions,
            @Nullable BigDecimal exact,
            @Nullable BigDecimal value,
            @Nullable BigDecimal index,
            BigDecimal full,
            BigDecimal coverage,
            boolean due,
            boolean below,
            @Nullable Light light,
            @Nullable Suppression suppressed,
            @Nullable OwnList own)
            implements NodeScore {

        /** Whether the unit has no list of its own where the scheme asks for one. */
        public boolean isUnlisted() {
            return node instanceof Scheme.OwnBlock && own == null;
        }

        /** The indicators of the unit's list that count elsewhere in its tree already. */
        public List<Code> notCounted() {
            if (own == null) {
                return List.of();
            }
            List<Code> left = new ArrayList<>();
            own.items().forEach(item -> left.add(item.indicator()));
            children.forEach(child -> left.remove(child.node().code()));
            return left;
        }

        /** Whether its score is left out. */
        public boolean isLeftOut() {
            return suppressed != null && suppressed.ofScore();
        }

        /** Whether its light is left out. */
        public boolean isUnlit() {
            return suppressed != null && suppressed.ofLight();
        }

        /** Whether it has no score because too little of it has data. */
        public boolean withheld() {
            return below && !node.mayLeaveUnranked();
        }

        /** Whether it has a score that is not ranked because too little of it has data. */
        public boolean unranked() {
            return below && node.mayLeaveUnranked();
        }
    }
}
