package io.kaocheng.contracts.indicators;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

/** The life of an indicator and of its versions. */
public sealed interface IndicatorEvent extends IndicatorsEvent {

    Code indicator();

    @Override
    default String subject() {
        return "indicator/" + indicator();
    }

    /**
     * An indicator was proposed; nothing is measured by it yet.
     *
     * @param dimension {@code output}, {@code quality}, {@code efficiency}, {@code benefit} or
     *     {@code satisfaction}
     * @param layer {@code macro}, {@code meso} or {@code micro}
     * @param nature {@code quantitative} or {@code qualitative}
     * @param definition what exactly is counted (口径)
     * @param source where the figure comes from
     * @param owner the unit that answers for the definition
     * @param nameEn what it is called in English, where it has such a name
     */
    record IndicatorProposed(
            Code indicator,
            String name,
            String dimension,
            String layer,
            String nature,
            String unitOfMeasure,
            String definition,
            @Nullable String source,
            @Nullable Code owner,
            @Nullable String nameEn)
            implements IndicatorEvent {

        public IndicatorProposed(
                Code indicator,
                String name,
                String dimension,
                String layer,
                String nature,
                String unitOfMeasure,
                String definition,
                @Nullable String source,
                @Nullable Code owner) {
            this(
                    indicator,
                    name,
                    dimension,
                    layer,
                    nature,
                    unitOfMeasure,
                    definition,
                    source,
                    owner,
                    null);
        }

        /** The same under another name. */
        public IndicatorProposed called(String other, @Nullable String otherEn) {
            return new IndicatorProposed(
                    indicator,
                    other,
                    dimension,
                    layer,
                    nature,
                    unitOfMeasure,
                    definition,
                    source,
                    owner,
                    otherEn);
        }
    }

    /**
     * The indicator has another name from now on.
     *
     * @param nameEn what it is called in English from now on, where it has such a name
     */
    record IndicatorRenamed(Code indicator, String name, @Nullable String nameEn)
            implements IndicatorEvent {}

    /**
     * A version of the indicator was drafted.
     *
     * @param version from 1, without gaps
     * @param definition direction, frequency, formula and rule, in the scoring engine's canonical
     *     form
     * @param hash SHA-256 of that form in lower-case hexadecimal: the version's identity
     */
    record VersionDrafted(
            Code indicator,
            int version,
            Period effectiveFrom,
            JsonNode definition,
            String hash,
            String author)
            implements IndicatorEvent {}

    /** A second person approved the drafted version. */
    record VersionApproved(Code indicator, int version) implements IndicatorEvent {}

    /**
     * A version was enacted. From now on immutable, and in force from {@code effectiveFrom} until a
     * later version's first period.
     */
    record VersionEnacted(
            Code indicator, int version, Period effectiveFrom, JsonNode definition, String hash)
            implements IndicatorEvent {}

    /** The indicator is not used for periods from that one on. */
    record IndicatorRetired(Code indicator, Period from, String reason) implements IndicatorEvent {}
}
