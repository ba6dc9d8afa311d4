package io.kaocheng.monitoring.observation;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.ChangeEvent.RequestedContent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.EarlierFigureRepeated;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationAnnotated;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.monitoring.change.ChangeDecider.RequestChange;
import io.kaocheng.monitoring.change.ChangeKind;
import io.kaocheng.monitoring.change.Reviewer;
import io.kaocheng.monitoring.observation.Observation.Absent;
import io.kaocheng.monitoring.observation.Observation.Approved;
import io.kaocheng.monitoring.observation.Observation.NoData;
import io.kaocheng.monitoring.observation.Observation.Remarks;
import io.kaocheng.monitoring.observation.Observation.Reported;
import io.kaocheng.monitoring.observation.Observation.Returned;
import io.kaocheng.monitoring.observation.Observation.Submitted;
import io.kaocheng.monitoring.observation.Observation.Withdrawn;
import io.kaocheng.monitoring.observation.ObservationCommand.ApproveObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.Authority;
import io.kaocheng.monitoring.observation.ObservationCommand.CarryOut;
import io.kaocheng.monitoring.observation.ObservationCommand.DeclareNoData;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.ReturnObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.Sender;
import io.kaocheng.monitoring.observation.ObservationCommand.SubmitObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.WithdrawObservation;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The same again changes nothing; the same value with another source, note or reason is a remark,
 * another value is a correction and needs a reason; who sent a value does not approve it. What a
 * unit may not do at once becomes a request.
 */
public final class ObservationDecider
        implements Decider<ObservationCommand, ObservationHistory, ObservationEvent> {

    private final SubmissionSetting setting = SubmissionSetting.DEFAULT;
    private final SubmissionRules.Lookup lookup;

    /**
     * @param lookup where what the region's goals and indicators say is found
     */
    public ObservationDecider(SubmissionRules.Lookup lookup) {
        this.lookup = lookup;
    }

    /** The kind of stream of which these are the rules. */
    public StreamKind<ObservationCommand, ObservationHistory, ObservationEvent> kind() {
        return new StreamKind<>(this, ObservationEvent.class);
    }

    @Override
    public ObservationHistory initial() {
        return ObservationHistory.NONE;
    }

    @Override
    public Decision<ObservationEvent> decide(
            ObservationCommand command, ObservationHistory history, References references) {
        SubmissionRules rules = references.facts(lookup);
        Observation observation = history.now();
        return switch (command) {
            case SubmitObservation submit -> {
                List<Rejection> wrong = rules.check(submit.key(), submit.at());
                yield submitted(submit, history, rules, wrong);
            }
            case DeclareNoData declare -> {
                List<Rejection> wrong = rules.check(declare.key(), declare.at());
                yield wrong.isEmpty() ? declared(declare, history) : new Decision.Rejected<>(wrong);
            }
            case ApproveObservation(var k, var reviewer) ->
                    reviewed(k, reviewer, rules, () -> approved(k, reviewer.by(), observation));
            case ReturnObservation(var k, var reason, var reviewer) ->
                    reviewed(
                            k,
                            reviewer,
                            rules,
                            () -> returned(k, reason, reviewer.by(), observation));
            case WithdrawObservation withdraw when !rules.isOpen(withdraw.key().period()) ->
                    new Decision.Rejected<>(
                            List.of(SubmissionRules.closed(withdraw.key().period())));
            case WithdrawObservation withdraw -> withdrawn(withdraw, history);
            case CarryOut(var k, _, _, _, _) when !rules.isOpen(k.period()) ->
                    new Decision.Rejected<>(List.of(SubmissionRules.closed(k.period())));
            case CarryOut granted when granted.streamVersion() != history.version() ->
                    reject(
                            ProblemCode.STALE_VERSION,
                            "the request is about version "
                                    + granted.streamVersion()
                                    + " of the figure; it stands at "
                                    + history.version()
                                    + " now, so it is asked for anew",
                            "申请所涉数据为版本 "
                                    + granted.streamVersion()
                                    + "，当前为 "
                                    + history.version()
                                    + "，请重新申请");
            case CarryOut granted -> carriedOut(granted, history);
        };
    }

    private static Decision<ObservationEvent> reviewed(
            Key key,
            Reviewer reviewer,
            SubmissionRules rules,
            Supplier<Decision<ObservationEvent>> decision) {
        Rejection foreign = rules.tree().refusal(reviewer, key.unit()).orElse(null);
        if (foreign != null) {
            return new Decision.Rejected<>(List.of(foreign));
        }
        return rules.isOpen(key.period())
                ? decision.get()
                : new Decision.Rejected<>(List.of(SubmissionRules.closed(key.period())));
    }

    private static Decision<ObservationEvent> approved(Key k, String by, Observation observation) {
        return switch (observation) {
            case Submitted(var reported, _) when reported.by().equals(by) ->
                    reject(
                            ProblemCode.APPROVER_IS_AUTHOR,
                            "a value is approved by another person than the one who sent it",
                            "数据须由报送人以外的人审核");
            case Submitted _ ->
                    accept(new ObservationApproved(k.unit(), k.indicator(), k.period()));
            case Approved _ -> unchanged();
            case Absent(), NoData _, Withdrawn _, Returned _ -> nothing();
        };
    }

    private static Decision<ObservationEvent> returned(
            Key k, String reason, String by, Observation observation) {
        return switch (observation) {
            case Submitted _, Approved _, NoData _ ->
                    accept(new ObservationReturned(k.unit(), k.indicator(), k.period(), reason));
            case Returned(_, var remarks) -> annotate(k, remarks, null, null, reason, by);
            case Absent(), Withdrawn _ -> nothing();
        };
    }

    private Decision<ObservationEvent> withdrawn(
            WithdrawObservation withdraw, ObservationHistory history) {
        Key k = withdraw.key();
        ObservationWithdrawn withdrawn =
                new ObservationWithdrawn(k.unit(), k.indicator(), k.period(), withdraw.reason());
        Decision<ObservationEvent> requested =
                requested(
                        ChangeKind.WITHDRAWAL,
                        k,
                        history,
                        new RequestedContent(null, null, null, null),
                        withdraw.reason(),
                        withdraw.sender());
        return switch (history.now()) {
            case Approved _ ->
                    needsGrant(withdraw.sender(), setting.afterApproval())
                            ? requested
                            : accept(withdrawn);
            case Submitted _, Returned _, NoData _ ->
                    needsGrant(withdraw.sender(), false) ? requested : accept(withdrawn);
            case Withdrawn(var remarks) ->
                    annotate(k, remarks, null, null, withdraw.reason(), withdraw.sender().by());
            case Absent() -> nothing();
        };
    }

    /**
     * Whether another person has to grant what is asked.
     *
     * @param beyond the limits of the setting
     */
    private static boolean needsGrant(Sender sender, boolean beyond) {
        return switch (sender.authority()) {
            case AT_ONCE -> false;
            case WITHIN_LIMITS -> beyond;
            case ON_REQUEST -> true;
        };
    }

    private static Decision<ObservationEvent> requested(
            ChangeKind kind,
            Key key,
            ObservationHistory history,
            RequestedContent content,
            @Nullable String reason,
            Sender sender) {
        return Decision.instead(
                new RequestChange(
                                kind.code(),
                                key.unit(),
                                ObservationEvent.subject(key.unit(), key.indicator(), key.period()),
                                history.version(),
                                content,
                                reason,
                                sender.by())
                        .change());
    }

    /** An approved figure stays approved: it was not corrected without a second person. */
    private static Decision<ObservationEvent> carriedOut(
            CarryOut granted, ObservationHistory history) {
        Key k = granted.key();
        RequestedContent content = granted.content();
        String absence = content.noData();
        if (absence != null) {
            return switch (history.now()) {
                case Absent(), NoData _, Withdrawn _, Returned _ ->
                        declared(
                                k,
                                absence,
                                content.source(),
                                content.note(),
                                granted.reason(),
                                granted.by());
                case Submitted _, Approved _ ->
                        insteadOf(
                                k,
                                absence,
                                content.source(),
                                content.note(),
                                Objects.requireNonNull(
                                        granted.reason(), "a value is withdrawn for a reason"),
                                granted.by());
            };
        }
        String reason = Objects.requireNonNull(granted.reason(), "a request without a reason");
        Figures figures = content.figures();
        if (figures == null) {
            return accept(new ObservationWithdrawn(k.unit(), k.indicator(), k.period(), reason));
        }
        ObservationCorrected corrected =
                new ObservationCorrected(
                        k.unit(),
                        k.indicator(),
                        k.period(),
                        figures,
                        content.source(),
                        content.note(),
                        granted.by(),
                        reason);
        List<ObservationEvent> events = marked(corrected, history.reported(figures));
        if (history.now() instanceof Approved) {
            events.add(new ObservationApproved(k.unit(), k.indicator(), k.period()));
        }
        return new Decision.Accepted<>(events);
    }

    /**
     * A correction with the mark that it returns to a figure that was reported before.
     *
     * @param before the version at which it was; absent where it was not
     */
    private static List<ObservationEvent> marked(
            ObservationCorrected corrected, @Nullable Integer before) {
        List<ObservationEvent> events = new ArrayList<>();
        events.add(corrected);
        if (before != null) {
            events.add(
                    new EarlierFigureRepeated(
                            corrected.unit(), corrected.indicator(), corrected.period(), before));
        }
        return events;
    }

    /** The result for the caller of a correction that returns to an earlier figure. */
    public record Repeated(int repeats) {}

    private Decision<ObservationEvent> submitted(
            SubmitObservation submit,
            ObservationHistory history,
            SubmissionRules rules,
            List<Rejection> wrong) {
        return switch (history.now()) {
            case Absent(), NoData _, Withdrawn _, Returned _
                    when submit.sender().authority() == Authority.ON_REQUEST ->
                    nothing();
            case Returned(var reported, _) -> first(submit, reported, rules, wrong);
            case Absent(), NoData _, Withdrawn _ -> first(submit, null, rules, wrong);
            case Submitted(var reported, var remarks) ->
                    again(submit, history, reported, remarks, wrong);
            case Approved(var reported, var remarks) ->
                    again(submit, history, reported, remarks, wrong);
        };
    }

    /**
     * @param sentBack the figure that was, where one was
     */
    private static Decision<ObservationEvent> first(
            SubmitObservation submit,
            @Nullable Reported sentBack,
            SubmissionRules rules,
            List<Rejection> wrong) {
        Figures supersedes = submit.supersedes();
        if (supersedes != null && (sentBack == null || !sentBack.figures().sameAs(supersedes))) {
            wrong.add(stale(supersedes, sentBack == null ? null : sentBack.figures()));
        }
        LocalDate day = submit.reportedOn();
        if (day != null) {
            rules.checkDay(submit.key().period(), day, submit.sender(), submit.at())
                    .ifPresent(wrong::add);
        }
        if (!wrong.isEmpty()) {
            return new Decision.Rejected<>(wrong);
        }
        ObservationSubmitted submitted = submitted(submit, rules);
        String reason = submit.reason();
        return reason == null
                ? accept(submitted)
                : accept(
                        submitted,
                        annotated(submit.key(), null, null, reason, submit.sender().by()));
    }

    private Decision<ObservationEvent> declared(DeclareNoData declare, ObservationHistory history) {
        Key k = declare.key();
        Sender sender = declare.sender();
        return switch (history.now()) {
            case NoData(var absence, var remarks) when absence.equals(declare.absence()) ->
                    annotate(
                            k,
                            remarks,
                            declare.source(),
                            declare.note(),
                            declare.reason(),
                            sender.by());
            case Absent(), NoData _, Withdrawn _, Returned _
                    when needsGrant(sender, setting.noData().contains(declare.absence())) ->
                    requested(
                            ChangeKind.NO_DATA,
                            k,
                            history,
                            new RequestedContent(
                                    declare.absence(), null, declare.source(), declare.note()),
                            declare.reason(),
                            sender);
            case Absent(), NoData _, Withdrawn _, Returned _ ->
                    declared(
                            k,
                            declare.absence(),
                            declare.source(),
                            declare.note(),
                            declare.reason(),
                            sender.by());
            case Submitted(var reported, _) -> instead(declare, reported, false, history);
            case Approved(var reported, _) ->
                    instead(declare, reported, setting.afterApproval(), history);
        };
    }

    /**
     * That there is none where a value was reported: it is withdrawn with the declaration, for one
     * reason.
     *
     * @param beyond whether withdrawing the value is beyond the limits of the setting
     */
    private Decision<ObservationEvent> instead(
            DeclareNoData declare, Reported reported, boolean beyond, ObservationHistory history) {
        String reason = declare.reason();
        if (reason == null) {
            String shown = shown(reported.figures());
            return reject(
                    ProblemCode.REASON_REQUIRED,
                    "reason",
                    "a value ("
                            + shown
                            + ") was reported; that there is none instead needs a reason",
                    "已报送数值（" + shown + "），改为无数据须说明理由");
        }
        Sender sender = declare.sender();
        if (needsGrant(sender, beyond || setting.noData().contains(declare.absence()))) {
            return requested(
                    ChangeKind.NO_DATA,
                    declare.key(),
                    history,
                    new RequestedContent(declare.absence(), null, declare.source(), declare.note()),
                    reason,
                    sender);
        }
        return insteadOf(
                declare.key(),
                declare.absence(),
                declare.source(),
                declare.note(),
                reason,
                sender.by());
    }

    private static Decision<ObservationEvent> insteadOf(
            Key k,
            String absence,
            @Nullable String source,
            @Nullable String note,
            String reason,
            String by) {
        return new Decision.Accepted<>(
                List.of(
                        new ObservationWithdrawn(k.unit(), k.indicator(), k.period(), reason),
                        new NoDataDeclared(k.unit(), k.indicator(), k.period(), absence, note),
                        annotated(k, source, null, reason, by)));
    }

    private static Decision<ObservationEvent> declared(
            Key k,
            String absence,
            @Nullable String source,
            @Nullable String note,
            @Nullable String reason,
            String by) {
        NoDataDeclared declared =
                new NoDataDeclared(k.unit(), k.indicator(), k.period(), absence, note);
        return source == null && reason == null
                ? accept(declared)
                : accept(declared, annotated(k, source, null, reason, by));
    }

    private Decision<ObservationEvent> again(
            SubmitObservation submit,
            ObservationHistory history,
            Reported before,
            Remarks remarks,
            List<Rejection> wrong) {
        boolean same = before.figures().sameAs(submit.figures());
        Figures supersedes = submit.supersedes();
        if (!same && supersedes != null && !before.figures().sameAs(supersedes)) {
            wrong.add(stale(supersedes, before.figures()));
        }
        LocalDate day = submit.reportedOn();
        if (day != null && !day.equals(before.statedDay())) {
            wrong.add(SubmissionRules.keepsItsDay(before.statedDay(), day));
        }
        String reason = submit.reason();
        if (!same && reason == null) {
            String shown = shown(before.figures());
            wrong.add(
                    new Rejection(
                            ProblemCode.REASON_REQUIRED,
                            "reason",
                            "another value ("
                                    + shown
                                    + ") was reported before; a correction needs a reason",
                            "此前已报送其他数值（" + shown + "），更正须说明理由"));
        }
        if (!wrong.isEmpty()) {
            return new Decision.Rejected<>(wrong);
        }
        Key k = submit.key();
        if (same || reason == null) {
            return annotate(
                    k, remarks, submit.source(), submit.note(), reason, submit.sender().by());
        }
        boolean beyond =
                history.now() instanceof Approved && setting.afterApproval()
                        || setting.isBeyond(before.figures(), submit.figures());
        if (needsGrant(submit.sender(), beyond)) {
            return requested(
                    ChangeKind.CORRECTION,
                    k,
                    history,
                    new RequestedContent(null, submit.figures(), submit.source(), submit.note()),
                    reason,
                    submit.sender());
        }
        ObservationCorrected corrected =
                new ObservationCorrected(
                        k.unit(),
                        k.indicator(),
                        k.period(),
                        submit.figures(),
                        submit.source(),
                        submit.note(),
                        submit.sender().by(),
                        reason);
        Integer earlier = history.reported(submit.figures());
        Decision<ObservationEvent> decided = new Decision.Accepted<>(marked(corrected, earlier));
        return earlier == null ? decided : decided.withResult(new Repeated(earlier));
    }

    /** A remark of what differs from what was given before; unchanged where nothing does. */
    private static Decision<ObservationEvent> annotate(
            Key key,
            Remarks remarks,
            @Nullable String source,
            @Nullable String note,
            @Nullable String reason,
            String by) {
        String newSource = Objects.equals(source, remarks.source()) ? null : source;
        String newNote = Objects.equals(note, remarks.note()) ? null : note;
        String newReason = Objects.equals(reason, remarks.reason()) ? null : reason;
        return newSource == null && newNote == null && newReason == null
                ? unchanged()
                : accept(annotated(key, newSource, newNote, newReason, by));
    }

    private static ObservationAnnotated annotated(
            Key key,
            @Nullable String source,
            @Nullable String note,
            @Nullable String reason,
            String by) {
        return new ObservationAnnotated(
                key.unit(), key.indicator(), key.period(), source, note, reason, by);
    }

    private static ObservationSubmitted submitted(SubmitObservation submit, SubmissionRules rules) {
        Key k = submit.key();
        LocalDate reported = submit.reportedOn();
        LocalDate on = reported == null ? rules.today(submit.at()) : reported;
        boolean late = on.isAfter(k.period().lastDay().plusDays(submit.deadlineDays()));
        return new ObservationSubmitted(
                k.unit(),
                k.indicator(),
                k.period(),
                submit.figures(),
                submit.source(),
                submit.note(),
                submit.sender().by(),
                submit.reportedOn(),
                late);
    }

    private static Rejection stale(Figures supersedes, @Nullable Figures held) {
        return new Rejection(
                ProblemCode.STALE_VALUE,
                "supersedes",
                (held == null ? "no figure is held" : shown(held) + " is held")
                        + ", not "
                        + shown(supersedes)
                        + ", which is to be corrected; read it again",
                (held == null ? "当前没有数值" : "当前数值为 " + shown(held))
                        + "，并非所要更正的 "
                        + shown(supersedes)
                        + "，请重新读取");
    }

    private static String shown(Figures figures) {
        return figures.value() != null
                ? figures.value().toPlainString()
                : figures.numerator() + "/" + figures.denominator();
    }

    private static Decision<ObservationEvent> nothing() {
        return reject(
                ProblemCode.WRONG_STATE,
                "there is no value that this could be done to",
                "没有可执行此操作的数据");
    }

    @Override
    public ObservationHistory evolve(ObservationHistory history, ObservationEvent event) {
        return history.and(event, evolve(history.now(), event));
    }

    private static Observation evolve(Observation observation, ObservationEvent event) {
        return switch (event) {
            case ObservationSubmitted e ->
                    new Submitted(
                            new Reported(e.figures(), e.by(), e.reportedOn()),
                            new Remarks(e.source(), e.note(), null));
            case ObservationCorrected e ->
                    new Submitted(
                            new Reported(e.figures(), e.by(), statedDay(observation)),
                            new Remarks(e.source(), e.note(), e.reason()));
            case ObservationApproved _ when observation instanceof Submitted(var r, var remarks) ->
                    new Approved(r, remarks);
            case ObservationReturned e ->
                    switch (observation) {
                        case Submitted(var r, var remarks) ->
                                new Returned(r, remarks.and(null, null, e.reason()));
                        case Approved(var r, var remarks) ->
                                new Returned(r, remarks.and(null, null, e.reason()));
                        case NoData(_, var remarks) ->
                                new Returned(null, remarks.and(null, null, e.reason()));
                        case Absent(), Returned _, Withdrawn _ -> throw cannotFollow(event);
                    };
            case ObservationWithdrawn e -> new Withdrawn(new Remarks(null, null, e.reason()));
            case NoDataDeclared e -> new NoData(e.reason(), new Remarks(null, e.note(), null));
            case ObservationAnnotated e -> annotated(observation, e);
            case EarlierFigureRepeated _
                    when observation instanceof Submitted || observation instanceof Approved ->
                    observation;
            case EarlierFigureRepeated _ -> throw cannotFollow(event);
            case ObservationApproved _ -> throw cannotFollow(event);
        };
    }

    private static Observation annotated(Observation observation, ObservationAnnotated e) {
        Remarks remarks = observation.remarks().and(e.source(), e.note(), e.reason());
        return switch (observation) {
            case Submitted(var reported, _) -> new Submitted(reported, remarks);
            case Approved(var reported, _) -> new Approved(reported, remarks);
            case Returned(var reported, _) -> new Returned(reported, remarks);
            case NoData(var absence, _) -> new NoData(absence, remarks);
            case Withdrawn _ -> new Withdrawn(remarks);
            case Absent() -> throw cannotFollow(e);
        };
    }

    private static CorruptStreamException cannotFollow(ObservationEvent event) {
        return new CorruptStreamException(
                event.getClass().getSimpleName()
                        + " cannot follow in the history of "
                        + event.subject());
    }

    private static @Nullable LocalDate statedDay(Observation before) {
        return switch (before) {
            case Submitted(var reported, _) -> reported.statedDay();
            case Approved(var reported, _) -> reported.statedDay();
            case Absent(), Returned _, NoData _, Withdrawn _ -> null;
        };
    }
}
