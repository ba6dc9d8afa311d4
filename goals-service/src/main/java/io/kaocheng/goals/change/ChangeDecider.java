package io.kaocheng.goals.change;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetKey;
import io.kaocheng.goals.change.ChangeDecider.ChangeCommand;
import io.kaocheng.goals.change.ChangeDecider.RequestedChange;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.ownlist.OwnListDecider.ProposedList;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.target.KnownDirections;
import io.kaocheng.goals.target.TargetDecider;
import io.kaocheng.goals.target.TargetDecider.AdjustTarget;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.Request;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.shape.Shape;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One person asks for a change, another who is not of the unit concerned grants or denies it; who
 * asked may withdraw it before.
 *
 * <p>A unit asks for a relief of its targets until the last day that the rules of the cycle set;
 * the office asks for an adjustment, and for the relief that a unit missed to ask for.
 */
public final class ChangeDecider
        implements Decider<ChangeCommand, Request<RequestedChange>, ChangeEvent> {

    private static final StreamKind<ChangeCommand, Request<RequestedChange>, ChangeEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new ChangeDecider()), ChangeEvent.class);

    /** The stream of a request, for others to refer to. */
    static Reference.Stream<Request<RequestedChange>> at(Code request) {
        return KIND.at(ChangeEvent.subject(request));
    }

    /** The requests that wait for a decision. */
    static final Reference.Streams<Request<RequestedChange>> PENDING =
            KIND.found(
                    """
                    select subject
                    from change_request
                    where region = ? and state = 'pending' and to_seq = 9223372036854775807
                    order by subject
                    """);

    /** What may be asked of a request; {@code by} is the opaque subject id of who does it. */
    public sealed interface ChangeCommand {
        Code request();

        default Change<ChangeCommand, Request<RequestedChange>, ChangeEvent> change() {
            return KIND.change(ChangeEvent.subject(request()), this)
                    .referringTo(
                            switch (this) {
                                case RequestChange request -> request.references();
                                case RequestOwnList(_, var list, _, _) -> list.references();
                                case GrantChange grant -> grant.maker().references();
                                case DenyChange deny -> deny.maker().references();
                                case WeighChange weigh ->
                                        List.of(CycleDecider.all(), weigh.directions());
                                case WithdrawChange _ -> List.of();
                            });
        }
    }

    /** Whether the office asks for it, or the unit that is to reach the targets. */
    public enum RequestKind {
        ADJUSTMENT,
        RELIEF
    }

    /** Another figure for a target. */
    public record Wanted(Key target, Figure figure) {}

    /**
     * What is asked for of targets, and why.
     *
     * @param effectiveFrom the period from which they are to count; absent where that is left to
     *     the day of the grant
     * @param wholePeriod whether they are to count for all of the targets' periods
     * @param late whether it is filed for a unit that did not ask in time
     * @param listed whether findings name the place in the list of changes; they do not where there
     *     is none in what was sent
     */
    public record Filing(
            RequestKind kind,
            List<Wanted> wanted,
            @Nullable Ground ground,
            String reason,
            List<Evidence> evidence,
            @Nullable Period effectiveFrom,
            boolean wholePeriod,
            boolean late,
            boolean listed) {
        public Filing {
            wanted = List.copyOf(wanted);
            evidence = List.copyOf(evidence);
        }

        /** Of one target, by the office. */
        public static Filing adjustment(Key target, Figure figure, String reason) {
            return new Filing(
                    RequestKind.ADJUSTMENT,
                    List.of(new Wanted(target, figure)),
                    null,
                    reason,
                    List.of(),
                    null,
                    false,
                    false,
                    false);
        }

        /** The unit of all of the targets; absent where they are a class's. */
        @Nullable Code unit() {
            return wanted.getFirst().target().unit();
        }
    }

    /**
     * Who asks.
     *
     * @param office whether for the office
     * @param units for which units as their department; {@code *} for all
     */
    public record Requester(String by, boolean office, Set<String> units) {
        public Requester {
            units = Set.copyOf(units);
        }

        boolean isOf(Code unit) {
            return units.contains("*") || units.contains(unit.value());
        }
    }

    /** Asks for other figures of targets, as the targets stand when it is decided. */
    public record RequestChange(Code request, Filing filing, Requester requester, Instant at)
            implements ChangeCommand {

        List<Reference> references() {
            Set<Reference> all = new LinkedHashSet<>();
            all.add(PENDING);
            filing.wanted().forEach(wanted -> all.addAll(wanted.target().withTarget()));
            return List.copyOf(all);
        }
    }

    /** Asks for other indicators of a unit's own, as they stand when it is decided. */
    public record RequestOwnList(Code request, ProposedList list, String reason, String by)
            implements ChangeCommand {}

    /**
     * Who grants or denies.
     *
     * @param leader whether as leader
     * @param units that the token names
     * @param directions which changes of an indicator's target ease it
     */
    public record DecisionMaker(
            String by, boolean leader, Set<String> units, KnownDirections directions) {
        public DecisionMaker {
            units = Set.copyOf(units);
        }

        List<Reference> references() {
            return List.of(CycleDecider.all(), directions);
        }
    }

    /**
     * Grants a request.
     *
     * @param carriedOut what was pending when what is recorded with the grant was made of it;
     *     absent where nothing was. Refused unless it is what is asked for
     * @param filed when it was asked for
     * @param figures one for each target, in the order in which they were asked for
     * @param effectiveFrom another period from which they are to count than was asked for; absent
     *     where none is named
     * @param reason why other figures are granted; absent where they are not
     */
    public record GrantChange(
            Code request,
            @Nullable RequestedChange carriedOut,
            @Nullable Instant filed,
            List<Figure> figures,
            @Nullable Period effectiveFrom,
            @Nullable String reason,
            DecisionMaker maker,
            Instant at)
            implements ChangeCommand {
        public GrantChange {
            figures = List.copyOf(figures);
        }

        /** As asked for. */
        public static GrantChange whole(
                Code request,
                @Nullable RequestedChange carriedOut,
                DecisionMaker maker,
                Instant at) {
            return new GrantChange(
                    request,
                    carriedOut,
                    null,
                    carriedOut == null ? List.of() : carriedOut.figures(),
                    null,
                    null,
                    maker,
                    at);
        }

        /** Whether the targets are to count for all of their periods. */
        boolean wholePeriod() {
            return carriedOut != null && carriedOut.wholePeriod() && effectiveFrom == null;
        }

        private @Nullable Period asked() {
            return effectiveFrom != null || carriedOut == null
                    ? effectiveFrom
                    : carriedOut.effectiveFrom();
        }

        /** What changes with it, to be recorded in the same transaction. */
        public List<Change<?, ?, ?>> targets() {
            List<Change<?, ?, ?>> changes = new ArrayList<>();
            if (carriedOut != null) {
                for (int i = 0; i < figures.size(); i++) {
                    TargetChange what = carriedOut.changes().get(i);
                    changes.add(
                            new AdjustTarget(
                                            Key.of(what.target()),
                                            figures.get(i),
                                            new TargetDecider.Granted(
                                                    carriedOut.reason(),
                                                    carriedOut.by(),
                                                    maker.by(),
                                                    request,
                                                    carriedOut.ground(),
                                                    carriedOut.evidence(),
                                                    asked(),
                                                    wholePeriod(),
                                                    at))
                                    .change()
                                    .expecting(what.streamVersion()));
                }
            }
            return List.copyOf(changes);
        }
    }

    public record DenyChange(Code request, String reason, DecisionMaker maker)
            implements ChangeCommand {}

    /** Tells who may decide about a request, and records nothing. */
    public record WeighChange(Code request, KnownDirections directions) implements ChangeCommand {}

    /** Why only a leader decides. */
    public enum LeaderOnly {
        LATE,
        EASED,
        WHOLE_PERIOD
    }

    /** Who may decide about a request. */
    public record Weighed(
            @Schema(
                            description =
                                    "why the leader decides about it, and nobody else; empty: the office does, too")
                    List<LeaderOnly> leaderOnly) {
        public Weighed {
            leaderOnly = List.copyOf(leaderOnly);
        }
    }

    public record WithdrawChange(Code request, String by) implements ChangeCommand {}

    /** What is asked for, by whom and why. */
    public record RequestedChange(
            List<TargetChange> changes,
            @Nullable OwnListChange ownList,
            String reason,
            String by,
            @Nullable Code unit,
            @Nullable String ground,
            List<Evidence> evidence,
            @Nullable Period effectiveFrom,
            boolean wholePeriod,
            boolean late) {
        public RequestedChange {
            changes = List.copyOf(changes);
            evidence = List.copyOf(evidence);
        }

        /** As an entry tells it. */
        public static RequestedChange of(ChangeRequested e) {
            return new RequestedChange(
                    e.changes(),
                    e.ownList(),
                    e.reason(),
                    e.by(),
                    concerned(e),
                    e.ground(),
                    e.shownBy(),
                    e.effectiveFrom(),
                    Boolean.TRUE.equals(e.wholePeriod()),
                    Boolean.TRUE.equals(e.late()));
        }

        /** The unit whom it concerns, which entries of before do not name; absent where a class. */
        private static @Nullable Code concerned(ChangeRequested e) {
            OwnListChange list = e.ownList();
            if (e.unit() != null) {
                return e.unit();
            }
            if (list != null) {
                return list.unit();
            }
            return e.changes().isEmpty() ? null : e.changes().getFirst().target().unit();
        }

        /** The figures that are asked for. */
        public List<Figure> figures() {
            return changes.stream()
                    .map(what -> new Figure(what.value(), what.floor(), what.course()))
                    .toList();
        }
    }

    @Override
    public Request<RequestedChange> initial() {
        return new Request.Absent<>();
    }

    @Override
    public Decision<ChangeEvent> decide(
            ChangeCommand command, Request<RequestedChange> asked, References references) {
        return switch (command) {
            case RequestChange request -> ask(request, asked, references);
            case RequestOwnList request -> ask(request, asked, references);
            case GrantChange grant -> granted(grant, asked, references);
            case DenyChange(var request, var reason, var maker) -> {
                Decision<ChangeEvent> denial =
                        asked.deny(
                                request,
                                reason,
                                maker.by(),
                                new ChangeDenied(request, reason, maker.by()));
                yield asked instanceof Request.Pending<RequestedChange>(var pending, _)
                        ? mayDecide(maker, pending, weigh(pending, maker.directions(), references))
                                .<Decision<ChangeEvent>>map(no -> unlessRefused(denial, no))
                                .orElse(denial)
                        : denial;
            }
            case WeighChange(var request, var directions) ->
                    switch (asked) {
                        case Request.Absent<RequestedChange>() ->
                                reject(
                                        ProblemCode.NOT_FOUND,
                                        "there is no request " + request,
                                        "没有申请 " + request);
                        case Request.Pending<RequestedChange>(var pending, _) ->
                                Decision.<ChangeEvent>unchanged()
                                        .withResult(
                                                new Weighed(
                                                        weigh(pending, directions, references)));
                        case Request.Granted<RequestedChange> _,
                                Request.Denied<RequestedChange> _,
                                Request.Withdrawn<RequestedChange> _ ->
                                Decision.<ChangeEvent>unchanged()
                                        .withResult(new Weighed(List.of()));
                    };
            case WithdrawChange(var request, var by) ->
                    asked.withdraw(request, by, new ChangeWithdrawn(request, by));
        };
    }

    private static Decision<ChangeEvent> granted(
            GrantChange grant, Request<RequestedChange> asked, References references) {
        DecisionMaker maker = grant.maker();
        Decision<ChangeEvent> decision =
                asked.grant(
                        grant.request(),
                        maker.by(),
                        pending -> pending.content().equals(grant.carriedOut()),
                        content -> event(grant, content, references));
        if (!(asked instanceof Request.Pending<RequestedChange>(var pending, _))
                || decision instanceof Decision.Rejected<ChangeEvent>) {
            return decision;
        }
        List<LeaderOnly> leaderOnly =
                weigh(
                        pending,
                        grant.figures(),
                        grant.wholePeriod(),
                        maker.directions(),
                        references);
        Rejection no = mayDecide(maker, pending, leaderOnly).orElse(null);
        if (no != null) {
            return new Decision.Rejected<>(List.of(no));
        }
        Decision.Reasons wrong = new Decision.Reasons();
        Period from = grant.effectiveFrom();
        if (from != null) {
            Instant filed = grant.filed();
            wrongFrom(
                            from,
                            RegionDecider.dayOf(filed == null ? grant.at() : filed, references),
                            pending.changes().stream().map(c -> c.target().period()).toList())
                    .ifPresent(wrong::add);
        }
        boolean other =
                !grant.figures().equals(pending.figures())
                        || (from != null
                                && (pending.wholePeriod()
                                        || (pending.effectiveFrom() != null
                                                && !from.equals(pending.effectiveFrom()))));
        wrong.unless(
                !other || grant.reason() != null,
                ProblemCode.REASON_REQUIRED,
                "reason",
                "what is granted is not what was asked for; say why",
                "批准内容与申请不一致，须说明理由");
        return wrong.any() ? wrong.reject() : decision;
    }

    private static ChangeGranted event(
            GrantChange grant, RequestedChange content, References references) {
        List<TargetChange> changes = new ArrayList<>();
        for (int i = 0; i < content.changes().size(); i++) {
            TargetChange what = content.changes().get(i);
            Figure figure = grant.figures().get(i);
            changes.add(
                    new TargetChange(
                            what.target(),
                            what.streamVersion(),
                            what.before(),
                            figure.value(),
                            figure.floor(),
                            figure.course()));
        }
        Period asked = grant.asked();
        return new ChangeGranted(
                grant.request(),
                grant.maker().by(),
                changes,
                changes.isEmpty() || grant.wholePeriod()
                        ? null
                        : asked != null
                                ? asked
                                : month(RegionDecider.dayOf(grant.at(), references)),
                grant.reason());
    }

    private static Period month(LocalDate day) {
        return Period.containing(day, Period.Kind.MONTH);
    }

    /** What a decision is refused for first: by itself, or since somebody else decides. */
    private static Decision<ChangeEvent> unlessRefused(
            Decision<ChangeEvent> decision, Rejection otherwise) {
        return decision instanceof Decision.Rejected<ChangeEvent>
                ? decision
                : new Decision.Rejected<>(List.of(otherwise));
    }

    private static Optional<Rejection> mayDecide(
            DecisionMaker maker, RequestedChange pending, List<LeaderOnly> leaderOnly) {
        Code unit = pending.unit();
        if (unit != null && maker.units().contains(unit.value())) {
            return Optional.of(
                    new Rejection(
                            ProblemCode.CONFLICT_OF_INTEREST,
                            null,
                            "a request that concerns "
                                    + unit
                                    + " is decided by somebody whose token does not name it",
                            "涉及单位 " + unit + " 的申请，须由不属于该单位的人决定"));
        }
        if (leaderOnly.isEmpty() || maker.leader()) {
            return Optional.empty();
        }
        return Optional.of(
                new Rejection(
                        ProblemCode.MISSING_ROLE,
                        null,
                        "the leader decides about it: "
                                + leaderOnly.stream()
                                        .map(ChangeDecider::english)
                                        .collect(Collectors.joining("; ")),
                        "须由市领导决定："
                                + leaderOnly.stream()
                                        .map(ChangeDecider::chinese)
                                        .collect(Collectors.joining("；"))));
    }

    private static String english(LeaderOnly why) {
        return switch (why) {
            case LATE -> "it was filed late";
            case EASED ->
                    "it eases the aim by more than the rules of the cycle leave to the office";
            case WHOLE_PERIOD -> "it is for what is already past as well, and no slip of the pen";
        };
    }

    private static String chinese(LeaderOnly why) {
        return switch (why) {
            case LATE -> "逾期提出";
            case EASED -> "下调幅度超出办法规定的绩效办权限";
            case WHOLE_PERIOD -> "追溯全期且非笔误";
        };
    }

    /** Why only the leader may grant what is asked for, or deny it. */
    private static List<LeaderOnly> weigh(
            RequestedChange pending, KnownDirections directions, References references) {
        return weigh(pending, pending.figures(), pending.wholePeriod(), directions, references);
    }

    /** Why only the leader may grant these figures; nothing where the office may, too. */
    private static List<LeaderOnly> weigh(
            RequestedChange pending,
            List<Figure> figures,
            boolean wholePeriod,
            KnownDirections directions,
            References references) {
        List<LeaderOnly> why = new ArrayList<>();
        if (pending.late()) {
            why.add(LeaderOnly.LATE);
        }
        if (eases(pending, figures, directions, references)) {
            why.add(LeaderOnly.EASED);
        }
        if (wholePeriod && !isClerical(pending)) {
            why.add(LeaderOnly.WHOLE_PERIOD);
        }
        return why;
    }

    private static boolean isClerical(RequestedChange pending) {
        return Shape.kebab(Ground.CLERICAL_ERROR).equals(pending.ground());
    }

    /** Whether figures ease one of the aims by more than is left to the office. */
    private static boolean eases(
            RequestedChange pending,
            List<Figure> figures,
            KnownDirections directions,
            References references) {
        for (int i = 0; i < figures.size(); i++) {
            TargetChange what = pending.changes().get(i);
            BigDecimal above = CycleDecider.rules(references, what.target().period()).leaderAbove();
            BigDecimal eased =
                    eased(
                            references.facts(directions).get(what.target().indicator()),
                            what.before(),
                            figures.get(i).value());
            if (eased.compareTo(above.multiply(what.before().abs())) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * By how much an aim is easier to reach. Where neither more nor less is better, or nothing is
     * known of it, any other figure may be.
     */
    private static BigDecimal eased(
            @Nullable Direction direction, BigDecimal before, BigDecimal value) {
        return switch (direction) {
            case UP -> before.subtract(value);
            case DOWN -> value.subtract(before);
            case ON_TARGET, RANGE -> before.subtract(value).abs();
            case null -> before.subtract(value).abs();
        };
    }

    /** That what is asked for would count from before it was asked for, or after its end. */
    private static Optional<Rejection> wrongFrom(
            Period from, LocalDate filed, List<Period> periods) {
        Period earliest = month(filed);
        boolean past = from.firstDay().isBefore(earliest.firstDay());
        boolean over = periods.stream().anyMatch(p -> from.firstDay().isAfter(p.lastDay()));
        return past || over
                ? Optional.of(
                        new Rejection(
                                ProblemCode.INVALID_FIELD,
                                "effectiveFrom",
                                "a change counts from "
                                        + earliest
                                        + ", in which it was asked for, at the earliest and begins"
                                        + " within the target's period; for what is past ask for the"
                                        + " whole period",
                                "变更最早自提出申请之月 " + earliest + " 起生效，且不晚于目标期末；如需追溯，请申请全期生效"))
                : Optional.empty();
    }

    private static Decision<ChangeEvent> ask(
            RequestChange command, Request<RequestedChange> asked, References references) {
        Filing filing = command.filing();
        Rejection notTheirs = notAllowed(command).orElse(null);
        if (notTheirs != null) {
            return new Decision.Rejected<>(List.of(notTheirs));
        }
        Decision.Reasons wrong = new Decision.Reasons();
        for (int i = 0; i < filing.wanted().size(); i++) {
            Wanted wanted = filing.wanted().get(i);
            int at = i;
            TargetDecider.adjustable(wanted.target(), wanted.figure(), references)
                    .reasons()
                    .forEach(reason -> wrong.add(filing.listed() ? under(at, reason) : reason));
        }
        if (wrong.any()) {
            return wrong.reject();
        }
        ChangeRequested proposed = proposed(command, references);
        if (asked instanceof Request.Pending<RequestedChange>(var pending, _)
                && pending.equals(RequestedChange.of(proposed))) {
            return unchanged();
        }
        LocalDate today = RegionDecider.dayOf(command.at(), references);
        window(command, today, references).ifPresent(wrong::add);
        if (filing.effectiveFrom() != null) {
            wrong.unless(
                    !filing.wholePeriod(),
                    ProblemCode.INVALID_FIELD,
                    "effectiveFrom",
                    "what is to count for the whole period counts from its beginning; leave one of"
                            + " the two out",
                    "全期生效与 effectiveFrom 只能选其一");
            if (!filing.wholePeriod()) {
                wrongFrom(
                                filing.effectiveFrom(),
                                today,
                                filing.wanted().stream().map(w -> w.target().period()).toList())
                        .ifPresent(wrong::add);
            }
        }
        wrong.unless(
                filing.kind() != RequestKind.RELIEF || !filing.evidence().isEmpty(),
                ProblemCode.EVIDENCE_MISSING,
                "evidence",
                "a relief needs evidence of what hindered",
                "申请减免须附佐证材料");
        waiting(command, references).ifPresent(wrong::add);
        return wrong.any() ? wrong.reject() : ask(proposed, asked);
    }

    private static Rejection under(int place, Rejection reason) {
        return new Rejection(
                reason.code(),
                "changes/" + place + (reason.field() == null ? "" : "/" + reason.field()),
                reason.english(),
                reason.chinese());
    }

    private static ChangeRequested proposed(RequestChange command, References references) {
        Filing filing = command.filing();
        return new ChangeRequested(
                command.request(),
                Shape.kebab(filing.kind()),
                filing.wanted().stream()
                        .map(w -> TargetDecider.changed(w.target(), w.figure(), references))
                        .toList(),
                filing.reason(),
                command.requester().by(),
                null,
                CycleDecider.around(references, filing.wanted().getFirst().target().period())
                        .orElse(null),
                filing.unit(),
                filing.ground() == null ? null : Shape.kebab(filing.ground()),
                filing.evidence(),
                filing.effectiveFrom(),
                filing.wholePeriod() ? true : null,
                filing.late() ? true : null);
    }

    /** That somebody else asks for such a change. */
    private static Optional<Rejection> notAllowed(RequestChange command) {
        Filing filing = command.filing();
        Requester who = command.requester();
        Code unit = filing.unit();
        return switch (filing.kind()) {
            case ADJUSTMENT ->
                    who.office()
                            ? Optional.empty()
                            : Optional.of(
                                    new Rejection(
                                            ProblemCode.MISSING_ROLE,
                                            null,
                                            "an adjustment is asked for by the performance office; a"
                                                    + " unit asks for a relief",
                                            "目标值调整由绩效办提出；单位可申请减免"));
            case RELIEF -> {
                if (unit == null) {
                    yield Optional.of(
                            new Rejection(
                                    ProblemCode.INVALID_FIELD,
                                    filing.listed() ? "changes/0/unit" : "unit",
                                    "a relief is of a unit's own target; a class's is adjusted",
                                    "减免只针对单位自身的目标值；类别目标值请申请调整"));
                }
                if (who.office() || who.isOf(unit)) {
                    yield Optional.empty();
                }
                yield Optional.of(
                        new Rejection(
                                ProblemCode.FOREIGN_UNIT,
                                null,
                                "the token is not for the unit " + unit,
                                "您的账号不含单位 " + unit));
            }
        };
    }

    /**
     * That it is too late for the unit to ask, or not too late and the office asks in its place.
     */
    private static Optional<Rejection> window(
            RequestChange command, LocalDate today, References references) {
        Filing filing = command.filing();
        Requester who = command.requester();
        Code unit = filing.unit();
        if (filing.kind() == RequestKind.ADJUSTMENT || unit == null) {
            return filing.late()
                    ? Optional.of(
                            new Rejection(
                                    ProblemCode.INVALID_FIELD,
                                    "late",
                                    "only a relief is filed late",
                                    "仅减免申请可标注逾期"))
                    : Optional.empty();
        }
        LocalDate last =
                filing.wanted().stream()
                        .map(w -> CycleDecider.rules(references, w.target().period()))
                        .map(rules -> rules.reliefDeadline())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        boolean over = today.isAfter(last);
        if (over && !(filing.late() && who.office())) {
            return Optional.of(
                    new Rejection(
                            ProblemCode.WINDOW_CLOSED,
                            null,
                            "a unit asks for a relief until "
                                    + last
                                    + "; afterwards the performance office files it as late",
                            "单位申请减免截至 " + last + "，逾期由绩效办代为提出"));
        }
        if (!over && (filing.late() || !who.isOf(unit))) {
            return Optional.of(
                    new Rejection(
                            ProblemCode.WRONG_STATE,
                            "late",
                            "the unit asks for it itself until " + last,
                            "截止日 " + last + " 之前由单位自行提出"));
        }
        return Optional.empty();
    }

    /** That another request for one of the targets waits for a decision. */
    private static Optional<Rejection> waiting(RequestChange command, References references) {
        Set<TargetKey> wanted = new HashSet<>();
        for (Wanted one : command.filing().wanted()) {
            if (!wanted.add(one.target().asRecorded())) {
                return Optional.of(
                        new Rejection(
                                ProblemCode.INVALID_FIELD,
                                "changes",
                                "a target is named once",
                                "同一目标值只能出现一次"));
            }
        }
        for (var other : references.states(PENDING).entrySet()) {
            if (!other.getKey().equals(ChangeEvent.subject(command.request()))
                    && other.getValue() instanceof Request.Pending<RequestedChange>(var pending, _)
                    && pending.changes().stream().anyMatch(c -> wanted.contains(c.target()))) {
                String code = other.getKey().substring(other.getKey().indexOf('/') + 1);
                return Optional.of(
                        new Rejection(
                                ProblemCode.ALREADY_EXISTS,
                                command.filing().listed() ? "changes" : null,
                                "the request " + code + " about this target is not decided yet",
                                "该目标值的申请 " + code + " 尚未决定"));
            }
        }
        return Optional.empty();
    }

    private static Decision<ChangeEvent> ask(
            RequestOwnList command, Request<RequestedChange> asked, References references) {
        Decision.Reasons wrong = command.list().wrong(references);
        return wrong.any()
                ? wrong.reject()
                : ask(
                        new ChangeRequested(
                                command.request(),
                                "own-list",
                                List.of(),
                                command.reason(),
                                command.by(),
                                command.list().change(references)),
                        asked);
    }

    private static Decision<ChangeEvent> ask(
            ChangeRequested proposed, Request<RequestedChange> asked) {
        return switch (asked) {
            case Request.Absent<RequestedChange>() -> accept(proposed);
            case Request.Pending<RequestedChange>(var pending, _)
                    when pending.equals(RequestedChange.of(proposed)) ->
                    unchanged();
            case Request.Pending<RequestedChange> _,
                    Request.Granted<RequestedChange> _,
                    Request.Denied<RequestedChange> _,
                    Request.Withdrawn<RequestedChange> _ ->
                    reject(
                            ProblemCode.ALREADY_EXISTS,
                            "request",
                            "there is a request " + proposed.request() + " already",
                            "申请 " + proposed.request() + " 已存在");
        };
    }

    @Override
    public Request<RequestedChange> evolve(Request<RequestedChange> asked, ChangeEvent event) {
        return switch (event) {
            case ChangeRequested e when asked instanceof Request.Absent<?> ->
                    new Request.Pending<>(RequestedChange.of(e), e.by());
            case ChangeGranted _ when asked instanceof Request.Pending<?> ->
                    new Request.Granted<>();
            case ChangeDenied e when asked instanceof Request.Pending<?> ->
                    new Request.Denied<>(e.reason());
            case ChangeWithdrawn _ when asked instanceof Request.Pending<?> ->
                    new Request.Withdrawn<>();
            case ChangeRequested _, ChangeGranted _, ChangeDenied _, ChangeWithdrawn _ ->
                    throw new CorruptStreamException(
                            event.getClass().getSimpleName()
                                    + " cannot follow in the history of request "
                                    + event.request());
        };
    }
}
