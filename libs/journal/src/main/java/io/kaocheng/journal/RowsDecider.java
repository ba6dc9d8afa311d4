package io.kaocheng.journal;

import io.kaocheng.contracts.Event;

import java.util.List;

/**
 * The rules of streams whose state is the rows of a view: what a {@link StateProjector} keeps.
 * Without entries there are none.
 */
public interface RowsDecider<C, R extends Record, E extends Event> extends Decider<C, List<R>, E> {

    @Override
    default List<R> initial() {
        return List.of();
    }
}
