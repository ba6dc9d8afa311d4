package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionGranted;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawn;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.GoalsEvent;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.IndicatorsEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.monitoring.MonitoringEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.contracts.monitoring.RoundEvent;
import io.kaocheng.contracts.monitoring.RoundEvent.RoundFellDue;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.EachTargets;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.OwnListCheck;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.facts.Veto;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Trend;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Reading;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything scoring needs to know of one region, from the entries applied so far, whatever their
 * order.
 */
public final class RegionFacts implements Facts {

    private static final String CONTENT = "content";
    private static final String APPROVAL = "approval";
    private static final String RETIREMENT = "retirement";

    private final Map<Code, TreeMap<Integer, Fact>> units = new TreeMap<>();
    private final Map<Code, Fact> cycles = new TreeMap<>();

    /** The periods whose figures were due, by the entry that says so. */
    private final Map<Period, Fact> rounds = new TreeMap<>();

    private final Map<Code, TreeMap<Integer, Enacted>> versions = new HashMap<>();
    private final Map<Code, Fact> retirements = new HashMap<>();
    private final EnactedSchemes schemes = new EnactedSchemes();
    private final Registers<TargetRegister> unitTargets = new Registers<>();
    private final Registers<TargetRegister> classTargets = new Registers<>();

    /** By the unit they are set for, or {@code class:} and the class. */
    private final Map<String, EachTargets<TargetRegister>> eachTargets = new HashMap<>();

    private final Registers<Observed> observations = new Registers<>();
    private final Map<Code, Set<Period>> observedPeriods = new HashMap<>();
    private final Groupings groupings = new Groupings();
    private final OwnLists ownLists = new OwnLists();
    private final EvaluationRegisters evaluation = new EvaluationRegisters();

    /** How far the trends of any indicator reach. */
    private SchemeReach trends = SchemeReach.NONE;

    /**
     * Of all classes by period: asked for once per scoring of each class, and scoring finds causes
     * by scoring several times.
     */
    private final Map<Period, Map<Code, List<Member>>> members = new ConcurrentHashMap<>();

    /** Of all units by period, for figures that are made of those below. */
    private final Map<Period, Map<Code, List<Member>>> children = new ConcurrentHashMap<>();

    /** Whether figures of any indicator are made of, or compared with, those of other classes. */
    private boolean readsOthers;

    private final @Nullable Sealed sealed;

    public RegionFacts() {
        this(null);
    }

    /**
     * @param sealed what was known before; it may grow until the first figure or target is added
     */
    public RegionFacts(@Nullable Sealed sealed) {
        this.sealed = sealed;
    }

    private record Enacted(IndicatorInForce version) {}

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
                    UnitMoved.class,
                    UnitAbolished.class,
                    GroupingEvent.UnitGrouped.class,
                    GroupingEvent.UnitUngrouped.class,
                    OwnListEvent.OwnIndicatorsSet.class,
                    CycleOpened.class,
                    TargetEvent.TargetSet.class,
                    TargetEvent.TargetAdjusted.class,
                    TargetEvent.TargetWithdrawn.class,
                    VersionEnacted.class,
                    IndicatorRetired.class,
                    SchemeEnacted.class,
                    ObservationSubmitted.class,
                    ObservationCorrected.class,
                    ObservationApproved.class,
                    ObservationReturned.class,
                    ObservationWithdrawn.class,
                    NoDataDeclared.class,
                    RoundFellDue.class,
                    SuppressionGranted.class,
                    SuppressionWithdrawn.class);

    private static @Nullable String part(Event event, int streamVersion) {
        return switch (ScoringInput.of(event)) {
            case ScoringInput.Goals(var goals) ->
                    switch (goals) {
                        case UnitRegistered _,
                                UnitClassified _,
                                UnitMoved _,
                                UnitAbolished _,
                                GroupingEvent _,
                                OwnListEvent _ ->
                                Integer.toString(streamVersion);
                        // What counts from a day on leaves what counted before.
                        case TargetEvent.Figured e when e.effectiveFrom() != null ->
                                Integer.toString(streamVersion);
                        case CycleOpened _, TargetEvent _ -> CONTENT;
                        case UnitRenamed _,
                                CycleEvent.CycleClosed _,
                                CycleEvent.CycleRulesSet _,
                                GoalsEvent.Unscored _ ->
                                null;
                    };
            case ScoringInput.Indicators(var indicators) ->
                    switch (indicators) {
                        case VersionEnacted e -> Integer.toString(e.version());
                        case IndicatorRetired _ -> RETIREMENT;
                        case SchemeEnacted e -> Integer.toString(e.version());
                        case IndicatorsEvent.Unscored _,
                                IndicatorProposed _,
                                IndicatorRenamed _,
                                VersionDrafted _,
                                VersionApproved _,
                                SchemeDrafted _,
                                SchemeApproved _ ->
                                null;
                    };
            case ScoringInput.Monitoring(var monitoring) ->
                    switch (monitoring) {
                        case MonitoringEvent.Unscored _ -> null;
                        case RoundFellDue _ -> CONTENT;
                        case ObservationApproved _ -> APPROVAL;
                        case ObservationSubmitted _,
                                ObservationCorrected _,
                                ObservationReturned _,
                                ObservationWithdrawn _,
                                NoDataDeclared _ ->
                                CONTENT;
                    };
            case ScoringInput.Evaluation(var evaluation) ->
                    needs(evaluation.getClass()) ? CONTENT : null;
            case ScoringInput.Made _ -> null;
        };
    }

    /**
     * Applies a fact, unless a later one of its register is there already; answers whether it was
     * added.
     */
    public boolean apply(Fact fact) {
        return switch (ScoringInput.of(fact.event())) {
            case ScoringInput.Goals(var goals) ->
                    switch (goals) {
                        case UnitEvent e -> {
                            members.clear();
                            children.clear();
                            groupings.forget();
                            yield keep(units.computeIfAbsent(e.unit(), u -> new TreeMap<>()), fact);
                        }
                        case GroupingEvent e -> groupings.add(e, fact);
                        case OwnListEvent e -> ownLists.add(e, fact);
                        case CycleOpened e -> put(cycles, e.cycle(), fact);
                        case TargetEvent e ->
                                applyTarget(
                                        e,
                                        TargetRegister.of(
                                                e,
                                                fact.streamVersion(),
                                                fact.position().sequence()));
                        case CycleEvent.CycleClosed _,
                                CycleEvent.CycleRulesSet _,
                                GoalsEvent.Unscored _ ->
                                throw noFact(fact);
                    };
            case ScoringInput.Indicators(var indicators) ->
                    switch (indicators) {
                        case VersionEnacted e -> enact(e, fact);
                        case IndicatorRetired e -> put(retirements, e.indicator(), fact);
                        case SchemeEnacted e -> enact(e, fact);
                        case IndicatorsEvent.Unscored _,
                                IndicatorProposed _,
                                IndicatorRenamed _,
                                VersionDrafted _,
                                VersionApproved _,
                                SchemeDrafted _,
                                SchemeApproved _ ->
                                throw noFact(fact);
                    };
            case ScoringInput.Monitoring(var monitoring) ->
                    switch (monitoring) {
                        case MonitoringEvent.Unscored _ -> throw noFact(fact);
                        case RoundEvent e -> put(rounds, e.period(), fact);
                        case ObservationEvent e ->
                                apply(
                                        new RegisterKey(e.unit(), e.indicator(), e.period()),
                                        ObservationChange.of(
                                                e,
                                                fact.streamVersion(),
                                                fact.position().sequence()));
                    };
            case ScoringInput.Evaluation(var event) ->
                    apply(
                            fact.key(),
                            fact.streamVersion(),
                            EvaluationFact.of(event, fact.position())
                                    .orElseThrow(() -> noFact(fact)));
            case ScoringInput.Made _ -> throw noFact(fact);
        };
    }

    private static IllegalArgumentException noFact(Fact fact) {
        return new IllegalArgumentException(fact.event().getClass() + " is no fact");
    }

    private boolean enact(VersionEnacted e, Fact fact) {
        IndicatorDefinition definition = read(IndicatorDefinition.read(e.definition()), fact);
        reach(definition);
        Enacted enacted = new Enacted(new IndicatorInForce(definition, List.of(fact.position())));
        return versions.computeIfAbsent(e.indicator(), i -> new TreeMap<>())
                        .putIfAbsent(e.version(), enacted)
                == null;
    }

    /**
     * Trends bear on later periods, what they are to lead to on all before it, and figures that
     * others' are made of on any class.
     */
    private void reach(IndicatorDefinition definition) {
        Formula formula = definition.formula();
        Among peers = definition.peers();
        readsOthers |=
                (formula != null && formula.readsOthers())
                        || (peers != null && peers.reachesOtherClasses());
        Trend trend = definition.trend();
        if (trend != null) {
            Period by = trend.by();
            long before =
                    by == null
                            ? 0
                            : ChronoUnit.MONTHS.between(
                                    definition.effectiveFrom().firstMonth(), by.lastMonth());
            trends =
                    trends.and(
                            new SchemeReach(
                                    trend.reachesBack(), (int) Math.max(0, before), Set.of()));
        }
    }

    private boolean enact(SchemeEnacted e, Fact fact) {
        Scheme scheme = read(Scheme.read(e.definition()), fact);
        readsOthers |= scheme.tree().ranksAcross();
        return schemes.add(
                new SchemeInForce(scheme, List.of(fact.position())), fact.position().sequence());
    }

    /**
     * Applies a fact of the evaluation journal, as {@link #apply(Fact)} does.
     *
     * @param register the stream's part it is about
     */
    boolean apply(String register, int streamVersion, EvaluationFact fact) {
        return evaluation.put(register, streamVersion, fact);
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

    /** Applies a change of an observation, as {@link #apply(Fact)} does. */
    public boolean apply(RegisterKey key, ObservationChange change) {
        Observed before = observed(key.holder(), key.indicator(), key.period());
        if (before == null) {
            observedPeriods.computeIfAbsent(key.holder(), u -> new HashSet<>()).add(key.period());
            before = Observed.NOTHING;
        }
        Observed after = before.and(change);
        if (after == null) {
            return false;
        }
        observations.put(key.holder(), key.indicator(), key.period(), after);
        return true;
    }

    private @Nullable Observed observed(Code unit, Code indicator, Period period) {
        Observed own = observations.get(unit, indicator, period);
        return own != null || sealed == null ? own : sealed.observed(unit, indicator, period);
    }

    private boolean applyTarget(TargetEvent event, TargetRegister targetRegister) {
        Code unit = event.unit();
        Code unitClass = event.unitClass();
        Code holder = unit != null ? unit : unitClass;
        if (holder == null) {
            throw new IllegalArgumentException("a target is set for a unit or for a class");
        }
        String each = event.each();
        if (each != null) {
            return applyTargetOfEach(
                    unit,
                    holder,
                    event,
                    Period.Kind.valueOf(each.toUpperCase(Locale.ROOT)),
                    targetRegister);
        }
        TargetRegister before =
                unit != null
                        ? unitTarget(unit, event.indicator(), event.period())
                        : classTarget(holder, event.indicator(), event.period());
        TargetRegister now = TargetRegister.merged(before, targetRegister);
        if (now == before) {
            return false;
        }
        (unit != null ? unitTargets : classTargets)
                .put(holder, event.indicator(), event.period(), now);
        return true;
    }

    private boolean applyTargetOfEach(
            @Nullable Code unit,
            Code holder,
            TargetEvent event,
            Period.Kind each,
            TargetRegister targetRegister) {
        EachTargets<TargetRegister> targets =
                eachTargets.computeIfAbsent(
                        unit != null ? unit.value() : ofClass(holder), h -> new EachTargets<>());
        TargetRegister before = targets.get(event.indicator(), each, event.period());
        TargetRegister now = TargetRegister.merged(before, targetRegister);
        if (now == before) {
            return false;
        }
        targets.put(event.indicator(), each, event.period(), now);
        return true;
    }

    private static String ofClass(Code unitClass) {
        return "class:" + unitClass;
    }

    private Optional<Target> eachTarget(
            String holder, Code indicator, Period period, Period scored) {
        EachTargets<TargetRegister> targets =
                eachTargets.isEmpty() ? null : eachTargets.get(holder);
        TargetRegister targetRegister =
                targets == null
                        ? null
                        : targets.of(indicator, period, a -> a.target(scored).isPresent());
        return targetRegister == null ? Optional.empty() : targetRegister.ofEach(period, scored);
    }

    private @Nullable TargetRegister unitTarget(Code unit, Code indicator, Period period) {
        TargetRegister own = unitTargets.get(unit, indicator, period);
        return own != null || sealed == null ? own : sealed.unitTarget(unit, indicator, period);
    }

    private @Nullable TargetRegister classTarget(Code unitClass, Code indicator, Period period) {
        TargetRegister own = classTargets.get(unitClass, indicator, period);
        return own != null || sealed == null
                ? own
                : sealed.classTarget(unitClass, indicator, period);
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
        return members.computeIfAbsent(period, this::membersIn).getOrDefault(unitClass, List.of());
    }

    private Map<Code, List<Member>> membersIn(Period period) {
        LocalDate last = period.lastDay();
        Map<Code, List<Member>> found = new HashMap<>();
        units.forEach(
                (unit, history) -> {
                    Fact classified = classOn(history, last);
                    if (classified != null) {
                        found.computeIfAbsent(
                                        ((UnitClassified) classified.event()).unitClass(),
                                        c -> new ArrayList<>())
                                .add(new Member(unit, List.of(classified.position())));
                    }
                });
        found.replaceAll((unitClass, all) -> List.copyOf(all));
        return found;
    }

    @Override
    public List<Member> ended(Code unitClass, Period period) {
        List<Member> found = new ArrayList<>();
        units.forEach(
                (unit, history) -> {
                    UnitAbolished end = endWithin(history, period);
                    Fact classified =
                            end == null ? null : classOn(history, end.from().minusDays(1));
                    if (end != null
                            && classified != null
                            && ((UnitClassified) classified.event())
                                    .unitClass()
                                    .equals(unitClass)) {
                        found.add(
                                new Member(unit, positions(classified, history, end), end.from()));
                    }
                });
        return found;
    }

    private static List<Position> positions(
            Fact classified, SortedMap<Integer, Fact> history, UnitAbolished end) {
        List<Position> positions = new ArrayList<>(List.of(classified.position()));
        for (Fact fact : history.values()) {
            if (fact.event().equals(end)) {
                positions.add(fact.position());
            }
        }
        return positions;
    }

    /** The end of a unit after the first and up to the last day of the period; null without one. */
    private static @Nullable UnitAbolished endWithin(
            SortedMap<Integer, Fact> history, Period period) {
        for (Fact fact : history.values()) {
            if (fact.event() instanceof UnitAbolished end
                    && end.from().isAfter(period.firstDay())
                    && !end.from().isAfter(period.lastDay())) {
                return end;
            }
        }
        return null;
    }

    /**
     * The class in which the unit is scored for a period: that of the last day or, where it ended
     * within the period and the class's scheme scores such units, that of its own last day.
     */
    public Optional<Code> scoredIn(Code unit, Period period) {
        Optional<Code> last = classOf(unit, period);
        TreeMap<Integer, Fact> history = units.get(unit);
        UnitAbolished end = history == null ? null : endWithin(history, period);
        if (last.isPresent() || history == null || end == null) {
            return last;
        }
        Fact classified = classOn(history, end.from().minusDays(1));
        return classified == null
                ? Optional.empty()
                : Optional.of(((UnitClassified) classified.event()).unitClass())
                        .filter(
                                unitClass ->
                                        scheme(unitClass, period)
                                                .filter(
                                                        s ->
                                                                s.scheme().endedUnits()
                                                                        != Scheme.PartialYear
                                                                                .LEAVE_OUT)
                                                .isPresent());
    }

    /** What put the unit into the class it is in on a day; null where it is in none. */
    private static @Nullable Fact classOn(SortedMap<Integer, Fact> history, LocalDate day) {
        Fact classified = null;
        for (Fact fact : history.values()) {
            if (fact.event() instanceof UnitAbolished e && !e.from().isAfter(day)) {
                return null;
            }
            if (fact.event() instanceof UnitClassified e && !e.from().isAfter(day)) {
                classified = fact;
            }
        }
        return classified;
    }

    @Override
    public Optional<Code> classOf(Code unit, Period period) {
        TreeMap<Integer, Fact> history = units.get(unit);
        Fact classified = history == null ? null : classOn(history, period.lastDay());
        return classified == null
                ? Optional.empty()
                : Optional.of(((UnitClassified) classified.event()).unitClass());
    }

    /** The classes that have units on the period's last day. */
    public Set<Code> classesIn(Period period) {
        return new TreeSet<>(members.computeIfAbsent(period, this::membersIn).keySet());
    }

    /** The classes of a unit in the order of their days; empty where there is no such unit. */
    Optional<List<OwnListCheck.Classed>> classed(Code unit) {
        TreeMap<Integer, Fact> history = units.get(unit);
        if (history == null) {
            return Optional.empty();
        }
        List<OwnListCheck.Classed> classes = new ArrayList<>();
        LocalDate end = null;
        for (Fact fact : history.values()) {
            if (fact.event() instanceof UnitClassified e) {
                classes.add(new OwnListCheck.Classed(e.from(), e.unitClass()));
            } else if (fact.event() instanceof UnitAbolished e) {
                end = e.from();
            }
        }
        if (end != null) {
            classes.add(new OwnListCheck.Classed(end, null));
        }
        return Optional.of(classes);
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
    public List<Member> below(Code unit, Period period) {
        return children.computeIfAbsent(period, this::childrenIn).getOrDefault(unit, List.of());
    }

    private Map<Code, List<Member>> childrenIn(Period period) {
        LocalDate last = period.lastDay();
        Map<Code, List<Member>> found = new HashMap<>();
        units.forEach(
                (unit, history) -> {
                    Fact placed = placeOn(history, last);
                    Code parent = placed == null ? null : parent(placed);
                    if (placed != null && parent != null) {
                        found.computeIfAbsent(parent, p -> new ArrayList<>())
                                .add(new Member(unit, List.of(placed.position())));
                    }
                });
        found.replaceAll((parent, all) -> List.copyOf(all));
        return found;
    }

    /** What put the unit where it stands in the tree on a day; null where it is not there. */
    private static @Nullable Fact placeOn(SortedMap<Integer, Fact> history, LocalDate day) {
        Fact placed = null;
        for (Fact fact : history.values()) {
            if (fact.event() instanceof UnitAbolished e && !e.from().isAfter(day)) {
                return null;
            }
            if ((fact.event() instanceof UnitRegistered r && !r.from().isAfter(day))
                    || (fact.event() instanceof UnitMoved m && !m.from().isAfter(day))) {
                placed = fact;
            }
        }
        return placed;
    }

    private static @Nullable Code parent(Fact placed) {
        return placed.event() instanceof UnitMoved moved
                ? moved.parent()
                : placed.event() instanceof UnitRegistered registered ? registered.parent() : null;
    }

    @Override
    public List<Member> classmates(Code unit, Period period) {
        return classOf(unit, period).map(c -> members(c, period)).orElse(List.of());
    }

    @Override
    public List<Member> assessed(Period period) {
        return members.computeIfAbsent(period, this::membersIn).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Member> grouped(Code group, Period period) {
        return groupings.in(group, period, this::exists);
    }

    private boolean exists(Code unit, LocalDate day) {
        TreeMap<Integer, Fact> history = units.get(unit);
        return history != null && placeOn(history, day) != null;
    }

    @Override
    public Optional<IndicatorInForce> indicator(Code indicator, Period period) {
        TreeMap<Integer, Enacted> enacted = versions.get(indicator);
        if (enacted != null) {
            for (Enacted version : enacted.descendingMap().values()) {
                Period from = version.version().definition().effectiveFrom();
                if (!from.beginsAfter(period)) {
                    return Optional.of(version.version());
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Target> target(
            Code unit, Code unitClass, Code indicator, Period period, Period scored) {
        return target(unitTarget(unit, indicator, period), scored)
                .or(() -> eachTarget(unit.value(), indicator, period, scored))
                .or(() -> targetOf(unitClass, indicator, period, scored));
    }

    private static Optional<Target> target(@Nullable TargetRegister targetRegister, Period scored) {
        return targetRegister == null ? Optional.empty() : targetRegister.target(scored);
    }

    /** The target of a whole class, whatever its units have of their own. */
    public Optional<Target> targetOf(Code unitClass, Code indicator, Period period) {
        return targetOf(unitClass, indicator, period, period);
    }

    private Optional<Target> targetOf(
            Code unitClass, Code indicator, Period period, Period scored) {
        return target(classTarget(unitClass, indicator, period), scored)
                .or(() -> eachTarget(ofClass(unitClass), indicator, period, scored));
    }

    @Override
    public Optional<Observation> observation(Code unit, Code indicator, Period period) {
        Observed observed = observed(unit, indicator, period);
        ObservationChange content = observed == null ? null : observed.content();
        if (observed == null || content == null) {
            return Optional.empty();
        }
        ObservationChange.Approval approval = observed.approval();
        boolean approved = approval != null && approval.streamVersion() > content.streamVersion();
        return switch (content) {
            case ObservationChange.Value s ->
                    Optional.of(
                            new Observation.Reported(
                                    s.value(), approved, s.late(), sources(s, approval, approved)));
            case ObservationChange.Ratio s ->
                    Optional.of(
                            new Observation.Ratio(
                                    s.numerator(),
                                    s.denominator(),
                                    approved,
                                    s.late(),
                                    sources(s, approval, approved)));
            case ObservationChange.NoFigure s ->
                    Optional.of(
                            new Observation.NoFigure(
                                    s.reason(), true, false, sources(s, approval, approved)));
            case ObservationChange.Nothing _, ObservationChange.Approval _ -> Optional.empty();
        };
    }

    @Override
    public Optional<Exemption> exemption(Code unit, Code indicator, Period period) {
        return evaluation.exemption(unit, indicator, period);
    }

    @Override
    public Optional<Position> retired(Code indicator, Period period) {
        Fact retired = retirements.get(indicator);
        return retired == null || ((IndicatorRetired) retired.event()).from().beginsAfter(period)
                ? Optional.empty()
                : Optional.of(retired.position());
    }

    @Override
    public List<Rating> ratings(Code unit, Period period) {
        return evaluation.ratings(unit, period);
    }

    @Override
    public List<Rating> ratings(Code unit, Code indicator, Period period) {
        return evaluation.ratings(unit, indicator, period);
    }

    /** None: no journal holds surveys yet. */
    @Override
    public Optional<Survey> survey(Code unit, Code indicator, Period period) {
        return Optional.empty();
    }

    /** None: no journal holds how deadlines were kept yet. */
    @Override
    public Optional<Submissions> submissions(Code unit, Period period) {
        return Optional.empty();
    }

    @Override
    public List<Bonus> bonuses(Code unit, Period period) {
        return evaluation.bonuses(unit, period);
    }

    @Override
    public List<Incident> incidents(Code unit, Period period) {
        return evaluation.incidents(unit, period);
    }

    @Override
    public List<Veto> vetoes(Code unit, Period period) {
        return evaluation.vetoes(unit, period);
    }

    @Override
    public List<Suppression> suppressions(Code unit, Period period) {
        return evaluation.suppressions(unit, period);
    }

    @Override
    public Optional<OwnList> ownList(Code unit, Code scheme, Code block, Period period) {
        return ownLists.holding(unit, scheme, block, period);
    }

    @Override
    public Optional<LightOverride> lightOverride(Code unit, Code indicator, Period period) {
        return evaluation.lightOverride(unit, indicator, period);
    }

    private static List<Position> sources(
            ObservationChange content,
            ObservationChange.@Nullable Approval approval,
            boolean approved) {
        Position reported = new Position(Journal.MONITORING, content.sequence());
        return approved && approval != null
                ? List.of(reported, new Position(Journal.MONITORING, approval.sequence()))
                : List.of(reported);
    }

    /** The scheme in force for a class in a period, by {@link EnactedSchemes}. */
    @Override
    public Optional<SchemeInForce> scheme(Code unitClass, Period period) {
        return schemes.inForce(unitClass, period, this::periodOf);
    }

    /** The first period without an indicator; empty where it is not retired. */
    Optional<Period> retiredFrom(Code indicator) {
        return Optional.ofNullable(retirements.get(indicator))
                .map(fact -> ((IndicatorRetired) fact.event()).from());
    }

    /** When the next list of the same unit and block begins after a month. */
    Optional<YearMonth> nextOwnList(Code unit, Code scheme, Code block, YearMonth after) {
        return ownLists.next(unit, scheme, block, after);
    }

    /** The period of a cycle; null where it was not opened. */
    @Nullable Period periodOf(Code cycle) {
        Fact opened = cycles.get(cycle);
        return opened == null ? null : ((CycleOpened) opened.event()).period();
    }

    /** Holds an indicator version to be in force, whatever the journal says of that version. */
    public void suppose(IndicatorDefinition definition) {
        reach(definition);
        versions.computeIfAbsent(definition.indicator(), i -> new TreeMap<>())
                .put(
                        definition.version(),
                        new Enacted(new IndicatorInForce(definition, List.of())));
    }

    /** Holds a scheme to be in force for its cycle and class, before any that was enacted. */
    public void suppose(Scheme scheme) {
        readsOthers |= scheme.tree().ranksAcross();
        schemes.suppose(scheme);
    }

    /** Holds a target to be set. */
    public void suppose(TargetEvent target) {
        boolean _ = applyTarget(target, TargetRegister.of(target, Integer.MAX_VALUE, 0));
    }

    /** Holds a unit's own list to be set. */
    public void suppose(Overlay.AssumedList list) {
        ownLists.suppose(list);
    }

    /** Holds something to be said in the evaluation journal, besides what is recorded there. */
    public void suppose(String register, EvaluationFact fact) {
        boolean _ = apply(register, Integer.MAX_VALUE, fact);
    }

    /** All versions of all indicators that were enacted. */
    public List<IndicatorDefinition> enactedVersions() {
        return versions.values().stream()
                .flatMap(enacted -> enacted.values().stream())
                .map(enacted -> enacted.version().definition())
                .sorted(
                        Comparator.comparing(IndicatorDefinition::indicator)
                                .thenComparingInt(IndicatorDefinition::version))
                .toList();
    }

    /** The schemes that may hold for any period. */
    public List<Scheme> enactedSchemes() {
        return schemes.schemes();
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
        return schemes.latest(scheme);
    }

    /**
     * A number per unit that changes with any of its observations. The sum over scattered positions
     * does not depend on their order.
     */
    public Map<Code, Long> figureMarks() {
        if (sealed != null && observations.isEmpty()) {
            return sealed.sums(RegionFacts::mark);
        }
        Map<Code, long[]> sums = new HashMap<>();
        eachObserved(
                (unit, indicator, period, content, approval) ->
                        sums.computeIfAbsent(unit, u -> new long[1])[0] += mark(content, approval));
        Map<Code, Long> marks = new HashMap<>();
        sums.forEach((unit, sum) -> marks.put(unit, sum[0]));
        return marks;
    }

    /** The same for targets, per unit, or {@code class:} and the class. */
    public Map<String, Long> targetMarks() {
        Map<String, Long> marks = new HashMap<>();
        unitTargets.forEach(
                (holder, indicator, period, targetRegister) ->
                        mark(
                                marks,
                                holder.value(),
                                Objects.hash(indicator, period),
                                targetRegister));
        classTargets.forEach(
                (holder, indicator, period, targetRegister) ->
                        mark(
                                marks,
                                ofClass(holder),
                                Objects.hash(indicator, period),
                                targetRegister));
        eachTargets.forEach(
                (holder, targets) ->
                        targets.forEach(
                                (key, targetRegister) ->
                                        mark(marks, holder, key.hashCode(), targetRegister)));
        if (sealed != null) {
            sealed.eachUnitTarget(
                    (key, targetRegister) -> {
                        if (!holds(unitTargets, key)) {
                            mark(
                                    marks,
                                    key.holder().value(),
                                    Objects.hash(key.indicator(), key.period()),
                                    targetRegister);
                        }
                    });
            sealed.eachClassTarget(
                    (key, targetRegister) -> {
                        if (!holds(classTargets, key)) {
                            mark(
                                    marks,
                                    ofClass(key.holder()),
                                    Objects.hash(key.indicator(), key.period()),
                                    targetRegister);
                        }
                    });
        }
        return marks;
    }

    /** The same for facts of the evaluation journal, per unit. */
    public Map<Code, Long> evaluationMarks() {
        return evaluation.marks();
    }

    /**
     * @param of for what it is: equal figures of different indicators or spans are different
     *     targets
     */
    private static void mark(
            Map<String, Long> marks, String holder, int of, TargetRegister targetRegister) {
        marks.merge(holder, mixed(31L * targetRegister.seed() + of), Long::sum);
    }

    private static boolean holds(Registers<TargetRegister> targets, RegisterKey key) {
        return targets.get(key.holder(), key.indicator(), key.period()) != null;
    }

    private void eachObserved(Sealed.Places action) {
        observations.forEach(
                (unit, indicator, period, observed) ->
                        action.observed(
                                unit,
                                indicator,
                                period,
                                place(observed.content()),
                                place(observed.approval())));
        if (sealed != null) {
            sealed.eachObserved(
                    observations.isEmpty()
                            ? action
                            : (unit, indicator, period, content, approval) -> {
                                if (observations.get(unit, indicator, period) == null) {
                                    action.observed(unit, indicator, period, content, approval);
                                }
                            });
        }
    }

    private static long place(@Nullable ObservationChange change) {
        return change == null ? 0 : change.sequence();
    }

    private static long mark(long content, long approval) {
        return mark(content) + 31 * mark(approval);
    }

    private static long mark(long place) {
        return place == 0 ? 0 : mixed(place);
    }

    static long mixed(long seed) {
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
     * whose unit and indicator are not known.
     */
    public Optional<Position> dangling() {
        long[] first = {Long.MAX_VALUE};
        eachObserved(
                (unit, indicator, period, content, approval) -> {
                    if (content != 0
                            && content < first[0]
                            && (!units.containsKey(unit) || !versions.containsKey(indicator))) {
                        first[0] = content;
                    }
                });
        return first[0] == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Position(Journal.MONITORING, first[0]));
    }

    /** How far the schemes of a class reach for figures, and the trends of their indicators. */
    SchemeReach reach(Code unitClass) {
        return trends.and(schemes.reach(unitClass));
    }

    /**
     * The classes whose scores a unit's figures may bear on: its own, those it stands in for and,
     * where figures are made of, or compared with, other classes', all.
     */
    Set<Code> classesReading(Code unit) {
        if (readsOthers) {
            Set<Code> all = classes();
            all.addAll(classesOf(unit));
            return all;
        }
        Set<Code> classes = new TreeSet<>(classesOf(unit));
        classes.addAll(schemes.substitutedBy(unit));
        return classes;
    }

    /** The class and, where classes are compared with each other, all. */
    Set<Code> classesBeside(Code unitClass) {
        Set<Code> all = readsOthers ? classes() : new TreeSet<>();
        all.add(unitClass);
        return all;
    }

    /** The classes whose scores it may bear on who is in which group. */
    Set<Code> classesReadingGroups() {
        return readsOthers ? classes() : Set.of();
    }

    /** All classes that have a scheme. */
    public Set<Code> classes() {
        Set<Code> classes = new TreeSet<>();
        schemes.schemes().forEach(scheme -> classes.add(scheme.unitClass()));
        return classes;
    }

    /**
     * The periods for which each class is scored: those of its schemes' kinds for which any of its
     * units reported, or whose figures were due. Classes that are scored for none are left out.
     */
    public SortedMap<Code, SortedSet<Period>> scoredPeriods() {
        return scoredPeriods(classes());
    }

    /** The same of some classes: units that were in none of them are not looked at further. */
    public SortedMap<Code, SortedSet<Period>> scoredPeriods(Collection<Code> classes) {
        Set<Code> due = new TreeSet<>();
        Set<Period.Kind> kinds = EnumSet.noneOf(Period.Kind.class);
        for (Scheme scheme : schemes.schemes()) {
            if (classes.contains(scheme.unitClass())) {
                kinds.addAll(scheme.periods());
                due.add(scheme.unitClass());
            }
        }
        Map<AffectedCohorts.CohortKey, Boolean> known = new HashMap<>();
        SortedMap<Code, SortedSet<Period>> scored = new TreeMap<>();
        observedPeriods()
                .forEach(
                        (unit, reported) -> {
                            if (Collections.disjoint(classesOf(unit), due)) {
                                return;
                            }
                            for (Period period : containing(reported, kinds)) {
                                scoredIn(unit, period)
                                        .filter(due::contains)
                                        .filter(
                                                c ->
                                                        known.computeIfAbsent(
                                                                new AffectedCohorts.CohortKey(
                                                                        c, period),
                                                                this::hasScheme))
                                        .ifPresent(
                                                c ->
                                                        scored.computeIfAbsent(
                                                                        c, n -> new TreeSet<>())
                                                                .add(period));
                            }
                        });
        for (Period period : rounds.keySet()) {
            for (Code unitClass : due) {
                if (isScoredWhenDue(unitClass, period)) {
                    scored.computeIfAbsent(unitClass, c -> new TreeSet<>()).add(period);
                }
            }
        }
        return scored;
    }

    private boolean hasScheme(AffectedCohorts.CohortKey cohort) {
        return scheme(cohort.unitClass(), cohort.period()).isPresent();
    }

    /** Whether a period that was due is scored though nobody reported. */
    private boolean isScoredWhenDue(Code unitClass, Period period) {
        Scheme scheme = scheme(unitClass, period).map(SchemeInForce::scheme).orElse(null);
        if (scheme == null || !scheme.isScoredWhenDue()) {
            return false;
        }
        return !members(unitClass, period).isEmpty()
                || (scheme.endedUnits() != Scheme.PartialYear.LEAVE_OUT
                        && !ended(unitClass, period).isEmpty());
    }

    private static Set<Period> containing(Set<Period> reported, Set<Period.Kind> kinds) {
        Set<Period> periods = new HashSet<>();
        for (Period period : reported) {
            LocalDate last = period.lastDay();
            for (Period.Kind kind : kinds) {
                periods.add(Period.containing(last, kind));
            }
        }
        return periods;
    }

    private Map<Code, Set<Period>> observedPeriods() {
        if (sealed == null) {
            return observedPeriods;
        }
        Map<Code, Set<Period>> all = new HashMap<>();
        sealed.observedPeriods().forEach((unit, periods) -> all.put(unit, new HashSet<>(periods)));
        observedPeriods.forEach(
                (unit, periods) -> all.computeIfAbsent(unit, u -> new HashSet<>()).addAll(periods));
        return all;
    }
}
