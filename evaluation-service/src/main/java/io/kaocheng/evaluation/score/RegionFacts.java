package io.kaocheng.evaluation.score;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalsEvent;
import io.kaocheng.contracts.goals.RegionEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitClassEvent;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.IndicatorsEvent;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.contracts.monitoring.MonitoringEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.Facts;
import io.kaocheng.scoring.IndicatorDefinition;
import io.kaocheng.scoring.IndicatorInForce;
import io.kaocheng.scoring.Member;
import io.kaocheng.scoring.Observation;
import io.kaocheng.scoring.Reading;
import io.kaocheng.scoring.Scheme;
import io.kaocheng.scoring.SchemeInForce;
import io.kaocheng.scoring.Target;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything scoring needs to know of one region, from the entries heard so far, whatever their
 * order.
 */
public final class RegionFacts implements Facts {

    private static final String CONTENT = "content";
    private static final String APPROVAL = "approval";

    private final Map<Code, TreeMap<Integer, Fact>> units = new TreeMap<>();
    private final Map<Code, Fact> cycles = new TreeMap<>();
    private final Map<Code, TreeMap<Integer, Enacted>> versions = new HashMap<>();
    private final Map<Code, TreeMap<Integer, EnactedScheme>> schemes = new TreeMap<>();
    private final Map<String, Fact> targets = new HashMap<>();
    private final Map<ObservationKey, Observed> observations = new HashMap<>();
    private final Map<Code, Set<Period>> observedPeriods = new HashMap<>();

    /**
     * A map of these is looked into once per entry and once per cell: a record's own methods would
     * be a tenth of a replay.
     */
    private static final class ObservationKey {
        private final Code unit;
        private final Code indicator;
        private final Period period;
        private final int hash;

        ObservationKey(Code unit, Code indicator, Period period) {
            this.unit = unit;
            this.indicator = indicator;
            this.period = period;
            this.hash =
                    31 * (31 * unit.value().hashCode() + indicator.value().hashCode())
                            + 64 * period.year()
                            + 17 * period.index()
                            + period.kind().months();
        }

        Code unit() {
            return unit;
        }

        Code indicator() {
            return indicator;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ObservationKey that
                    && hash == that.hash
                    && unit.value().equals(that.unit.value())
                    && indicator.value().equals(that.indicator.value())
                    && period.year() == that.period.year()
                    && period.index() == that.period.index()
                    && period.kind() == that.period.kind();
        }
    }

    private record Observed(@Nullable Fact content, @Nullable Fact approval) {}

    private record Enacted(IndicatorInForce version) {}

    /**
     * @param sequence of its enactment; what an overlay holds to be in force comes after all others
     */
    private record EnactedScheme(SchemeInForce scheme, long sequence) {}

    /** The register an entry belongs into; absent where scoring does not need it. */
    public static Optional<Fact> of(Recorded entry) {
        return fact(entry.subject(), entry.streamVersion(), entry.position(), entry.event());
    }

    /** The same of an entry of which only these are known. */
    public static Optional<Fact> fact(
            String subject, int streamVersion, Position position, Event event) {
        String part = part(event, streamVersion);
        return part == null
                ? Optional.empty()
                : Optional.of(new Fact(subject, part, streamVersion, position, event));
    }

    /** Whether scoring needs events of that kind. */
    public static boolean needs(Class<? extends Event> kind) {
        return NEEDED.contains(kind);
    }

    private static final Set<Class<? extends Event>> NEEDED =
            Set.of(
                    UnitRegistered.class,
                    UnitClassified.class,
                    UnitAbolished.class,
                    CycleOpened.class,
                    TargetEvent.TargetSet.class,
                    TargetEvent.TargetAdjusted.class,
                    VersionEnacted.class,
                    SchemeEnacted.class,
                    ObservationSubmitted.class,
                    ObservationCorrected.class,
                    ObservationApproved.class,
                    ObservationReturned.class,
                    ObservationWithdrawn.class,
                    NoDataDeclared.class);

    private static @Nullable String part(Event event, int streamVersion) {
        return switch (event) {
            case GoalsEvent goals ->
                    switch (goals) {
                        case UnitRegistered _, UnitClassified _, UnitAbolished _ ->
                                Integer.toString(streamVersion);
                        case CycleOpened _, TargetEvent _ -> CONTENT;
                        case UnitRenamed _,
                                UnitMoved _,
                                CycleEvent _,
                                RegionEvent _,
                                UnitClassEvent _,
                                GoalEvent _ ->
                                null;
                    };
            case IndicatorsEvent indicators ->
                    switch (indicators) {
                        case VersionEnacted e -> Integer.toString(e.version());
                        case SchemeEnacted e -> Integer.toString(e.version());
                        case IndicatorEvent _, SchemeEvent _ -> null;
                    };
            case MonitoringEvent monitoring ->
                    switch (monitoring) {
                        case ObservationApproved _ -> APPROVAL;
                        case ObservationEvent _ -> CONTENT;
                        case AlertEvent _ -> null;
                    };
            default -> null;
        };
    }

    /**
     * Takes a fact in, unless a later one of its register is there already; answers whether it was
     * taken in.
     */
    public boolean take(Fact fact) {
        return switch (fact.event()) {
            case UnitEvent e -> keep(units.computeIfAbsent(e.unit(), u -> new TreeMap<>()), fact);
            case CycleOpened e -> put(cycles, e.cycle(), fact);
            case TargetEvent e -> put(targets, e.subject(), fact);
            case VersionEnacted e -> {
                IndicatorDefinition definition =
                        read(IndicatorDefinition.read(e.definition()), fact);
                Enacted enacted =
                        new Enacted(new IndicatorInForce(definition, List.of(fact.position())));
                yield versions.computeIfAbsent(e.indicator(), i -> new TreeMap<>())
                                .putIfAbsent(e.version(), enacted)
                        == null;
            }
            case SchemeEnacted e -> {
                Scheme scheme = read(Scheme.read(e.definition()), fact);
                EnactedScheme enacted =
                        new EnactedScheme(
                                new SchemeInForce(scheme, List.of(fact.position())),
                                fact.position().sequence());
                yield schemes.computeIfAbsent(e.scheme(), s -> new TreeMap<>())
                                .putIfAbsent(e.version(), enacted)
                        == null;
            }
            case ObservationEvent e -> observe(e, fact);
            default -> throw new IllegalArgumentException(fact.event().getClass() + " is no fact");
        };
    }

    private static boolean keep(Map<Integer, Fact> history, Fact fact) {
        return history.putIfAbsent(fact.streamVersion(), fact) == null;
    }

    private static <K> boolean put(Map<K, Fact> registers, K key, Fact fact) {
        Fact before = registers.get(key);
        if (before != null && before.streamVersion() >= fact.streamVersion()) {
            return false;
        }
        registers.put(key, fact);
        return true;
    }

    private boolean observe(ObservationEvent event, Fact fact) {
        ObservationKey key = new ObservationKey(event.unit(), event.indicator(), event.period());
        observedPeriods.computeIfAbsent(event.unit(), u -> new TreeSet<>()).add(event.period());
        Observed before = observations.getOrDefault(key, new Observed(null, null));
        boolean approval = event instanceof ObservationApproved;
        Fact held = approval ? before.approval() : before.content();
        if (held != null && held.streamVersion() >= fact.streamVersion()) {
            return false;
        }
        observations.put(
                key,
                approval
                        ? new Observed(before.content(), fact)
                        : new Observed(fact, before.approval()));
        return true;
    }

    private static <T> T read(Reading<T> reading, Fact fact) {
        return switch (reading) {
            case Reading.Read<T>(var value) -> value;
            case Reading.Findings<T>(var list) ->
                    throw new CorruptStreamException(
                            fact.position() + " was enacted and cannot be read: " + list);
        };
    }

    @Override
    public List<Member> members(Code unitClass, Period period) {
        List<Member> members = new ArrayList<>();
        units.forEach(
                (unit, history) -> {
                    Fact classified = classOn(history, period);
                    if (classified != null
                            && ((UnitClassified) classified.event())
                                    .unitClass()
                                    .equals(unitClass)) {
                        members.add(new Member(unit, List.of(classified.position())));
                    }
                });
        return members;
    }

    /**
     * What put the unit into the class it is in on the period's last day; null where it is in none.
     */
    private static @Nullable Fact classOn(SortedMap<Integer, Fact> history, Period period) {
        Fact classified = null;
        for (Fact fact : history.values()) {
            if (fact.event() instanceof UnitAbolished e && !e.from().isAfter(period.lastDay())) {
                return null;
            }
            if (fact.event() instanceof UnitClassified e && !e.from().isAfter(period.lastDay())) {
                classified = fact;
            }
        }
        return classified;
    }

    /** The class the unit is in on the period's last day. */
    public Optional<Code> classOf(Code unit, Period period) {
        TreeMap<Integer, Fact> history = units.get(unit);
        Fact classified = history == null ? null : classOn(history, period);
        return classified == null
                ? Optional.empty()
                : Optional.of(((UnitClassified) classified.event()).unitClass());
    }

    /** All classes the unit ever was in. */
    public Set<Code> classesOf(Code unit) {
        Set<Code> classes = new HashSet<>();
        TreeMap<Integer, Fact> history = units.get(unit);
        if (history != null) {
            history.values()
                    .forEach(
                            f -> {
                                if (f.event() instanceof UnitClassified e) {
                                    classes.add(e.unitClass());
                                }
                            });
        }
        return classes;
    }

    @Override
    public Optional<IndicatorInForce> indicator(Code indicator, Period period) {
        TreeMap<Integer, Enacted> enacted = versions.get(indicator);
        if (enacted != null) {
            for (Enacted version : enacted.descendingMap().values()) {
                Period from = version.version().definition().effectiveFrom();
                if (!from.firstMonth().isAfter(period.firstMonth())) {
                    return Optional.of(version.version());
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Target> target(Code unit, Code unitClass, Code indicator, Period period) {
        Fact own = targets.get(TargetEvent.subject(unit, null, indicator, period));
        Fact found =
                own != null
                        ? own
                        : targets.get(TargetEvent.subject(null, unitClass, indicator, period));
        if (found == null) {
            return Optional.empty();
        }
        TargetEvent event = (TargetEvent) found.event();
        return Optional.of(
                new Target(
                        event.period(),
                        event.value(),
                        event.floor(),
                        event.course().stream()
                                .map(share -> new Target.Milestone(share.period(), share.share()))
                                .toList(),
                        found.position().sequence() == 0 ? List.of() : List.of(found.position())));
    }

    @Override
    public Optional<Observation> observation(Code unit, Code indicator, Period period) {
        Observed observed = observations.get(new ObservationKey(unit, indicator, period));
        Fact content = observed == null ? null : observed.content();
        if (observed == null || content == null) {
            return Optional.empty();
        }
        Fact approval = observed.approval();
        List<Position> sources = List.of(content.position());
        boolean approved = false;
        if (approval != null && approval.streamVersion() > content.streamVersion()) {
            approved = true;
            sources = List.of(content.position(), approval.position());
        }
        return switch ((ObservationEvent) content.event()) {
            case ObservationSubmitted e ->
                    Optional.of(reported(e.figures(), approved, e.late(), sources));
            case ObservationCorrected e ->
                    Optional.of(reported(e.figures(), approved, false, sources));
            case NoDataDeclared e ->
                    Optional.of(
                            new Observation.NoFigure(Code.of(e.reason()), true, false, sources));
            case ObservationReturned _, ObservationWithdrawn _, ObservationApproved _ ->
                    Optional.empty();
        };
    }

    private static Observation reported(
            Figures figures, boolean approved, boolean late, List<Position> sources) {
        if (figures.numerator() != null && figures.denominator() != null) {
            return new Observation.Ratio(
                    figures.numerator(), figures.denominator(), approved, late, sources);
        }
        if (figures.value() == null) {
            throw new CorruptStreamException(sources + " has neither a value nor a ratio");
        }
        return new Observation.Reported(figures.value(), approved, late, sources);
    }

    /**
     * The scheme in force for a class in a period: the latest enacted one of the cycle the period
     * lies in.
     */
    public Optional<SchemeInForce> scheme(Code unitClass, Period period) {
        SchemeInForce found = null;
        long at = -1;
        for (TreeMap<Integer, EnactedScheme> enacted : schemes.values()) {
            EnactedScheme last = enacted.lastEntry().getValue();
            SchemeInForce latest = last.scheme();
            long sequence = last.sequence();
            if (latest.scheme().unitClass().equals(unitClass)
                    && latest.scheme().periods().contains(period.kind())
                    && inCycle(latest.scheme().cycle(), period)
                    && sequence > at) {
                found = latest;
                at = sequence;
            }
        }
        return Optional.ofNullable(found);
    }

    private boolean inCycle(Code cycle, Period period) {
        Fact opened = cycles.get(cycle);
        return opened != null && ((CycleOpened) opened.event()).period().contains(period);
    }

    /** Holds an indicator version to be in force, whatever the journal says of that version. */
    public void suppose(IndicatorDefinition definition) {
        versions.computeIfAbsent(definition.indicator(), i -> new TreeMap<>())
                .put(
                        definition.version(),
                        new Enacted(new IndicatorInForce(definition, List.of())));
    }

    /** Holds a scheme to be in force for its cycle and class, before any that was enacted. */
    public void suppose(Scheme scheme) {
        schemes.computeIfAbsent(scheme.scheme(), s -> new TreeMap<>())
                .put(
                        scheme.version(),
                        new EnactedScheme(new SchemeInForce(scheme, List.of()), Long.MAX_VALUE));
    }

    /** Holds a target to be set. */
    public void suppose(TargetEvent target) {
        targets.put(
                target.subject(),
                new Fact(
                        target.subject(),
                        CONTENT,
                        Integer.MAX_VALUE,
                        new Position(Journal.GOALS, 0),
                        target));
    }

    /** The latest version of an indicator, whenever it takes effect. */
    public Optional<IndicatorDefinition> latest(Code indicator) {
        TreeMap<Integer, Enacted> enacted = versions.get(indicator);
        return enacted == null
                ? Optional.empty()
                : Optional.of(enacted.lastEntry().getValue().version().definition());
    }

    /** The latest version of a scheme. */
    public Optional<Scheme> latestScheme(Code scheme) {
        TreeMap<Integer, EnactedScheme> enacted = schemes.get(scheme);
        return enacted == null
                ? Optional.empty()
                : Optional.of(enacted.lastEntry().getValue().scheme().scheme());
    }

    /**
     * A number per unit that changes with any of its observations. The sum over scattered positions
     * does not depend on their order.
     */
    public Map<Code, Long> figureMarks() {
        Map<Code, Long> marks = new HashMap<>();
        observations.forEach(
                (key, observed) ->
                        marks.merge(
                                key.unit(),
                                mark(observed.content()) + 31 * mark(observed.approval()),
                                Long::sum));
        return marks;
    }

    /** The same for targets, per unit, or {@code class:} and the class. */
    public Map<String, Long> targetMarks() {
        Map<String, Long> marks = new HashMap<>();
        targets.forEach(
                (subject, fact) -> marks.merge(subject.split("/", 3)[1], mark(fact), Long::sum));
        return marks;
    }

    private static long mark(@Nullable Fact fact) {
        if (fact == null) {
            return 0;
        }
        // An overlay's facts have no position of their own; what they say tells them apart.
        long seed =
                fact.position().sequence() != 0
                        ? fact.position().sequence()
                        : fact.event().hashCode();
        long mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
        return (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    }

    /** Whether the unit is known. */
    public boolean knows(Code unit) {
        return units.containsKey(unit);
    }

    /**
     * What observations refer to without its being among the facts: units, and indicators without a
     * version. None where the facts are those of a closed cut, since a service takes no observation
     * whose unit and indicator it has not heard of.
     */
    public Optional<Position> dangling() {
        Position first = null;
        for (Map.Entry<ObservationKey, Observed> one : observations.entrySet()) {
            Fact content = one.getValue().content();
            if (content != null
                    && (!units.containsKey(one.getKey().unit())
                            || !versions.containsKey(one.getKey().indicator()))
                    && (first == null || content.position().compareTo(first) < 0)) {
                first = content.position();
            }
        }
        return Optional.ofNullable(first);
    }

    /** All classes that have a scheme. */
    public Set<Code> classes() {
        Set<Code> classes = new TreeSet<>();
        schemes.values()
                .forEach(s -> classes.add(s.lastEntry().getValue().scheme().scheme().unitClass()));
        return classes;
    }

    /**
     * The periods for which a class is scored: those of its schemes' kinds for which any of its
     * units reported.
     */
    public Set<Period> scoredPeriods(Code unitClass) {
        Set<Period> periods = new TreeSet<>();
        for (TreeMap<Integer, EnactedScheme> enacted : schemes.values()) {
            Scheme scheme = enacted.lastEntry().getValue().scheme().scheme();
            Fact opened = cycles.get(scheme.cycle());
            if (!scheme.unitClass().equals(unitClass) || opened == null) {
                continue;
            }
            Period cycle = ((CycleOpened) opened.event()).period();
            for (Map.Entry<Code, Set<Period>> unit : observedPeriods.entrySet()) {
                if (!classesOf(unit.getKey()).contains(unitClass)) {
                    continue;
                }
                for (Period observed : unit.getValue()) {
                    for (Period.Kind kind : scheme.periods()) {
                        Period scored = Period.containing(observed.lastDay(), kind);
                        if (cycle.contains(scored)
                                && classOf(unit.getKey(), scored)
                                        .filter(unitClass::equals)
                                        .isPresent()) {
                            periods.add(scored);
                        }
                    }
                }
            }
        }
        return periods;
    }
}
