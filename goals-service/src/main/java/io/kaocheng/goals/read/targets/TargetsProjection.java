package io.kaocheng.goals.read.targets;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.goals.read.targets.TargetsProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps the figure that holds for each target. */
@ApplicationScoped
public class TargetsProjection extends RangedProjector<Row> {

    record Row(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course,
            @Nullable String reason,
            int version,
            @Nullable String eachKind,
            @Nullable Period effectiveFrom,
            boolean wholePeriod,
            @Nullable String ground,
            List<Evidence> evidence,
            @Nullable String request,
            @Nullable String requester,
            @Nullable String approver,
            @Nullable String goal,
            Instant recorded) {}

    TargetsProjection() {
        super(
                "targets",
                Journal.GOALS,
                new RangedTable<>("target", Row.class),
                Set.of(TargetEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        return switch ((TargetEvent) entry.event()) {
            case TargetSet set -> row(set, null, null, set.goal(), entry);
            case TargetAdjusted adjusted -> row(adjusted, adjusted, adjusted.reason(), null, entry);
            case TargetWithdrawn _ -> List.of();
        };
    }

    private static List<Row> row(
            TargetEvent.Figured target,
            @Nullable TargetAdjusted by,
            @Nullable String reason,
            @Nullable Code goal,
            Recorded entry) {
        Code request = by == null ? null : by.request();
        return List.of(
                new Row(
                        target.unit(),
                        target.unitClass(),
                        target.indicator(),
                        target.period(),
                        target.value(),
                        target.floor(),
                        target.course(),
                        reason,
                        entry.streamVersion(),
                        target.each(),
                        target.effectiveFrom(),
                        by != null && Boolean.TRUE.equals(by.wholePeriod()),
                        by == null ? null : by.ground(),
                        by == null ? List.of() : by.shownBy(),
                        request == null ? null : request.value(),
                        by == null ? null : by.requester(),
                        by == null ? null : by.approver(),
                        goal == null ? null : goal.value(),
                        entry.recordedTime()));
    }
}
