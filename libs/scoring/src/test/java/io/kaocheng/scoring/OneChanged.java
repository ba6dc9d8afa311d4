package io.kaocheng.scoring;

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

/** The same facts, but for one observation. */
public record OneChanged(Facts facts, Code changed, Code indicator, Period period, Observation now)
        implements Facts {

    @Override
    public Optional<Observation> observation(Code unit, Code of, Period at) {
        return unit.equals(changed) && of.equals(indicator) && at.equals(period)
                ? Optional.of(now)
                : facts.observation(unit, of, at);
    }

    @Override
    public List<Member> members(Code unitClass, Period at) {
        return facts.members(unitClass, at);
    }

    @Override
    public List<Member> ended(Code unitClass, Period at) {
        return facts.ended(unitClass, at);
    }

    @Override
    public Optional<IndicatorInForce> indicator(Code of, Period at) {
        return facts.indicator(of, at);
    }

    @Override
    public Optional<Target> target(Code unit, Code unitClass, Code of, Period at) {
        return facts.target(unit, unitClass, of, at);
    }

    @Override
    public Optional<Exemption> exemption(Code unit, Code of, Period at) {
        return facts.exemption(unit, of, at);
    }

    @Override
    public Optional<OwnList> ownList(Code unit, Code scheme, Code block, Period at) {
        return facts.ownList(unit, scheme, block, at);
    }

    @Override
    public List<Suppression> suppressions(Code unit, Period at) {
        return facts.suppressions(unit, at);
    }

    @Override
    public List<Member> below(Code of, Period at) {
        return facts.below(of, at);
    }

    @Override
    public List<Member> classmates(Code of, Period at) {
        return facts.classmates(of, at);
    }

    @Override
    public List<Member> assessed(Period at) {
        return facts.assessed(at);
    }

    @Override
    public List<Member> grouped(Code group, Period at) {
        return facts.grouped(group, at);
    }

    @Override
    public Optional<Code> classOf(Code of, Period at) {
        return facts.classOf(of, at);
    }

    @Override
    public Optional<SchemeInForce> scheme(Code unitClass, Period at) {
        return facts.scheme(unitClass, at);
    }

    @Override
    public Optional<Position> retired(Code of, Period at) {
        return facts.retired(of, at);
    }

    @Override
    public List<Rating> ratings(Code unit, Period at) {
        return facts.ratings(unit, at);
    }

    @Override
    public List<Rating> ratings(Code unit, Code of, Period at) {
        return facts.ratings(unit, of, at);
    }

    @Override
    public Optional<Survey> survey(Code unit, Code of, Period at) {
        return facts.survey(unit, of, at);
    }

    @Override
    public Optional<Submissions> submissions(Code unit, Period at) {
        return facts.submissions(unit, at);
    }

    @Override
    public List<Bonus> bonuses(Code unit, Period at) {
        return facts.bonuses(unit, at);
    }

    @Override
    public List<Incident> incidents(Code unit, Period at) {
        return facts.incidents(unit, at);
    }

    @Override
    public List<Veto> vetoes(Code unit, Period at) {
        return facts.vetoes(unit, at);
    }

    @Override
    public Optional<LightOverride> lightOverride(Code unit, Code of, Period at) {
        return facts.lightOverride(unit, of, at);
    }
}
