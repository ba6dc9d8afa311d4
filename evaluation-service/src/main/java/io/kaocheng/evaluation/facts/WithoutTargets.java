package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.facts.Veto;

import java.util.List;
import java.util.Optional;

/**
 * The same facts as if no target had been set: a figure is then that of its period alone, whatever
 * course a longer period's target plans.
 */
record WithoutTargets(Facts facts) implements Facts {

    @Override
    public List<Member> members(Code unitClass, Period period) {
        return facts.members(unitClass, period);
    }

    @Override
    public List<Member> ended(Code unitClass, Period period) {
        return facts.ended(unitClass, period);
    }

    @Override
    public List<Member> below(Code unit, Period period) {
        return facts.below(unit, period);
    }

    @Override
    public List<Member> classmates(Code unit, Period period) {
        return facts.classmates(unit, period);
    }

    @Override
    public List<Member> assessed(Period period) {
        return facts.assessed(period);
    }

    @Override
    public List<Member> grouped(Code group, Period period) {
        return facts.grouped(group, period);
    }

    @Override
    public Optional<Code> classOf(Code unit, Period period) {
        return facts.classOf(unit, period);
    }

    @Override
    public Optional<SchemeInForce> scheme(Code unitClass, Period period) {
        return facts.scheme(unitClass, period);
    }

    @Override
    public Optional<IndicatorInForce> indicator(Code indicator, Period period) {
        return facts.indicator(indicator, period);
    }

    @Override
    public Optional<Target> target(Code unit, Code unitClass, Code indicator, Period period) {
        return Optional.empty();
    }

    @Override
    public Optional<Observation> observation(Code unit, Code indicator, Period period) {
        return facts.observation(unit, indicator, period);
    }

    @Override
    public Optional<Exemption> exemption(Code unit, Code indicator, Period period) {
        return facts.exemption(unit, indicator, period);
    }

    @Override
    public Optional<Position> retired(Code indicator, Period period) {
        return facts.retired(indicator, period);
    }

    @Override
    public List<Rating> ratings(Code unit, Period period) {
        return facts.ratings(unit, period);
    }

    @Override
    public List<Rating> ratings(Code unit, Code indicator, Period period) {
        return facts.ratings(unit, indicator, period);
    }

    @Override
    public Optional<Survey> survey(Code unit, Code indicator, Period period) {
        return facts.survey(unit, indicator, period);
    }

    @Override
    public Optional<Submissions> submissions(Code unit, Period period) {
        return facts.submissions(unit, period);
    }

    @Override
    public List<Bonus> bonuses(Code unit, Period period) {
        return facts.bonuses(unit, period);
    }

    @Override
    public List<Incident> incidents(Code unit, Period period) {
        return facts.incidents(unit, period);
    }

    @Override
    public List<Veto> vetoes(Code unit, Period period) {
        return facts.vetoes(unit, period);
    }

    @Override
    public List<Suppression> suppressions(Code unit, Period period) {
        return facts.suppressions(unit, period);
    }

    @Override
    public Optional<OwnList> ownList(Code unit, Code scheme, Code block, Period period) {
        return facts.ownList(unit, scheme, block, period);
    }

    @Override
    public Optional<LightOverride> lightOverride(Code unit, Code indicator, Period period) {
        return facts.lightOverride(unit, indicator, period);
    }
}
