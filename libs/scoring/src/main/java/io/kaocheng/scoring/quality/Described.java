package io.kaocheng.scoring.quality;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

/**
 * What describes an indicator and does not measure, as far as it is known.
 *
 * @param definition what exactly is counted (口径)
 * @param source where its figures come from
 * @param owner the unit that answers for it
 * @param family indicators that depend on the same thing, such as {@code gdp}
 * @param supplier the unit that gives its figures; {@link #ASSESSED} where each assessed unit
 *     reports its own
 * @param secondSource where its figures can be held against others
 */
public record Described(
        Code indicator,
        String name,
        @Nullable Dimension dimension,
        @Nullable Nature nature,
        @Nullable String unitOfMeasure,
        @Nullable String definition,
        @Nullable String source,
        @Nullable Code owner,
        @Nullable Stage stage,
        @Nullable Horizon horizon,
        @Nullable Control control,
        @Nullable Code family,
        @Nullable Code supplier,
        @Nullable String secondSource,
        @Nullable Collection collection) {

    /** The supplier where each assessed unit reports its own figures. */
    public static final Code ASSESSED = Code.of("assessed");

    /** What of performance an indicator measures. */
    public enum Dimension {
        OUTPUT,
        QUALITY,
        EFFICIENCY,
        BENEFIT,
        SATISFACTION
    }

    /** The level of an indicator. */
    public enum Layer {
        MACRO,
        MESO,
        MICRO
    }

    /** Whether an indicator is counted or judged. */
    public enum Nature {
        QUANTITATIVE,
        QUALITATIVE
    }

    /** Where on the way from means to effects an indicator measures. */
    public enum Stage {
        INPUT,
        PROCESS,
        OUTPUT,
        OUTCOME
    }

    /** Over which time what is measured shows. */
    public enum Horizon {
        ANNUAL,
        LONG_TERM
    }

    /** How much of what is measured is in the hands of the assessed units. */
    public enum Control {
        FULL,
        PARTIAL,
        NONE
    }

    /** How figures come about. */
    public enum Collection {
        SYSTEM,
        MANUAL,
        SURVEY,
        SAMPLING
    }

    /** Whether nobody but the assessed unit knows its figures. */
    public boolean isSelfReported() {
        return ASSESSED.equals(supplier) && secondSource == null;
    }
}
