package io.kaocheng.indicators.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.scheme.SchemeState.Stage;
import io.kaocheng.indicators.scheme.SchemeState.Version;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.Rejection;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
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
 * @param scheme the one that is to be enacted
 * @param cycles the periods of cycles as far as they are known; of any other it is assumed that it
 *     is at the same time as everything
 */
record SchemeTimes(Code scheme, Map<Code, Period> cycles) {

    static SchemeTimes of(Code scheme, Map<Code, Period> cycles) {
        return new SchemeTimes(scheme, cycles);
    }

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
    }

    /** That another scheme holds for the class at the same time. */
    Optional<Rejection> refused(
            Version version, SchemeState state, Map<String, SchemeState> alike) {
        Scheme wanted = definition(version);
        Holding own = holding(wanted, null);
        List<Holding> before = holding(state);
        for (Map.Entry<String, SchemeState> other : alike.entrySet()) {
            if (other.getKey().equals("scheme/" + scheme)) {
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
                        (own.supersedes(held) && !own.startsBefore(held))
                                || (held.supersedes(own) && own.startsBefore(held));
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
                                ? " 在周期 " + other.cycle()
                                : " 自 " + other.from() + " 起")
                        + " 已有生效的考核方案 "
                        + other.scheme();
        return new Rejection(
                ProblemCode.ALREADY_EXISTS,
                "scheme",
                en + "; draft a version of it, or name it in supersedes and start no earlier",
                zh + "，请起草其新版本，或在 supersedes 中列明并不早于其开始");
    }

    /** The enacted versions of a scheme that hold on any day of a period or after it. */
    Stream<Scheme> heldFrom(SchemeState state, Period from) {
        return holding(state).stream()
                .filter(held -> held.until() == null || !held.until().isBefore(from.firstDay()))
                .map(Holding::scheme);
    }

    /** The enacted versions that hold for any time, with it. */
    private List<Holding> holding(SchemeState state) {
        List<Holding> holding = new ArrayList<>();
        LocalDate next = null;
        for (Version version : state.versions().reversed()) {
            if (version.stage() != Stage.ENACTED) {
                continue;
            }
            Scheme enacted = definition(version);
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
        Period from = cycle == null ? of.from() : cycles.get(cycle);
        Period until = cycle == null ? of.until() : cycles.get(cycle);
        LocalDate last = until == null ? null : until.lastDay();
        LocalDate before = next == null ? null : next.minusDays(1);
        return new Holding(
                of,
                from == null ? null : from.firstDay(),
                last == null || (before != null && before.isBefore(last)) ? before : last);
    }

    private static Scheme definition(Version version) {
        return Scheme.read(version.definition()).orThrow();
    }
}
