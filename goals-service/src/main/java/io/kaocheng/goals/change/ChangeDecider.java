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
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.goals.change.ChangeDecider.Asked;
import io.kaocheng.goals.change.ChangeDecider.ChangeCommand;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.target.TargetDecider;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;

import java.util.List;

/** One person asks for a change, another grants or denies it; who asked may withdraw it before. */
public final class ChangeDecider implements Decider<ChangeCommand, Asked, ChangeEvent> {

    private static final StreamKind<ChangeCommand, Asked, ChangeEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new ChangeDecider()), ChangeEvent.class);

    /** What may be asked of a request; {@code by} is the opaque subject id of who does it. */
    public sealed interface ChangeCommand {
        Code request();

        default Change<ChangeCommand, Asked, ChangeEvent> change() {
            return KIND.change(ChangeEvent.subject(request()), this)
                    .referringTo(
                            switch (this) {
                                case RequestChange(_, var target, _, _, _) -> target.withTarget();
                                case GrantChange _, DenyChange _, WithdrawChange _ -> List.of();
                            });
        }
    }

    /** Asks for another figure of a target, as the target stands when it is decided. */
    public record RequestChange(Code request, Key target, Figure figure, String reason, String by)
            implements ChangeCommand {}

    /**
     * Grants a request.
     *
     * @param changes what is recorded with the grant; refused unless it is what was asked for
     */
    public record GrantChange(Code request, List<TargetChange> changes, String by)
            implements ChangeCommand {
        public GrantChange {
            changes = List.copyOf(changes);
        }
    }

    public record DenyChange(Code request, String reason, String by) implements ChangeCommand {}

    public record WithdrawChange(Code request, String by) implements ChangeCommand {}

    /** The state of a request. */
    public sealed interface Asked {}

    record Absent() implements Asked {}

    record Pending(List<TargetChange> changes, String reason, String by) implements Asked {}

    record Granted() implements Asked {}

    record Denied() implements Asked {}

    record Withdrawn() implements Asked {}

    @Override
    public Asked initial() {
        return new Absent();
    }

    @Override
    public Decision<ChangeEvent> decide(ChangeCommand command, Asked asked, References references) {
        return switch (command) {
            case RequestChange request -> ask(request, asked, references);
            case GrantChange(var request, var changes, var by) ->
                    switch (asked) {
                        case Pending(_, _, var who) when who.equals(by) -> own();
                        case Pending(var pending, _, _) when !pending.equals(changes) ->
                                reject(
                                        ProblemCode.STALE_VERSION,
                                        "the request "
                                                + request
                                                + " asks for something else than what is to be"
                                                + " recorded with the grant; look at it and grant"
                                                + " it then",
                                        "申请 " + request + " 的内容与拟随批准记录的变更不一致，请查看后再批准");
                        case Pending _ -> accept(new ChangeGranted(request, by));
                        case Granted() -> unchanged();
                        case Absent _, Denied _, Withdrawn _ -> notPending(request, asked);
                    };
            case DenyChange(var request, var reason, var by) ->
                    switch (asked) {
                        case Pending(_, _, var who) when who.equals(by) -> own();
                        case Pending _ -> accept(new ChangeDenied(request, reason, by));
                        case Denied() -> unchanged();
                        case Absent _, Granted _, Withdrawn _ -> notPending(request, asked);
                    };
            case WithdrawChange(var request, var by) ->
                    switch (asked) {
                        case Pending(_, _, var who) when !who.equals(by) ->
                                reject(
                                        ProblemCode.WRONG_STATE,
                                        "a request is withdrawn by who asked; another person denies it",
                                        "申请由申请人撤回，他人可予以否决");
                        case Pending _ -> accept(new ChangeWithdrawn(request, by));
                        case Withdrawn() -> unchanged();
                        case Absent _, Granted _, Denied _ -> notPending(request, asked);
                    };
        };
    }

    private static Decision<ChangeEvent> ask(
            RequestChange command, Asked asked, References references) {
        Decision.Reasons wrong =
                TargetDecider.adjustable(command.target(), command.figure(), references);
        if (wrong.any()) {
            return wrong.reject();
        }
        List<TargetChange> changes =
                List.of(TargetDecider.changed(command.target(), command.figure(), references));
        return switch (asked) {
            case Absent() ->
                    accept(
                            new ChangeRequested(
                                    command.request(),
                                    "adjustment",
                                    changes,
                                    command.reason(),
                                    command.by()));
            case Pending(var pending, var why, var who)
                    when pending.equals(changes)
                            && why.equals(command.reason())
                            && who.equals(command.by()) ->
                    unchanged();
            case Pending _, Granted _, Denied _, Withdrawn _ ->
                    reject(
                            ProblemCode.ALREADY_EXISTS,
                            "request",
                            "there is a request " + command.request() + " already",
                            "申请 " + command.request() + " 已存在");
        };
    }

    private static Decision<ChangeEvent> own() {
        return reject(
                ProblemCode.APPROVER_IS_AUTHOR,
                "a request is decided by another person than the one who asked",
                "申请须由申请人以外的人决定");
    }

    private static Decision<ChangeEvent> notPending(Code request, Asked asked) {
        return switch (asked) {
            case Absent() ->
                    reject(
                            ProblemCode.NOT_FOUND,
                            "there is no request " + request,
                            "没有申请 " + request);
            case Pending _, Granted _, Denied _, Withdrawn _ ->
                    reject(
                            ProblemCode.WRONG_STATE,
                            "the request " + request + " is decided already",
                            "申请 " + request + " 已有结论");
        };
    }

    @Override
    public Asked evolve(Asked asked, ChangeEvent event) {
        return switch (event) {
            case ChangeRequested e when asked instanceof Absent ->
                    new Pending(e.changes(), e.reason(), e.by());
            case ChangeGranted _ when asked instanceof Pending -> new Granted();
            case ChangeDenied _ when asked instanceof Pending -> new Denied();
            case ChangeWithdrawn _ when asked instanceof Pending -> new Withdrawn();
            case ChangeRequested _, ChangeGranted _, ChangeDenied _, ChangeWithdrawn _ ->
                    throw new CorruptStreamException(
                            event.getClass().getSimpleName()
                                    + " cannot follow in the history of request "
                                    + event.request());
        };
    }
}
