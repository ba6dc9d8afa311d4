package io.kaocheng.goals.goal;

import io.kaocheng.contracts.goals.CycleEvent.CycleRules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** The light of a milestone on a day, the better one first. */
public enum MilestoneLight {
    /** Its day is not near yet. */
    GREY,
    GREEN,
    YELLOW,
    ORANGE,
    RED;

    /**
     * Green once it is confirmed; until then yellow from some days before it is due, orange when it
     * was due, red some days later. Where the rules have three lights only, there is no orange.
     *
     * @param rules of the goal's cycle
     */
    public static MilestoneLight of(
            LocalDate due, boolean confirmed, LocalDate day, CycleRules rules) {
        if (confirmed) {
            return GREEN;
        }
        if (day.isBefore(due.minusDays(rules.milestoneWarnDays()))) {
            return GREY;
        }
        if (!day.isAfter(due)) {
            return YELLOW;
        }
        boolean orange =
                rules.lights().levels() > 3 && !day.isAfter(due.plusDays(rules.milestoneRedDays()));
        return orange ? ORANGE : RED;
    }

    /** The light of the whole: the worst; empty where it has no milestones. */
    public static Optional<MilestoneLight> worst(Collection<MilestoneLight> lights) {
        return lights.stream().max(MilestoneLight::compareTo);
    }
}
