package io.kaocheng.monitoring.change;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.ChangeEvent;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.monitoring.ChangeEvent.RequestedContent;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.Request;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.monitoring.change.ChangeDecider.ChangeCommand;
import io.kaocheng.shape.FromPath;
import io.kaocheng.shape.FromRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A unit asks; another person, who is in charge of the unit and not of it, grants or denies it; who
 * asked may take it back before.
 */
public final class ChangeDecider
        implements Decider<ChangeCommand, Request<RequestedContent>, ChangeEvent> {

    private static final StreamKind<ChangeCommand, Request<RequestedContent>, ChangeEvent> KIND =
            new StreamKind<>(new ChangeDecider(), ChangeEvent.class);

    /** What is told besides the entries, in the place of the usual outcome. */
    public record Requested(String outcome, Code request) {
        Requested(Code request) {
            this("requested", request);
        }
    }

    /** What may be asked of a request; {@code by} is the opaque subject id of who does it. */
    public sealed interface ChangeCommand {
        Code request();

        default Change<ChangeCommand, Request<RequestedContent>, ChangeEvent> change() {
            return KIND.change(ChangeEvent.subject(request()), this).referringTo(references());
        }

        private List<Reference> references() {
            return switch (this) {
                case GrantChange grant -> List.of(grant.decisionMaker().tree());
                case DenyChange deny -> List.of(deny.decisionMaker().tree());
                case RequestChange _, WithdrawChange _ -> List.of();
            };
        }
    }

    /**
     * @param streamVersion of the stream that it is about
     */
    public record RequestChange(
            String kind,
            Code unit,
            String about,
            int streamVersion,
            RequestedContent content,
            @Nullable String reason,
            String by)
            implements ChangeCommand {

        /** The same for the same content at the same version, whoever asks. */
        @Override
        public Code request() {
            return Request.code(
                    kind,
                    about,
                    Integer.toString(streamVersion),
                    ContractJson.write(content),
                    reason == null ? "" : reason);
        }
    }

    /**
     * Who grants or denies a request.
     *
     * @param unit whose figure the request is about
     * @param concerned whether the reviewer is of that unit
     * @param tree where the units of which the reviewer is in charge are looked up
     */
    public record DecisionMaker(
            Reviewer reviewer, Code unit, boolean concerned, UnitTree.Lookup tree) {
        String by() {
            return reviewer.by();
        }
    }

    /**
     * @param carriedOut what was pending when what is recorded with the grant was made of it;
     *     absent where nothing was, and nothing is recorded with it
     */
    public record GrantChange(
            Code request,
            Request.@Nullable Pending<RequestedContent> carriedOut,
            DecisionMaker decisionMaker)
            implements ChangeCommand {}

    public record DenyChange(Code request, String reason, DecisionMaker decisionMaker)
            implements ChangeCommand {}

    public record WithdrawChange(@FromPath Code request, @FromRequest String by)
            implements ChangeCommand {}

    @Override
    public Request<RequestedContent> initial() {
        return new Request.Absent<>();
    }

    @Override
    public Decision<ChangeEvent> decide(
            ChangeCommand command, Request<RequestedContent> asked, References references) {
        return switch (command) {
            case RequestChange ask ->
                    requested(ask, asked).withResult(new Requested(ask.request()));
            case GrantChange(var request, var carriedOut, var decisionMaker) ->
                    judged(
                            decisionMaker,
                            references,
                            asked.grant(
                                    request,
                                    decisionMaker.by(),
                                    pending -> pending.equals(carriedOut),
                                    content ->
                                            new ChangeGranted(
                                                    request, content, decisionMaker.by())));
            case DenyChange(var request, var reason, var decisionMaker) ->
                    judged(
                            decisionMaker,
                            references,
                            asked.deny(
                                    request,
                                    reason,
                                    decisionMaker.by(),
                                    new ChangeDenied(request, reason, decisionMaker.by())));
            case WithdrawChange(var request, var by) ->
                    asked.withdraw(request, by, new ChangeWithdrawn(request, by));
        };
    }

    private static Decision<ChangeEvent> judged(
            DecisionMaker decisionMaker, References references, Decision<ChangeEvent> decision) {
        Rejection foreign =
                references
                        .facts(decisionMaker.tree())
                        .refusal(decisionMaker.reviewer(), decisionMaker.unit())
                        .orElse(null);
        if (foreign != null) {
            return new Decision.Rejected<>(List.of(foreign));
        }
        return decisionMaker.concerned() ? notOfTheUnit(decision) : decision;
    }

    private static Decision<ChangeEvent> requested(
            RequestChange ask, Request<RequestedContent> asked) {
        Code request = ask.request();
        return switch (asked) {
            case Request.Absent<RequestedContent> _, Request.Withdrawn<RequestedContent> _ ->
                    accept(
                            new ChangeRequested(
                                    request,
                                    ask.kind(),
                                    ask.unit(),
                                    ask.about(),
                                    ask.streamVersion(),
                                    ask.content(),
                                    ask.reason(),
                                    ask.by()));
            case Request.Pending<RequestedContent> _ -> unchanged();
            case Request.Denied<RequestedContent>(var reason) ->
                    reject(
                            ProblemCode.WRONG_STATE,
                            "the same was asked for in "
                                    + request
                                    + " and denied: "
                                    + reason
                                    + "; give other reasons",
                            "相同申请（" + request + "）已被否决：" + reason + "；请补充理由后另行申请");
            case Request.Granted<RequestedContent>() ->
                    reject(
                            ProblemCode.WRONG_STATE,
                            "the same was asked for in " + request + " and granted",
                            "相同申请（" + request + "）已获批准");
        };
    }

    /** Where it is possible at all; who asked is told that first. */
    private static Decision<ChangeEvent> notOfTheUnit(Decision<ChangeEvent> decision) {
        return decision instanceof Decision.Rejected<ChangeEvent>
                ? decision
                : reject(
                        ProblemCode.APPROVER_IS_CONCERNED,
                        "a request is decided by somebody whose token does not name the unit"
                                + " concerned",
                        "申请须由不属于所涉单位的人决定");
    }

    @Override
    public Request<RequestedContent> evolve(Request<RequestedContent> asked, ChangeEvent event) {
        return switch (event) {
            case ChangeRequested e
                    when asked instanceof Request.Absent<?>
                            || asked instanceof Request.Withdrawn<?> ->
                    new Request.Pending<>(e.content(), e.by());
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
