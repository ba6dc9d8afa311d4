package io.kaocheng.scoring.engine;

import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lights of blocks, from the scores or the lights of what is below them. */
final class BlockLights {

    /** What is grey has nothing to say. */
    private static final List<Light> WORST_FIRST =
            List.of(Light.RED, Light.MISSING, Light.ORANGE, Light.YELLOW, Light.GREEN, Light.GREY);

    private BlockLights() {}

    /**
     * The light of a block.
     *
     * @param index of the block; null where it has no score
     */
    static Light of(Scheme.BlockLight rule, List<NodeScore> children, @Nullable BigDecimal index) {
        Light light =
                switch (rule.of()) {
                    case SCORE -> byThreshold(rule, index, children);
                    case TWO_WORST_MEAN -> byThreshold(rule, twoWorst(children), children);
                    case WORST -> worst(children);
                    case SHARE -> byShare(rule, children);
                };
        Scheme.BlockLight.AtMost atMost = rule.atMost();
        return atMost != null && lights(children).contains(Light.RED)
                ? worse(light, Light.valueOf(atMost.name()))
                : light;
    }

    private static Light byThreshold(
            Scheme.BlockLight rule, @Nullable BigDecimal x, List<NodeScore> children) {
        BigDecimal green = rule.green();
        BigDecimal red = rule.red();
        if (x == null || green == null || red == null) {
            return lights(children).contains(Light.MISSING) ? Light.MISSING : Light.GREY;
        }
        return Lights.of(
                new Scheme.LightRule(Scheme.LightOn.ACHIEVEMENT, green, red, rule.levels()),
                false,
                x);
    }

    /** The mean of the two lowest scores of the indicators below; of one, that one. */
    private static @Nullable BigDecimal twoWorst(List<NodeScore> children) {
        List<BigDecimal> scores = new ArrayList<>();
        for (NodeScore.Leaf leaf : leaves(children, branch -> !branch.isLeftOut())) {
            BigDecimal index = leaf.index();
            if (index != null) {
                scores.add(index);
            }
        }
        if (scores.isEmpty()) {
            return null;
        }
        Collections.sort(scores);
        return scores.size() == 1
                ? scores.getFirst()
                : Numbers.over(scores.get(0).add(scores.get(1)), BigDecimal.valueOf(2));
    }

    private static Light worst(List<NodeScore> children) {
        Light worst = Light.GREY;
        for (NodeScore child : children) {
            worst = counts(child) ? worse(worst, light(child)) : worst;
        }
        return worst;
    }

    /** What is only watched, or left out, has no part in another light. */
    private static boolean counts(NodeScore child) {
        return switch (child) {
            case NodeScore.Leaf leaf -> !leaf.node().isWatched();
            case NodeScore.Branch branch -> !branch.isUnlit();
        };
    }

    private static Light worse(Light one, Light other) {
        return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
    }

    /** A child's own light; of a block without one, the worst below it. */
    private static Light light(NodeScore child) {
        return switch (child) {
            case NodeScore.Leaf leaf -> leaf.light();
            case NodeScore.Branch branch -> {
                Light own = branch.light();
                yield own == null ? worst(branch.children()) : own;
            }
        };
    }

    private static Light byShare(Scheme.BlockLight rule, List<NodeScore> children) {
        Map<Light, BigDecimal> weights = new EnumMap<>(Light.class);
        BigDecimal lit = BigDecimal.ZERO;
        for (NodeScore child : children) {
            BigDecimal weight = Engine.weight(child.node());
            Light light = light(child);
            if (light != Light.GREY && counts(child)) {
                weights.merge(light, weight, BigDecimal::add);
                lit = lit.add(weight);
            }
        }
        if (lit.signum() == 0) {
            return Light.GREY;
        }
        BigDecimal share = rule.share() == null ? BigDecimal.ONE : rule.share();
        BigDecimal needed = lit.multiply(share);
        if (weights.getOrDefault(Light.MISSING, BigDecimal.ZERO).compareTo(needed) >= 0) {
            return Light.MISSING;
        }
        BigDecimal soFar = BigDecimal.ZERO;
        for (Light light : List.of(Light.RED, Light.ORANGE, Light.YELLOW)) {
            soFar = soFar.add(weights.getOrDefault(light, BigDecimal.ZERO));
            if (soFar.compareTo(needed) >= 0) {
                return light;
            }
        }
        return Light.GREEN;
    }

    private static List<Light> lights(List<NodeScore> children) {
        return leaves(children, BlockLights::counts).stream().map(NodeScore.Leaf::light).toList();
    }

    private static List<NodeScore.Leaf> leaves(
            List<NodeScore> children, Predicate<NodeScore.Branch> within) {
        List<NodeScore.Leaf> leaves = new ArrayList<>();
        for (NodeScore child : children) {
            switch (child) {
                case NodeScore.Leaf leaf when counts(leaf) -> leaves.add(leaf);
                case NodeScore.Leaf _ -> {}
                case NodeScore.Branch branch when within.test(branch) ->
                        leaves.addAll(leaves(branch.children(), within));
                case NodeScore.Branch _ -> {}
            }
        }
        return leaves;
    }
}
