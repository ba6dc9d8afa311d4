package io.kaocheng.scoring.search;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Elsewhere;
import io.kaocheng.scoring.engine.Imputed;
import io.kaocheng.scoring.engine.NodeScore;
import io.kaocheng.scoring.engine.OwnIndicators;
import io.kaocheng.scoring.engine.Suppressed;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.engine.Workings;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Inverted index of the derivations: from an entry to every published score it can have affected,
 * and how. Where an entry is not listed for a unit it cannot have affected it.
 */
public final class ReverseIndex {

    /** How an entry affects a unit, the most direct way first. */
    public enum Channel {
        /** The unit's own score of the indicator: its figure, target, ratings, the version. */
        OWN,
        /**
         * The unit's score of the indicator, through another unit's figure or its absence: the rule
         * compares peers, or the peers' mean is used for an absent figure.
         */
        PEER,
        /** The unit's total, other than through an indicator: membership, scheme, ledgers. */
        TOTAL,
        /** The unit's total, because the class is scaled by its best total. */
        CLASS_BEST,
        /** The light or the trend of the indicator alone. */
        LIGHT,
        /**
         * Only the unit's rank, block ranks and grade, since the entry affects the total of another
         * unit. Not listed in addition where the unit's own score or total is affected.
         */
        RANKING
    }

    /**
     * An effect of an entry.
     *
     * @param indicator the indicator through which; null for TOTAL, CLASS_BEST and RANKING
     */
    public record AffectedUnit(
            Code unitClass,
            Period period,
            Code scheme,
            Code unit,
            Channel channel,
            @Nullable Code indicator) {}

    private static final Comparator<AffectedUnit> ORDER =
            Comparator.comparing(AffectedUnit::unitClass)
                    .thenComparing(AffectedUnit::period)
                    .thenComparing(AffectedUnit::scheme)
                    .thenComparing(AffectedUnit::unit)
                    .thenComparing(AffectedUnit::channel)
                    .thenComparing(t -> t.indicator() == null ? "" : t.indicator().value());

    /** A scored class with its leaves: per unit, in the scheme's order. */
    private record Scored(CohortScores scores, List<SequencedMap<Code, NodeScore.Leaf>> leaves) {
        static Scored of(CohortScores scores) {
            List<SequencedMap<Code, NodeScore.Leaf>> leaves = new ArrayList<>();
            for (UnitScore unit : scores.units()) {
                SequencedMap<Code, NodeScore.Leaf> ofUnit = new LinkedHashMap<>();
                Workings.leaves(unit.workings().tree())
                        .forEach(leaf -> ofUnit.put(leaf.node().indicator(), leaf));
                leaves.add(ofUnit);
            }
            return new Scored(scores, leaves);
        }

        /** The unit's leaves that an effect through the indicator, or any, can reach. */
        Collection<NodeScore.Leaf> leaves(int unit, @Nullable Code indicator) {
            if (indicator == null) {
                return leaves.get(unit).values();
            }
            NodeScore.Leaf leaf = leaves.get(unit).get(indicator);
            return leaf == null ? List.of() : List.of(leaf);
        }

        Scheme scheme() {
            return scores.cohort().scheme().scheme();
        }

        AffectedUnit affected(int unit, Channel channel, @Nullable Code indicator) {
            return new AffectedUnit(
                    scores.cohort().unitClass(),
                    scores.cohort().period(),
                    scheme().scheme(),
                    scores.units().get(unit).unit(),
                    channel,
                    indicator);
        }
    }

    /**
     * In place of a unit of the class: one elsewhere, that units of the class are compared with.
     */
    private static final int ELSEWHERE = -1;

    /**
     * The score that an entry affects directly; the effects on others are computed on demand.
     *
     * @param unit its index in the class, or {@link #ELSEWHERE}
     * @param channel OWN, LIGHT or TOTAL
     * @param indicator through which; null where it affects the total directly
     * @param spreads whether it can affect other units; false for ledgers, which no peer rule reads
     */
    private record Origin(
            Scored scored, int unit, Channel channel, @Nullable Code indicator, boolean spreads) {}

    private final Map<Position, List<Origin>> origins = new HashMap<>();
    private final List<Scored> across = new ArrayList<>();

    private ReverseIndex() {}

    /** Indexes all sources of the scores. */
    public static ReverseIndex of(Collection<CohortScores> scores) {
        ReverseIndex index = new ReverseIndex();
        scores.forEach(index::add);
        return index;
    }

    /** The effects of the entry, in order of class, period, scheme, unit, way and indicator. */
    public List<AffectedUnit> affectedBy(Position entry) {
        TreeSet<AffectedUnit> affected = new TreeSet<>(ORDER);
        IdentityHashMap<Scored, Set<Integer>> moved = new IdentityHashMap<>();
        for (Origin origin : origins.getOrDefault(entry, List.of())) {
            if (origin.unit() != ELSEWHERE) {
                affected.add(
                        origin.scored()
                                .affected(origin.unit(), origin.channel(), origin.indicator()));
            }
            if (origin.channel() == Channel.LIGHT) {
                if (origin.spreads()) {
                    cited(origin, affected);
                }
            } else {
                Set<Integer> units = moved.computeIfAbsent(origin.scored(), k -> new HashSet<>());
                if (origin.unit() != ELSEWHERE) {
                    units.add(origin.unit());
                }
                spread(origin, affected, units);
            }
        }
        moved.forEach((scored, units) -> rankings(scored, units, affected));
        // Blocks may be ranked among units of other classes.
        for (Scored other : across) {
            Period period = other.scores().cohort().period();
            if (moved.keySet().stream()
                    .anyMatch(scored -> scored.scores().cohort().period().equals(period))) {
                rankings(other, moved.getOrDefault(other, Set.of()), affected);
            }
        }
        return List.copyOf(affected);
    }

    private void add(CohortScores scores) {
        Scored scored = Scored.of(scores);
        if (!scored.leaves().isEmpty()) {
            addElsewhere(scored);
        }
        if (scored.scheme().tree().ranksAcross()) {
            across.add(scored);
            Origin ranked = new Origin(scored, ELSEWHERE, Channel.TOTAL, null, false);
            scores.across().forEach(entry -> put(entry, ranked));
        }
        for (int u = 0; u < scores.units().size(); u++) {
            Workings workings = scores.units().get(u).workings();
            for (NodeScore.Leaf leaf : scored.leaves(u, null)) {
                Code l = leaf.node().indicator();
                Set<Position> weighed = new HashSet<>(Workings.weighed(leaf.cell()));
                Origin own = new Origin(scored, u, Channel.OWN, l, true);
                weighed.forEach(entry -> put(entry, own));
                IndicatorInForce inForce = leaf.column().inForce();
                if (inForce != null) {
                    inForce.sources().forEach(entry -> put(entry, own));
                }
                Origin light = new Origin(scored, u, Channel.LIGHT, l, true);
                for (Position entry : Workings.sources(leaf.cell())) {
                    if (!weighed.contains(entry)) {
                        put(entry, light);
                    }
                }
                Origin trend = new Origin(scored, u, Channel.LIGHT, l, false);
                for (Position entry : Workings.ofTrend(leaf.cell())) {
                    if (!weighed.contains(entry)) {
                        put(entry, trend);
                    }
                }
            }
            // Membership in the class affects every rule that compares peers.
            Origin member = new Origin(scored, u, Channel.TOTAL, null, true);
            workings.member().sources().forEach(entry -> put(entry, member));
            // What is left out of a unit may leave it unranked, so that nobody is compared with it.
            Origin leftOut =
                    new Origin(
                            scored,
                            u,
                            Channel.TOTAL,
                            null,
                            scored.scheme().tree().mayLeaveUnranked());
            Suppressed.sources(workings.tree()).forEach(entry -> put(entry, leftOut));
            // Whose mean is used for an absent figure follows from the lists of all.
            Origin listed = new Origin(scored, u, Channel.TOTAL, null, true);
            OwnIndicators.sources(workings.tree()).forEach(entry -> put(entry, listed));
            Origin total = new Origin(scored, u, Channel.TOTAL, null, false);
            workings.direct().forEach(entry -> put(entry, total));
        }
    }

    /** What units of other classes bring, and by what units are among those compared with. */
    private void addElsewhere(Scored scored) {
        SequencedMap<Code, Set<Elsewhere>> all = new LinkedHashMap<>();
        for (int u = 0; u < scored.leaves().size(); u++) {
            for (NodeScore.Leaf leaf : scored.leaves(u, null)) {
                all.computeIfAbsent(
                                leaf.node().indicator(),
                                i -> Collections.newSetFromMap(new IdentityHashMap<>()))
                        .add(leaf.column().elsewhere());
            }
        }
        all.forEach(
                (indicator, some) ->
                        some.forEach(elsewhere -> addElsewhere(scored, indicator, elsewhere)));
    }

    private void addElsewhere(Scored scored, Code indicator, Elsewhere elsewhere) {
        Origin peer = new Origin(scored, ELSEWHERE, Channel.PEER, indicator, true);
        Set<Position> entries = new HashSet<>();
        elsewhere.cells().forEach(cell -> entries.addAll(Workings.sources(cell)));
        elsewhere.cells().forEach(cell -> entries.addAll(Workings.weighed(cell)));
        elsewhere.because().values().forEach(entries::addAll);
        entries.forEach(entry -> put(entry, peer));
    }

    private static void spread(Origin origin, Set<AffectedUnit> affected, Set<Integer> units) {
        Scored scored = origin.scored();
        boolean scales = scored.scheme().scaling().between() != Scheme.Between.NONE;
        for (int other = 0; other < scored.leaves().size(); other++) {
            if (other == origin.unit()) {
                continue;
            }
            // A figure more or less may make its unit one that others are compared with.
            boolean whole =
                    origin.indicator() == null
                            || (origin.unit() != ELSEWHERE
                                    && scored.scheme().tree().mayLeaveUnranked());
            Collection<NodeScore.Leaf> reached =
                    origin.spreads()
                            ? scored.leaves(other, whole ? null : origin.indicator())
                            : List.of();
            for (NodeScore.Leaf leaf : reached) {
                if (comparesPeers(scored.scheme(), leaf)) {
                    affected.add(scored.affected(other, Channel.PEER, leaf.node().indicator()));
                    units.add(other);
                }
            }
            if (scales && scored.scores().units().get(other).total().isPresent()) {
                affected.add(scored.affected(other, Channel.CLASS_BEST, null));
                units.add(other);
            }
        }
    }

    /** A derivation cites everything its peers brought, what only lights them too. */
    private static void cited(Origin origin, Set<AffectedUnit> affected) {
        Scored scored = origin.scored();
        for (int other = 0; other < scored.leaves().size(); other++) {
            for (NodeScore.Leaf leaf : scored.leaves(other, origin.indicator())) {
                if (other != origin.unit() && comparesPeers(scored.scheme(), leaf)) {
                    affected.add(scored.affected(other, Channel.PEER, leaf.node().indicator()));
                }
            }
        }
    }

    private static void rankings(Scored scored, Set<Integer> moved, Set<AffectedUnit> affected) {
        for (int unit = 0; unit < scored.leaves().size(); unit++) {
            if (!moved.contains(unit) && isRanked(scored.scores().units().get(unit))) {
                affected.add(scored.affected(unit, Channel.RANKING, null));
            }
        }
    }

    /** Whether it has a rank, or blocks of it have: a total may be withheld above ranked blocks. */
    private static boolean isRanked(UnitScore unit) {
        return unit.total().isPresent() || unit.blocks().stream().anyMatch(b -> b.rank() != null);
    }

    /**
     * Whether another unit's figure can affect this score. The peers' mean counts even where no
     * peer has a figure yet.
     */
    private static boolean comparesPeers(Scheme scheme, NodeScore.Leaf leaf) {
        IndicatorInForce inForce = leaf.column().inForce();
        Code reason = leaf.reason();
        return inForce != null
                && ((inForce.definition().rule().comparesPeers() && leaf.cell().reason() == null)
                        || leaf.cell().imputed() == Imputed.SUBSTITUTED
                        || (reason != null
                                && (leaf.column().policy(scheme, reason) == Scheme.NoData.PEER_MEAN
                                        || leaf.column().usesMean(reason))));
    }

    private void put(Position entry, Origin origin) {
        origins.computeIfAbsent(entry, k -> new ArrayList<>()).add(origin);
    }
}
