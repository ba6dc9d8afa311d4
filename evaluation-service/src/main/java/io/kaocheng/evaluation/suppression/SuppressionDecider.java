package io.kaocheng.evaluation.suppression;

import static io.kaocheng.contracts.ProblemCode.ALREADY_EXISTS;
import static io.kaocheng.contracts.ProblemCode.APPROVER_IS_AUTHOR;
import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;
import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.SuppressionEvent;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionDenied;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionGranted;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionRequestWithdrawn;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionRequested;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawalRequested;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawn;
import io.kaocheng.evaluation.facts.Assessed;
import io.kaocheng.evaluation.suppression.SuppressionDecider.Suppression;
import io.kaocheng.evaluation.suppression.SuppressionDecider.SuppressionCommand;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.RowsDecider;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.shape.Finding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One person asks that a block of a unit be left out, another grants it; that it count again is
 * asked for and granted likewise. A request may be taken back by who asked, before it is decided.
 */
public final class SuppressionDecider
        implements RowsDecider<SuppressionCommand, Suppression, SuppressionEvent> {

    private static final StreamKind<SuppressionCommand, List<Suppression>, SuppressionEvent> KIND =
            new StreamKind<>(new SuppressionDecider(), SuppressionEvent.class);

    /** What may be asked of a suppression; {@code by} is the opaque subject id of who does it. */
    public sealed interface SuppressionCommand {
        Code suppression();

        default Change<SuppressionCommand, List<Suppression>, SuppressionEvent> change() {
            return KIND.change("suppression/" + suppression(), this);
        }
    }

    /**
     * Asks for it.
     *
     * @param assessed where the unit and its blocks are looked up when it is decided
     */
    public record RequestSuppression(
            Code suppression,
            Code unit,
            Period period,
            Code block,
            String what,
            Code reason,
            Assessed.Lookup assessed,
            String by)
            implements SuppressionCommand {}

    /** Takes a request back, or asks that what was granted be withdrawn. */
    public record WithdrawSuppression(Code suppression, String reason, String by)
            implements SuppressionCommand {}

    /**
     * Grants what is asked for.
     *
     * @param assessed where the unit and its blocks are looked up again when it is decided
     */
    public record GrantSuppression(Code suppression, Assessed.Lookup assessed, String by)
            implements SuppressionCommand {}

    /** Denies what is asked for. */
    public record DenySuppression(Code suppression, String reason, String by)
            implements SuppressionCommand {}

    /** A suppression, with what was last said of it. */
    public record Suppression(
            @Schema(examples = "audit-2026") Code suppression,
            @Schema(examples = "edu-bureau") Code unit,
            Period period,
            @Schema(description = "the block of the scheme", examples = "economy") Code block,
            @Schema(description = "score, light or both", examples = "score") String what,
            @Schema(description = "why, as a code", examples = "under-audit") Code reason,
            @Schema(
                            description =
                                    "requested, granted, withdrawal-requested, withdrawn, denied or taken-back;"
                                            + " the block is left out where it is granted or its withdrawal requested",
                            examples = "granted")
                    String state,
            @Schema(description = "who asked for what is to be decided, or was last")
                    String requester,
            @Schema(description = "why it was denied, taken back or is to be withdrawn")
                    @Nullable String remark,
            @Schema(description = "what If-Match names", examples = "1") int version) {

        Suppression now(String next, String by, @Nullable String why) {
            return new Suppression(
                    suppression, unit, period, block, what, reason, next, by, why, version + 1);
        }

        boolean isPending() {
            return state.equals(REQUESTED) || state.equals(WITHDRAWAL_REQUESTED);
        }
    }

    private static final String REQUESTED = "requested";
    private static final String GRANTED = "granted";
    private static final String DENIED = "denied";
    private static final String TAKEN_BACK = "taken-back";
    private static final String WITHDRAWAL_REQUESTED = "withdrawal-requested";

    @Override
    public Decision<SuppressionEvent> decide(
            SuppressionCommand command, List<Suppression> known, References references) {
        if (known.isEmpty()) {
            return switch (command) {
                case RequestSuppression request -> requested(request, references);
                case WithdrawSuppression _, GrantSuppression _, DenySuppression _ ->
                        reject(
                                NOT_FOUND,
                                "there is no suppression " + command.suppression(),
                                "没有屏蔽 " + command.suppression());
            };
        }
        Suppression was = known.getFirst();
        return switch (command) {
            case RequestSuppression request when same(was, request) -> unchanged();
            case RequestSuppression _ ->
                    reject(
                            ALREADY_EXISTS,
                            "suppression",
                            "there is a suppression " + was.suppression() + " already",
                            "屏蔽 " + was.suppression() + " 已存在");
            case WithdrawSuppression withdraw -> withdrawn(withdraw, was);
            case GrantSuppression(_, _, var by)
                    when was.isPending() && was.requester().equals(by) ->
                    byAnother();
            case GrantSuppression grant when was.state().equals(REQUESTED) ->
                    granted(grant, was, references);
            case GrantSuppression(var code, _, var by) when was.isPending() ->
                    accept(new SuppressionWithdrawn(code, was.unit(), was.period(), by));
            case GrantSuppression _ when granted(was) -> unchanged();
            case GrantSuppression _ -> decided(was);
            case DenySuppression(_, _, var by) when was.isPending() && was.requester().equals(by) ->
                    byAnother();
            case DenySuppression(var code, var reason, var by) when was.isPending() ->
                    accept(new SuppressionDenied(code, was.unit(), reason, by));
            case DenySuppression(_, var reason, _) when denied(was, reason) -> unchanged();
            case DenySuppression _ -> decided(was);
        };
    }

    private static boolean granted(Suppression was) {
        return was.state().equals(GRANTED) || was.state().equals("withdrawn");
    }

    /** Only where its withdrawal was denied has one that is granted a remark. */
    private static boolean denied(Suppression was, String reason) {
        return (was.state().equals(DENIED) || was.state().equals(GRANTED))
                && reason.equals(was.remark());
    }

    private static boolean asksAgain(WithdrawSuppression withdraw, Suppression was) {
        return (was.state().equals(TAKEN_BACK) || was.state().equals(WITHDRAWAL_REQUESTED))
                && was.requester().equals(withdraw.by())
                && withdraw.reason().equals(was.remark());
    }

    /** What keeps a block from being left out, as of the instant of the decision. */
    private static Decision.Reasons wrong(
            Assessed.Lookup assessed, Code unit, Period period, Code block, References references) {
        Decision.Reasons wrong = new Decision.Reasons();
        Assessed now = references.facts(assessed.of(unit, period));
        for (Finding found : now.wrong(unit, period, block)) {
            wrong.add(
                    new Rejection(
                            ProblemCode.ofCode(found.code()).orElse(ProblemCode.INVALID_FIELD),
                            found.pointer().substring(1),
                            found.en(),
                            found.zh()));
        }
        return wrong;
    }

    /** The scheme may have changed since it was asked for. */
    private static Decision<SuppressionEvent> granted(
            GrantSuppression grant, Suppression was, References references) {
        Decision.Reasons wrong =
                wrong(grant.assessed(), was.unit(), was.period(), was.block(), references);
        return wrong.any()
                ? wrong.reject()
                : accept(
                        new SuppressionGranted(
                                was.suppression(),
                                was.unit(),
                                was.period(),
                                was.block(),
                                was.what(),
                                was.reason(),
                                grant.by()));
    }

    private static Decision<SuppressionEvent> requested(
            RequestSuppression request, References references) {
        Decision.Reasons wrong =
                wrong(
                        request.assessed(),
                        request.unit(),
                        request.period(),
                        request.block(),
                        references);
        return wrong.any()
                ? wrong.reject()
                : accept(
                        new SuppressionRequested(
                                request.suppression(),
                                request.unit(),
                                request.period(),
                                request.block(),
                                request.what(),
                                request.reason(),
                                request.by()));
    }

    private static boolean same(Suppression was, RequestSuppression request) {
        return was.state().equals(REQUESTED)
                && was.unit().equals(request.unit())
                && was.period().equals(request.period())
                && was.block().equals(request.block())
                && was.what().equals(request.what())
                && was.reason().equals(request.reason())
                && was.requester().equals(request.by());
    }

    private static Decision<SuppressionEvent> withdrawn(
            WithdrawSuppression withdraw, Suppression was) {
        String reason = withdraw.reason();
        if (was.state().equals(REQUESTED)) {
            return was.requester().equals(withdraw.by())
                    ? accept(
                            new SuppressionRequestWithdrawn(
                                    was.suppression(), was.unit(), reason, withdraw.by()))
                    : reject(
                            WRONG_STATE,
                            "a request is withdrawn by who asked; another person denies it",
                            "申请由申请人撤回，他人可予以否决");
        }
        if (was.state().equals(GRANTED)) {
            return accept(
                    new SuppressionWithdrawalRequested(
                            was.suppression(), was.unit(), reason, withdraw.by()));
        }
        return asksAgain(withdraw, was) ? unchanged() : decided(was);
    }

    private static Decision<SuppressionEvent> byAnother() {
        return reject(
                APPROVER_IS_AUTHOR,
                "a request is decided by another person than the one who asked",
                "申请须由申请人以外的人决定");
    }

    private static Decision<SuppressionEvent> decided(Suppression was) {
        return reject(
                WRONG_STATE,
                "the suppression " + was.suppression() + " is " + was.state(),
                "屏蔽 " + was.suppression() + " 当前状态为“" + inChinese(was.state()) + "”");
    }

    /** What a state is called, as the page calls it. */
    private static String inChinese(String state) {
        return switch (state) {
            case REQUESTED -> "待批准";
            case GRANTED -> "已屏蔽";
            case WITHDRAWAL_REQUESTED -> "已屏蔽，待解除";
            case "withdrawn" -> "已解除";
            case "denied" -> "未批准";
            case "taken-back" -> "已撤回";
            default -> state;
        };
    }

    @Override
    public List<Suppression> evolve(List<Suppression> known, SuppressionEvent event) {
        Suppression was = known.isEmpty() ? null : known.getFirst();
        return switch (event) {
            case SuppressionRequested(
                            var code,
                            var unit,
                            var period,
                            var block,
                            var what,
                            var reason,
                            var by)
                    when was == null ->
                    List.of(
                            new Suppression(
                                    code, unit, period, block, what, reason, REQUESTED, by, null,
                                    1));
            case SuppressionGranted _ when was != null && was.state().equals(REQUESTED) ->
                    List.of(was.now(GRANTED, was.requester(), null));
            case SuppressionDenied(_, _, var reason, _) when was != null && was.isPending() ->
                    List.of(
                            was.now(
                                    was.state().equals(REQUESTED) ? DENIED : GRANTED,
                                    was.requester(),
                                    reason));
            case SuppressionRequestWithdrawn(_, _, var reason, _)
                    when was != null && was.state().equals(REQUESTED) ->
                    List.of(was.now(TAKEN_BACK, was.requester(), reason));
            case SuppressionWithdrawalRequested(_, _, var reason, var by)
                    when was != null && was.state().equals(GRANTED) ->
                    List.of(was.now(WITHDRAWAL_REQUESTED, by, reason));
            case SuppressionWithdrawn _
                    when was != null && was.state().equals(WITHDRAWAL_REQUESTED) ->
                    List.of(was.now("withdrawn", was.requester(), was.remark()));
            case SuppressionRequested _,
                    SuppressionGranted _,
                    SuppressionDenied _,
                    SuppressionRequestWithdrawn _,
                    SuppressionWithdrawalRequested _,
                    SuppressionWithdrawn _ ->
                    throw new CorruptStreamException("no " + event + " can follow " + known);
        };
    }
}
