package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import java.util.List;
import java.util.Optional;

/**
 * What is known of one region up to a cut, looked up on demand. The answers must not change while a
 * cohort is being scored; the order of lists does not matter.
 */
public interface Facts {

    /** The units of the class in the period. */
    List<Member> members(Code unitClass, Period period);

    /** The enacted version of the indicator effective for the period. */
    Optional<IndicatorInForce> indicator(Code indicator, Period period);

    /** The target for exactly this period; a unit's own wins over its class's. */
    Optional<Target> target(Code unit, Code unitClass, Code indicator, Period period);

    /** What was reported for exactly this period. */
    Optional<Observation> observation(Code unit, Code indicator, Period period);

    /** Whether the unit is exempted from the indicator in the period. */
    default Optional<Exemption> exemption(Code unit, Code indicator, Period period) {
        return Optional.empty();
    }

    /** Ratings of the unit as a whole. */
    default List<Rating> ratings(Code unit, Period period) {
        return List.of();
    }

    /** Ratings of one indicator of the unit. */
    default List<Rating> ratings(Code unit, Code indicator, Period period) {
        return List.of();
    }

    /** The survey an indicator is measured by. */
    default Optional<Survey> survey(Code unit, Code indicator, Period period) {
        return Optional.empty();
    }

    /** How the unit kept its deadlines. */
    default Optional<Submissions> submissions(Code unit, Period period) {
        return Optional.empty();
    }

    /** Bonus grants in force. */
    default List<Bonus> bonuses(Code unit, Period period) {
        return List.of();
    }

    /** Incidents that cost points. */
    default List<Incident> incidents(Code unit, Period period) {
        return List.of();
    }

    /** Vetoes in force. */
    default List<Veto> vetoes(Code unit, Period period) {
        return List.of();
    }

    /** A light set by a person. */
    default Optional<LightOverride> lightOverride(Code unit, Code indicator, Period period) {
        return Optional.empty();
    }
}
