package io.kaocheng.monitoring.observation;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
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
import io.kaocheng.monitoring.observation.Observation.Absent;
import io.kaocheng.monitoring.observation.Observation.Approved;
import io.kaocheng.monitoring.observation.Observation.NoData;
import io.kaocheng.monitoring.observation.Observation.Returned;
import io.kaocheng.monitoring.observation.Observation.Submitted;
import io.kaocheng.monitoring.observation.Observation.Withdrawn;
import io.kaocheng.monitoring.observation.ObservationCommand.ApproveObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.DeclareNoData;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.ReturnObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.SubmitObservation;
import io.kaocheng.monitoring.observation.ObservationCommand.WithdrawObservation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The same value again changes nothing; another value is a correction and needs a reason; who sent
 * a value does not approve it.
 */
public final class ObservationDecider
        implements Decider<ObservationCommand, Observation, ObservationEvent> {

    private final SubmissionRules.Lookup lookup;

    /**
     * @param lookup where what the region's goals and indicators say is found
     */
    public ObservationDecider(SubmissionRules.Lookup lookup) {
        this.lookup = lookup;
    }

    /** The kind of stream of which these are the rules. */
    public StreamKind<ObservationCommand, Observation, ObservationEvent> kind() {
        return new StreamKind<>(this, ObservationEvent.class);
    }

    @Override
    public Observation initial() {
        return new Absent();
    }

    @Override
    public Decision<ObservationEvent> decide(
            ObservationCommand command, Observation observation, References references) {
        SubmissionRules rules = references.facts(lookup);
        return switch (command) {
            case SubmitObservation submit -> {
                List<Rejection> wrong = rules.check(submit.key(), submit.reportedOn(), submit.at());
                yield wrong.isEmpty()
                        ? submitted(submit, observation, rules)
                        : new Decision.Rejected<>(wrong);
            }
            case DeclareNoData declare -> {
                List<Rejection> wrong = rules.check(declare.key(), null, declare.at());
                yield wrong.isEmpty()
                        ? declared(declare, observation)
                        : new Decision.Rejected<>(wrong);
            }
            case ApproveObservation(var k, var by) ->
                    switch (observation) {
                        case Submitted(_, var sender) when sender.equals(by) ->
                                reject(
                                        ProblemCode.APPROVER_IS_AUTHOR,
                                        "a value is approved by another person than the one who sent it",
                                        "数据须由报送人以外的人审核");
                        case Submitted _ ->
                                accept(
                                        new ObservationApproved(
                                                k.unit(), k.indicator(), k.period()));
                        case Approved _ -> unchanged();
                        case Absent(), NoData _, Withdrawn(), Returned _ -> nothing();
                    };
            case ReturnObservation(var k, var reason) ->
                    switch (observation) {
                        case Submitted _, Approved _ ->
                                accept(
                                        new ObservationReturned(
                                                k.unit(), k.indicator(), k.period(), reason));
                        case Returned _ -> unchanged();
                        case Absent(), NoData _, Withdrawn() -> nothing();
                    };
            case WithdrawObservation(var k, var _) when !rules.isOpen(k.period()) ->
                    new Decision.Rejected<>(List.of(SubmissionRules.closed(k.period())));
            case WithdrawObservation(var k, var reason) ->
                    switch (observation) {
                        case Submitted _, Approved _, Returned _, NoData _ ->
                                accept(
                                        new ObservationWithdrawn(
                                                k.unit(), k.indicator(), k.period(), reason));
                        case Withdrawn() -> unchanged();
                        case Absent() -> nothing();
                    };
        };
    }

    private static Decision<ObservationEvent> submitted(
            SubmitObservation submit, Observation observation, SubmissionRules rules) {
        return switch (observation) {
            case Absent(), NoData _, Withdrawn(), Returned _ -> accept(submitted(submit, rules));
            case Submitted(var figures, _) -> replaced(submit, figures);
            case Approved(var figures) -> replaced(submit, figures);
        };
    }

    private static Decision<ObservationEvent> declared(
            DeclareNoData declare, Observation observation) {
        Key k = declare.key();
        return switch (observation) {
            case NoData(var before, var noteBefore)
                    when before.equals(declare.reason())
                            && Objects.equals(declare.note(), noteBefore) ->
                    unchanged();
            case Absent(), NoData _, Withdrawn(), Returned _ ->
                    accept(
                            new NoDataDeclared(
                                    k.unit(),
                                    k.indicator(),
                                    k.period(),
                                    declare.reason(),
                                    declare.note()));
            case Submitted _, Approved _ ->
                    reject(
                            ProblemCode.WRONG_STATE,
                            "a value was reported; withdraw it before declaring that there is none",
                            "已报送数值，请先撤回再声明无数据");
        };
    }

    private static Decision<ObservationEvent> replaced(SubmitObservation submit, Figures before) {
        if (before.sameAs(submit.figures())) {
            return unchanged();
        }
        String reason = submit.reason();
        if (reason == null) {
            return reject(
                    ProblemCode.REASON_REQUIRED,
                    "reason",
                    "another value ("
                            + shown(before)
                            + ") was reported before; a correction needs a reason",
                    "此前已报送其他数值（" + shown(before) + "），更正须说明理由");
        }
        Key k = submit.key();
        return accept(
                new ObservationCorrected(
                        k.unit(),
                        k.indicator(),
                        k.period(),
                        submit.figures(),
                        submit.source(),
                        submit.note(),
                        submit.by(),
                        reason));
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
                submit.by(),
                submit.reportedOn(),
                late);
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
    public Observation evolve(Observation observation, ObservationEvent event) {
        return switch (event) {
            case ObservationSubmitted e -> new Submitted(e.figures(), e.by());
            case ObservationCorrected e -> new Submitted(e.figures(), e.by());
            case ObservationApproved _ when observation instanceof Submitted(var figures, _) ->
                    new Approved(figures);
            case ObservationReturned _ when observation instanceof Submitted(var figures, _) ->
                    new Returned(figures);
            case ObservationReturned _ when observation instanceof Approved(var figures) ->
                    new Returned(figures);
            case ObservationWithdrawn _ -> new Withdrawn();
            case NoDataDeclared e -> new NoData(e.reason(), e.note());
            case ObservationApproved _, ObservationReturned _ ->
                    throw new CorruptStreamException(
                            event.getClass().getSimpleName()
                                    + " cannot follow in the history of "
                                    + event.subject());
        };
    }
}
