package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.rule.IndicatorDefinition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts held in maps; for small uses, what-if overlays and tests. Not safe for writing while
 * scoring.
 */
public final class InMemoryFacts implements Facts {

    private record ClassPeriod(Code unitClass, Period period) {}

    private record UnitPeriod(Code unit, Period period) {}

    private record IndicatorPeriod(Code indicator, Period period) {}

    private final Map<ClassPeriod, List<Member>> members = new HashMap<>();
    private final Map<ClassPeriod, List<Member>> ended = new HashMap<>();
    private final Map<Code, List<Member>> below = new HashMap<>();
    private final Map<Code, List<Member>> groups = new HashMap<>();
    private final Map<ClassPeriod, SchemeInForce> schemes = new HashMap<>();
    private final Map<Code, List<IndicatorInForce>> indicators = new HashMap<>();
    private final Map<IndicatorPeriod, Map<Code, Target>> unitTargets = new HashMap<>();
    private final Map<IndicatorPeriod, Map<Code, Target>> classTargets = new HashMap<>();
    private final Map<Code, EachTargets<Target>> eachTargets = new HashMap<>();
    private final Map<IndicatorPeriod, Map<Code, Observation>> observations = new HashMap<>();
    private final Map<IndicatorPeriod, Map<Code, Exemption>> exemptions = new HashMap<>();
    private final Map<Code, Retirement> retirements = new HashMap<>();
    private final Map<IndicatorPeriod, Map<Code, List<Rating>>> indicatorRatings = new HashMap<>();
    private final Map<IndicatorPeriod, Map<Code, Survey>> surveys = new HashMap<>();
    private final Map<IndicatorPeriod, Map<Code, LightOverride>> lights = new HashMap<>();
    private final Map<UnitPeriod, List<Rating>> ratings = new HashMap<>();
    private final Map<UnitPeriod, Submissions> submissions = new HashMap<>();
    private final Map<UnitPeriod, List<Bonus>> bonuses = new HashMap<>();
    private final Map<UnitPeriod, List<Incident>> incidents = new HashMap<>();
    private final Map<UnitPeriod, List<Veto>> vetoes = new HashMap<>();
    private final Map<UnitPeriod, List<Suppression>> suppressions = new HashMap<>();

    private record UnitBlock(Code unit, Code scheme, Code block) {}

    private final Map<UnitBlock, List<OwnList>> ownLists = new HashMap<>();

    /** Adds a unit to the class in the period. */
    public InMemoryFacts member(Code unitClass, Period period, Code unit, Position... sources) {
        members.computeIfAbsent(new ClassPeriod(unitClass, period), k -> new ArrayList<>())
                .add(new Member(unit, List.of(sources)));
        return this;
    }

    /** Adds a unit that was in the class until it ended on the day, within the period. */
    public InMemoryFacts ended(
            Code unitClass, Period period, Code unit, LocalDate until, Position... sources) {
        ended.computeIfAbsent(new ClassPeriod(unitClass, period), k -> new ArrayList<>())
                .add(new Member(unit, List.of(sources), until));
        return this;
    }

    /** Puts a unit below another, at all times. */
    public InMemoryFacts below(Code parent, Code unit, Position... sources) {
        below.computeIfAbsent(parent, k -> new ArrayList<>())
                .add(new Member(unit, List.of(sources)));
        return this;
    }

    /** Puts a unit into a group, at all times. */
    public InMemoryFacts grouped(Code group, Code unit, Position... sources) {
        groups.computeIfAbsent(group, k -> new ArrayList<>())
                .add(new Member(unit, List.of(sources)));
        return this;
    }

    /** Scores a class by a scheme in a period. */
    public InMemoryFacts scheme(Code unitClass, Period period, SchemeInForce scheme) {
        schemes.put(new ClassPeriod(unitClass, period), scheme);
        return this;
    }

    /** Enacts a version; the one with the latest {@code effectiveFrom} not after a period holds. */
    public InMemoryFacts indicator(IndicatorDefinition definition, Position... sources) {
        indicators
                .computeIfAbsent(definition.indicator(), k -> new ArrayList<>())
                .add(new IndicatorInForce(definition, List.of(sources)));
        return this;
    }

    /** Sets a unit's own target for the target's period. */
    public InMemoryFacts unitTarget(Code unit, Code indicator, Target target) {
        at(unitTargets, indicator, target.period()).put(unit, target);
        return this;
    }

    /** Sets a class's target for the target's period. */
    public InMemoryFacts classTarget(Code unitClass, Code indicator, Target target) {
        at(classTargets, indicator, target.period()).put(unitClass, target);
        return this;
    }

    /** Sets one target for each period of a kind in the target's period, of a unit or a class. */
    public InMemoryFacts eachTarget(Code holder, Code indicator, Period.Kind each, Target target) {
        eachTargets
                .computeIfAbsent(holder, h -> new EachTargets<>())
                .put(indicator, each, target.period(), target);
        return this;
    }

    public InMemoryFacts observation(
            Code unit, Code indicator, Period period, Observation observation) {
        at(observations, indicator, period).put(unit, observation);
        return this;
    }

    public InMemoryFacts exemption(Code unit, Code indicator, Period period, Exemption exemption) {
        at(exemptions, indicator, period).put(unit, exemption);
        return this;
    }

    /** Retires an indicator from a period on. */
    public InMemoryFacts retired(Code indicator, Period from, Position by) {
        retirements.put(indicator, new Retirement(from, by));
        return this;
    }

    private record Retirement(Period from, Position by) {}

    public InMemoryFacts rating(Code unit, Period period, Rating rating) {
        ratings.computeIfAbsent(new UnitPeriod(unit, period), k -> new ArrayList<>()).add(rating);
        return this;
    }

    public InMemoryFacts rating(Code unit, Code indicator, Period period, Rating rating) {
        at(indicatorRatings, indicator, period)
                .computeIfAbsent(unit, k -> new ArrayList<>())
                .add(rating);
        return this;
    }

    public InMemoryFacts survey(Code unit, Code indicator, Period period, Survey survey) {
        at(surveys, indicator, period).put(unit, survey);
        return this;
    }

    public InMemoryFacts submissions(Code unit, Period period, Submissions kept) {
        submissions.put(new UnitPeriod(unit, period), kept);
        return this;
    }

    public InMemoryFacts bonus(Code unit, Period period, Bonus bonus) {
        bonuses.computeIfAbsent(new UnitPeriod(unit, period), k -> new ArrayList<>()).add(bonus);
        return this;
    }

    public InMemoryFacts incident(Code unit, Period period, Incident incident) {
        incidents
                .computeIfAbsent(new UnitPeriod(unit, period), k -> new ArrayList<>())
                .add(incident);
        return this;
    }

    public InMemoryFacts veto(Code unit, Period period, Veto veto) {
        vetoes.computeIfAbsent(new UnitPeriod(unit, period), k -> new ArrayList<>()).add(veto);
        return this;
    }

    /** Leaves a block of the unit out. */
    public InMemoryFacts suppression(Code unit, Period period, Suppression suppression) {
        suppressions
                .computeIfAbsent(new UnitPeriod(unit, period), k -> new ArrayList<>())
                .add(suppression);
        return this;
    }

    /** Gives the unit indicators of its own in a block of a scheme. */
    public InMemoryFacts ownList(Code unit, Code scheme, Code block, OwnList list) {
        ownLists.computeIfAbsent(new UnitBlock(unit, scheme, block), k -> new ArrayList<>())
                .add(list);
        return this;
    }

    public InMemoryFacts light(Code unit, Code indicator, Period period, LightOverride override) {
        at(lights, indicator, period).put(unit, override);
        return this;
    }

    @Override
    public List<Member> members(Code unitClass, Period period) {
        return List.copyOf(members.getOrDefault(new ClassPeriod(unitClass, period), List.of()));
    }

    @Override
    public List<Member> ended(Code unitClass, Period period) {
        return ended.getOrDefault(new ClassPeriod(unitClass, period), List.of());
    }

    @Override
    public List<Member> below(Code unit, Period period) {
        return List.copyOf(below.getOrDefault(unit, List.of()));
    }

    @Override
    public List<Member> classmates(Code unit, Period period) {
        return classOf(unit, period).map(c -> members(c, period)).orElse(List.of());
    }

    @Override
    public List<Member> assessed(Period period) {
        List<Member> all = new ArrayList<>();
        members.forEach(
                (of, some) -> {
                    if (of.period().equals(period)) {
                        all.addAll(some);
                    }
                });
        return all;
    }

    @Override
    public List<Member> grouped(Code group, Period period) {
        return List.copyOf(groups.getOrDefault(group, List.of()));
    }

    @Override
    public Optional<Code> classOf(Code unit, Period period) {
        return members.entrySet().stream()
                .filter(all -> all.getKey().period().equals(period))
                .filter(all -> all.getValue().stream().anyMatch(m -> m.unit().equals(unit)))
                .map(all -> all.getKey().unitClass())
                .findFirst();
    }

    @Override
    public Optional<SchemeInForce> scheme(Code unitClass, Period period) {
        return Optional.ofNullable(schemes.get(new ClassPeriod(unitClass, period)));
    }

    @Override
    public Optional<IndicatorInForce> indicator(Code indicator, Period period) {
        IndicatorInForce best = null;
        for (IndicatorInForce version : indicators.getOrDefault(indicator, List.of())) {
            IndicatorDefinition definition = version.definition();
            boolean effective = !definition.effectiveFrom().beginsAfter(period);
            if (effective && (best == null || best.definition().version() < definition.version())) {
                best = version;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Targets here count for all of their periods, whatever is scored. */
    @Override
    public Optional<Target> target(
            Code unit, Code unitClass, Code indicator, Period period, Period scored) {
        IndicatorPeriod key = new IndicatorPeriod(indicator, period);
        return Optional.ofNullable(unitTargets.getOrDefault(key, Map.of()).get(unit))
                .or(() -> each(unit, indicator, period))
                .or(
                        () ->
                                Optional.ofNullable(
                                        classTargets.getOrDefault(key, Map.of()).get(unitClass)))
                .or(() -> each(unitClass, indicator, period));
    }

    private Optional<Target> each(Code holder, Code indicator, Period period) {
        EachTargets<Target> own = eachTargets.get(holder);
        Target target = own == null ? null : own.of(indicator, period, held -> true);
        return target == null
                ? Optional.empty()
                : Optional.of(
                        new Target(
                                period,
                                target.value(),
                                target.floor(),
                                List.of(),
                                target.sources(),
                                target.period()));
    }

    @Override
    public Optional<Observation> observation(Code unit, Code indicator, Period period) {
        return find(observations, unit, indicator, period);
    }

    @Override
    public Optional<Exemption> exemption(Code unit, Code indicator, Period period) {
        return exemptions.isEmpty() ? Optional.empty() : find(exemptions, unit, indicator, period);
    }

    @Override
    public Optional<Position> retired(Code indicator, Period period) {
        Retirement retirement = retirements.get(indicator);
        return retirement == null || retirement.from().beginsAfter(period)
                ? Optional.empty()
                : Optional.of(retirement.by());
    }

    @Override
    public List<Rating> ratings(Code unit, Period period) {
        return List.copyOf(ratings.getOrDefault(new UnitPeriod(unit, period), List.of()));
    }

    @Override
    public List<Rating> ratings(Code unit, Code indicator, Period period) {
        return find(indicatorRatings, unit, indicator, period).map(List::copyOf).orElse(List.of());
    }

    @Override
    public Optional<Survey> survey(Code unit, Code indicator, Period period) {
        return find(surveys, unit, indicator, period);
    }

    @Override
    public Optional<Submissions> submissions(Code unit, Period period) {
        return Optional.ofNullable(submissions.get(new UnitPeriod(unit, period)));
    }

    @Override
    public List<Bonus> bonuses(Code unit, Period period) {
        return List.copyOf(bonuses.getOrDefault(new UnitPeriod(unit, period), List.of()));
    }

    @Override
    public List<Incident> incidents(Code unit, Period period) {
        return List.copyOf(incidents.getOrDefault(new UnitPeriod(unit, period), List.of()));
    }

    @Override
    public List<Veto> vetoes(Code unit, Period period) {
        return List.copyOf(vetoes.getOrDefault(new UnitPeriod(unit, period), List.of()));
    }

    @Override
    public List<Suppression> suppressions(Code unit, Period period) {
        return List.copyOf(suppressions.getOrDefault(new UnitPeriod(unit, period), List.of()));
    }

    @Override
    public Optional<OwnList> ownList(Code unit, Code scheme, Code block, Period period) {
        return OwnList.holding(
                ownLists.getOrDefault(new UnitBlock(unit, scheme, block), List.of()), period);
    }

    @Override
    public Optional<LightOverride> lightOverride(Code unit, Code indicator, Period period) {
        return lights.isEmpty() ? Optional.empty() : find(lights, unit, indicator, period);
    }

    private static <T> Map<Code, T> at(
            Map<IndicatorPeriod, Map<Code, T>> map, Code indicator, Period period) {
        return map.computeIfAbsent(new IndicatorPeriod(indicator, period), k -> new HashMap<>());
    }

    private static <T> Optional<T> find(
            Map<IndicatorPeriod, Map<Code, T>> map, Code unit, Code indicator, Period period) {
        Map<Code, T> column = map.get(new IndicatorPeriod(indicator, period));
        return column == null ? Optional.empty() : Optional.ofNullable(column.get(unit));
    }
}
