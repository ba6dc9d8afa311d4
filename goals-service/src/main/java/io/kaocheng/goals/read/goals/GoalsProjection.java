package io.kaocheng.goals.read.goals;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalObjected;
import io.kaocheng.contracts.goals.GoalEvent.GoalRevised;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.goals.read.goals.GoalsProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Keeps each goal's content and state. */
@ApplicationScoped
public class GoalsProjection extends RangedProjector<Row> {

    record Row(
            Code goal,
            String title,
            Code cycle,
            @Nullable Code parent,
            Code owner,
            @Nullable String person,
            String horizon,
            @Nullable String basis,
            BigDecimal weight,
            String state,
            @Nullable String remark,
            int version) {

        Row in(String next, @Nullable String why, int streamVersion) {
            return new Row(
                    goal,
                    title,
                    cycle,
                    parent,
                    owner,
                    person,
                    horizon,
                    basis,
                    weight,
                    next,
                    why,
                    streamVersion);
        }
    }

    GoalsProjection() {
        super(
                "goals",
                Journal.GOALS,
                new RangedTable<>("goal", Row.class),
                Set.of(GoalEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        int version = entry.streamVersion();
        return switch ((GoalEvent) entry.event()) {
            case GoalDrafted e ->
                    List.of(
                            new Row(
                                    e.goal(),
                                    e.title(),
                                    e.cycle(),
                                    e.parent(),
                                    e.owner(),
                                    e.person(),
                                    e.horizon(),
                                    e.basis(),
                                    e.weight(),
                                    "draft",
                                    null,
                                    version));
            case GoalRevised e ->
                    List.of(
                            new Row(
                                    e.goal(),
                                    e.title(),
                                    e.cycle(),
                                    e.parent(),
                                    e.owner(),
                                    e.person(),
                                    e.horizon(),
                                    e.basis(),
                                    e.weight(),
                                    "draft",
                                    rows.getFirst().remark(),
                                    version));
            case GoalSubmitted _ -> in(rows, "submitted", null, version);
            case GoalObjected e -> in(rows, "draft", e.reason(), version);
            case GoalApproved _ -> in(rows, "approved", null, version);
            case GoalIssued _ -> in(rows, "issued", null, version);
        };
    }

    private static List<Row> in(
            List<Row> rows, String state, @Nullable String remark, int version) {
        return rows.stream().map(row -> row.in(state, remark, version)).toList();
    }
}
