package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.journal.CorruptStreamException;

import java.math.BigDecimal;

/**
 * What an entry of the monitoring journal says of an observation, as far as scoring needs it: who
 * sent it, why and with what remark bears on no score.
 */
public sealed interface ObservationChange {

    /** The entry's place in the observation's own stream. */
    int streamVersion();

    /** Its place in the monitoring journal. */
    long sequence();

    /** A figure. */
    record Value(int streamVersion, long sequence, BigDecimal value, boolean late)
            implements ObservationChange {}

    /** A figure by its parts. */
    record Ratio(
            int streamVersion,
            long sequence,
            BigDecimal numerator,
            BigDecimal denominator,
            boolean late)
            implements ObservationChange {}

    /** That there is no figure, and why. */
    record NoFigure(int streamVersion, long sequence, Code reason) implements ObservationChange {}

    /** That what was said before no longer counts: it was returned or withdrawn. */
    record Nothing(int streamVersion, long sequence) implements ObservationChange {}

    /** That what was said before is approved. */
    record Approval(int streamVersion, long sequence) implements ObservationChange {}

    /**
     * What the event says.
     *
     * @throws IllegalArgumentException where it is a remark, on which no score depends
     */
    static ObservationChange of(ObservationEvent event, int streamVersion, long sequence) {
        return switch (event) {
            case ObservationSubmitted e -> of(e.figures(), streamVersion, sequence, e.late());
            case ObservationCorrected e -> of(e.figures(), streamVersion, sequence, false);
            case NoDataDeclared e -> new NoFigure(streamVersion, sequence, Code.of(e.reason()));
            case ObservationReturned _, ObservationWithdrawn _ ->
                    new Nothing(streamVersion, sequence);
            case ObservationApproved _ -> new Approval(streamVersion, sequence);
            case ObservationEvent.Remark _ ->
                    throw new IllegalArgumentException(event.getClass() + " is no fact");
        };
    }

    private static ObservationChange of(
            Figures figures, int streamVersion, long sequence, boolean late) {
        BigDecimal numerator = figures.numerator();
        BigDecimal denominator = figures.denominator();
        if (numerator != null && denominator != null) {
            return new Ratio(streamVersion, sequence, numerator, denominator, late);
        }
        BigDecimal value = figures.value();
        if (value == null) {
            throw new CorruptStreamException(
                    "monitoring@" + sequence + " has neither a value nor a ratio");
        }
        return new Value(streamVersion, sequence, value, late);
    }
}
