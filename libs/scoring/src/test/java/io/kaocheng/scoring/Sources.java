package io.kaocheng.scoring;

import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.explain.Derivation;

import java.util.SortedSet;
import java.util.TreeSet;

/** Every entry a number came from, peers' included, as its derivation cites them. */
public final class Sources {

    private Sources() {}

    public static SortedSet<Position> of(Derivation derivation) {
        SortedSet<Position> all = new TreeSet<>();
        collect(derivation, all);
        return all;
    }

    private static void collect(Derivation node, SortedSet<Position> into) {
        into.addAll(node.sources());
        node.children().forEach(child -> collect(child, into));
    }
}
