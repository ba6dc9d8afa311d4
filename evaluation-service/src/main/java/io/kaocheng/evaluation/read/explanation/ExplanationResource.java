package io.kaocheng.evaluation.read.explanation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.evaluation.live.LiveRegion;
import io.kaocheng.evaluation.live.LiveRegions;
import io.kaocheng.evaluation.score.Scoring;
import io.kaocheng.evaluation.score.Touched;
import io.kaocheng.scoring.Engine;
import io.kaocheng.scoring.UnitScore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

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
    private final Caller caller;
    private final Requests requests;

    ExplanationResource(LiveRegions regions, Caller caller, Requests requests) {
        this.regions = regions;
        this.caller = caller;
        this.requests = requests;
    }

    /** The tree from the published total down to the entries, as in docs/scoring.md. */
    @GET
    @Path("/{unit}/{period}")
    public String explanation(
            @RestPath String region, @RestPath String unit, @RestPath String period)
            throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        caller.mayRead(of);
        Code code = Requests.code("unit", unit);
        Period in = Requests.period("period", period);
        String found = regions.<@Nullable String>with(of, live -> explain(live, code, in));
        if (found == null) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "the unit " + unit + " has no score in " + in,
                    "单位 " + unit + " 在 " + in + " 没有得分");
        }
        return found;
    }

    private static @Nullable String explain(LiveRegion live, Code unit, Period period) {
        Optional<UnitScore> score =
                live.facts()
                        .classOf(unit, period)
                        .filter(c -> live.published(period).containsKey(unit))
                        .flatMap(c -> Scoring.score(live.facts(), new Touched.Cell(c, period)))
                        .flatMap(scores -> scores.unit(unit));
        if (score.isEmpty()) {
            return null;
        }
        ObjectNode body = ContractJson.mapper().createObjectNode();
        body.put("unit", unit.value());
        body.put("period", period.toString());
        body.put("cut", live.cut().toString());
        body.put("engine", Engine.ID);
        body.put("incomplete", live.incomplete());
        body.set("score", score.get().write());
        body.set("derivation", score.get().derivation().write());
        return body.toString();
    }
}
