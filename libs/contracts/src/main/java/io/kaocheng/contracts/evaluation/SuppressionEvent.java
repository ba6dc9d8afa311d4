package io.kaocheng.contracts.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

/**
 * The life of a suppression: a block of a unit is left out in a period while what is below it is
 * shown. One person asks for it, another grants it; it is withdrawn likewise.
 */
public sealed interface SuppressionEvent extends EvaluationEvent {

    Code suppression();

    @JsonIgnore
    @Override
    default String subject() {
        return "suppression/" + suppression();
    }

    /**
     * A suppression was asked for; nothing changes until it is granted.
     *
     * @param block the block of the scheme
     * @param what {@code score}, {@code light} or {@code both}
     * @param reason why, as a code
     * @param by the opaque subject id of who asks
     */
    record SuppressionRequested(
            Code suppression,
            Code unit,
            Period period,
            Code block,
            String what,
            Code reason,
            String by)
            implements SuppressionEvent {}

    /**
     * The suppression was granted: from now on the block is left out.
     *
     * @param block the block of the scheme
     * @param what {@code score}, {@code light} or {@code both}
     * @param reason why, as a code
     * @param by the opaque subject id of the other person, who answers for it
     */
    record SuppressionGranted(
            Code suppression,
            Code unit,
            Period period,
            Code block,
            String what,
            Code reason,
            String by)
            implements SuppressionEvent {}

    /**
     * What was asked for was denied, with the reason why: the suppression, or its withdrawal, which
     * leaves it granted.
     *
     * @param by the opaque subject id of the other person, who answers for it
     */
    record SuppressionDenied(Code suppression, Code unit, String reason, String by)
            implements SuppressionEvent {}

    /**
     * Who had asked for the suppression took the request back before it was decided.
     *
     * @param by the opaque subject id of who had asked
     */
    record SuppressionRequestWithdrawn(Code suppression, Code unit, String reason, String by)
            implements SuppressionEvent {}

    /**
     * It was asked that a granted suppression be withdrawn; it holds until that is granted.
     *
     * @param by the opaque subject id of who asks
     */
    record SuppressionWithdrawalRequested(Code suppression, Code unit, String reason, String by)
            implements SuppressionEvent {}

    /**
     * The suppression was withdrawn: the block counts again.
     *
     * @param by the opaque subject id of the other person, who answers for it
     */
    record SuppressionWithdrawn(Code suppression, Code unit, Period period, String by)
            implements SuppressionEvent {}
}
