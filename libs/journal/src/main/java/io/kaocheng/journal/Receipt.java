package io.kaocheng.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The answer to a submission. */
public sealed interface Receipt {

    /**
     * One outcome per change, in order.
     *
     * @param recorded whether the journal holds what was asked for; false where an atomic
     *     submission was refused and in a dry run
     * @param replayed whether this is the first answer to the same request, given once more
     * @param reliedOn the checkpoints of other journals whose facts the decisions used; absent
     *     where none were used
     */
    record Answered(
            List<Outcome> outcomes, boolean recorded, boolean replayed, @Nullable Cut reliedOn)
            implements Receipt {
        public Answered {
            outcomes = List.copyOf(outcomes);
        }

        public Answered(List<Outcome> outcomes, boolean recorded, boolean replayed) {
            this(outcomes, recorded, replayed, null);
        }
    }

    /** In the first outcome of a kept answer: an array, as it was before anything was relied on. */
    String RELIED_ON = "reliedOn";

    /** The key was used before, for another body. */
    record KeyReused(String key) implements Receipt {}

    /** The outcomes as they are kept for the case that the request is sent again. */
    static String print(List<Outcome> outcomes, @Nullable Cut reliedOn) {
        ArrayNode all = ContractJson.mapper().createArrayNode();
        for (Outcome outcome : outcomes) {
            ObjectNode one = all.addObject();
            switch (outcome) {
                case Outcome.Recorded(var entries, var version, var result) -> {
                    ArrayNode recorded = one.put("version", version).putArray("entries");
                    entries.forEach(
                            e -> recorded.addArray().add(e.id().toString()).add(e.sequence()));
                    result(one, result);
                }
                case Outcome.Unchanged(var version, var result) ->
                        result(one.put("version", version), result);
                case Outcome.Refused(var reasons) -> {
                    refused(one, reasons.getFirst());
                    if (reasons.size() > 1) {
                        ArrayNode more = one.putArray("more");
                        reasons.stream().skip(1).forEach(r -> refused(more.addObject(), r));
                    }
                }
                case Outcome.Stale(var expected, var found) ->
                        one.put("expected", expected).put("found", found);
            }
        }
        if (reliedOn != null && all.path(0) instanceof ObjectNode first) {
            first.put(RELIED_ON, reliedOn.toString());
        }
        return all.toString();
    }

    /** What {@link #print} wrote besides the outcomes. */
    static @Nullable Cut parseReliedOn(String text) {
        try {
            JsonNode cut = ContractJson.mapper().readTree(text).path(0).get(RELIED_ON);
            return cut == null ? null : Cut.parse(cut.textValue());
        } catch (IOException e) {
            throw new CorruptStreamException("a receipt cannot be read: " + text, e);
        }
    }

    private static void result(ObjectNode one, @Nullable JsonNode result) {
        if (result != null) {
            one.set("result", result);
        }
    }

    private static void refused(ObjectNode one, Rejection reason) {
        one.put("refused", reason.code().code())
                .put("en", reason.english())
                .put("zh", reason.chinese());
        if (reason.finding() != null) {
            one.put("finding", reason.finding());
        }
        if (reason.field() != null) {
            one.put("field", reason.field());
        }
    }

    /** Reads what {@link #print} wrote, of this build or an earlier one. */
    static List<Outcome> parse(String text) {
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (JsonNode one : ContractJson.mapper().readTree(text)) {
                outcomes.add(parse(one));
            }
            return outcomes;
        } catch (IOException e) {
            throw new CorruptStreamException("a receipt cannot be read: " + text, e);
        }
    }

    private static Outcome parse(JsonNode one) {
        if (one.has("entries")) {
            List<Outcome.EntryRef> entries = new ArrayList<>();
            one.get("entries")
                    .forEach(
                            e ->
                                    entries.add(
                                            new Outcome.EntryRef(
                                                    UUID.fromString(e.get(0).textValue()),
                                                    e.get(1).longValue())));
            return new Outcome.Recorded(entries, one.get("version").intValue(), one.get("result"));
        }
        if (one.has("refused")) {
            List<Rejection> reasons = new ArrayList<>();
            reasons.add(rejection(one));
            one.path("more").forEach(more -> reasons.add(rejection(more)));
            return new Outcome.Refused(reasons);
        }
        if (one.has("expected")) {
            return new Outcome.Stale(one.get("expected").intValue(), one.get("found").intValue());
        }
        return new Outcome.Unchanged(one.get("version").intValue(), one.get("result"));
    }

    private static @Nullable String text(JsonNode one, String name) {
        JsonNode value = one.get(name);
        return value == null ? null : value.textValue();
    }

    private static Rejection rejection(JsonNode one) {
        return new Rejection(
                ProblemCode.ofStored(one.get("refused").textValue()),
                text(one, "finding"),
                text(one, "field"),
                one.get("en").textValue(),
                one.get("zh").textValue());
    }
}
