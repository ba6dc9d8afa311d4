package io.kaocheng.monitoring.observation;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.Rejection;
import io.kaocheng.monitoring.change.UnitTree;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.Sender;
import io.kaocheng.tables.Words;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a region's goals and indicators say about what may be submitted: which units there are,
 * which indicators are in force and how often they are reported, which cycles are open.
 *
 * @param zone absent where the region is not known here yet
 * @param versions of each indicator, enacted ones only
 * @param tree which unit stands below which one
 */
public record SubmissionRules(
        @Nullable ZoneId zone,
        Map<Code, KnownUnit> units,
        Map<Code, List<KnownVersion>> versions,
        List<KnownCycle> cycles,
        UnitTree tree) {

    private static final String REPORTED_ON = "reportedOn";

    /** Where the rules are looked up; up to where the other journals have been applied. */
    public interface Lookup extends Reference.Facts<SubmissionRules> {}

    public record KnownUnit(LocalDate from, @Nullable LocalDate abolishedFrom) {}

    /**
     * @param retiredFrom the first period without the indicator; absent where it is not retired
     */
    public record KnownVersion(
            int version,
            Period effectiveFrom,
            Period.Kind frequency,
            @Nullable Period retiredFrom) {

        boolean isInForce(Period period) {
            return !effectiveFrom.beginsAfter(period)
                    && (retiredFrom == null || retiredFrom.beginsAfter(period));
        }
    }

    public record KnownCycle(Code cycle, Period period, boolean closed) {}

    /** How many units, places, versions and cycles these are. */
    public int rows() {
        return units.size()
                + tree.places().values().stream().mapToInt(List::size).sum()
                + versions.values().stream().mapToInt(List::size).sum()
                + cycles.size();
    }

    /** Whether the unit exists on the last day of the period. */
    public boolean hasUnit(Code unit, Period period) {
        KnownUnit found = units.get(unit);
        return found != null
                && !found.from().isAfter(period.lastDay())
                && (found.abolishedFrom() == null
                        || found.abolishedFrom().isAfter(period.firstDay()));
    }

    /**
     * For which kind of period the indicator is reported then; absent where no version is in force.
     */
    public Period.@Nullable Kind frequency(Code indicator, Period period) {
        KnownVersion inForce = null;
        for (KnownVersion version : versions.getOrDefault(indicator, List.of())) {
            if (version.isInForce(period)
                    && (inForce == null || version.version() > inForce.version())) {
                inForce = version;
            }
        }
        return inForce == null ? null : inForce.frequency();
    }

    public boolean isOpen(Period period) {
        return cycles.stream().anyMatch(c -> !c.closed() && c.period().contains(period));
    }

    public boolean hasBegun(Period period, Instant now) {
        return zone != null && !period.start(zone).isAfter(now);
    }

    /** The day it is in the region; by UTC where the region is not known. */
    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone == null ? ZoneOffset.UTC : zone);
    }

    /**
     * All that keeps a figure from being submitted.
     *
     * @param now when it was sent
     */
    List<Rejection> check(Key key, Instant now) {
        List<Rejection> wrong = new ArrayList<>(0);
        Code u = key.unit();
        Code i = key.indicator();
        Period p = key.period();
        if (!hasUnit(u, p)) {
            wrong.add(
                    new Rejection(
                            ProblemCode.UNKNOWN_UNIT,
                            "unit",
                            "there is no unit " + u + " in " + p,
                            p + " 没有单位 " + u));
        }
        Period.Kind frequency = frequency(i, p);
        if (frequency == null) {
            wrong.add(
                    new Rejection(
                            ProblemCode.UNKNOWN_INDICATOR,
                            "indicator",
                            "no version of an indicator " + i + " is in force in " + p,
                            p + " 没有生效的指标 " + i));
        } else if (frequency != p.kind()) {
            Period right = Period.containing(p.firstDay(), frequency);
            wrong.add(
                    new Rejection(
                            ProblemCode.WRONG_FREQUENCY,
                            "period",
                            "the indicator "
                                    + i
                                    + " is reported by "
                                    + frequency.name().toLowerCase(Locale.ROOT)
                                    + ", such as "
                                    + right
                                    + "; found "
                                    + p,
                            "指标 "
                                    + i
                                    + " "
                                    + Words.every(frequency, true)
                                    + "报送一次，期间应为 "
                                    + right
                                    + " 的形式，实际为 "
                                    + p));
        }
        if (!isOpen(p)) {
            wrong.add(closed(p));
        } else if (!hasBegun(p, now)) {
            wrong.add(
                    new Rejection(
                            ProblemCode.PERIOD_IN_FUTURE,
                            "period",
                            "the period " + p + " has not begun",
                            "期间 " + p + " 尚未开始"));
        }
        return wrong;
    }

    /**
     * What keeps a figure from having been reported on a day: lateness follows from it, so only the
     * office says that it was another one than today.
     */
    Optional<Rejection> checkDay(Period period, LocalDate day, Sender sender, Instant now) {
        LocalDate today = today(now);
        if (day.isAfter(today)) {
            return Optional.of(
                    day(
                            "a figure is not reported in the future; today is "
                                    + today
                                    + ", found "
                                    + day,
                            "报送日期不得在将来，今天为 " + today + "，实际为 " + day));
        }
        if (day.isBefore(period.firstDay())) {
            return Optional.of(
                    day(
                            "a figure of "
                                    + period
                                    + " is not reported before "
                                    + period.firstDay()
                                    + ", when the period begins; found "
                                    + day,
                            period + " 的数据不会在期间开始（" + period.firstDay() + "）之前报送，实际为 " + day));
        }
        if (!day.equals(today) && !sender.statesDays()) {
            return Optional.of(
                    new Rejection(
                            ProblemCode.MISSING_ROLE,
                            REPORTED_ON,
                            "only the office says that a figure was reported on another day than"
                                    + " today, "
                                    + today
                                    + "; leave it out, found "
                                    + day,
                            "仅绩效办可填报今天（" + today + "）以外的报送日期，请留空，实际为 " + day));
        }
        return Optional.empty();
    }

    /** A figure that is there keeps the day on which it was reported first. */
    static Rejection keepsItsDay(@Nullable LocalDate kept, LocalDate found) {
        return day(
                "a figure keeps the day on which it was reported first"
                        + (kept == null ? "" : ", " + kept)
                        + ", whatever is corrected; leave it out, or withdraw the figure and report"
                        + " it anew; found "
                        + found,
                "更正不改变首次报送的日期"
                        + (kept == null ? "" : "（" + kept + "）")
                        + "，请留空，或撤回后重新报送，实际为 "
                        + found);
    }

    private static Rejection day(String english, String chinese) {
        return new Rejection(ProblemCode.INVALID_FIELD, REPORTED_ON, english, chinese);
    }

    /** Nothing is submitted to, or withdrawn from, a period that lies in no open cycle. */
    static Rejection closed(Period period) {
        return new Rejection(
                ProblemCode.PERIOD_CLOSED,
                "period",
                "the period " + period + " lies in no open cycle",
                "期间 " + period + " 不属于任何开放的考核周期");
    }
}
