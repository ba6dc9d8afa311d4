package io.kaocheng.contracts.indicators;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;

/** Why what is questionable about a version of an indicator or a scheme may stand. */
public sealed interface WaiverEvent extends IndicatorsEvent.Unscored {

    int version();

    /** The stream of the waivers of an indicator. */
    static String ofIndicator(Code indicator) {
        return "indicator-waivers/" + indicator;
    }

    /** The stream of the waivers of a scheme. */
    static String ofScheme(Code scheme) {
        return "scheme-waivers/" + scheme;
    }

    /**
     * A finding of a version of an indicator may stand.
     *
     * @param rule by which it was found, such as {@code q14}
     * @param pointer JSON pointer of its place
     * @param by the opaque subject id of who waived it
     */
    record IndicatorFindingWaived(
            Code indicator, int version, Code rule, String pointer, String reason, String by)
            implements WaiverEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return ofIndicator(indicator);
        }
    }

    /**
     * A finding of a version of an indicator may stand no longer.
     *
     * @param rule by which it was found, such as {@code q14}
     * @param pointer JSON pointer of its place
     * @param by the opaque subject id of who ended the waiver
     */
    record IndicatorFindingWaiverEnded(
            Code indicator, int version, Code rule, String pointer, String reason, String by)
            implements WaiverEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return ofIndicator(indicator);
        }
    }

    /**
     * A finding of a version of a scheme may stand.
     *
     * @param rule by which it was found, such as {@code q14}
     * @param pointer JSON pointer of its place in the scheme
     * @param by the opaque subject id of who waived it
     */
    record SchemeFindingWaived(
            Code scheme, int version, Code rule, String pointer, String reason, String by)
            implements WaiverEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return ofScheme(scheme);
        }
    }

    /**
     * A finding of a version of a scheme may stand no longer.
     *
     * @param rule by which it was found, such as {@code q14}
     * @param pointer JSON pointer of its place in the scheme
     * @param by the opaque subject id of who ended the waiver
     */
    record SchemeFindingWaiverEnded(
            Code scheme, int version, Code rule, String pointer, String reason, String by)
            implements WaiverEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return ofScheme(scheme);
        }
    }
}
