package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;

import java.util.List;
import java.util.Optional;

/**
 * Facts that answer as others do, but for what is overridden. A kind of fact that is added is
 * forwarded here once.
 */
public interface ForwardingFacts extends Facts {

    /** Those that are asked. */
    Facts facts();

    @Override
    default List<Member> members(Code unitClass, Period period) {
        return facts().members(unitClass, period);
    }

    @Override
    default List<Member> ended(Code unitClass, Period period) {
        return facts().ended(unitClass, period);
    }

    @Override
    default List<Member> below(Code unit, Period period) {
        return facts().below(unit, period);
    }

    @Override
    default List<Member> classmates(Code unit, Period period) {
        return facts().classmates(unit, period);
    }

    @Override
    default List<Member> assessed(Period period) {
        return facts().assessed(period);
    }

    @Override
    default List<Member> grouped(Code group, Period period) {
        return facts().grouped(group, period);
    }

    @Override
    default Optional<Code> classOf(Code unit, Period period) {
        return facts().classOf(unit, period);
    }

    @Override
    default Optional<SchemeInForce> scheme(Code unitClass, Period period) {
        return facts().scheme(unitClass, period);
    }

    @Override
    default Optional<IndicatorInForce> indicator(Code indicator, Period period) {
        return facts().indicator(indicator, period);
    }

    @Override
    default Optional<Target> target(
            Code unit, Code unitClass, Code indicator, Period period, Period scored) {
        return facts().target(unit, unitClass, indicator, period, scored);
    }

    @Override
    default Optional<Observation> observation(Code unit, Code indicator, Period period) {
        return facts().observation(unit, indicator, period);
    }

    @Override
    default Optional<Exemption> exemption(Code unit, Code indicator, Period period) {
        return facts().exemption(unit, indicator, period);
    }

    @Override
    default Optional<Position> retired(Code indicator, Period period) {
        return facts().retired(indicator, period);
    }

    @Override
    default List<Rating> ratings(Code unit, Period period) {
        return facts().ratings(unit, period);
    }

    @Override
    default List<Rating> ratings(Code unit, Code indicator, Period period) {
        return facts().ratings(unit, indicator, period);
    }

    @Override
    default Optional<Survey> survey(Code unit, Code indicator, Period period) {
        return facts().survey(unit, indicator, period);
    }

    @Override
    default Optional<Submissions> submissions(Code unit, Period period) {
        return facts().submissions(unit, period);
    }

    @Override
    default List<Bonus> bonuses(Code unit, Period period) {
        return facts().bonuses(unit, period);
    }

    @Override
    default List<Incident> incidents(Code unit, Period period) {
        return facts().incidents(unit, period);
    }

    @Override
    default List<Veto> vetoes(Code unit, Period period) {
        return facts().vetoes(unit, period);
    }

    @Override
    default List<Suppression> suppressions(Code unit, Period period) {
        return facts().suppressions(unit, period);
    }

    @Override
    default Optional<OwnList> ownList(Code unit, Code scheme, Code block, Period period) {
        return facts().ownList(unit, scheme, block, period);
    }

    @Override
    default Optional<LightOverride> lightOverride(Code unit, Code indicator, Period period) {
        return facts().lightOverride(unit, indicator, period);
    }
}
