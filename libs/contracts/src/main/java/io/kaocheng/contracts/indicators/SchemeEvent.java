package io.kaocheng.contracts.indicators;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

/** The life of an assessment scheme and of its versions. */
public sealed interface SchemeEvent extends IndicatorsEvent {

    Code scheme();

    @Override
    default String subject() {
        return "scheme/" + scheme();
    }

    /**
     * A version of the scheme was drafted.
     *
     * @param version from 1, without gaps
     * @param cycle whose periods it scores; absent where it stands from a period on, which its
     *     definition says
     * @param definition blocks, weights, policies and thresholds, in the scoring engine's canonical
     *     form
     * @param hash SHA-256 of that form in lower-case hexadecimal
     */
    record SchemeDrafted(
            Code scheme,
            int version,
            @Nullable Code cycle,
            Code unitClass,
            JsonNode definition,
            String hash,
            String author)
            implements SchemeEvent {}

    /** A second person approved the drafted version. */
    record SchemeApproved(Code scheme, int version) implements SchemeEvent {}

    /**
     * A version was enacted. In force for its class, in its cycle until a later version is enacted,
     * or from the period its definition names until a version that starts later.
     *
     * @param cycle whose periods it scores; absent where it stands from a period on
     */
    record SchemeEnacted(
            Code scheme,
            int version,
            @Nullable Code cycle,
            Code unitClass,
            JsonNode definition,
            String hash)
            implements SchemeEvent {}
}
