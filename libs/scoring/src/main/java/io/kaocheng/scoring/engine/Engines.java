package io.kaocheng.scoring.engine;

import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.scheme.EngineId;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The engines by their ids. */
public final class Engines {

    private static final SortedMap<String, ScoringEngine> BY_ID = registry();

    private Engines() {}

    private static SortedMap<String, ScoringEngine> registry() {
        SortedMap<String, ScoringEngine> engines = new TreeMap<>();
        add(engines, EngineId.KC_1, (cohort, facts) -> Engine.score(EngineId.KC_1, cohort, facts));
        // What a scheme of the first engine does not say, the second does as the first did.
        add(engines, EngineId.KC_2, Engine::score);
        return Collections.unmodifiableSortedMap(engines);
    }

    private static void add(
            SortedMap<String, ScoringEngine> engines,
            EngineId id,
            BiFunction<Cohort, Facts, CohortScores> score) {
        engines.put(id.id(), new Registered(id.id(), score));
    }

    private record Registered(String id, BiFunction<Cohort, Facts, CohortScores> arithmetic)
            implements ScoringEngine {
        @Override
        public CohortScores score(Cohort cohort, Facts facts) {
            return arithmetic.apply(cohort, facts);
        }
    }

    /**
     * The engine new scores are made by: the latest. A cohort whose scheme names an earlier one, or
     * none, is scored as that one does, and its scores name it.
     */
    public static ScoringEngine current() {
        return named(EngineId.KC_2.id());
    }

    /**
     * The engine a score names.
     *
     * @throws UnknownEngineException where this build has none of that id
     */
    public static ScoringEngine named(String id) {
        ScoringEngine engine = BY_ID.get(id);
        if (engine == null) {
            throw new UnknownEngineException(id, ids());
        }
        return engine;
    }

    /** The ids of all engines of this build. */
    public static Set<String> ids() {
        return BY_ID.keySet();
    }
}
