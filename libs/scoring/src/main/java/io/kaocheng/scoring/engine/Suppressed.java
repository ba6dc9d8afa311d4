package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.scheme.Reasons;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Blocks of a unit that are left out. */
public final class Suppressed {

    private Suppressed() {}

    /** What is left out of a block by all that is said of it together; null where nothing is. */
    static @Nullable Suppression of(List<Suppression> all, Code block) {
        List<Suppression> suppressions =
                all.stream()
                        .filter(suppression -> suppression.block().equals(block))
                        .sorted(
                                Comparator.comparing(Suppression::reason)
                                        .thenComparing(Suppression::what))
                        .toList();
        if (suppressions.isEmpty()) {
            return null;
        }
        SortedSet<Position> sources = new TreeSet<>();
        suppressions.forEach(suppression -> sources.addAll(suppression.sources()));
        boolean score = suppressions.stream().anyMatch(Suppression::ofScore);
        boolean light = suppressions.stream().anyMatch(Suppression::ofLight);
        return new Suppression(
                block,
                score && light
                        ? Suppression.What.BOTH
                        : score ? Suppression.What.SCORE : Suppression.What.LIGHT,
                suppressions.getFirst().reason(),
                List.copyOf(sources));
    }

    /** Why a block has no score or no rank; null where nothing is told about that. */
    static @Nullable Code reason(NodeScore.Branch branch) {
        Suppression suppressed = branch.suppressed();
        return suppressed != null && suppressed.ofScore()
                ? suppressed.reason()
                : branch.isUnlisted()
                        ? Reasons.NO_OWN_INDICATORS
                        : branch.below() ? Reasons.INSUFFICIENT_COVERAGE : null;
    }

    /** The entries by which anything is left out of a block or of one below it. */
    public static SortedSet<Position> sources(NodeScore.Branch branch) {
        SortedSet<Position> all = new TreeSet<>();
        Suppression suppressed = branch.suppressed();
        if (suppressed != null) {
            all.addAll(suppressed.sources());
        }
        for (NodeScore child : branch.children()) {
            if (child instanceof NodeScore.Branch inner) {
                all.addAll(sources(inner));
            }
        }
        return all;
    }
}
