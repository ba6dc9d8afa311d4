package io.kaocheng.goals.read.goals;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalAbandoned;
import io.kaocheng.contracts.goals.GoalEvent.GoalAcknowledged;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalDecomposed;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalObjected;
import io.kaocheng.contracts.goals.GoalEvent.GoalRevised;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneConfirmed;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReported;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReturned;
import io.kaocheng.goals.read.goals.GoalsResource.Goal;
import io.kaocheng.goals.read.goals.GoalsResource.Step;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Keeps each goal's content and state. */
@ApplicationScoped
public class GoalsProjection extends RangedProjector<Goal> {

    static final RangedTable<Goal> GOALS = new RangedTable<>("goal", Goal.class);

    GoalsProjection() {
        super("goals", Journal.GOALS, GOALS, Set.of(GoalEvent.class));
    }

    @Override
    protected List<Goal> after(List<Goal> rows, Recorded entry) {
        int version = entry.streamVersion();
        return switch ((GoalEvent) entry.event()) {
            case GoalDrafted e ->
                    List.of(Goal.draft(e.goal(), e.content(), List.of(e.author()), null, version));
            case GoalRevised e -> revised(rows, e.content(), e.author(), version);
            case GoalSubmitted _ -> in(rows, "submitted", null, version);
            case GoalObjected e -> in(rows, "draft", e.reason(), version);
            case GoalApproved _ -> in(rows, "approved", null, version);
            case GoalIssued e ->
                    rows.stream()
                            .map(
                                    row ->
                                            row.issued(
                                                    entry.recordedTime(),
                                                    e.acknowledgeBy(),
                                                    version))
                            .toList();
            case GoalAcknowledged e ->
                    rows.stream()
                            .map(row -> row.acknowledged(entry.recordedTime(), e.by(), version))
                            .toList();
            case GoalAbandoned e -> in(rows, "abandoned", e.reason(), version);
            case GoalDecomposed e -> rows.stream().map(row -> row.divided(e, version)).toList();
            case MilestoneReported e -> step(rows, e.milestone(), _ -> Step.reported(e), version);
            case MilestoneConfirmed e ->
                    step(rows, e.milestone(), before -> before.in("confirmed", null), version);
            case MilestoneReturned e ->
                    step(rows, e.milestone(), before -> before.in("returned", e.reason()), version);
        };
    }

    private static List<Goal> revised(
            List<Goal> rows, Content content, String author, int version) {
        return rows.stream()
                .map(
                        row -> {
                            Set<String> authors = new TreeSet<>(row.authors());
                            authors.add(author);
                            return Goal.draft(
                                            row.goal(),
                                            content,
                                            List.copyOf(authors),
                                            row.remark(),
                                            version)
                                    .keeping(row.divided());
                        })
                .toList();
    }

    private static List<Goal> step(
            List<Goal> rows, Code milestone, UnaryOperator<Step> next, int version) {
        return rows.stream().map(row -> row.step(milestone, next, version)).toList();
    }

    private static List<Goal> in(
            List<Goal> rows, String state, @Nullable String remark, int version) {
        return rows.stream().map(row -> row.in(state, remark, version)).toList();
    }
}
