package io.kaocheng.goals.change;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.goals.change.ChangeDecider.ChangeCommand;
import io.kaocheng.goals.change.ChangeDecider.RequestedChange;
import io.kaocheng.goals.ownlist.OwnListDecider.ProposedList;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.target.TargetDecider;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Request;
import io.kaocheng.journal.StreamKind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** One person asks for a change, another grants or denies it; who asked may withdraw it before. */
public final class ChangeDecider
        implements Decider<ChangeCommand, Request<RequestedChange>, ChangeEvent> {

    private static final StreamKind<ChangeCommand, Request<RequestedChange>, ChangeEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new ChangeDecider()), ChangeEvent.class);

    /** What may be asked of a request; {@code by} is the opaque subject id of who does it. */
    public sealed interface ChangeCommand {
        Code request();

        default Change<ChangeCommand, Request<RequestedChange>, ChangeEvent> change() {
            return KIND.change(ChangeEvent.subject(request()), this)
                    .referringTo(
                            switch (this) {
                                case RequestChange(_, var target, _, _, _) -> target.withTarget();
                                case RequestOwnList(_, var list, _, _) -> list.references();
                                case GrantChange _, DenyChange _, WithdrawChange _ -> List.of();
                            });
        }
    }

    /** Asks for another figure of a target, as the target stands when it is decided. */
    public record RequestChange(Code request, Key target, Figure figure, String reason, String by)
            implements ChangeCommand {}

    /** Asks for other indicators of a unit's own, as they stand when it is decided. */
    public record RequestOwnList(Code request, ProposedList list, String reason, String by)
            implements ChangeCommand {}

    /**
     * Grants a request.
     *
     * @param changes what is recorded with the grant; refused unless it is what was asked for
     * @param ownList likewise; absent where none is
     */
    public record GrantChange(
            Code request, List<TargetChange> changes, @Nullable OwnListChange ownList, String by)
            implements ChangeCommand {
        public GrantChange {
            changes = List.copyOf(changes);
        }

        /** Of targets alone. */
        public GrantChange(Code request, List<TargetChange> changes, String by) {
            this(request, changes, null, by);
        }
    }

    public record DenyChange(Code request, String reason, String by) implements ChangeCommand {}

    public record WithdrawChange(Code request, String by) implements ChangeCommand {}

    /** What is asked for, and why. */
    public record RequestedChange(
            List<TargetChange> changes, @Nullable OwnListChange ownList, String reason) {}

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
            case GrantChange(var request, var changes, var ownList, var by) ->
                    asked.grant(
                            request,
                            by,
                            pending ->
                                    pending.content().changes().equals(changes)
                                            && Objects.equals(pending.content().ownList(), ownList),
                            _ -> new ChangeGranted(request, by));
            case DenyChange(var request, var reason, var by) ->
                    asked.deny(request, reason, by, new ChangeDenied(request, reason, by));
            case WithdrawChange(var request, var by) ->
                    asked.withdraw(request, by, new ChangeWithdrawn(request, by));
        };
    }

    private static Decision<ChangeEvent> ask(
            RequestChange command, Request<RequestedChange> asked, References references) {
        Decision.Reasons wrong =
                TargetDecider.adjustable(command.target(), command.figure(), references);
        if (wrong.any()) {
            return wrong.reject();
        }
        List<TargetChange> changes =
                List.of(TargetDecider.changed(command.target(), command.figure(), references));
        return ask(
                new ChangeRequested(
                        command.request(), "adjustment", changes, command.reason(), command.by()),
                asked);
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
            case Request.Pending<RequestedChange>(var pending, var who)
                    when pending.equals(content(proposed)) && who.equals(proposed.by()) ->
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

    private static RequestedChange content(ChangeRequested proposed) {
        return new RequestedChange(proposed.changes(), proposed.ownList(), proposed.reason());
    }

    @Override
    public Request<RequestedChange> evolve(Request<RequestedChange> asked, ChangeEvent event) {
        return switch (event) {
            case ChangeRequested e when asked instanceof Request.Absent<?> ->
                    new Request.Pending<>(content(e), e.by());
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
