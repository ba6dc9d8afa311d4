package io.kaocheng.evaluation.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.evaluation.facts.Assessed;
import io.kaocheng.evaluation.live.LiveRegions;
import io.kaocheng.evaluation.suppression.SuppressionDecider.DenySuppression;
import io.kaocheng.evaluation.suppression.SuppressionDecider.GrantSuppression;
import io.kaocheng.evaluation.suppression.SuppressionDecider.RequestSuppression;
import io.kaocheng.evaluation.suppression.SuppressionDecider.WithdrawSuppression;
import io.kaocheng.journal.Reference;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Leaves blocks of units out, and lets them count again: one person asks, another grants. */
@Path("/api/v1/regions/{region}/suppressions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class SuppressionsResource {

    private final Caller caller;
    private final Writing writing;

    SuppressionsResource(Caller caller, Writing writing) {
        this.caller = caller;
        this.writing = writing;
    }

    /** A block of a unit that is to be left out while what is below it is shown. */
    public record NewSuppression(
            @Schema(examples = "audit-2026") Code suppression,
            @Schema(examples = "edu-bureau") Code unit,
            Period period,
            @Schema(examples = "economy") Code block,
            @Schema(description = "its score, its light or both", examples = "score")
                    Suppression.What what,
            @Schema(description = "why, as a code", examples = "under-audit") Code reason) {}

    /** Why. */
    public record SuppressionRemark(
            @Schema(examples = "审计已结束") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Allowed(Action.REQUEST_SUPPRESSION)
    @Operation(
            summary = "Ask that a block of a unit be left out",
            description =
                    "Nothing changes until another person grants it. Then its weight goes to its"
                            + " siblings, its light has no part in others, and what is below it is shown.")
    @Refuses({ProblemCode.UNKNOWN_UNIT, ProblemCode.INVALID_FIELD, ProblemCode.ALREADY_EXISTS})
    public RestResponse<Acknowledgement> request(@RestPath Code region, NewSuppression asked)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.EVALUATION,
                region,
                new RequestSuppression(
                                asked.suppression(),
                                asked.unit(),
                                asked.period(),
                                asked.block(),
                                Shape.kebab(asked.what()),
                                asked.reason(),
                                Stored::new,
                                caller.subject())
                        .change());
    }

    /** By the facts as they are stored: who holds the journal's lock waits for no scoring. */
    private record Stored(Code unit, Period period) implements Reference.Facts<Assessed> {

        @Override
        public Reference.FactsAsOf<Assessed> read(Connection connection, Code region)
                throws SQLException {
            Set<Journal> journals = EnumSet.of(Journal.GOALS, Journal.INDICATORS);
            LiveRegions.StoredFacts stored = LiveRegions.stored(connection, region, journals);
            Map<Journal, Long> upTo = new EnumMap<>(Journal.class);
            for (Journal journal : journals) {
                if (stored.upTo().at(journal) > 0) {
                    upTo.put(journal, stored.upTo().at(journal));
                }
            }
            return new Reference.FactsAsOf<>(Assessed.of(stored.facts(), unit, period), upTo);
        }
    }

    @POST
    @Path("/{suppression}/withdrawal")
    @Allowed(Action.REQUEST_SUPPRESSION)
    @Operation(
            summary = "Take a request back, or ask that the block count again",
            description =
                    "Who asked may take the request back before it is decided. What was granted holds"
                            + " until another person grants its withdrawal.")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> withdraw(
            @RestPath Code region, @RestPath Code suppression, SuppressionRemark remark)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.EVALUATION,
                region,
                new WithdrawSuppression(suppression, remark.reason(), caller.subject()).change());
    }

    @POST
    @Path("/{suppression}/grant")
    @Allowed(Action.GRANT_SUPPRESSION)
    @Operation(
            summary = "Grant what is asked for, by another person than the one who asked",
            description =
                    "The suppression, if the scheme still has the block, or, where that is asked for,"
                            + " its withdrawal.")
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.INVALID_FIELD
    })
    public RestResponse<Acknowledgement> grant(@RestPath Code region, @RestPath Code suppression)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.EVALUATION,
                region,
                new GrantSuppression(suppression, Stored::new, caller.subject()).change());
    }

    @POST
    @Path("/{suppression}/denial")
    @Allowed(Action.DENY_SUPPRESSION)
    @Operation(
            summary = "Deny what is asked for, by another person than the one who asked",
            description = "A suppression whose withdrawal is denied holds on.")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE, ProblemCode.APPROVER_IS_AUTHOR})
    public RestResponse<Acknowledgement> deny(
            @RestPath Code region, @RestPath Code suppression, SuppressionRemark remark)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.EVALUATION,
                region,
                new DenySuppression(suppression, remark.reason(), caller.subject()).change());
    }
}
