package io.kaocheng.chassis;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.journal.HashTree;
import io.kaocheng.journal.JournalTrees;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A journal itself: its entries as recorded. */
@Tag(name = "Journals and their entries")
@Path("/api/v1/regions/{region}/journals/{journal}")
@Authenticated
@RunOnVirtualThread
public class JournalResource {

    private static final int MOST = 5_000;
    private static final int ENTRIES_AT_ONCE = 500;

    private final Journals journals;
    private final Policy policy;

    JournalResource(Journals journals, Policy policy) {
        this.journals = journals;
        this.policy = policy;
    }

    /** An entry as it was recorded: a CloudEvents 1.0 event in structured JSON. */
    @Schema(
            name = "Entry",
            description = "An entry as it was recorded: a CloudEvents 1.0 event in structured JSON")
    public record EntryDocument(
            @Schema(examples = "1.0") String specversion,
            @Schema(description = "unique for ever; a redelivery carries the same") UUID id,
            @Schema(examples = "/goals-service") String source,
            @Schema(
                            description = "the event's name and version, as in docs/events.md",
                            examples = "kaocheng.goals.unit-renamed.v1")
                    String type,
            @Schema(description = "the stream", examples = "unit/edu-bureau") String subject,
            @Schema(examples = "qinghe") Code region,
            @Schema(examples = "goals") String journal,
            @Schema(
                            description = "in the region's journal, with 20 digits",
                            examples = "00000000000000000812")
                    String sequence,
            @Schema(description = "in the stream") int streamversion,
            @Schema(description = "when it happened, as claimed") OffsetDateTime time,
            @Schema(description = "when it was recorded", examples = "2026-03-01T01:00:00.123456Z")
                    Instant recordedtime,
            @Schema(
                            description = "the opaque subject id of who asked",
                            examples = "5d6b2c0e-8f6e-4f0e-9f6e-1a2b3c4d5e6f")
                    String actor,
            @Schema(description = "the caller's own id of the request")
                    @Nullable String correlationid,
            @Schema(description = "the entry that led to this one") @Nullable String causationid,
            @Schema(description = "W3C Trace Context of the request") @Nullable String traceparent,
            @Schema(examples = "application/json") String datacontenttype,
            @Schema(
                            description = "as the schema of its type says, docs/schemas/entries",
                            examples =
                                    "{\"unit\":\"edu-bureau\",\"name\":\"教育体育局\",\"from\":\"2026-01-01\"}")
                    JsonNode data) {}

    /** The region's entries after a sequence, as the bytes that were recorded. */
    @GET
    @Path("/entries")
    @Produces("application/x-ndjson")
    @Allowed(Action.READ_JOURNALS)
    @Operation(
            summary = "The region's entries after a sequence",
            description = "One document a line, in the order of their sequences, as recorded.")
    @APIResponseSchema(EntryDocument.class)
    public StreamingOutput entries(
            @RestPath Code region,
            @RestPath String journal,
            @RestQuery
                    @Schema(description = "the sequence of the last entry known")
                    @Min(0)
                    @DefaultValue("0")
                    long after,
            @RestQuery
                    @Schema(description = "entries at most")
                    @Min(0)
                    @Max(MOST)
                    @DefaultValue("1000")
                    int limit)
            throws SQLException {
        Journal owned = journals.owned(journal);
        List<String> first = entries(owned, region, after, limit);
        return to -> {
            long at = after;
            List<String> some = first;
            while (!some.isEmpty()) {
                for (String document : some) {
                    to.write(document.getBytes(StandardCharsets.UTF_8));
                    to.write('\n');
                }
                at += some.size();
                try {
                    some = entries(owned, region, at, (int) (after + limit - at));
                } catch (SQLException e) {
                    throw new IOException("the entries cannot be read", e);
                }
            }
        };
    }

    /** The next ones that are sent: some at a time, however many were asked for. */
    private List<String> entries(Journal journal, Code region, long after, int limit)
            throws SQLException {
        return limit == 0
                ? List.of()
                : journals.history()
                        .entries(journal, region, after, Math.min(limit, ENTRIES_AT_ONCE));
    }

    /**
     * One entry, as the bytes that were recorded.
     *
     * @throws Problem 404 where there is none of that sequence, 403 where it is another unit's
     */
    @GET
    @Path("/entries/{sequence}")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_ENTRIES)
    @Operation(
            summary = "An entry of the journal",
            description =
                    "Who reads own units only is given the entries of these, and of others what is published.")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FOREIGN_UNIT})
    @APIResponseSchema(EntryDocument.class)
    public StreamingOutput entry(
            @RestPath Code region,
            @RestPath String journal,
            @RestPath @Schema(examples = "812") @Min(1) long sequence)
            throws SQLException {
        Journal owned = journals.owned(journal);
        List<String> found = journals.history().entries(owned, region, sequence - 1, 1);
        if (found.isEmpty()) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "the journal has no entry " + new Position(owned, sequence),
                    "没有记录 " + new Position(owned, sequence));
        }
        String document = found.getFirst();
        Scope scope = policy.scope(Action.READ_ENTRIES, region);
        if (!reaches(scope, document)) {
            throw new Problem(
                    ProblemCode.FOREIGN_UNIT,
                    "the entry is of a unit that the token does not name, or not published",
                    "该记录属于其他单位，或尚未公布");
        }
        return to -> to.write(document.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean reaches(Scope scope, String document) {
        if (scope.everything()) {
            return true;
        }
        try {
            return EntryReach.covers(scope, Entry.read(document));
        } catch (UnreadableEntryException e) {
            // Nobody knows whose it is.
            return false;
        }
    }

    /** Where a journal ends, or ended at a moment. */
    public record JournalEnd(Position position) {}

    /**
     * Where the journal ends, or ended at a moment. A moment still to come is refused, since nobody
     * knows what will be recorded until then.
     */
    @GET
    @Path("/position")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_JOURNALS)
    @Operation(summary = "Where a journal ends, or ended at a moment")
    @Refuses(ProblemCode.CUT_IN_FUTURE)
    public JournalEnd position(
            @RestPath Code region,
            @RestPath String journal,
            @RestQuery @Schema(description = "a moment that has passed; now where not sent")
                    @Nullable OffsetDateTime at)
            throws SQLException {
        Journal owned = journals.owned(journal);
        try {
            return new JournalEnd(
                    new Position(
                            owned,
                            at == null
                                    ? journals.history().head(owned, region)
                                    : journals.history()
                                            .recordedBy(
                                                    owned,
                                                    region,
                                                    AsOf.moment("at", at.toString()))));
        } catch (UnreadableEntryException e) {
            throw new IllegalStateException("the own journal holds what this build cannot read", e);
        }
    }

    /**
     * The hash tree of a journal's first entries.
     *
     * @param altered null where none was, or nothing was compared
     */
    public record JournalTree(
            @Schema(description = "of how many entries it is", examples = "812") long size,
            @Schema(
                            description = "the hash of them all, in hexadecimal",
                            examples =
                                    "a3f1c2d4e5b60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90")
                    String root,
            @Schema(
                            description =
                                    "the hashes of the complete subtrees, the largest first, from which it can be continued")
                    List<String> peaks,
            @Schema(
                            description =
                                    "between which entries the journal is not what it was when its tree was stored",
                            examples = "4097 and 8192")
                    @Nullable String altered) {
        public JournalTree {
            peaks = List.copyOf(peaks);
        }
    }

    /** What tells two holders of a journal whether they have the same. */
    @GET
    @Path("/tree")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_JOURNALS)
    @Operation(
            summary = "The hash tree of a journal",
            description =
                    "The Merkle tree of RFC 9162 over the entries as recorded, from the first: a leaf is the SHA-256 of 0x00 and the entry's bytes.")
    public JournalTree tree(
            @RestPath Code region,
            @RestPath String journal,
            @RestQuery
                    @Schema(
                            description =
                                    "of how many entries; of all where not sent or more than there are")
                    @Min(0)
                    @Nullable Long size,
            @RestQuery
                    @Schema(
                            description =
                                    "whether it is made from every entry, and compared with what was stored on the way")
                    @DefaultValue("false")
                    boolean fresh)
            throws SQLException {
        JournalTrees.Answer answer =
                journals.trees()
                        .at(
                                journals.owned(journal),
                                region,
                                size == null ? Long.MAX_VALUE : size,
                                fresh);
        HexFormat hex = HexFormat.of();
        byte[] peaks = answer.tree().peaks();
        List<String> each = new ArrayList<>();
        for (int at = 0; at < peaks.length; at += HashTree.HASH) {
            each.add(hex.formatHex(peaks, at, at + HashTree.HASH));
        }
        return new JournalTree(
                answer.tree().size(), hex.formatHex(answer.tree().root()), each, answer.altered());
    }

    /** The history of a stream: its entries as recorded, the first first. */
    public record StreamHistory(List<EntryDocument> entries) {
        public StreamHistory {
            entries = List.copyOf(entries);
        }
    }

    /** All entries of one stream, as the bytes that were recorded. */
    @GET
    @Path("/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_ENTRIES)
    @Operation(
            summary = "The history of a stream",
            description =
                    "All its entries, the first first; none where there is no such stream. Who reads own units only is given the entries of these, and of others what is published.")
    @APIResponseSchema(StreamHistory.class)
    public StreamingOutput history(
            @RestPath Code region,
            @RestPath String journal,
            @RestQuery @Schema(description = "the stream, such as unit/edu-bureau") @NotBlank
                    String subject)
            throws SQLException {
        Scope scope = policy.scope(Action.READ_ENTRIES, region);
        Journal owned = journals.owned(journal);
        List<String> first = journals.history().stream(owned, region, subject, 0, ENTRIES_AT_ONCE);
        return to -> {
            try (JsonGenerator json = ContractJson.mapper().createGenerator(to)) {
                json.writeStartObject();
                json.writeArrayFieldStart("entries");
                int version = 0;
                List<String> some = first;
                while (!some.isEmpty()) {
                    for (String document : some) {
                        if (reaches(scope, document)) {
                            json.writeRawValue(document);
                        }
                    }
                    json.flush();
                    version += some.size();
                    try {
                        some =
                                some.size() < ENTRIES_AT_ONCE
                                        ? List.of()
                                        : journals.history().stream(
                                                owned, region, subject, version, ENTRIES_AT_ONCE);
                    } catch (SQLException e) {
                        throw new IOException("the history cannot be read", e);
                    }
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        };
    }
}
