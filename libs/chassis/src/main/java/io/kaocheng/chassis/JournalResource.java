package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** A journal itself: its entries as recorded. */
@Path("/api/v1/regions/{region}/journals/{journal}")
@Authenticated
@RunOnVirtualThread
public class JournalResource {

    private static final int MOST = 5_000;

    private final Journals journals;
    private final Requests requests;

    JournalResource(Journals journals, Requests requests) {
        this.journals = journals;
        this.requests = requests;
    }

    /** The region's entries after a sequence, one document a line, at most 5,000. */
    @GET
    @Path("/entries")
    @Produces("application/x-ndjson")
    @Allowed(Action.READ_JOURNALS)
    public String entries(
            @RestPath String region,
            @RestPath String journal,
            @RestQuery @DefaultValue("0") String after,
            @RestQuery @DefaultValue("1000") String limit)
            throws SQLException {
        requests.parameters("after", "limit");
        Code of = Requests.code("region", region);
        List<String> documents =
                journals.history()
                        .entries(
                                journals.owned(journal),
                                of,
                                number("after", after, Long.MAX_VALUE),
                                (int) number("limit", limit, MOST));
        return documents.stream().map(d -> d + "\n").collect(Collectors.joining());
    }

    /**
     * Where the journal ends, or ended at a moment: {@code {"position":"goals@812"}}. A moment
     * still to come is refused, since nobody knows what will be recorded until then.
     *
     * @param at RFC 3339; now where absent
     */
    @GET
    @Path("/position")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_JOURNALS)
    public String position(
            @RestPath String region, @RestPath String journal, @RestQuery @Nullable String at)
            throws SQLException {
        requests.parameters("at");
        Code of = Requests.code("region", region);
        Journal owned = journals.owned(journal);
        long sequence;
        try {
            sequence =
                    at == null
                            ? journals.history().head(owned, of)
                            : journals.history().recordedBy(owned, of, AsOf.moment("at", at));
        } catch (UnreadableEntryException e) {
            throw new IllegalStateException("the own journal holds what this build cannot read", e);
        }
        return "{\"position\":\"" + new Position(owned, sequence) + "\"}";
    }

    /** All entries of one stream, in order: its history. */
    @GET
    @Path("/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_JOURNALS)
    public String history(
            @RestPath String region, @RestPath String journal, @RestQuery String subject)
            throws SQLException {
        requests.parameters("subject");
        Code of = Requests.code("region", region);
        if (subject == null || subject.isBlank()) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "the parameter subject names a stream",
                    "须以 subject 参数指明数据流");
        }
        return journals.history().stream(journals.owned(journal), of, subject).stream()
                .collect(Collectors.joining(",", "{\"entries\":[", "]}"));
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
