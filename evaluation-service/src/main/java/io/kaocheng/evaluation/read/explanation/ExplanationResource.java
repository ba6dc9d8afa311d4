package io.kaocheng.evaluation.read.explanation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.facts.Touched;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.PastFacts;
import io.kaocheng.evaluation.live.LiveRegions;
import io.kaocheng.evaluation.replay.ScoresAsOf;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.engine.ScoringEngine;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.explain.Derivation;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
    private final Requests requests;

    ExplanationResource(LiveRegions regions, ScoresAsOf past, PastFacts facts, Requests requests) {
        this.regions = regions;
        this.past = past;
        this.facts = facts;
        this.requests = requests;
    }

    /**
     * The tree from the published total down to the entries, as in docs/scoring.md.
     *
     * @param asOf a moment, or a cut: the reasons of the score as it was known then
     */
    @GET
    @Path("/{unit}/{period}")
    @Allowed(Action.READ_EXPLANATIONS)
    public String explanation(
            @RestPath String region,
            @RestPath String unit,
            @RestPath String period,
            @RestQuery @Nullable String asOf)
            throws IOException, InterruptedException, SQLException {
        requests.parameters("asOf");
        Code of = Requests.code("region", region);
        Code code = Requests.code("unit", unit);
        Period in = Requests.period("period", period);
        AsOf at = AsOf.of(asOf);
        String found = at == null ? present(of, code, in) : then(of, code, in, at);
        if (found == null) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "the unit " + unit + " has no score in " + in,
                    "单位 " + unit + " 在 " + in + " 没有得分");
        }
        return found;
    }

    private @Nullable String present(Code region, Code unit, Period period)
            throws IOException, InterruptedException, SQLException {
        // What was promoted stands at its own cut, wherever the facts have gone since.
        @Nullable UnitScored[] promoted = {null};
        String found =
                regions.<@Nullable String>with(
                        region,
                        live -> {
                            Published published = live.published(period).get(unit);
                            if (published == null) {
                                return null;
                            }
                            if (live.isOfficial(
                                    new Touched.Cell(published.score().unitClass(), period))) {
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

    private @Nullable String then(Code region, Code unit, Period period, AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        Optional<ScoresAsOf.Basis> basis = past.basisOf(region, unit, period, asOf);
        return basis.isEmpty()
                ? null
                : at(region, Engines.named(basis.get().engine()), basis.get().cut(), unit, period);
    }

    private @Nullable String at(
            Code region, ScoringEngine engine, Cut cut, Code unit, Period period)
            throws IOException, InterruptedException {
        Fold fold = facts.at(region, cut);
        return explain(engine, fold.facts(), cut, fold.incomplete(), unit, period);
    }

    private static @Nullable String explain(
            ScoringEngine engine,
            RegionFacts facts,
            Cut cut,
            boolean incomplete,
            Code unit,
            Period period) {
        Optional<UnitScore> score =
                facts.classOf(unit, period)
                        .flatMap(c -> Scoring.score(engine, facts, new Touched.Cell(c, period)))
                        .flatMap(scores -> scores.unit(unit));
        if (score.isEmpty()) {
            return null;
        }
        ObjectNode body = ContractJson.mapper().createObjectNode();
        body.put("unit", unit.value());
        body.put("period", period.toString());
        body.put("cut", cut.toString());
        body.put("engine", engine.id());
        body.put("incomplete", incomplete);
        body.set("score", score.get().write());
        body.set("derivation", Derivation.of(score.get()).write());
        return body.toString();
    }
}
