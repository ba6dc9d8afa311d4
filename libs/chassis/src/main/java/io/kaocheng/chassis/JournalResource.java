package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The journals themselves: their entries as recorded, and what an operator may do to what is
 * derived from them.
 */
@Path("/api/v1")
@RunOnVirtualThread
public class JournalResource {

    private static final int MOST = 5_000;

    private final Journals journals;
    private final Hearing hearing;
    private final ChassisConfig config;
    private final Caller caller;
    private final Requests requests;

    JournalResource(
            Journals journals,
            Hearing hearing,
            ChassisConfig config,
            Caller caller,
            Requests requests) {
        this.journals = journals;
        this.hearing = hearing;
        this.config = config;
        this.caller = caller;
        this.requests = requests;
    }

    /** The region's entries after a sequence, one document a line, at most 5,000. */
    @GET
    @Path("/regions/{region}/journals/{journal}/entries")
    @Produces("application/x-ndjson")
    public String entries(
            @RestPath String region,
            @RestPath String journal,
            @RestQuery @DefaultValue("0") String after,
            @RestQuery @DefaultValue("1000") String limit)
            throws SQLException {
        requests.parameters("after", "limit");
        Code of = readable(region);
        List<String> documents =
                journals.history()
                        .entries(
                                owned(journal),
                                of,
                                number("after", after, Long.MAX_VALUE),
                                (int) number("limit", limit, MOST));
        return documents.stream().map(d -> d + "\n").collect(Collectors.joining());
    }

    /** All entries of one stream, in order: its history. */
    @GET
    @Path("/regions/{region}/journals/{journal}/history")
    @Produces(MediaType.APPLICATION_JSON)
    public String history(
            @RestPath String region, @RestPath String journal, @RestQuery String subject)
            throws SQLException {
        requests.parameters("subject");
        Code of = readable(region);
        if (subject == null || subject.isBlank()) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "the parameter subject names a stream",
                    "须以 subject 参数指明数据流");
        }
        return journals.history().stream(owned(journal), of, subject).stream()
                .collect(Collectors.joining(",", "{\"entries\":[", "]}"));
    }

    /**
     * How far this service is: the ends of its own journals, and up to where it has heard the
     * others'.
     */
    @GET
    @Path("/regions/{region}/positions/{service}")
    @Produces(MediaType.APPLICATION_JSON)
    public String positions(@RestPath String region, @RestPath String service) throws SQLException {
        requests.parameters();
        Code of = readable(region);
        if (!service.equals(config.service())) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "this is " + config.service(),
                    "此服务为 " + config.service());
        }
        var body = ContractJson.mapper().createObjectNode().put("service", config.service());
        var own = body.putObject("journal");
        for (Journal journal : config.ownedJournals()) {
            own.put(journal.toString(), journals.history().head(journal, of));
        }
        var heard = body.putObject("heard");
        hearing.positions(of)
                .forEach((journal, position) -> heard.put(journal.toString(), position));
        return body.toString();
    }

    /** Sends a whole journal to Kafka again; readers drop what they have. */
    @POST
    @Path("/journals/{journal}/refill")
    @Produces(MediaType.APPLICATION_JSON)
    public String refill(@RestPath String journal) throws SQLException {
        requests.parameters();
        caller.may("operator", "admin");
        journals.refill(owned(journal));
        return "{\"outcome\":\"refilling\"}";
    }

    /** Makes a view again from its journal. */
    @POST
    @Path("/views/{service}/{view}/rebuild")
    @Produces(MediaType.APPLICATION_JSON)
    public String rebuild(@RestPath String service, @RestPath String view) throws SQLException {
        requests.parameters();
        caller.may("operator", "admin");
        long entries =
                journals.rebuild(view)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                ProblemCode.NOT_FOUND,
                                                service + " has no view of its own named " + view,
                                                service + " 没有名为 " + view + " 的视图"));
        return "{\"outcome\":\"rebuilt\",\"entries\":" + entries + "}";
    }

    private Code readable(String region) {
        Code of = Requests.code("region", region);
        caller.mayIn(of, "auditor", "operator", "office", "leader", "admin");
        return of;
    }

    private Journal owned(String name) {
        for (Journal journal : config.ownedJournals()) {
            if (journal.toString().equals(name)) {
                return journal;
            }
        }
        throw new Problem(ProblemCode.NOT_FOUND, "there is no such journal here", "此处没有该日志");
    }

    private static long number(String name, String text, long most) {
        if (text.matches("\\d{1,18}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw new Problem(
                ProblemCode.INVALID_FIELD,
                "the parameter " + name + " is a number from 0 to " + most,
                "参数 " + name + " 须为 0 至 " + most + " 的整数");
    }
}
