package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The intermediate results of scoring one unit: its tree and its total's lines. Lists the entries
 * the score depends on without building a derivation.
 */
public record Workings(
        String engine,
        Cohort cohort,
        Member member,
        NodeScore.Branch tree,
        Totals.Total total,
        @Nullable Graded graded) {

    /** The entries the total came from other than through an indicator. */
    public SortedSet<Position> direct() {
        SortedSet<Position> all = new TreeSet<>(member.sources());
        all.addAll(cohort.scheme().sources());
        total.lines().forEach(line -> all.addAll(line.sources()));
        total.tieBreak().forEach(line -> all.addAll(line.sources()));
        all.addAll(Suppressed.sources(tree));
        all.addAll(OwnIndicators.sources(tree));
        return all;
    }

    /** Every entry the unit's score came from: what the derivation's nodes cite, all together. */
    public static SortedSet<Position> entries(NodeScore.Branch tree, List<Line> lines) {
        SortedSet<Position> all = new TreeSet<>();
        lines.forEach(line -> all.addAll(line.sources()));
        leaves(tree).forEach(leaf -> all.addAll(entries(leaf)));
        all.addAll(Suppressed.sources(tree));
        all.addAll(OwnIndicators.sources(tree));
        return all;
    }

    public static List<NodeScore.Leaf> leaves(NodeScore.Branch branch) {
        List<NodeScore.Leaf> leaves = new ArrayList<>();
        for (NodeScore child : branch.children()) {
            switch (child) {
                case NodeScore.Branch inner -> leaves.addAll(leaves(inner));
                case NodeScore.Leaf leaf -> leaves.add(leaf);
            }
        }
        return leaves;
    }

    /** Every entry one indicator's score came from, peers' included. */
    public static SortedSet<Position> entries(NodeScore.Leaf leaf) {
        Column column = leaf.column();
        SortedSet<Position> all = new TreeSet<>(sources(leaf.cell()));
        all.addAll(ofTrend(leaf.cell()));
        IndicatorInForce inForce = column.inForce();
        if (inForce == null) {
            return all;
        }
        all.addAll(inForce.sources());
        boolean peers = inForce.definition().rule().comparesPeers() && leaf.cell().reason() == null;
        boolean mean = leaf.policy() == Scheme.NoData.PEER_MEAN;
        if (peers || mean) {
            all.addAll(column.elsewhere().because(leaf.cell().unit()));
            for (int i = 0; i < column.size(); i++) {
                if (column.isComparedWith(leaf.unit(), i) && (peers || column.isAsked(i))) {
                    all.addAll(mean ? column.listedBy(i) : List.of());
                    all.addAll(sources(column.cell(i)));
                    all.addAll(column.elsewhere().because(column.cell(i).unit()));
                }
            }
        }
        return all;
    }

    /** The entries of everything one unit brings to one indicator. */
    public static List<Position> sources(Cell cell) {
        SortedSet<Position> all = new TreeSet<>();
        collect(cell.figure(), all);
        collect(cell.before(), all);
        collect(cell.cumulative(), all);
        Optional.ofNullable(cell.effectiveTarget())
                .ifPresent(effectiveTarget -> all.addAll(effectiveTarget.target().sources()));
        cell.ratings().forEach(rating -> all.addAll(rating.sources()));
        Optional.ofNullable(cell.survey()).ifPresent(s -> all.addAll(s.sources()));
        Optional.ofNullable(cell.submissions()).ifPresent(s -> all.addAll(s.sources()));
        Optional.ofNullable(cell.override()).ifPresent(o -> all.addAll(o.sources()));
        return List.copyOf(all);
    }

    /** The entries a unit's trend in an indicator rests on. */
    public static SortedSet<Position> ofTrend(Cell cell) {
        SortedSet<Position> all = new TreeSet<>();
        Tendency tendency = cell.tendency();
        if (tendency != null) {
            tendency.points().forEach(point -> collect(point.figure(), all));
            Target target = tendency.target();
            if (target != null) {
                all.addAll(target.sources());
            }
        }
        return all;
    }

    /**
     * The entries one unit's score of one indicator rests on, its light aside. Beyond what the
     * derivation cites: the absent figures an earlier one was sought in place of.
     */
    public static SortedSet<Position> weighed(Cell cell) {
        SortedSet<Position> all = new TreeSet<>();
        collect(cell.figure(), all);
        collect(cell.before(), all);
        cell.passedOver().forEach(figure -> collect(figure, all));
        Optional.ofNullable(cell.effectiveTarget())
                .ifPresent(effectiveTarget -> all.addAll(effectiveTarget.target().sources()));
        cell.ratings().forEach(rating -> all.addAll(rating.sources()));
        Optional.ofNullable(cell.survey()).ifPresent(s -> all.addAll(s.sources()));
        Optional.ofNullable(cell.submissions()).ifPresent(s -> all.addAll(s.sources()));
        return all;
    }

    private static void collect(@Nullable Figure figure, SortedSet<Position> into) {
        switch (figure) {
            case null -> {}
            case Figure.Observed observed -> into.addAll(observed.observation().sources());
            case Figure.Fixed _ -> {}
            case Figure.OfUnit other -> collect(other.figure(), into);
            case Figure.Made made -> made.parts().forEach(part -> collect(part, into));
            case Figure.Absent absent -> {
                into.addAll(absent.sources());
                absent.parts().forEach(part -> collect(part, into));
            }
        }
    }
}
