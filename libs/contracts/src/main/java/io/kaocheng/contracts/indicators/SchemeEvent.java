package io.kaocheng.contracts.indicators;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;

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
     * @param definition blocks, weights, policies and thresholds, in the scoring engine's canonical
     *     form
     * @param hash SHA-256 of that form in lower-case hexadecimal
     */
    record SchemeDrafted(
            Code scheme,
            int version,
            Code cycle,
            Code unitClass,
            JsonNode definition,
            String hash,
            String author)
            implements SchemeEvent {}

    /** A second person approved the drafted version. */
    record SchemeApproved(Code scheme, int version) implements SchemeEvent {}

    /** A version was enacted. In force for its cycle and class until a later version is enacted. */
    record SchemeEnacted(
            Code scheme, int version, Code cycle, Code unitClass, JsonNode definition, String hash)
            implements SchemeEvent {}
}
