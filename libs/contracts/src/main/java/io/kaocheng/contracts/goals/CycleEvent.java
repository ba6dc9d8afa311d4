package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The life of an assessment cycle. */
public sealed interface CycleEvent extends GoalsEvent {

    Code cycle();

    @Override
    default String subject() {
        return "cycle/" + cycle();
    }

    /**
     * An assessment cycle was opened. {@code period} is what the cycle assesses, usually a year;
     * observations are taken for periods within it.
     */
    record CycleOpened(Code cycle, String name, Period period) implements CycleEvent {}

    /**
     * The cycle was closed. No figure of its period is submitted, corrected, withdrawn or reviewed
     * any more, no target of it set or adjusted.
     */
    record CycleClosed(Code cycle, String reason) implements CycleEvent {}

    /**
     * The rules of the cycle were set, all of them; what was recorded before keeps its days.
     *
     * @param rules all of them, those that nobody chose at their defaults
     */
    record CycleRulesSet(Code cycle, CycleRules rules, String reason) implements CycleEvent {}

    /**
     * What regions decide differently about the goals and targets of a cycle.
     *
     * @param acknowledgeDays how many days after its issue a goal is to be acknowledged
     * @param decompositionDue by when units with units below them are to have decomposed theirs; no
     *     day is set where absent
     * @param reliefDeadline the last day on which a unit asks for a relief
     * @param leaderAbove by which share an aim may be eased without the leader
     * @param tolerance by which share the parts of a figure may differ from it
     * @param mostInflated by which share the parts may ask for more
     * @param smart {@code refuse} or {@code warn}: what becomes of a goal that fails the check when
     *     it is submitted
     * @param lights from which shares of the plan a goal's light is which
     * @param milestoneWarnDays how many days before its day a milestone is warned of
     * @param milestoneRedDays how many days after its day a milestone that is not done is red
     * @param calibration by which shares of experience a target is easy or hard
     * @param consultation what is approved or enacted only after a consultation
     */
    record CycleRules(
            int acknowledgeDays,
            @Nullable LocalDate decompositionDue,
            LocalDate reliefDeadline,
            BigDecimal leaderAbove,
            BigDecimal tolerance,
            BigDecimal mostInflated,
            String smart,
            LightRules lights,
            int milestoneWarnDays,
            int milestoneRedDays,
            CalibrationRules calibration,
            ConsultationRules consultation) {

        /** What holds where nobody has set any. */
        public static CycleRules defaults(Period cycle) {
            return new CycleRules(
                    7,
                    null,
                    LocalDate.of(cycle.lastMonth().getYear(), 10, 31),
                    new BigDecimal("0.2"),
                    new BigDecimal("0.005"),
                    new BigDecimal("0.05"),
                    "refuse",
                    new LightRules(
                            new BigDecimal("0.95"),
                            new BigDecimal("0.8"),
                            4,
                            new BigDecimal("0.2")),
                    3,
                    10,
                    new CalibrationRules(
                            5,
                            new BigDecimal("0.8"),
                            new BigDecimal("0.2"),
                            new BigDecimal("0.05"),
                            new BigDecimal("0.4")),
                    new ConsultationRules(false, false, false, 5));
        }
    }

    /**
     * The lights of goals.
     *
     * @param green from which share of what is planned on a goal is green
     * @param red below which share it is red
     * @param levels 3 or 4: whether there is orange
     * @param redShare from which weight of red parts on the whole is yellow at best
     */
    record LightRules(BigDecimal green, BigDecimal red, int levels, BigDecimal redShare) {}

    /**
     * How hard a target is, by how many earlier figures were as good.
     *
     * @param years how many years count
     * @param easy from which share on
     * @param stretching from which share on
     * @param hard from which share on; below it is out of reach
     * @param ambition the share of figures that a suggested target is to leave out
     */
    record CalibrationRules(
            int years,
            BigDecimal easy,
            BigDecimal stretching,
            BigDecimal hard,
            BigDecimal ambition) {}

    /**
     * What needs a consultation first.
     *
     * @param leastDays how many days it is open at least
     */
    record ConsultationRules(boolean goals, boolean schemes, boolean indicators, int leastDays) {}
}
