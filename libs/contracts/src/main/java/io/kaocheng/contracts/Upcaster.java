package io.kaocheng.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns the data of an event as one version stored it into the form of the next version. Stored
 * entries are never rewritten; they are read through their upcasters, in order, every time.
 */
@FunctionalInterface
public interface Upcaster {

    /**
     * @param data a copy of what is stored, free to be changed and returned
     * @throws RuntimeException where the data cannot be what that version stored; the entry is then
     *     unreadable
     */
    ObjectNode upcast(ObjectNode data);
}
