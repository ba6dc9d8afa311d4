package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Position;

/**
 * A register of a region's facts: of one stream's part, the event with the highest stream version.
 * Nothing else decides which of two wins, so any interleaving and any repetition of the same
 * entries gives the same facts.
 *
 * @param part what of the stream it is about; streams whose past still matters have a part for each
 *     entry
 */
public record Fact(String subject, String part, int streamVersion, Position position, Event event) {

    /** The register it belongs to. */
    public String key() {
        return position.journal() + " " + subject + " " + part;
    }
}
