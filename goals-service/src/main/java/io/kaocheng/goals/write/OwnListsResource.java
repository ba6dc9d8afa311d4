package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.OwnListEvent.OwnListItem;
import io.kaocheng.goals.change.ChangeDecider.RequestOwnList;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.ownlist.OwnListDecider.Key;
import io.kaocheng.goals.ownlist.OwnListDecider.ProposedList;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/** Asks for the indicators that units are to have of their own. */
@Path("/api/v1/regions/{region}/own-lists")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class OwnListsResource {

    private final Caller caller;
    private final Writing writing;
    private final Assessment.Lookup assessment;

    OwnListsResource(Caller caller, Writing writing, Assessment.Lookup assessment) {
        this.caller = caller;
        this.writing = writing;
        this.assessment = assessment;
    }

    /** An indicator a unit is to have, with its weight in the block. */
    public record OwnIndicator(
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "100") @DecimalMin(value = "0", inclusive = false) @DecimalMax("100")
                    BigDecimal weight) {}

    /** The indicators a unit is to have of its own in a block of a scheme, and why. */
    public record OwnListRequest(
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "departments-2026") Code scheme,
            @Schema(description = "a block of the kind own", examples = "duties") Code block,
            @Schema(description = "the first period for which they hold", examples = "2026")
                    Period from,
            @Schema(description = "with weights that total 100") @Size(min = 1, max = 100)
                    List<OwnIndicator> items,
            @Schema(examples = "三定方案明确的职能目标") @NotBlank @Size(max = 1_000) String reason,
            @Schema(description = "the request's own code", examples = "duties-1") Code request) {
        public OwnListRequest {
            items = List.copyOf(items);
        }
    }

    @POST
    @Allowed(Action.REQUEST_OWN_INDICATORS)
    @Operation(
            summary = "Ask that a unit have indicators of its own in a block",
            description =
                    "Nothing changes until another person grants the request. The list holds from the"
                            + " first period on, in the place of the one that held then, until one that"
                            + " begins later.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.INVALID_FIELD,
        ProblemCode.WEIGHTS_UNBALANCED,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.ALREADY_EXISTS
    })
    public RestResponse<Acknowledgement> request(@RestPath Code region, OwnListRequest asked)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS,
                region,
                new RequestOwnList(
                                asked.request(),
                                new ProposedList(
                                        new Key(asked.unit(), asked.scheme(), asked.block()),
                                        asked.from(),
                                        asked.items().stream()
                                                .map(
                                                        i ->
                                                                new OwnListItem(
                                                                        i.indicator(), i.weight()))
                                                .toList(),
                                        assessment),
                                asked.reason(),
                                caller.subject())
                        .change());
    }
}
