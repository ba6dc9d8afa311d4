package io.kaocheng.contracts.goals;

import java.util.List;

/**
 * What somebody may do, and where.
 *
 * @param roles by their names, in order
 * @param regions codes, in order; {@code *} for all
 * @param units codes, in order; {@code *} for all of those regions
 */
public record Access(List<String> roles, List<String> regions, List<String> units) {

    public Access {
        roles = ordered(roles);
        regions = ordered(regions);
        units = ordered(units);
    }

    /** Nothing at all. */
    public static final Access NONE = new Access(List.of(), List.of(), List.of());

    private static List<String> ordered(List<String> texts) {
        return texts.stream().distinct().sorted().toList();
    }
}
