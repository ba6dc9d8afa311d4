package io.kaocheng.indicators.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.region.KnownCycles.Cycle;
import io.kaocheng.indicators.scheme.SchemeState.Stage;
import io.kaocheng.indicators.scheme.SchemeState.Version;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.Rejection;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When schemes of a class hold, and whether one may be enacted in the time of another: it must name
 * that one as superseded, and start no earlier, since of two the later start wins.
 *
 * @param cycles as far as they are known; of any other it is assumed that it is at the same time as
 *     everything
 */
record SchemeTimes(Map<Code, Cycle> cycles) {

    /** The schemes of the class of a scheme. */
    static Reference.Streams<SchemeState> alike(Code scheme) {
        return SchemeDecider.KIND.found(
                """
                select distinct other.subject
                from scheme_version as own
                join scheme_version as other using (region, unit_class)
                where region = ? and own.scheme = ? and other.to_seq = 9223372036854775807
                order by other.subject
                """,
                scheme.value());
    }

    /**
     * A version, and the time for which it holds.
     *
     * @param from null where it is not known
     * @param until the last day; null where it is not known or there is none
     */
    private record Holding(Scheme scheme, @Nullable LocalDate from, @Nullable LocalDate until) {

        boolean overlaps(Holding other) {
            Code cycle = scheme.cycle();
            Code otherCycle = other.scheme.cycle();
            return cycle != null && otherCycle != null
                    ? cycle.equals(otherCycle)
                    : startsByEndOf(other) && other.startsByEndOf(this);
        }

        private boolean startsByEndOf(Holding other) {
            return from == null || other.until == null || !from.isAfter(other.until);
        }

        boolean startsBefore(Holding other) {
            return from != null && other.from != null && from.isBefore(other.from);
        }

        boolean supersedes(Holding other) {
            List<Code> superseded = scheme.supersedes();
            return superseded != null && superseded.contains(other.scheme.scheme());
        }

        /** Whether it is scored instead of the other wherever both hold. */
        boolean takesOver(Holding other) {
            return supersedes(other)
                    && !startsBefore(other)
                    && scheme.unitClass().equals(other.scheme.unitClass());
        }

        /** Whether it holds on some day from that one on for which none of others does. */
        boolean isLeftFrom(LocalDate first, List<Holding> others) {
            LocalDate day = from == null || from.isBefore(first) ? first : from;
            while (until == null || !day.isAfter(until)) {
                Holding over = null;
                for (Holding other : others) {
                    if (other.isOn(day)) {
                        over = other;
                        break;
                    }
                }
                if (over == null) {
                    return true;
                }
                if (over.until == null) {
                    return false;
                }
                day = over.until.plusDays(1);
            }
            return false;
        }

        /** What is not known counts as not holding. */
        private boolean isOn(LocalDate day) {
            return from != null
                    && !day.isBefore(from)
                    && (until == null ? scheme.cycle() == null : !day.isAfter(until));
        }
    }

    private @Nullable Period period(Code cycle) {
        Cycle known = cycles.get(cycle);
        return known == null ? null : known.period();
    }

    /** That the scheme is for a cycle that is closed, or begins in one: what is done stays done. */
    Optional<Rejection> closed(Version version) {
        Scheme wanted = SchemeDecider.scheme(version);
        Code cycle = wanted.cycle();
        Period from = wanted.from();
        return cycles.entrySet().stream()
                .filter(known -> known.getValue().closed())
                .filter(
                        known ->
                                cycle == null
                                        ? from != null && holds(known.getValue(), from)
                                        : known.getKey().equals(cycle))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .map(
                        code ->
                                new Rejection(
                                        ProblemCode.PERIOD_CLOSED,
                                        cycle == null ? "from" : "cycle",
                                        "the cycle "
                                                + code
                                                + " is closed; no scheme is enacted for it any more",
                                        "考核周期 " + code + " 已关闭，不再启用考核方案"));
    }

    /** Whether a period is in a closed cycle and in no open one. */
    private boolean holds(Cycle closed, Period from) {
        return closed.period().contains(from)
                && cycles.values().stream()
                        .noneMatch(open -> !open.closed() && open.period().contains(from));
    }

    /**
     * That another scheme holds for the class at the same time.
     *
     * @param state of the scheme of which the version is to be enacted
     */
    Optional<Rejection> refused(
            Version version, SchemeState state, Map<String, SchemeState> alike) {
        Scheme wanted = SchemeDecider.scheme(version);
        Holding own = holding(wanted, null);
        List<Holding> before = holding(state);
        for (Map.Entry<String, SchemeState> other : alike.entrySet()) {
            if (other.getKey().equals("scheme/" + wanted.scheme())) {
                continue;
            }
            for (Holding held : holding(other.getValue())) {
                Set<Period.Kind> kinds = new HashSet<>(wanted.periods());
                if (!held.supersedes(own)) {
                    // What this scheme scores in that time already, it may go on scoring.
                    before.stream()
                            .filter(b -> b.overlaps(held))
                            .forEach(b -> kinds.removeAll(b.scheme().periods()));
                }
                boolean settled =
                        own.takesOver(held) || (held.supersedes(own) && own.startsBefore(held));
                if (!settled
                        && held.scheme().unitClass().equals(wanted.unitClass())
                        && own.overlaps(held)
                        && !Collections.disjoint(kinds, held.scheme().periods())) {
                    return Optional.of(refusal(held));
                }
            }
        }
        return Optional.empty();
    }

    private static Rejection refusal(Holding held) {
        Scheme other = held.scheme();
        String en =
                "the scheme "
                        + other.scheme()
                        + " is in force for the class "
                        + other.unitClass()
                        + (other.cycle() != null
                                ? " in " + other.cycle()
                                : " since " + other.from());
        String zh =
                "类别 "
                        + other.unitClass()
                        + (other.cycle() != null
                                ? " 在考核周期 " + other.cycle()
                                : " 自 " + other.from() + " 起")
                        + " 已有生效的考核方案 "
                        + other.scheme();
        return new Rejection(
                ProblemCode.ALREADY_EXISTS,
                "scheme",
                en + "; draft a version of it, or name it in supersedes and start no earlier",
                zh + "，请起草其新版本，或在 supersedes 中列明并不早于其开始");
    }

    /**
     * The enacted versions of a scheme that hold on any day of a period or after it, for a kind of
     * period that no other scheme has taken over by then.
     *
     * @param alike the schemes of its class, itself among them or not
     */
    Stream<Scheme> heldFrom(SchemeState state, Period from, Collection<SchemeState> alike) {
        List<Holding> others = alike.stream().flatMap(other -> holding(other).stream()).toList();
        return holding(state).stream()
                .filter(
                        held ->
                                held.scheme().periods().stream()
                                        .anyMatch(
                                                kind ->
                                                        held.isLeftFrom(
                                                                from.firstDay(),
                                                                over(held, kind, others))))
                .map(Holding::scheme);
    }

    /** Those that are scored instead of one for a kind of period. */
    private static List<Holding> over(Holding held, Period.Kind kind, List<Holding> others) {
        return others.stream()
                .filter(other -> other.takesOver(held) && other.scheme().periods().contains(kind))
                .toList();
    }

    /** The enacted versions that hold for any time, with it. */
    private List<Holding> holding(SchemeState state) {
        List<Holding> holding = new ArrayList<>();
        LocalDate next = null;
        for (Version version : state.versions().reversed()) {
            if (version.stage() != Stage.ENACTED) {
                continue;
            }
            Scheme enacted = SchemeDecider.scheme(version);
            Holding held = holding(enacted, next);
            if (held.from() == null || held.until() == null || !held.from().isAfter(held.until())) {
                holding.add(held);
            }
            Period from = enacted.from();
            if (from == null) {
                break;
            }
            LocalDate start = from.firstDay();
            next = next == null || start.isBefore(next) ? start : next;
        }
        return holding;
    }

    /**
     * @param next the first day of the version after it; null without one
     */
    private Holding holding(Scheme of, @Nullable LocalDate next) {
        Code cycle = of.cycle();
        Period from = cycle == null ? of.from() : period(cycle);
        Period until = cycle == null ? of.until() : period(cycle);
        LocalDate last = until == null ? null : until.lastDay();
        LocalDate before = next == null ? null : next.minusDays(1);
        return new Holding(
                of,
                from == null ? null : from.firstDay(),
                last == null || (before != null && before.isBefore(last)) ? before : last);
    }
}
