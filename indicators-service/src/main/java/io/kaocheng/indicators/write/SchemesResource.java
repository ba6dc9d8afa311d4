package io.kaocheng.indicators.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.indicators.scheme.SchemeCommand.ApproveScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.DraftScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.EnactScheme;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Submission;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.Finding;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.scheme.SchemeCheck;
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
import java.util.Map;
import java.util.Optional;

/** Drafts, approves and enacts schemes. */
@Path("/api/v1/regions/{region}/schemes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class SchemesResource {

    private final Caller caller;
    private final Requests requests;
    private final Writing writing;
    private final Journals journals;
    private final Enacted enacted;

    SchemesResource(
            Caller caller, Requests requests, Writing writing, Journals journals, Enacted enacted) {
        this.caller = caller;
        this.requests = requests;
        this.writing = writing;
        this.journals = journals;
        this.enacted = enacted;
    }

    /**
     * A scheme as in docs/scoring.md, without a version; role {@code office} or {@code
     * indicator-author}.
     */
    @POST
    @Allowed(Action.DRAFT_SCHEME)
    public Response draft(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        ObjectNode json = Definitions.object(body);
        json.put("version", 1);
        Scheme scheme = Definitions.read(Scheme.read(json));
        Receipt receipt =
                writing.submit(
                        Journal.INDICATORS,
                        of,
                        body,
                        List.of(new DraftScheme(scheme, caller.subject()).change()),
                        Submission.Mode.ATOMIC);
        ObjectNode more = ContractJson.mapper().createObjectNode();
        more.put("version", versionOf(of, scheme.scheme(), receipt));
        return Answers.one(Journal.INDICATORS, receipt, more);
    }

    /** By another person than its author; role {@code indicator-approver}. */
    @POST
    @Path("/{scheme}/versions/{version}/approval")
    @Allowed(Action.APPROVE_SCHEME)
    public Response approve(
            @RestPath String region, @RestPath String scheme, @RestPath int version, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Fields.none(body);
        return writing.one(
                Journal.INDICATORS,
                of,
                body,
                new ApproveScheme(Requests.code("scheme", scheme), version, caller.subject())
                        .change());
    }

    /**
     * Makes an approved scheme binding for its cycle and class, if it holds together: every
     * indicator enacted, no circle of formulas, thresholds the right way round; role {@code
     * indicator-approver}.
     */
    @POST
    @Path("/{scheme}/versions/{version}/enactment")
    @Allowed(Action.ENACT_SCHEME)
    public Response enact(
            @RestPath String region, @RestPath String scheme, @RestPath int version, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Fields.none(body);
        Code code = Requests.code("scheme", scheme);
        Optional<Scheme> definition = enacted.scheme(of, code, version);
        List<Finding> findings = List.of();
        if (definition.isPresent()) {
            Map<Code, IndicatorDefinition> known = enacted.indicators(of);
            findings = SchemeCheck.check(definition.get(), i -> Optional.ofNullable(known.get(i)));
        }
        Receipt receipt =
                writing.submit(
                        Journal.INDICATORS,
                        of,
                        body,
                        List.of(
                                new EnactScheme(code, version, caller.subject(), findings.size())
                                        .change()),
                        Submission.Mode.ATOMIC);
        if (!findings.isEmpty() && !Answers.answered(receipt).recorded()) {
            throw Definitions.problem(ProblemCode.SCHEME_INVALID, findings);
        }
        return Answers.one(Journal.INDICATORS, receipt);
    }

    private int versionOf(Code region, Code scheme, Receipt receipt) throws SQLException {
        var positions = Answers.positions(Journal.INDICATORS, receipt);
        int latest = 0;
        for (String document :
                journals.history().stream(Journal.INDICATORS, region, "scheme/" + scheme)) {
            try {
                Entry entry = Entry.read(document);
                if (entry.event() instanceof SchemeDrafted drafted) {
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
}
