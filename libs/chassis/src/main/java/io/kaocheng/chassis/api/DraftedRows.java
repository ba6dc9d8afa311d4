package io.kaocheng.chassis.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Answers;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.Receipt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What became of drafts that were sent together, and which version each is, in their order. */
@Schema(description = "What became of drafts that were sent together")
public record DraftedRows(
        Acknowledgement.Outcome outcome,
        @Schema(
                        description =
                                "per draft the version that was drafted, or that says the same"
                                        + " already",
                        examples = "[1]")
                List<Integer> versions,
        List<Acknowledgement.RecordedEntry> entries) {

    public DraftedRows {
        versions = List.copyOf(versions);
        entries = List.copyOf(entries);
    }

    /** Answers a receipt of drafts only, none of them refused. */
    public static RestResponse<DraftedRows> of(Journal journal, Receipt receipt) {
        List<Integer> versions = new ArrayList<>();
        List<Acknowledgement.RecordedEntry> entries = new ArrayList<>();
        for (Outcome outcome : Answers.answered(receipt).outcomes()) {
            switch (outcome) {
                case Outcome.Recorded(var refs, _, var result) -> {
                    versions.add(number(result));
                    entries.addAll(Answers.entries(journal, refs));
                }
                case Outcome.Unchanged(_, var result) -> versions.add(number(result));
                case Outcome.Refused _, Outcome.Stale _ ->
                        throw new IllegalStateException("a refused draft was accepted");
            }
        }
        boolean recorded = !entries.isEmpty();
        return RestResponse.ResponseBuilder.create(
                        recorded ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        new DraftedRows(
                                recorded
                                        ? Acknowledgement.Outcome.RECORDED
                                        : Acknowledgement.Outcome.UNCHANGED,
                                versions,
                                entries))
                .build();
    }

    private static int number(@Nullable JsonNode result) {
        if (result == null) {
            throw new IllegalStateException("a draft has no number");
        }
        return result.path("version").asInt();
    }
}
