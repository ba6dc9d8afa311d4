package io.kaocheng.goals.goal;

import java.util.Set;

/** The state of a goal. {@code authors} are all who wrote it: none of them may approve it. */
public sealed interface Goal {

    record Absent() implements Goal {}

    record Draft(GoalCommand.Content content, Set<String> authors) implements Goal {}

    record Submitted(GoalCommand.Content content, Set<String> authors) implements Goal {}

    record Approved(GoalCommand.Content content) implements Goal {}

    record Issued(GoalCommand.Content content) implements Goal {}
}
