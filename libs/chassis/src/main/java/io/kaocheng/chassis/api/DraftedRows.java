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
                        examples = "1")
                List<Integer> versions,
        List<Acknowledgement.RecordedEntry> entries) {

    public DraftedRows {
        versions = List.copyOf(versions);
        entries = List.copyOf(entries);
    }

    /** Answers a receipt of drafts only, none of them refused. */
    public static RestResponse<DraftedRows> of(Journal journal, Receipt receipt) {
        Acknowledgement whole = Answers.one(Acknowledgement.class, journal, receipt).getEntity();
        List<Integer> versions = new ArrayList<>();
        for (Outcome outcome : Answers.answered(receipt).outcomes()) {
            versions.add(
                    switch (outcome) {
                        case Outcome.Recorded(_, _, var result) -> number(result);
                        case Outcome.Unchanged(_, var result) -> number(result);
                        case Outcome.Refused _, Outcome.Stale _ ->
                                throw new IllegalStateException("a refused draft was accepted");
                    });
        }
        return RestResponse.ResponseBuilder.create(
                        whole.outcome() == Acknowledgement.Outcome.RECORDED
                                ? RestResponse.Status.CREATED
                                : RestResponse.Status.OK,
                        new DraftedRows(whole.outcome(), versions, whole.entries()))
                .build();
    }

    private static int number(@Nullable JsonNode result) {
        if (result == null) {
            throw new IllegalStateException("a draft has no number");
        }
        return result.path("version").asInt();
    }
}
