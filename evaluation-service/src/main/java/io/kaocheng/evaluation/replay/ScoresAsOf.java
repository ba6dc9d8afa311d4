package io.kaocheng.evaluation.replay;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.history.PastFacts;
import io.kaocheng.evaluation.history.PastScores;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.scoring.engine.Engines;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scores as they were known. A moment, or a cut that names the scores journal, asks for what was
 * published then; a cut that does not asks for what its facts are worth.
 */
@ApplicationScoped
public class ScoresAsOf {

    private final PastScores scores;
    private final ComputedScores computed;
    private final Sources sources;
    private final Journals journals;

    ScoresAsOf(PastScores scores, PastFacts facts, Sources sources, Journals journals) {
        this.scores = scores;
        this.computed = new ComputedScores(sources::check, facts::at);
        this.sources = sources;
        this.journals = journals;
    }

    /**
     * A score as it was known.
     *
     * @param position of its entry; absent where it was computed now
     */
    public record Known(UnitScored score, @Nullable Position position) {}

    /** The scores of a period, or of all periods where that is null. */
    public List<Known> scores(Code region, @Nullable Period period, AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        if (asOf instanceof AsOf.At(var cut) && cut.at(Journal.SCORES) == 0) {
            return computed.at(region, period, cut);
        }
        long sequence = asOf.in(journals.history(), Journal.SCORES, region);
        List<Known> known = new ArrayList<>();
        for (Published published : scores.at(region, period, sequence)) {
            known.add(new Known(published.score(), published.position()));
        }
        return known;
    }

    /** What a score comes from. */
    public record Basis(Cut cut, String engine) {}

    /** What a unit's score was computed from, as known; absent where it had none. */
    public Optional<Basis> basisOf(Code region, Code unit, Period period, AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        if (asOf instanceof AsOf.At(var cut) && cut.at(Journal.SCORES) == 0) {
            sources.check(region, cut);
            return Optional.of(new Basis(cut, Engines.current().id()));
        }
        return scores(region, period, asOf).stream()
                .map(Known::score)
                .filter(s -> s.unit().equals(unit))
                .map(s -> new Basis(s.cut(), s.engine()))
                .findFirst();
    }
}
