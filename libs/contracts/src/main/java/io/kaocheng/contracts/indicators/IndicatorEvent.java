package io.kaocheng.contracts.indicators;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
     * @param stage {@code input}, {@code process}, {@code output} or {@code outcome}
     * @param control how much of it is in the hands of the assessed units: {@code full}, {@code
     *     partial} or {@code none}
     * @param family of indicators that depend on the same thing, such as {@code gdp}
     * @param horizon over which time it shows: {@code annual} or {@code long-term}
     * @param tags words by which it is found
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
            @Nullable String nameEn,
            @Nullable String stage,
            @Nullable String control,
            @Nullable Code family,
            @Nullable String horizon,
            @Nullable List<String> tags)
            implements IndicatorEvent {

        public IndicatorProposed {
            tags = tags == null ? null : List.copyOf(tags);
        }

        /** One that is described by nothing else. */
        public IndicatorProposed(
                Code indicator,
                String name,
                String dimension,
                String layer,
                String nature,
                String unitOfMeasure,
                String definition,
                @Nullable String source,
                @Nullable Code owner,
                @Nullable String nameEn) {
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
                    nameEn,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

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
                    otherEn,
                    stage,
                    control,
                    family,
                    horizon,
                    tags);
        }

        /** The same as it is described from a revision on. */
        public IndicatorProposed revised(IndicatorRevised to) {
            return new IndicatorProposed(
                    indicator,
                    name,
                    to.dimension(),
                    to.layer(),
                    to.nature(),
                    unitOfMeasure,
                    definition,
                    source,
                    to.owner(),
                    nameEn,
                    to.stage(),
                    to.control(),
                    to.family(),
                    to.horizon(),
                    to.tags());
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
     * The indicator is described otherwise from now on. What is absent it does not have any more.
     *
     * @param dimension {@code output}, {@code quality}, {@code efficiency}, {@code benefit} or
     *     {@code satisfaction}
     * @param layer {@code macro}, {@code meso} or {@code micro}
     * @param nature {@code quantitative} or {@code qualitative}
     * @param owner the unit that answers for the definition
     * @param stage {@code input}, {@code process}, {@code output} or {@code outcome}
     * @param control how much of it is in the hands of the assessed units: {@code full}, {@code
     *     partial} or {@code none}
     * @param family of indicators that depend on the same thing, such as {@code gdp}
     * @param horizon over which time it shows: {@code annual} or {@code long-term}
     * @param tags words by which it is found
     * @param reason why
     */
    record IndicatorRevised(
            Code indicator,
            String dimension,
            String layer,
            String nature,
            @Nullable Code owner,
            @Nullable String stage,
            @Nullable String control,
            @Nullable Code family,
            @Nullable String horizon,
            @Nullable List<String> tags,
            String reason)
            implements IndicatorEvent, IndicatorsEvent.Unscored {
        public IndicatorRevised {
            tags = tags == null ? null : List.copyOf(tags);
        }
    }

    /**
     * A version of the indicator was drafted.
     *
     * @param version from 1, without gaps
     * @param definition direction, frequency, formula and rule, in the scoring engine's canonical
     *     form
     * @param hash SHA-256 of that form in lower-case hexadecimal: the version's identity
     * @param about what its figures are; absent where that is as it was proposed
     * @param aboutHash SHA-256 of its canonical form in lower-case hexadecimal
     */
    record VersionDrafted(
            Code indicator,
            int version,
            Period effectiveFrom,
            JsonNode definition,
            String hash,
            String author,
            @Nullable About about,
            @Nullable String aboutHash)
            implements IndicatorEvent {

        /** One whose figures are what was proposed. */
        public VersionDrafted(
                Code indicator,
                int version,
                Period effectiveFrom,
                JsonNode definition,
                String hash,
                String author) {
            this(indicator, version, effectiveFrom, definition, hash, author, null, null);
        }
    }

    /** A second person approved the drafted version. */
    record VersionApproved(Code indicator, int version) implements IndicatorEvent {}

    /**
     * A version was enacted. From now on immutable, and in force from {@code effectiveFrom} until a
     * later version's first period.
     *
     * @param about what its figures are; absent where that is as it was proposed
     * @param aboutHash SHA-256 of its canonical form in lower-case hexadecimal
     */
    record VersionEnacted(
            Code indicator,
            int version,
            Period effectiveFrom,
            JsonNode definition,
            String hash,
            @Nullable About about,
            @Nullable String aboutHash)
            implements IndicatorEvent {

        /** One whose figures are what was proposed. */
        public VersionEnacted(
                Code indicator,
                int version,
                Period effectiveFrom,
                JsonNode definition,
                String hash) {
            this(indicator, version, effectiveFrom, definition, hash, null, null);
        }
    }

    /** The indicator is not used for periods from that one on. */
    record IndicatorRetired(Code indicator, Period from, String reason) implements IndicatorEvent {}
}
