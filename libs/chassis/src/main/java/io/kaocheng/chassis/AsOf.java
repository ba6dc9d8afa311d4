package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.journal.History;
import io.kaocheng.shape.ParameterShape;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The parameter {@code asOf} of a read: a moment, or a cut. A moment is turned into positions once,
 * and time is forgotten.
 */
public sealed interface AsOf {

    /**
     * What was recorded by then.
     *
     * @param asked with the offset it was asked with
     */
    record Moment(OffsetDateTime asked) implements AsOf {
        public Instant at() {
            return asked.toInstant();
        }

        @Override
        public String toString() {
            return asked.toString();
        }
    }

    /** What the cut holds. */
    record At(Cut cut) implements AsOf {
        @Override
        public String toString() {
            return cut.toString();
        }
    }

    /**
     * Reads the parameter; null where it was not sent.
     *
     * @throws Problem where it is neither a moment nor a cut, or a moment still to come
     */
    static @Nullable AsOf of(@Nullable String text) {
        return of("asOf", text);
    }

    /** The same of a field or parameter of another name. */
    static @Nullable AsOf of(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.contains("@")) {
            try {
                return new At(Cut.parse(text));
            } catch (IllegalArgumentException e) {
                throw new Problem(
                        ProblemCode.INVALID_FIELD,
                        List.of(
                                Finding.at(
                                        "/" + name,
                                        ProblemCode.INVALID_FIELD,
                                        String.valueOf(e.getMessage()),
                                        "数据截止点须为 goals@812 indicators@96 monitoring@48213 的形式，现为 "
                                                + Quoted.of(text))));
            }
        }
        return new Moment(offset(name, text));
    }

    /**
     * Reads a moment that has passed.
     *
     * @throws Problem where it is none, or still to come
     */
    static Instant moment(String name, String text) {
        return offset(name, text).toInstant();
    }

    private static OffsetDateTime offset(String name, String sent) {
        String text = ParameterShape.moment(sent);
        OffsetDateTime moment;
        try {
            moment = OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            Finding.at(
                                    "/" + name,
                                    ProblemCode.INVALID_FIELD,
                                    "a moment is written 2026-10-31T23:59:59+08:00 or 2026-10-31T15:59:59Z, a cut goals@812 monitoring@48213; found "
                                            + Quoted.of(text),
                                    "数据截止点须为时刻，如 2026-10-31T23:59:59+08:00，或各日志的位置，如 goals@812 monitoring@48213；现为 "
                                            + Quoted.of(text))));
        }
        if (moment.toInstant().isAfter(SystemClock.now())) {
            throw new Problem(
                    ProblemCode.CUT_IN_FUTURE,
                    text + " has not come yet; nobody knows what will be recorded until then",
                    "时刻 " + text + " 尚未到来，届时将有哪些记录尚不可知");
        }
        return moment;
    }

    /**
     * Up to which entry of an own journal this is.
     *
     * @throws Problem where the cut names a position the journal has not reached, or does not name
     *     the journal
     */
    default long in(History history, Journal journal, Code region) throws SQLException {
        return switch (this) {
            case Moment moment -> {
                try {
                    yield history.recordedBy(journal, region, moment.at());
                } catch (UnreadableEntryException e) {
                    throw new IllegalStateException(
                            "the own journal holds what this build cannot read", e);
                }
            }
            case At(var cut) -> named(cut, journal, history.head(journal, region));
        };
    }

    /**
     * Up to which entry of a journal a cut goes.
     *
     * @param head the journal's last entry
     * @throws Problem where that is beyond the head, or the cut does not name the journal
     */
    static long named(Cut cut, Journal journal, long head) {
        long asked = cut.at(journal);
        if (asked == 0) {
            throw new Problem(
                    ProblemCode.UNKNOWN_CUT,
                    "the cut "
                            + cut
                            + " does not say where the "
                            + journal
                            + " journal stands; add "
                            + journal
                            + "@ and a number from 1 to "
                            + head,
                    "数据截止点 "
                            + cut
                            + " 未指明 "
                            + journal
                            + " 日志的位置；请加上 "
                            + journal
                            + "@ 及 1 至 "
                            + head
                            + " 之间的序号");
        }
        if (asked > head) {
            throw new Problem(
                    ProblemCode.CUT_IN_FUTURE,
                    journal
                            + "@"
                            + asked
                            + " has not been recorded; the journal ends at "
                            + journal
                            + "@"
                            + head,
                    journal + "@" + asked + " 尚未记录；日志当前止于 " + journal + "@" + head);
        }
        return asked;
    }
}
