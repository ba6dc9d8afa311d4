package io.kaocheng.chassis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Rejection;
import io.kaocheng.shape.Shape;

import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers callers what became of what they asked for: entry ids and positions, or everything that
 * was refused.
 */
public final class Answers {

    private Answers() {}

    private record Answer(boolean recorded, String etag, ObjectNode body) {}

    private static Answer answer(Journal journal, Receipt receipt, ObjectNode more) {
        Receipt.Answered answered = answered(receipt);
        List<Finding> refused = new ArrayList<>();
        ProblemCode kind = null;
        boolean recorded = false;
        Integer version = null;
        ArrayNode entries = ContractJson.mapper().createArrayNode();
        for (Outcome outcome : answered.outcomes()) {
            switch (outcome) {
                case Outcome.Recorded(var refs, var streamVersion, var result) -> {
                    recorded = true;
                    version = version == null ? (Integer) streamVersion : version;
                    refs.forEach(ref -> entry(entries, journal, ref));
                    add(more, result);
                }
                case Outcome.Unchanged(var streamVersion, var result) -> {
                    version = version == null ? (Integer) streamVersion : version;
                    add(more, result);
                }
                case Outcome.Refused(var reasons) -> {
                    kind = kind == null ? reasons.getFirst().code() : kind;
                    reasons.forEach(reason -> refused.add(finding(reason, "")));
                }
                case Outcome.Stale(var expected, var found) -> throw stale(expected, found);
            }
        }
        if (!refused.isEmpty()) {
            throw new Problem(kind == null ? ProblemCode.WRONG_STATE : kind, refused);
        }
        ObjectNode body = ContractJson.mapper().createObjectNode();
        body.put("outcome", recorded ? "recorded" : "unchanged");
        body.set("entries", entries);
        body.setAll(more);
        if (answered.reliedOn() != null) {
            body.put("reliedOn", answered.reliedOn().toString());
        }
        return new Answer(recorded, "\"" + version + "\"", body);
    }

    /**
     * A decider's typed result is answered beside the entries: of several, lists hold what any of
     * their results holds, once.
     */
    private static void add(ObjectNode more, @Nullable JsonNode result) {
        if (result instanceof ObjectNode fields) {
            for (var field : fields.properties()) {
                if (more.get(field.getKey()) instanceof ArrayNode all
                        && field.getValue() instanceof ArrayNode found) {
                    Set<JsonNode> known = new HashSet<>();
                    all.forEach(known::add);
                    found.forEach(
                            one -> {
                                if (known.add(one)) {
                                    all.add(one);
                                }
                            });
                } else {
                    more.set(field.getKey(), field.getValue().deepCopy());
                }
            }
        }
    }

    /**
     * The same as a record that has, besides {@code outcome} and {@code entries}, the decider's
     * result.
     *
     * @throws Problem where any was refused
     */
    public static <T extends Record> RestResponse<T> one(
            Class<T> type, Journal journal, Receipt receipt) {
        Answer answer = answer(journal, receipt, ContractJson.mapper().createObjectNode());
        T result = Shape.read(type, answer.body()).orThrow();
        if (isRequest(answer.body())) {
            // The version is that of the request, and nobody's to send as If-Match.
            return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, result)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        return RestResponse.ResponseBuilder.create(
                        answer.recorded() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        result)
                .header("ETag", answer.etag())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** Entries of an own journal, as they are answered. */
    public static List<Acknowledgement.RecordedEntry> entries(
            Journal journal, List<Outcome.EntryRef> refs) {
        return refs.stream()
                .map(
                        ref ->
                                new Acknowledgement.RecordedEntry(
                                        ref.id(), new Position(journal, ref.sequence())))
                .toList();
    }

    /**
     * Whether a decider's result says that it became a request: nothing changes until it is
     * granted.
     */
    public static boolean isRequest(@Nullable JsonNode result) {
        return result != null
                && result.path("outcome")
                        .asText()
                        .equals(Shape.kebab(Acknowledgement.OutcomeOrRequest.REQUESTED));
    }

    /** The outcomes, unless the key was used for something else before. */
    public static Receipt.Answered answered(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Answered answered -> answered;
            case Receipt.KeyReused(var key) ->
                    throw new Problem(
                            ProblemCode.IDEMPOTENCY_KEY_REUSED,
                            "the Idempotency-Key was used before for another body; take a new one",
                            "该 Idempotency-Key 已用于不同的请求体，请更换");
        };
    }

    /** The positions of all entries that were recorded, in order. */
    public static List<Position> positions(Journal journal, Receipt receipt) {
        List<Position> positions = new ArrayList<>();
        for (Outcome outcome : answered(receipt).outcomes()) {
            if (outcome instanceof Outcome.Recorded(var refs, _, _)) {
                refs.forEach(ref -> positions.add(new Position(journal, ref.sequence())));
            }
        }
        return positions;
    }

    public static void entry(ArrayNode entries, Journal journal, Outcome.EntryRef ref) {
        entries.addObject()
                .put("id", ref.id().toString())
                .put("position", new Position(journal, ref.sequence()).toString());
    }

    /** A rule's "no" as a finding; {@code under} is the pointer of the object that was refused. */
    public static Finding finding(Rejection reason, String under) {
        String pointer =
                reason.field() == null
                        ? (under.isEmpty() ? null : under)
                        : under + "/" + reason.field();
        if (reason.finding() != null) {
            return new Finding(
                    pointer, null, null, reason.finding(), reason.english(), reason.chinese());
        }
        return new Finding(pointer, null, null, reason.code(), reason.english(), reason.chinese());
    }

    /** That a stream stands at another version than If-Match names. */
    public static Problem stale(int expected, int found) {
        return new Problem(
                ProblemCode.STALE_VERSION,
                "If-Match names version " + expected + "; it stands at " + found + " now",
                "If-Match 为版本 " + expected + "，当前为 " + found);
    }
}
