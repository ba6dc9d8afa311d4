package io.kaocheng.goals.goal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalDecomposed;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReported;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The state of a goal. {@code authors} are all who wrote it: none of them may approve or issue it.
 * {@code steps} are the milestones that were reported on, {@code filed} how its figures were
 * divided, by indicator.
 */
public sealed interface Goal {

    record Absent() implements Goal {}

    record Draft(Content content, Set<String> authors, Map<Code, GoalDecomposed> filed)
            implements Goal {
        public Draft {
            filed = Map.copyOf(filed);
        }
    }

    record Submitted(Content content, Set<String> authors, Map<Code, GoalDecomposed> filed)
            implements Goal {
        public Submitted {
            filed = Map.copyOf(filed);
        }
    }

    record Approved(Content content, Set<String> authors, Map<Code, GoalDecomposed> filed)
            implements Goal {
        public Approved {
            filed = Map.copyOf(filed);
        }
    }

    record Issued(Content content, Map<Code, Step> steps, Map<Code, GoalDecomposed> filed)
            implements Goal {
        public Issued {
            filed = Map.copyOf(filed);
            steps = Map.copyOf(steps);
        }
    }

    record Acknowledged(Content content, Map<Code, Step> steps, Map<Code, GoalDecomposed> filed)
            implements Goal {
        public Acknowledged {
            filed = Map.copyOf(filed);
            steps = Map.copyOf(steps);
        }
    }

    record Abandoned(Content content) implements Goal {}

    /** How far a milestone is that was reported on; one of which nobody said anything has none. */
    sealed interface Step {
        /** It waits for a second person. */
        record Reported(MilestoneReported as) implements Step {}

        record Confirmed(MilestoneReported as) implements Step {}

        /** It is to be reported on again. */
        record Returned(String reason) implements Step {}
    }

    /** The steps with one of them as it is now. */
    static Map<Code, Step> with(Map<Code, Step> steps, Code milestone, Step now) {
        Map<Code, Step> all = new HashMap<>(steps);
        all.put(milestone, now);
        return all;
    }

    /** How figures are divided, with one of them as it is now. */
    static Map<Code, GoalDecomposed> with(Map<Code, GoalDecomposed> filed, GoalDecomposed now) {
        Map<Code, GoalDecomposed> all = new HashMap<>(filed);
        all.put(now.indicator(), now);
        return all;
    }
}
