package io.kaocheng.bench;

import io.kaocheng.contracts.Cut;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.Source;
import io.kaocheng.scoring.engine.Outcome;

import java.util.TreeMap;

/**
 * The part of a run before scoring: it makes the facts of the history, with the entry that every
 * figure and every target comes from. What of a snapshot is never scored is never decoded; from
 * Kafka everything is.
 */
final class FactsAlone implements Contender {

    static final String KAFKA = "facts alone, from Kafka";
    static final String SNAPSHOT = "facts alone, from a snapshot";

    private final String name;
    private final Source source;
    private final Cut cut;
    private final int times;

    FactsAlone(String name, Source source, Cut cut) {
        this(name, source, cut, 1);
    }

    /**
     * @param times how often they are made whenever that is measured
     */
    FactsAlone(String name, Source source, Cut cut, int times) {
        this.name = name;
        this.times = times;
        this.source = source;
        this.cut = cut;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int times() {
        return times;
    }

    /** The facts, as a run holds them while it scores. */
    RegionFacts facts() throws Exception {
        return fold().facts();
    }

    private Fold fold() throws Exception {
        return Fold.at(source, GeneratedRegion.REGION, cut, Fold.ProgressListener.NONE);
    }

    @Override
    public Outcome run() throws Exception {
        Fold fold = fold();
        RegionFacts facts = fold.facts();
        String marks =
                new TreeMap<>(facts.figureMarks()) + " " + new TreeMap<>(facts.targetMarks());
        return new Outcome(fold.entries(), null, null, () -> marks);
    }
}
