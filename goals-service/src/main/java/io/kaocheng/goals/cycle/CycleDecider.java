package io.kaocheng.goals.cycle;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.CycleEvent.CycleRulesSet;
import io.kaocheng.goals.cycle.CycleDecider.Cycle;
import io.kaocheng.goals.cycle.CycleDecider.CycleCommand;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.StreamKind;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cycle is opened, given rules, and closed for good. No two are for the same time. */
public final class CycleDecider implements Decider<CycleCommand, Cycle, CycleEvent> {

    private static final StreamKind<CycleCommand, Cycle, CycleEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new CycleDecider()), CycleEvent.class);

    private static final Reference.Streams<Cycle> ALL =
            KIND.found(
                    """
                    select subject
                    from cycle
                    where region = ? and to_seq = 9223372036854775807
                    order by subject
                    """);

    /** The stream of a cycle, for others to refer to. */
    public static Reference.Stream<Cycle> at(Code cycle) {
        return KIND.at("cycle/" + cycle);
    }

    /** The cycles of the region, for who asks whether one of them is {@link #closed}. */
    public static Reference.Streams<?> all() {
        return ALL;
    }

    /** The cycles that are closed, with their periods. */
    public static Map<Code, Period> closed(References references) {
        return references.states(ALL).values().stream()
                .flatMap(CycleDecider::closedAs)
                .collect(Collectors.toMap(CycleOpened::cycle, CycleOpened::period));
    }

    /** The period of a cycle, whether it is open or closed; empty where it was not opened. */
    public static Optional<Period> period(References references, Code cycle) {
        return references.states(ALL).values().stream()
                .flatMap(CycleDecider::openedAs)
                .filter(as -> as.cycle().equals(cycle))
                .map(CycleOpened::period)
                .findFirst();
    }

    private static Stream<CycleOpened> openedAs(Cycle cycle) {
        return switch (cycle) {
            case Unopened() -> Stream.<CycleOpened>of();
            case Open(var as, _) -> Stream.of(as);
            case Closed(var as, _, _) -> Stream.of(as);
        };
    }

    private static Stream<CycleOpened> closedAs(Cycle cycle) {
        return switch (cycle) {
            case Unopened(), Open _ -> Stream.<CycleOpened>of();
            case Closed(var as, _, _) -> Stream.of(as);
        };
    }

    /** That a period lies in a cycle that is closed; nothing where it does not. */
    public static Optional<Rejection> closed(Period period, References references) {
        return references.states(ALL).values().stream()
                .flatMap(CycleDecider::closedAs)
                .filter(as -> as.period().contains(period))
                .findFirst()
                .map(
                        as ->
                                new Rejection(
                                        ProblemCode.PERIOD_CLOSED,
                                        "period",
                                        "the period "
                                                + period
                                                + " lies in the cycle "
                                                + as.cycle()
                                                + ", which is closed",
                                        "期间 " + period + " 所在的考核周期 " + as.cycle() + " 已关闭"));
    }

    /** The cycle in which a period lies, open or closed; empty where none was opened for it. */
    public static Optional<Code> around(References references, Period period) {
        return references.states(ALL).values().stream()
                .flatMap(CycleDecider::openedAs)
                .filter(as -> as.period().contains(period))
                .map(CycleOpened::cycle)
                .findFirst();
    }

    /** The rules that hold for a period: those of its cycle, the defaults where it has none. */
    public static CycleRules rules(References references, Period period) {
        return around(references, period)
                .map(cycle -> rules(references, cycle))
                .orElseGet(() -> CycleRules.defaults(period));
    }

    /** Whether a cycle was ever opened. */
    public static boolean exists(References references, Code cycle) {
        return !(references.state(KIND, "cycle/" + cycle) instanceof Unopened);
    }

    /** Whether a cycle is closed. */
    public static boolean isClosed(References references, Code cycle) {
        return references.state(KIND, "cycle/" + cycle) instanceof Closed;
    }

    /**
     * The rules of a cycle: those that were set, or the defaults.
     *
     * @throws IllegalStateException where there is no such cycle
     */
    public static CycleRules rules(References references, Code cycle) {
        return switch (references.state(KIND, "cycle/" + cycle)) {
            case Open(var as, var rules) -> rules(as, rules);
            case Closed(var as, var rules, _) -> rules(as, rules);
            case Unopened() -> throw new IllegalStateException("there is no cycle " + cycle);
        };
    }

    private static CycleRules rules(CycleOpened as, @Nullable CycleRules rules) {
        return rules == null ? CycleRules.defaults(as.period()) : rules;
    }

    /**
     * The period of a cycle that is referred to by itself.
     *
     * @throws IllegalStateException where there is no such cycle
     */
    public static Period periodOf(References references, Code cycle) {
        return switch (references.state(KIND, "cycle/" + cycle)) {
            case Open(var as, _) -> as.period();
            case Closed(var as, _, _) -> as.period();
            case Unopened() -> throw new IllegalStateException("there is no cycle " + cycle);
        };
    }

    /** What may be asked of a cycle. */
    public sealed interface CycleCommand {
        Code cycle();

        default Change<CycleCommand, Cycle, CycleEvent> change() {
            var change = KIND.change("cycle/" + cycle(), this);
            return switch (this) {
                case OpenCycle _ -> change.referringTo(ALL);
                case CloseCycle _, SetCycleRules _ -> change;
            };
        }
    }

    public record OpenCycle(Code cycle, String name, Period period) implements CycleCommand {}

    public record CloseCycle(Code cycle, String reason) implements CycleCommand {}

    /** Sets all rules of a cycle anew. */
    public record SetCycleRules(Code cycle, ProposedRules rules, String reason)
            implements CycleCommand {}

    /** The rules as they are asked for; what is left out is at its default. */
    public interface ProposedRules {
        /** All rules, for a cycle of that period. */
        CycleRules of(Period period);
    }

    /** The state of a cycle. */
    public sealed interface Cycle {}

    record Unopened() implements Cycle {}

    /**
     * @param rules absent where none were set
     */
    record Open(CycleOpened as, @Nullable CycleRules rules) implements Cycle {}

    record Closed(CycleOpened as, @Nullable CycleRules rules, String reason) implements Cycle {}

    @Override
    public Cycle initial() {
        return new Unopened();
    }

    @Override
    public Decision<CycleEvent> decide(CycleCommand command, Cycle cycle, References references) {
        return switch (cycle) {
            case Unopened() ->
                    switch (command) {
                        case OpenCycle(var code, var name, var period) ->
                                other(period, references)
                                        .<Decision<CycleEvent>>map(CycleDecider::overlaps)
                                        .orElse(accept(new CycleOpened(code, name, period)));
                        case CloseCycle(var code, _) -> unknown(code);
                        case SetCycleRules(var code, _, _) -> unknown(code);
                    };
            case Open(var as, var rules) ->
                    switch (command) {
                        case OpenCycle open -> again(open, as);
                        case CloseCycle(var code, var reason) ->
                                accept(new CycleClosed(code, reason));
                        case SetCycleRules(_, var proposed, _)
                                when proposed.of(as.period()).equals(rules) ->
                                unchanged();
                        case SetCycleRules(var code, var proposed, var reason) ->
                                accept(new CycleRulesSet(code, proposed.of(as.period()), reason));
                    };
            case Closed(var as, _, var why) ->
                    switch (command) {
                        case OpenCycle open -> again(open, as);
                        case CloseCycle(_, var reason) when reason.equals(why) -> unchanged();
                        case CloseCycle(var code, _) ->
                                reject(
                                        ProblemCode.WRONG_STATE,
                                        "reason",
                                        "the cycle " + code + " was closed already: " + why,
                                        "考核周期 " + code + " 已关闭，理由为：" + why);
                        case SetCycleRules(var code, _, _) ->
                                reject(
                                        ProblemCode.PERIOD_CLOSED,
                                        "cycle",
                                        "the cycle "
                                                + code
                                                + " is closed; its rules stay as they are",
                                        "考核周期 " + code + " 已关闭，其规则不再变更");
                    };
        };
    }

    private static Decision<CycleEvent> unknown(Code cycle) {
        return reject(
                ProblemCode.UNKNOWN_CYCLE,
                "cycle",
                "there is no cycle " + cycle,
                "没有考核周期 " + cycle);
    }

    /** Another cycle in which some of the period lies, whether it is open or closed. */
    private static Optional<CycleOpened> other(Period period, References references) {
        return references.states(ALL).values().stream()
                .flatMap(CycleDecider::openedAs)
                .filter(as -> as.period().contains(period) || period.contains(as.period()))
                .findFirst();
    }

    private static Decision<CycleEvent> overlaps(CycleOpened as) {
        return reject(
                ProblemCode.ALREADY_EXISTS,
                "period",
                "the cycle " + as.cycle() + " is for " + as.period() + " already",
                "考核周期 " + as.cycle() + " 的期间已为 " + as.period());
    }

    private static Decision<CycleEvent> again(OpenCycle open, CycleOpened as) {
        return new CycleOpened(open.cycle(), open.name(), open.period()).equals(as)
                ? unchanged()
                : reject(
                        ProblemCode.ALREADY_EXISTS,
                        "cycle",
                        "the cycle " + as.cycle() + " exists already, for " + as.period(),
                        "考核周期 " + as.cycle() + " 已存在，期间为 " + as.period());
    }

    @Override
    public Cycle evolve(Cycle cycle, CycleEvent event) {
        return switch (event) {
            case CycleOpened opened when cycle instanceof Unopened -> new Open(opened, null);
            case CycleClosed closed when cycle instanceof Open(var as, var rules) ->
                    new Closed(as, rules, closed.reason());
            case CycleRulesSet set when cycle instanceof Open(var as, _) ->
                    new Open(as, set.rules());
            case CycleOpened _, CycleClosed _, CycleRulesSet _ ->
                    throw new CorruptStreamException(
                            "a cycle cannot be " + event + " when it is " + cycle);
        };
    }
}
