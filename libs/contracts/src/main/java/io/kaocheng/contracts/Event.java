package io.kaocheng.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An event: the {@code data} of an entry. Every event is a record of one journal's sealed family.
 */
public interface Event {

    /**
     * The stream it belongs to, as {@code kind/code…}; unique within the region and journal, kept
     * for ever.
     */
    @JsonIgnore
    String subject();
}
