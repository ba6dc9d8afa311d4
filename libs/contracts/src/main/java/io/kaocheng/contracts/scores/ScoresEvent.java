package io.kaocheng.contracts.scores;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** What the scores journal records. Scores and contributions are marks, by default of 100. */
public sealed interface ScoresEvent extends Event {

    static String scoreSubject(Code unit, Period period) {
        return "score/" + unit + "/" + period;
    }

    static String lightSubject(Code unit, Code indicator, Period period) {
        return "light/" + unit + "/" + indicator + "/" + period;
    }

    /**
     * A unit's score as of a cut.
     *
     * @param scheme {@code code@version} of the scheme it was scored under
     * @param total absent where no part of the score has data
     * @param rank 1 is best, within the class; absent where there is no total
     * @param coverage share of the weight that has data, 0 to 1
     * @param incomplete whether an entry that may bear on it could not be read
     * @param cut what it was computed from
     * @param engine the engine's id; with the cut it determines every figure here
     * @param run the replay run that was promoted, absent for a live score
     * @param supersedes the entry of this journal that held the score before
     * @param partial whether figures of the period are still owed in a figure that counts; absent
     *     where none is, and of scores by kc-1
     * @param unranked why it has a total and no rank; absent where it has one
     */
    record UnitScored(
            Code unit,
            Period period,
            Code unitClass,
            String scheme,
            @Nullable BigDecimal total,
            @Nullable Integer rank,
            @Nullable String grade,
            BigDecimal coverage,
            List<BlockScore> blocks,
            List<IndicatorScore> indicators,
            boolean incomplete,
            Cut cut,
            String engine,
            @Nullable String run,
            @Nullable Position supersedes,
            @Nullable Boolean partial,
            @Nullable String unranked)
            implements ScoresEvent {
        public UnitScored {
            blocks = List.copyOf(blocks);
            indicators = List.copyOf(indicators);
        }

        @JsonIgnore
        @Override
        public String subject() {
            return scoreSubject(unit, period);
        }
    }

    /**
     * @param block the path of codes from the top, joined by {@code /}
     * @param weight in its parent; absent at the top and where the parent weighs its parts equally
     * @param reason why it has no score or no rank; absent where nothing is told about that
     * @param light the block's own, absent where the scheme gives it none
     */
    record BlockScore(
            String block,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            @Nullable String reason,
            @Nullable String light) {}

    /**
     * @param version the indicator version that scored it, absent where none was in force
     * @param score 0 to 100 and beyond where the rule's cap allows; absent without data
     * @param light {@code green}, {@code yellow}, {@code orange}, {@code red}, {@code grey} or
     *     {@code missing}
     * @param noData why there is no value
     * @param partial whether a part of the value is still owed; absent where none is, and of scores
     *     by kc-1
     * @param imputed how the value came about that is used in place of a missing one, {@code
     *     carried} or {@code substituted}; absent where it is the unit's own
     * @param figureOf the period of a value that was carried
     * @param watched whether it is shown and counts for nothing; absent where it counts
     * @param trend where its figures of several periods lead to, {@code up}, {@code rising}, {@code
     *     flat}, {@code down} or {@code none}; absent where that is not asked
     */
    record IndicatorScore(
            Code indicator,
            String block,
            @Nullable Integer version,
            @Nullable BigDecimal value,
            @Nullable BigDecimal score,
            @Nullable BigDecimal contribution,
            String light,
            @Nullable String noData,
            @Nullable Boolean partial,
            @Nullable String imputed,
            @Nullable Period figureOf,
            @Nullable Boolean watched,
            @Nullable String trend) {

        /** One without a trend. */
        public IndicatorScore(
                Code indicator,
                String block,
                @Nullable Integer version,
                @Nullable BigDecimal value,
                @Nullable BigDecimal score,
                @Nullable BigDecimal contribution,
                String light,
                @Nullable String noData,
                @Nullable Boolean partial,
                @Nullable String imputed,
                @Nullable Period figureOf,
                @Nullable Boolean watched) {
            this(
                    indicator,
                    block,
                    version,
                    value,
                    score,
                    contribution,
                    light,
                    noData,
                    partial,
                    imputed,
                    figureOf,
                    watched,
                    null);
        }
    }

    /**
     * The unit is no longer scored for the period: it left its class, or the scheme lost its hold.
     */
    record ScoreWithdrawn(Code unit, Period period, Cut cut, String engine, Position supersedes)
            implements ScoresEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return scoreSubject(unit, period);
        }
    }

    /**
     * An indicator's light changed. It is recorded of periods after which the next of the same kind
     * is not over, but for a first light that is grey or missing. Of earlier periods it is recorded
     * only where a light of a colour changes with a correction: a figure that is corrected,
     * returned or withdrawn, a target that is adjusted or withdrawn, a block that is left out or
     * counts again. Scores hold every light.
     */
    record LightChanged(
            Code unit, Code indicator, Period period, @Nullable String from, String to, Cut cut)
            implements ScoresEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return lightSubject(unit, indicator, period);
        }
    }

    /**
     * A class's scores for a period were published.
     *
     * @param number from 1 within class and period
     * @param run the promoted run it was published from
     * @param root SHA-256 over the edition's rows
     * @param supersedes the number of the edition before it
     */
    record EditionPublished(
            Code unitClass,
            Period period,
            int number,
            String run,
            Cut cut,
            String root,
            @Nullable Integer supersedes)
            implements ScoresEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return "edition/" + unitClass + "/" + period;
        }
    }
}
