package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;

import java.util.List;
import java.util.Optional;

/**
 * Read access to the facts of one region up to a cut. Answers must not change while a cohort is
 * being scored; the order of lists does not matter. No method has a default: a store without a kind
 * of fact returns an empty answer explicitly.
 */
public interface Facts {

    /** The units of the class on the period's last day. */
    List<Member> members(Code unitClass, Period period);

    /** The units that were in the class when they ended, within the period. */
    List<Member> ended(Code unitClass, Period period);

    /** The units directly below another on the period's last day. */
    List<Member> below(Code unit, Period period);

    /** The units of the class a unit is in, itself among them; none where it is in none. */
    List<Member> classmates(Code unit, Period period);

    /** The units of any class on the period's last day. */
    List<Member> assessed(Period period);

    /** The units of a group on the period's last day, whether they are of a class or not. */
    List<Member> grouped(Code group, Period period);

    /** The class the unit is in on the period's last day. */
    Optional<Code> classOf(Code unit, Period period);

    /** The scheme by which a class is scored in a period. */
    Optional<SchemeInForce> scheme(Code unitClass, Period period);

    /** The enacted version of the indicator effective for the period. */
    Optional<IndicatorInForce> indicator(Code indicator, Period period);

    /**
     * The target for a period as it counts when a period is scored: one set for it alone, else that
     * for each period of its kind in the shortest longer one. A unit's own wins over its class's.
     * Of those that are in force on the scoring period's last day the one set last counts.
     *
     * @param scored the scoring period; the period itself or one within it
     */
    Optional<Target> target(
            Code unit, Code unitClass, Code indicator, Period period, Period scored);

    /** The target for a period as it counts when the period itself is scored. */
    default Optional<Target> target(Code unit, Code unitClass, Code indicator, Period period) {
        return target(unit, unitClass, indicator, period, period);
    }

    /** The observation for exactly this period. */
    Optional<Observation> observation(Code unit, Code indicator, Period period);

    /** Whether the unit is exempted from the indicator in the period. */
    Optional<Exemption> exemption(Code unit, Code indicator, Period period);

    /**
     * The entry that retired an indicator from the period, or from one before it. Engines later
     * than {@code kc-1} neither ask for nor count it then.
     */
    Optional<Position> retired(Code indicator, Period period);

    /** Ratings of the unit as a whole. */
    List<Rating> ratings(Code unit, Period period);

    /** Ratings of one indicator of the unit. */
    List<Rating> ratings(Code unit, Code indicator, Period period);

    /** The survey an indicator is measured by. */
    Optional<Survey> survey(Code unit, Code indicator, Period period);

    /** Counts of the unit's late, missing and wrong submissions. */
    Optional<Submissions> submissions(Code unit, Period period);

    /** Bonus grants in force. */
    List<Bonus> bonuses(Code unit, Period period);

    /** Incidents that cost points. */
    List<Incident> incidents(Code unit, Period period);

    /** Vetoes in force. */
    List<Veto> vetoes(Code unit, Period period);

    /** Blocks of the unit that are left out; engines later than {@code kc-1} leave them out. */
    List<Suppression> suppressions(Code unit, Period period);

    /**
     * The indicators a unit has of its own in a block of a scheme: of its lists there the one that
     * holds on the period's last day.
     */
    Optional<OwnList> ownList(Code unit, Code scheme, Code block, Period period);

    /** A light set by a person. */
    Optional<LightOverride> lightOverride(Code unit, Code indicator, Period period);
}
