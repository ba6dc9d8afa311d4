package io.kaocheng.policy;

import java.util.Set;

/** Whether an action is allowed, and if not, what is missing. */
public sealed interface Verdict {

    record Allowed(Scope scope) implements Verdict {}

    /**
     * @param needed any one of them would do
     */
    record MissingRole(Set<Role> needed) implements Verdict {
        public MissingRole {
            needed = Set.copyOf(needed);
        }
    }

    record ForeignRegion() implements Verdict {}
}
