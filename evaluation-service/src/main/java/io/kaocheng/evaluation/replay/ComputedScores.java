package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.SingleFlight;
import io.kaocheng.evaluation.replay.ScoresAsOf.Known;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.UnitScore;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the facts of a cut are worth, scored once for all who ask for it at the same time. */
final class ComputedScores {

    /** Refuses a cut from which nothing can be scored. */
    interface Check {
        void that(Code region, Cut cut) throws IOException, InterruptedException;
    }

    /** The facts of a region at a cut. */
    interface Facts {
        Fold at(Code region, Cut cut) throws IOException, InterruptedException;
    }

    private final Check check;
    private final Facts facts;
    private final SingleFlight<Asked, List<Known>> flights = new SingleFlight<>();

    private record Asked(Code region, @Nullable Period period, Cut cut) {}

    ComputedScores(Check check, Facts facts) {
        this.check = check;
        this.facts = facts;
    }

    /** The scores of a period, or of all periods where that is null. */
    List<Known> at(Code region, @Nullable Period period, Cut cut)
            throws IOException, InterruptedException {
        return flights.get(new Asked(region, period, cut), () -> computed(region, period, cut));
    }

    private List<Known> computed(Code region, @Nullable Period period, Cut cut)
            throws IOException, InterruptedException {
        check.that(region, cut);
        Fold fold = facts.at(region, cut);
        List<Known> known = new ArrayList<>();
        for (var ofClass : fold.facts().scoredPeriods().entrySet()) {
            for (Period scored : ofClass.getValue()) {
                if (period == null || period.equals(scored)) {
                    Optional<CohortScores> cohort =
                            Scoring.score(fold.facts(), new CohortKey(ofClass.getKey(), scored));
                    if (cohort.isPresent()) {
                        for (UnitScore unit : cohort.get().units()) {
                            known.add(
                                    new Known(
                                            Scoring.event(
                                                    cohort.get(),
                                                    unit,
                                                    cut,
                                                    fold.incomplete(),
                                                    null),
                                            null));
                        }
                    }
                }
            }
        }
        return List.copyOf(known);
    }
}
