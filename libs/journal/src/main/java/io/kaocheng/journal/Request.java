package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.ProblemCode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where a request stands for what needs a second person: one asks, another grants or denies it, and
 * who asked may take it back before. The rules that all kinds of requests have in common.
 *
 * @param <T> what is asked for
 */
public sealed interface Request<T> {

    record Absent<T>() implements Request<T> {}

    /**
     * @param by the opaque subject id of who asks
     */
    record Pending<T>(T content, String by) implements Request<T> {}

    record Granted<T>() implements Request<T> {}

    record Denied<T>(String reason) implements Request<T> {}

    record Withdrawn<T>() implements Request<T> {}

    /**
     * The code of a request that has none of its own: derived from what is asked for, so that
     * asking again is the same request.
     */
    static Code code(String kind, String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) '\n');
            }
            return Code.of(kind + "-" + HexFormat.of().formatHex(sha.digest(), 0, 10));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Granted by another person. What is recorded with the grant was made before the lock was held:
     * stale unless it is what is asked for now.
     *
     * @param carriedOut whether it is what a pending request asks for
     */
    default <E extends Event> Decision<E> grant(
            Code request, String by, Predicate<Pending<T>> carriedOut, Function<T, E> granted) {
        return switch (this) {
            case Pending<T>(_, var who) when who.equals(by) -> own();
            case Pending<T> pending when !carriedOut.test(pending) ->
                    Decision.reject(
                            ProblemCode.STALE_VERSION,
                            "the request "
                                    + request
                                    + " asks for something else than what is to be recorded with the"
                                    + " grant; look at it and grant it then",
                            "申请 " + request + " 的内容与拟随批准记录的变更不一致，请查看后再批准");
            case Pending<T>(var content, _) -> Decision.accept(granted.apply(content));
            case Granted<T>() -> Decision.unchanged();
            case Absent<T>() -> unknown(request);
            case Denied<T> _, Withdrawn<T> _ -> decided(request);
        };
    }

    /** Denied by another person, for a reason. */
    default <E extends Event> Decision<E> deny(Code request, String reason, String by, E denied) {
        return switch (this) {
            case Pending<T>(_, var who) when who.equals(by) -> own();
            case Pending<T> _ -> Decision.accept(denied);
            case Denied<T>(var before) when before.equals(reason) -> Decision.unchanged();
            case Absent<T>() -> unknown(request);
            case Denied<T> _, Granted<T> _, Withdrawn<T> _ -> decided(request);
        };
    }

    /** Taken back by who asked. */
    default <E extends Event> Decision<E> withdraw(Code request, String by, E withdrawn) {
        return switch (this) {
            case Pending<T>(_, var who) when !who.equals(by) ->
                    Decision.reject(
                            ProblemCode.WRONG_STATE,
                            "a request is withdrawn by who asked; another person denies it",
                            "申请由申请人撤回，他人可予以否决");
            case Pending<T> _ -> Decision.accept(withdrawn);
            case Withdrawn<T>() -> Decision.unchanged();
            case Absent<T>() -> unknown(request);
            case Granted<T> _, Denied<T> _ -> decided(request);
        };
    }

    private static <E extends Event> Decision<E> own() {
        return Decision.reject(
                ProblemCode.APPROVER_IS_AUTHOR,
                "a request is decided by another person than the one who asked",
                "申请须由申请人以外的人决定");
    }

    private static <E extends Event> Decision<E> unknown(Code request) {
        return Decision.reject(
                ProblemCode.NOT_FOUND, "there is no request " + request, "没有申请 " + request);
    }

    private static <E extends Event> Decision<E> decided(Code request) {
        return Decision.reject(
                ProblemCode.WRONG_STATE,
                "the request " + request + " is decided already",
                "申请 " + request + " 已有结论");
    }
}
