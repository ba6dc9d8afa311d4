package io.kaocheng.monitoring.observation;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.monitoring.ChangeEvent.RequestedContent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.monitoring.change.Reviewer;

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
     * Who sends a figure.
     *
     * @param by opaque subject id
     * @param statesDays whether they may say that it was reported on another day than today
     */
    record Sender(String by, boolean statesDays, Authority authority) {}

    /** For how much of what is asked another person's grant is needed. */
    enum Authority {
        /** For nothing: it is the office that asks. */
        AT_ONCE,
        /** For what is beyond the limits of {@link SubmissionSetting}. */
        WITHIN_LIMITS,
        /** For all of it, because that is what is asked for. */
        ON_REQUEST
    }

    /**
     * {@code reason} is needed where it replaces another value; {@code deadlineDays} is how many
     * days after its period's end a value is still in time; {@code at} is when it was sent; {@code
     * supersedes} is the figure that the sender holds for the one to be corrected.
     */
    record SubmitObservation(
            Key key,
            Figures figures,
            @Nullable String source,
            @Nullable String note,
            @Nullable String reason,
            @Nullable LocalDate reportedOn,
            @Nullable Figures supersedes,
            int deadlineDays,
            Instant at,
            Sender sender)
            implements ObservationCommand {}

    /**
     * {@code absence} is why there is no figure, one of a few codes; {@code reason} is said in
     * words.
     */
    record DeclareNoData(
            Key key,
            String absence,
            @Nullable String source,
            @Nullable String note,
            @Nullable String reason,
            Instant at,
            Sender sender)
            implements ObservationCommand {}

    record ApproveObservation(Key key, Reviewer reviewer) implements ObservationCommand {}

    record ReturnObservation(Key key, String reason, Reviewer reviewer)
            implements ObservationCommand {}

    record WithdrawObservation(Key key, String reason, Sender sender)
            implements ObservationCommand {}

    /**
     * What was asked for by {@code by} and granted by another person, of the observation as it
     * stood at {@code streamVersion}.
     */
    record CarryOut(
            Key key,
            int streamVersion,
            RequestedContent content,
            @Nullable String reason,
            String by)
            implements ObservationCommand {}
}
