package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The schemes that were enacted, and which of them holds for a class in a period.
 *
 * <p>Of a scheme for a cycle the latest version holds, for the whole of it. A version of a scheme
 * that stands from a period on holds until the next one starts. Of two schemes the one that starts
 * later wins, of two that start together, or are both for a cycle, the one enacted later.
 */
final class EnactedSchemes {

    private final Map<Code, NavigableMap<Integer, Enacted>> schemes = new TreeMap<>();

    /**
     * @param sequence of its enactment; what an overlay holds to be in force comes after all others
     */
    private record Enacted(SchemeInForce inForce, long sequence, SchemeReach reach) {
        Scheme scheme() {
            return inForce.scheme();
        }

        boolean scores(Code unitClass, Period period) {
            return scheme().unitClass().equals(unitClass)
                    && scheme().periods().contains(period.kind());
        }
    }

    /** Adds a version; answers whether it was not there already. */
    boolean add(SchemeInForce scheme, long sequence) {
        return versions(scheme.scheme().scheme())
                        .putIfAbsent(scheme.scheme().version(), enacted(scheme, sequence))
                == null;
    }

    /** Holds a version to be in force, whatever was enacted under its number. */
    void suppose(Scheme scheme) {
        versions(scheme.scheme())
                .put(
                        scheme.version(),
                        enacted(new SchemeInForce(scheme, List.of()), Long.MAX_VALUE));
    }

    private static Enacted enacted(SchemeInForce scheme, long sequence) {
        return new Enacted(scheme, sequence, SchemeReach.of(scheme.scheme()));
    }

    private NavigableMap<Integer, Enacted> versions(Code scheme) {
        return schemes.computeIfAbsent(scheme, s -> new TreeMap<>());
    }

    /**
     * The one that holds for a class in a period.
     *
     * @param cycles the period of a cycle; null where it was not opened
     */
    Optional<SchemeInForce> inForce(
            Code unitClass, Period period, Function<Code, @Nullable Period> cycles) {
        Enacted ofCycle = null;
        Period opened = null;
        Enacted openEnded = null;
        Period start = null;
        for (NavigableMap<Integer, Enacted> versions : schemes.values()) {
            Enacted last = versions.lastEntry().getValue();
            Code cycle = last.scheme().cycle();
            if (cycle != null) {
                Period of = last.scores(unitClass, period) ? cycles.apply(cycle) : null;
                if (of != null
                        && of.contains(period)
                        && (ofCycle == null || last.sequence() > ofCycle.sequence())) {
                    ofCycle = last;
                    opened = of;
                }
                continue;
            }
            Enacted version =
                    last.scheme().unitClass().equals(unitClass) ? at(versions, period) : null;
            Period from = version == null ? null : version.scheme().from();
            if (version != null
                    && from != null
                    && version.scores(unitClass, period)
                    && version.scheme().holdsFor(period)
                    && (openEnded == null
                            || start == null
                            || later(from, version, start, openEnded))) {
                openEnded = version;
                start = from;
            }
        }
        Enacted wins =
                ofCycle == null || opened == null
                        ? openEnded
                        : openEnded == null || start == null
                                ? ofCycle
                                : later(opened, ofCycle, start, openEnded) ? ofCycle : openEnded;
        return Optional.ofNullable(wins).map(Enacted::inForce);
    }

    private static boolean later(Period here, Enacted one, Period there, Enacted other) {
        return here.firstMonth().equals(there.firstMonth())
                ? one.sequence() > other.sequence()
                : here.firstMonth().isAfter(there.firstMonth());
    }

    /** The version of a scheme that has started last by a period; null where none has. */
    private static @Nullable Enacted at(NavigableMap<Integer, Enacted> versions, Period period) {
        for (Enacted version : versions.descendingMap().values()) {
            Period from = version.scheme().from();
            if (from != null && !from.beginsAfter(period)) {
                return version;
            }
        }
        return null;
    }

    /** The latest version of a scheme. */
    Optional<Scheme> latest(Code scheme) {
        NavigableMap<Integer, Enacted> versions = schemes.get(scheme);
        return versions == null
                ? Optional.empty()
                : Optional.of(versions.lastEntry().getValue().scheme());
    }

    /** Every version that may hold for any period: of a scheme for a cycle only the latest. */
    private List<Enacted> all() {
        List<Enacted> all = new ArrayList<>();
        for (NavigableMap<Integer, Enacted> versions : schemes.values()) {
            Enacted last = versions.lastEntry().getValue();
            if (last.scheme().cycle() == null) {
                all.addAll(versions.values());
            } else {
                all.add(last);
            }
        }
        return all;
    }

    /** The schemes of all versions that may hold for any period, in the order of their codes. */
    List<Scheme> schemes() {
        return all().stream().map(Enacted::scheme).toList();
    }

    /** How far those of a class reach. */
    SchemeReach reach(Code unitClass) {
        SchemeReach reach = SchemeReach.NONE;
        for (Enacted enacted : all()) {
            if (enacted.scheme().unitClass().equals(unitClass)) {
                reach = reach.and(enacted.reach());
            }
        }
        return reach;
    }

    /** The classes in whose schemes a unit's figures stand in for missing ones. */
    List<Code> substitutedBy(Code unit) {
        return all().stream()
                .filter(enacted -> enacted.reach().units().contains(unit))
                .map(enacted -> enacted.scheme().unitClass())
                .sorted(Comparator.naturalOrder())
                .distinct()
                .toList();
    }
}
