package io.kaocheng.evaluation.read.explanation;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.PastFacts;
import io.kaocheng.evaluation.live.LiveRegions;
import io.kaocheng.evaluation.replay.ScoresAsOf;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.engine.ScoreDetail;
import io.kaocheng.scoring.engine.ScoringEngine;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.DerivationNode;
import io.kaocheng.tables.Words;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Why a unit has its score: the derivation, computed anew by the engine from the facts of the named
 * cut.
 */
@Path("/api/v1/regions/{region}/explanations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class ExplanationResource {

    private final LiveRegions regions;
    private final ScoresAsOf past;
    private final PastFacts facts;

    ExplanationResource(LiveRegions regions, ScoresAsOf past, PastFacts facts) {
        this.regions = regions;
        this.past = past;
        this.facts = facts;
    }

    /** Why a unit has its score. */
    public record Explanation(
            @Schema(examples = "edu-bureau") Code unit,
            Period period,
            @Schema(description = "the facts it is computed from") Cut cut,
            @Schema(examples = "kc-1") String engine,
            @Schema(description = "whether an entry that may bear on it could not be read")
                    boolean incomplete,
            ScoreDetail score,
            @Schema(description = "from the published total down to the entries")
                    DerivationNode derivation) {}

    @GET
    @Path("/{unit}/{period}")
    @Allowed(Action.READ_EXPLANATIONS)
    @Operation(
            summary = "Why a unit has its score, from the published total down to the entries",
            description =
                    "Computed anew by the engine from the facts of the cut it names; asOf asks for"
                            + " the reasons of the score as it was known then.")
    public Explanation explanation(
            @RestPath Code region,
            @RestPath Code unit,
            @RestPath Period period,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        Explanation found =
                asOf == null ? present(region, unit, period) : then(region, unit, period, asOf);
        if (found == null) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "the unit " + unit + " has no score in " + period,
                    "单位 " + unit + " 在" + Words.period(period, true) + "没有得分");
        }
        return found;
    }

    private @Nullable Explanation present(Code region, Code unit, Period period)
            throws IOException, InterruptedException, SQLException {
        // What was promoted stands at its own cut, wherever the facts have gone since.
        @Nullable UnitScored[] promoted = {null};
        Explanation found =
                regions.<@Nullable Explanation>with(
                        region,
                        live -> {
                            Published published = live.published(period).get(unit);
                            if (published == null) {
                                return null;
                            }
                            if (live.isOfficial(
                                    new AffectedCohorts.CohortKey(
                                            published.score().unitClass(), period))) {
                                promoted[0] = published.score();
                                return null;
                            }
                            return explain(
                                    Engines.named(published.score().engine()),
                                    live.facts(),
                                    live.cut(),
                                    live.incomplete(),
                                    unit,
                                    period);
                        });
        UnitScored official = promoted[0];
        return official == null
                ? found
                : at(region, Engines.named(official.engine()), official.cut(), unit, period);
    }

    private @Nullable Explanation then(Code region, Code unit, Period period, AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        Optional<ScoresAsOf.Basis> basis = past.basisOf(region, unit, period, asOf);
        return basis.isEmpty()
                ? null
                : at(region, Engines.named(basis.get().engine()), basis.get().cut(), unit, period);
    }

    private @Nullable Explanation at(
            Code region, ScoringEngine engine, Cut cut, Code unit, Period period)
            throws IOException, InterruptedException {
        Fold fold = facts.at(region, cut);
        return explain(engine, fold.facts(), cut, fold.incomplete(), unit, period);
    }

    private static @Nullable Explanation explain(
            ScoringEngine engine,
            RegionFacts facts,
            Cut cut,
            boolean incomplete,
            Code unit,
            Period period) {
        return facts.scoredIn(unit, period)
                .flatMap(
                        c -> Scoring.score(engine, facts, new AffectedCohorts.CohortKey(c, period)))
                .flatMap(scores -> scores.unit(unit))
                .map(
                        score ->
                                new Explanation(
                                        unit,
                                        period,
                                        cut,
                                        engine.id(),
                                        incomplete,
                                        score.detail(),
                                        Derivation.of(score).node()))
                .orElse(null);
    }
}
