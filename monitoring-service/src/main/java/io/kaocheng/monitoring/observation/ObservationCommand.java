package io.kaocheng.monitoring.observation;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/** What may be asked of an observation. {@code by} is the opaque subject id of who asks. */
public sealed interface ObservationCommand {

    /** Whose figure, of what and when: an observation's natural key. */
    record Key(Code unit, Code indicator, Period period) {

        // Codes are numbered names, of which the record's own hash makes the same few sums.
        @Override
        public int hashCode() {
            int mixed = unit.hashCode() * 0x9E3779B9 + indicator.hashCode();
            mixed = mixed * 0x85EBCA6B + period.hashCode();
            return mixed ^ (mixed >>> 15);
        }
    }

    Key key();

    /** The stream it is addressed to. */
    default String subject() {
        Key k = key();
        return ObservationEvent.subject(k.unit(), k.indicator(), k.period());
    }

    /**
     * {@code reason} is needed where it replaces another value; {@code deadlineDays} is how many
     * days after its period's end a value is still in time; {@code at} is when it was sent.
     */
    record SubmitObservation(
            Key key,
            Figures figures,
            @Nullable String source,
            @Nullable String note,
            @Nullable String reason,
            @Nullable LocalDate reportedOn,
            int deadlineDays,
            Instant at,
            String by)
            implements ObservationCommand {}

    record DeclareNoData(Key key, String reason, @Nullable String note, Instant at)
            implements ObservationCommand {}

    record ApproveObservation(Key key, String by) implements ObservationCommand {}

    record ReturnObservation(Key key, String reason) implements ObservationCommand {}

    record WithdrawObservation(Key key, String reason) implements ObservationCommand {}
}
