package io.kaocheng.indicators.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.indicators.indicator.IndicatorCommand;
import io.kaocheng.indicators.indicator.IndicatorCommand.ApproveVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.DraftVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.EnactVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.ProposeIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.RetireIndicator;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Submission;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

import java.sql.SQLException;
import java.util.List;

/** Proposes indicators; drafts, approves and enacts their versions. */
@Path("/api/v1/regions/{region}/indicators")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class IndicatorsResource {

    private static final List<String> DIMENSIONS =
            List.of("output", "quality", "efficiency", "benefit", "satisfaction");
    private static final List<String> LAYERS = List.of("macro", "meso", "micro");
    private static final List<String> NATURES = List.of("quantitative", "qualitative");

    private final Caller caller;
    private final Requests requests;
    private final Writing writing;
    private final Journals journals;

    IndicatorsResource(Caller caller, Requests requests, Writing writing, Journals journals) {
        this.caller = caller;
        this.requests = requests;
        this.writing = writing;
        this.journals = journals;
    }

    /**
     * {@code {indicator, name, dimension, layer, nature, unitOfMeasure, definition, source?,
     * owner?}}; role {@code indicator-author}.
     */
    @POST
    @Allowed(Action.PROPOSE_INDICATOR)
    public Response propose(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var indicator = fields.code("indicator");
        var name = fields.text("name", 300);
        var dimension = fields.oneOf("dimension", DIMENSIONS);
        var layer = fields.oneOf("layer", LAYERS);
        var nature = fields.oneOf("nature", NATURES);
        var unitOfMeasure = fields.text("unitOfMeasure", 60);
        var definition = fields.text("definition", 4_000);
        var source = fields.optionalText("source", 500);
        var owner = fields.optionalCode("owner");
        fields.nothingElse();
        findings.refuseIfAny();
        return write(
                of,
                body,
                new ProposeIndicator(
                        new IndicatorProposed(
                                indicator.get(),
                                name.get(),
                                dimension.get(),
                                layer.get(),
                                nature.get(),
                                unitOfMeasure.get(),
                                definition.get(),
                                source.orNull(),
                                owner.orNull())));
    }

    /**
     * {@code {effectiveFrom, direction, frequency, accumulation?, factor?, formula?, rule}} as in
     * docs/scoring.md; role {@code indicator-author}. Answers the number of the version.
     */
    @POST
    @Path("/{indicator}/versions")
    @Allowed(Action.DRAFT_INDICATOR_VERSION)
    public Response draft(@RestPath String region, @RestPath String indicator, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Code code = Requests.code("indicator", indicator);
        ObjectNode json = Definitions.object(body);
        json.put("indicator", code.value());
        json.put("version", 1);
        IndicatorDefinition definition = Definitions.read(IndicatorDefinition.read(json));
        Receipt receipt =
                writing.submit(
                        Journal.INDICATORS,
                        of,
                        body,
                        List.of(new DraftVersion(code, definition, caller.subject()).change()),
                        Submission.Mode.ATOMIC);
        ObjectNode more = ContractJson.mapper().createObjectNode();
        more.put("version", versionOf(of, code, receipt));
        return Answers.one(Journal.INDICATORS, receipt, more);
    }

    /** By another person than its author; role {@code indicator-approver}. */
    @POST
    @Path("/{indicator}/versions/{version}/approval")
    @Allowed(Action.APPROVE_INDICATOR_VERSION)
    public Response approve(
            @RestPath String region, @RestPath String indicator, @RestPath int version, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Fields.none(body);
        return write(
                of,
                body,
                new ApproveVersion(
                        Requests.code("indicator", indicator), version, caller.subject()));
    }

    /** Makes an approved version immutable and binding; role {@code indicator-approver}. */
    @POST
    @Path("/{indicator}/versions/{version}/enactment")
    @Allowed(Action.ENACT_INDICATOR_VERSION)
    public Response enact(
            @RestPath String region, @RestPath String indicator, @RestPath int version, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Fields.none(body);
        return write(
                of,
                body,
                new EnactVersion(Requests.code("indicator", indicator), version, caller.subject()));
    }

    /** {@code {from, reason}}; role {@code indicator-approver}. */
    @POST
    @Path("/{indicator}/retirement")
    @Allowed(Action.RETIRE_INDICATOR)
    public Response retire(@RestPath String region, @RestPath String indicator, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Findings findings = new Findings();
        Fields fields = Fields.of(body, findings);
        var from = fields.period("from");
        var reason = fields.text("reason", 1_000);
        fields.nothingElse();
        findings.refuseIfAny();
        return write(
                of,
                body,
                new RetireIndicator(
                        Requests.code("indicator", indicator), from.get(), reason.get()));
    }

    /** The number of the version that was drafted, or that says the same already. */
    private int versionOf(Code region, Code indicator, Receipt receipt) throws SQLException {
        List<String> documents =
                journals.history().stream(Journal.INDICATORS, region, "indicator/" + indicator);
        var positions = Answers.positions(Journal.INDICATORS, receipt);
        int latest = 0;
        for (String document : documents) {
            try {
                Entry entry = Entry.read(document);
                if (entry.event() instanceof VersionDrafted drafted) {
                    latest = drafted.version();
                    if (positions.contains(entry.position())) {
                        return latest;
                    }
                }
            } catch (UnreadableEntryException e) {
                throw new IllegalStateException(e);
            }
        }
        return latest;
    }

    private Code of(String region) {
        requests.parameters();
        return Requests.code("region", region);
    }

    private Response write(Code region, byte[] body, IndicatorCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.INDICATORS, region, body, command.change());
    }
}
