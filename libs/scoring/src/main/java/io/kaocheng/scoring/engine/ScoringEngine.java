package io.kaocheng.scoring.engine;

import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Facts;

/**
 * An arithmetic of scoring and its order of evaluation, under an id that stays with every score it
 * makes. A change that alters any result is another engine with another id; the old one stays for
 * as long as a score names it.
 */
public interface ScoringEngine {

    /** {@code kc-} and a number. */
    String id();

    /** Scores every unit of the class in the period under the scheme. */
    CohortScores score(Cohort cohort, Facts facts);
}
