package io.kaocheng.goals.read.changes;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.goals.read.changes.ChangesProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Keeps each request's content and state. */
@ApplicationScoped
public class ChangesProjection extends RangedProjector<Row> {

    record Row(
            Code request,
            String kind,
            String state,
            List<TargetChange> changes,
            @Nullable OwnListChange ownList,
            String reason,
            String by,
            @Nullable String decider,
            @Nullable String remark,
            int version) {}

    ChangesProjection() {
        super(
                "changes",
                Journal.GOALS,
                new RangedTable<>("change_request", Row.class),
                Set.of(ChangeEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        int version = entry.streamVersion();
        return switch ((ChangeEvent) entry.event()) {
            case ChangeRequested e ->
                    List.of(
                            new Row(
                                    e.request(),
                                    e.kind(),
                                    "pending",
                                    e.changes(),
                                    e.ownList(),
                                    e.reason(),
                                    e.by(),
                                    null,
                                    null,
                                    version));
            case ChangeGranted(_, var by) -> decided(rows, "granted", by, null, version);
            case ChangeDenied(_, var reason, var by) ->
                    decided(rows, "denied", by, reason, version);
            case ChangeWithdrawn(_, var by) -> decided(rows, "withdrawn", by, null, version);
        };
    }

    private static List<Row> decided(
            List<Row> rows, String state, String by, @Nullable String remark, int version) {
        return rows.stream()
                .map(
                        r ->
                                new Row(
                                        r.request(),
                                        r.kind(),
                                        state,
                                        r.changes(),
                                        r.ownList(),
                                        r.reason(),
                                        r.by(),
                                        by,
                                        remark,
                                        version))
                .toList();
    }
}
