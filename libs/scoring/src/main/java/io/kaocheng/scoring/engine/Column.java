package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One indicator of the scheme for the whole class: every unit's cell and the class statistics. Kept
 * for the derivations.
 *
 * @param inForce null where no version holds for the period
 * @param peers of every unit that is compared with the others
 * @param missing what the scheme says of missing figures here, nearest first
 * @param apart the class as it is for each unit that is not compared with: the others and itself
 * @param elsewhere who is compared with besides, and who of the class is not
 * @param listed in a block of units' own indicators: the class's units that have it on their list,
 *     with the entries of the lists; null where every unit has the indicator
 */
public record Column(
        Scheme.IndicatorNode node,
        Scheme.Composite block,
        Period period,
        @Nullable IndicatorInForce inForce,
        List<Cell> cells,
        List<Sample> samples,
        List<Scheme.Missing> missing,
        Achievements.Peers peers,
        Map<Integer, Achievements.Peers> apart,
        @Nullable BigDecimal peerMean,
        Elsewhere elsewhere,
        @Nullable Map<Integer, List<Position>> listed) {

    Column with(
            Achievements.Peers surveyed,
            Map<Integer, Achievements.Peers> others,
            @Nullable BigDecimal mean) {
        return new Column(
                node, block, period, inForce, cells, samples, missing, surveyed, others, mean,
                elsewhere, listed);
    }

    /** Whether the unit is asked for the indicator here; of those elsewhere always. */
    public boolean isAsked(int unit) {
        return listed == null || unit >= cells.size() || listed.containsKey(unit);
    }

    /** The entries of the list by which a unit is asked for it; none where all are. */
    public List<Position> listedBy(int unit) {
        return listed == null ? List.of() : listed.getOrDefault(unit, List.of());
    }

    /**
     * What the scheme says of a figure that is missing for the reason, if it says so in the tree.
     */
    public Scheme.@Nullable Missing missing(Code reason) {
        return missing(missing, reason);
    }

    static Scheme.@Nullable Missing missing(List<Scheme.Missing> nearestFirst, Code reason) {
        for (Scheme.Missing missing : nearestFirst) {
            if (missing.reason().equals(reason)) {
                return missing;
            }
        }
        return null;
    }

    /** The policy for a reason; share where a figure in its place was not found. */
    public Scheme.NoData policy(Scheme scheme, Code reason) {
        Scheme.Missing rule = missing(reason);
        if (rule == null) {
            return scheme.policy(reason);
        }
        Scheme.NoData policy = rule.policy();
        return policy == null ? Scheme.NoData.SHARE : policy;
    }

    /** Whether a figure missing for the reason would have the class's mean in its place. */
    public boolean usesMean(Code reason) {
        Scheme.Missing rule = missing(reason);
        Scheme.Substitute substitute = rule == null ? null : rule.substitute();
        return substitute != null && substitute.unit() == null;
    }

    /** The class as a unit's figure is compared with it. */
    public Achievements.Peers peersOf(int unit) {
        return apart.getOrDefault(unit, peers);
    }

    /**
     * The number of the class's units, and of those elsewhere that are compared with, after them.
     */
    public int size() {
        return cells.size() + elsewhere.cells().size();
    }

    /** What a unit of the class brings or, after those, one elsewhere. */
    public Cell cell(int unit) {
        return unit < cells.size() ? cells.get(unit) : elsewhere.cells().get(unit - cells.size());
    }

    /** What that is to the rule. */
    public Sample sample(int unit) {
        return unit < samples.size()
                ? samples.get(unit)
                : elsewhere.samples().get(unit - samples.size());
    }

    /** Whether others are compared with the unit. */
    public boolean isPeer(int unit) {
        return !apart.containsKey(unit);
    }

    /** Whether one unit's figure is compared with another's. */
    public boolean isComparedWith(int unit, int other) {
        return unit != other && isPeer(other) && cell(other).reason() == null;
    }

    public IndicatorDefinition definition() {
        if (inForce == null) {
            throw new IllegalStateException("no version of " + node.indicator());
        }
        return inForce.definition();
    }
}
