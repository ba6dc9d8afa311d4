package io.kaocheng.contracts.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/** The life of one reported value for a unit, an indicator and a period. */
public sealed interface ObservationEvent extends MonitoringEvent {

    Code unit();

    Code indicator();

    Period period();

    @JsonIgnore
    @Override
    default String subject() {
        return subject(unit(), indicator(), period());
    }

    static String subject(Code unit, Code indicator, Period period) {
        return "observation/" + unit + "/" + indicator + "/" + period;
    }

    /** What an observation's stream is called: its natural key. */
    record Subject(Code unit, Code indicator, Period period) {

        private static final String KIND = "observation";

        /**
         * @throws IllegalArgumentException where it is no observation's
         */
        public static Subject of(String subject) {
            String[] parts = subject.split("/", -1);
            if (parts.length != 4 || !parts[0].equals(KIND)) {
                throw new IllegalArgumentException(
                        "an observation's stream is called observation/unit/indicator/period; found "
                                + Quoted.of(subject));
            }
            return new Subject(Code.of(parts[1]), Code.of(parts[2]), Period.parse(parts[3]));
        }
    }

    /**
     * What was measured: a value, or the two figures it is the ratio of.
     *
     * @param denominator never zero
     */
    record Figures(
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator) {
        public Figures {
            boolean ratio = numerator != null && denominator != null;
            if (value != null ? numerator != null || denominator != null : !ratio) {
                throw new IllegalArgumentException(
                        "an observation has a value, or a numerator and a denominator, and not both");
            }
            if (denominator != null && denominator.signum() == 0) {
                throw new IllegalArgumentException("a denominator is not zero");
            }
        }

        /** Whether both say the same number, however many zeros they were written with. */
        public boolean sameAs(Figures other) {
            return same(value, other.value)
                    && same(numerator, other.numerator)
                    && same(denominator, other.denominator);
        }

        private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
            return a == null || b == null ? a == null && b == null : a.compareTo(b) == 0;
        }
    }

    /**
     * A figure was reported.
     *
     * @param by opaque subject id of who sent it, who may not approve it
     * @param reportedOn the day it was reported, where it is recorded later
     * @param late whether it came after the period's deadline
     */
    record ObservationSubmitted(
            Code unit,
            Code indicator,
            Period period,
            Figures figures,
            @Nullable String source,
            @Nullable String note,
            String by,
            @Nullable LocalDate reportedOn,
            boolean late)
            implements ObservationEvent {}

    /**
     * The figure was replaced by another one, with the reason why.
     *
     * @param figures what is reported instead
     * @param by opaque subject id of who corrected it, who may not approve it
     */
    record ObservationCorrected(
            Code unit,
            Code indicator,
            Period period,
            Figures figures,
            @Nullable String source,
            @Nullable String note,
            String by,
            String reason)
            implements ObservationEvent {}

    /** A second person approved the figure as it was last reported. */
    record ObservationApproved(Code unit, Code indicator, Period period)
            implements ObservationEvent {}

    /**
     * The figure was not accepted. Sent back to the unit; it counts for nothing until it is
     * submitted again.
     */
    record ObservationReturned(Code unit, Code indicator, Period period, String reason)
            implements ObservationEvent {}

    /** The figure was taken back; it counts for nothing until one is submitted again. */
    record ObservationWithdrawn(Code unit, Code indicator, Period period, String reason)
            implements ObservationEvent {}

    /** What is said of an observation besides its figure and its state. */
    sealed interface Remark extends ObservationEvent, MonitoringEvent.Unscored {}

    /**
     * Something else was said of the observation as it stands: where it comes from, a note, a
     * reason. The figure and its approval stay.
     *
     * @param source takes the place of the one before; absent where that stays
     * @param note takes the place of the one before; absent where that stays
     * @param reason of the figure, its return, its withdrawal or its absence; absent where the one
     *     before stays
     * @param by opaque subject id of who said it
     */
    record ObservationAnnotated(
            Code unit,
            Code indicator,
            Period period,
            @Nullable String source,
            @Nullable String note,
            @Nullable String reason,
            String by)
            implements Remark {}

    /**
     * The figure that was just recorded was reported before another one took its place. It may be
     * an older message that came late.
     *
     * @param version of the stream at which it was reported before
     */
    record EarlierFigureRepeated(Code unit, Code indicator, Period period, int version)
            implements Remark {}

    /**
     * There is no figure for the period, and why. {@code reason} is {@code not-applicable}, {@code
     * not-sent}, {@code blocked} or {@code not-due}.
     */
    record NoDataDeclared(
            Code unit, Code indicator, Period period, String reason, @Nullable String note)
            implements ObservationEvent {
        public NoDataDeclared {
            if (!Code.isValid(Objects.requireNonNull(reason, "reason"))) {
                throw new IllegalArgumentException(
                        "a reason is written as a code is, like not-applicable; found "
                                + Quoted.of(reason));
            }
        }
    }
}
