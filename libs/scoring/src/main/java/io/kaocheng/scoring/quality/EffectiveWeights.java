package io.kaocheng.scoring.quality;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.scheme.Scheme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What each indicator of a scheme weighs in the whole, in per cent: the product of its and its
 * blocks' weights, each as a share of its siblings', and of the tree's share beside the evaluator
 * groups.
 *
 * @param indicators in the order of the tree
 * @param ownBlocks those whose indicators are each unit's own, with the weight of the whole block
 * @param tree of the tree beside the evaluator groups; 100 where there are none
 * @param groups of the evaluator groups, by code
 */
public record EffectiveWeights(
        List<Place> indicators, List<Place> ownBlocks, BigDecimal tree, List<Scheme.Group> groups) {

    /** Of what is computed; the digits beyond are noise of divisions. */
    private static final int DECIMALS = 10;

    /**
     * Where an indicator, or a block of units' own ones, stands.
     *
     * @param path the codes from the root on
     * @param pointer into the scheme's definition
     * @param weight in per cent of the whole; 0 of what is only watched
     */
    public record Place(
            Code code, List<Code> path, String pointer, BigDecimal weight, boolean watched) {
        public Place {
            path = List.copyOf(path);
        }
    }

    public EffectiveWeights {
        indicators = List.copyOf(indicators);
        ownBlocks = List.copyOf(ownBlocks);
        groups = List.copyOf(groups);
    }

    public static EffectiveWeights of(Scheme scheme) {
        Scheme.EvaluatorMix mix = scheme.evaluators();
        BigDecimal tree = mix == null ? Numbers.HUNDRED : mix.tree();
        List<Place> indicators = new ArrayList<>();
        List<Place> own = new ArrayList<>();
        add(
                scheme.tree(),
                new Place(
                        scheme.tree().code(), List.of(scheme.tree().code()), "/tree", tree, false),
                indicators,
                own);
        return new EffectiveWeights(indicators, own, tree, mix == null ? List.of() : mix.groups());
    }

    /** A number as it is compared with limits: without the noise of divisions. */
    static BigDecimal plain(BigDecimal exact) {
        return Numbers.round(exact, DECIMALS, RoundingMode.HALF_UP);
    }

    private static void add(Scheme.Block block, Place at, List<Place> indicators, List<Place> own) {
        BigDecimal total = Numbers.ZERO;
        for (Scheme.Node child : block.children()) {
            total = total.add(share(block, child));
        }
        for (int i = 0; i < block.children().size(); i++) {
            Scheme.Node child = block.children().get(i);
            BigDecimal share = share(block, child);
            List<Code> path = new ArrayList<>(at.path());
            path.add(child.code());
            Place place =
                    new Place(
                            child.code(),
                            path,
                            at.pointer() + "/children/" + i,
                            share.signum() == 0
                                    ? Numbers.ZERO
                                    : Numbers.timesOver(at.weight(), share, total),
                            child instanceof Scheme.IndicatorNode node && node.isWatched());
            switch (child) {
                case Scheme.Block inner -> add(inner, place, indicators, own);
                case Scheme.OwnBlock _ -> own.add(place);
                case Scheme.IndicatorNode _ -> indicators.add(place);
            }
        }
    }

    private static BigDecimal share(Scheme.Block block, Scheme.Node child) {
        if (child instanceof Scheme.IndicatorNode node && node.isWatched()) {
            return Numbers.ZERO;
        }
        BigDecimal weight = child.weight();
        return block.weighting() == Scheme.Weighting.EQUAL || weight == null ? Numbers.ONE : weight;
    }
}
