package io.kaocheng.goals.goal;

import io.kaocheng.contracts.goals.GoalEvent.Content;

import java.util.Set;

/**
 * The state of a goal. {@code authors} are all who wrote it: none of them may approve or issue it.
 */
public sealed interface Goal {

    record Absent() implements Goal {}

    record Draft(Content content, Set<String> authors) implements Goal {}

    record Submitted(Content content, Set<String> authors) implements Goal {}

    record Approved(Content content, Set<String> authors) implements Goal {}

    record Issued(Content content) implements Goal {}

    record Acknowledged(Content content) implements Goal {}

    record Abandoned(Content content) implements Goal {}
}
