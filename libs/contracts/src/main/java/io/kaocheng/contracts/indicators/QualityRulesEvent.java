package io.kaocheng.contracts.indicators;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;

/** How a region has its indicators and schemes checked. */
public sealed interface QualityRulesEvent extends IndicatorsEvent.Unscored {

    /** The stream of the rules, of which a region has one. */
    String SUBJECT = "quality-rules";

    /**
     * How indicators and schemes are checked was set; enactments are held to it from now on.
     *
     * @param rules gate, limits, word lists and rules that are off, defaults written out
     * @param reason why
     * @param by the opaque subject id of who set it
     */
    record QualityRulesSet(JsonNode rules, String reason, String by) implements QualityRulesEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return SUBJECT;
        }
    }
}
