package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.RangedTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/**
 * Views of own journals whose rows carry the range of entries in which they held ({@link
 * RangedTable}): a question asks for the rows with {@code fromSeq <= :at and toSeq > :at}, so that
 * one query answers for now and for any cut.
 */
@ApplicationScoped
public class Views {

    private final Journals journals;

    Views(Journals journals) {
        this.journals = journals;
    }

    /**
     * Up to which entry a question goes; all of them where it does not say. A moment is turned into
     * a position here, off the event loop; no connection is held afterwards.
     */
    public Uni<Long> position(@Nullable AsOf asOf, Journal journal, Code region) {
        if (asOf == null) {
            return Uni.createFrom().item(RangedTable.NOW);
        }
        Context context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("a view is asked on the event loop of a request");
        }
        return Uni.createFrom()
                .completionStage(
                        () ->
                                context.executeBlocking(
                                                () -> asOf.in(journals.history(), journal, region),
                                                false)
                                        .toCompletionStage());
    }
}
