package io.kaocheng.goals.read.changes;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.goals.change.ChangeDecider.RequestedChange;
import io.kaocheng.goals.read.changes.ChangesResource.ChangeRequest;
import io.kaocheng.goals.read.changes.ChangesResource.State;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.Recorded;
import io.kaocheng.shape.Shape;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps each request's content and state. */
@ApplicationScoped
public class ChangesProjection extends RangedProjector<ChangeRequest> {

    ChangesProjection() {
        super("changes", Journal.GOALS, ChangesResource.TABLE, Set.of(ChangeEvent.class));
    }

    @Override
    protected List<ChangeRequest> after(List<ChangeRequest> rows, Recorded entry) {
        int version = entry.streamVersion();
        Instant at = entry.recordedTime();
        return switch ((ChangeEvent) entry.event()) {
            case ChangeRequested e -> List.of(asked(e, entry));
            case ChangeGranted(_, var by, var granted, var from, var why) ->
                    rows.stream()
                            .map(
                                    row ->
                                            row.granted(
                                                    State.GRANTED,
                                                    by,
                                                    why,
                                                    // Entries from before it was told granted what
                                                    // was asked for.
                                                    granted == null ? row.changes() : granted,
                                                    from,
                                                    at,
                                                    version))
                            .toList();
            case ChangeDenied(_, var reason, var by) ->
                    rows.stream()
                            .map(row -> row.ended(State.DENIED, by, reason, at, version))
                            .toList();
            case ChangeWithdrawn(_, var by) ->
                    rows.stream()
                            .map(row -> row.ended(State.WITHDRAWN, by, null, at, version))
                            .toList();
        };
    }

    private static ChangeRequest asked(ChangeRequested e, Recorded entry) {
        RequestedChange content = RequestedChange.of(e);
        return new ChangeRequest(
                e.request().value(),
                e.kind(),
                Shape.kebab(State.PENDING),
                e.changes(),
                e.ownList(),
                e.reason(),
                e.by(),
                null,
                null,
                e.cycle(),
                content.unit(),
                e.ground(),
                content.evidence(),
                e.effectiveFrom(),
                content.wholePeriod(),
                content.late(),
                entry.recordedTime(),
                List.of(),
                null,
                null,
                entry.streamVersion());
    }
}
