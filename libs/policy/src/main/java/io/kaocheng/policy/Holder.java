package io.kaocheng.policy;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Verdict.Allowed;
import io.kaocheng.policy.Verdict.ForeignRegion;
import io.kaocheng.policy.Verdict.MissingRole;

import java.util.Set;

/**
 * The roles, regions and units of a token.
 *
 * @param regions {@code *} for all
 * @param units {@code *} for all of those regions
 */
public record Holder(Set<Role> roles, Set<String> regions, Set<String> units) {

    private static final String ALL = "*";

    public Holder {
        roles = Set.copyOf(roles);
        regions = Set.copyOf(regions);
        units = Set.copyOf(units);
    }

    /** Whether the roles allow the action at all, in any region. */
    public Verdict may(Action action) {
        return action.grants().stream().anyMatch(this::holds)
                ? new Allowed(Scope.EVERYTHING)
                : new MissingRole(action.roles());
    }

    /** Whether the action is allowed in the region, and to how much of it. */
    public Verdict mayIn(Action action, Code region) {
        return switch (may(action)) {
            case MissingRole missing -> missing;
            case ForeignRegion foreign -> foreign;
            case Allowed _ when !regions.contains(ALL) && !regions.contains(region.value()) ->
                    new ForeignRegion();
            case Allowed _ -> new Allowed(scope(action));
        };
    }

    /** Whether the action is allowed where it concerns every region at once. */
    public Verdict mayEverywhere(Action action) {
        return switch (may(action)) {
            case MissingRole missing -> missing;
            case ForeignRegion foreign -> foreign;
            case Allowed allowed -> regions.contains(ALL) ? allowed : new ForeignRegion();
        };
    }

    private boolean holds(Grant grant) {
        return switch (grant.relation()) {
            case ANYBODY, HOLDER -> true;
            case REGION, OWN_UNIT, UNIT_BELOW, PUBLISHED, ANOTHERS ->
                    grant.roles().stream().anyMatch(roles::contains);
        };
    }

    private Scope scope(Action action) {
        boolean own = false;
        boolean below = false;
        boolean published = false;
        for (Grant grant : action.grants()) {
            if (holds(grant)) {
                switch (grant.relation()) {
                    case ANYBODY, HOLDER, REGION, ANOTHERS -> {
                        return Scope.EVERYTHING;
                    }
                    case OWN_UNIT -> own = true;
                    case UNIT_BELOW -> below = true;
                    case PUBLISHED -> published = true;
                }
            }
        }
        boolean named = own || below;
        if (named && units.contains(ALL)) {
            return Scope.EVERYTHING;
        }
        return new Scope(false, named ? units : Set.of(), published, below);
    }
}
