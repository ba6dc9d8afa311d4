package io.kaocheng.journal;

import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A projector of one family of events whose decider knows the rows already: they are what its state
 * consists of.
 */
public abstract class StateProjector<R extends Record, E extends Event> extends RangedProjector<R> {

    private final Class<E> family;
    private final BiFunction<List<R>, E, List<R>> evolve;

    /**
     * Named like its table.
     *
     * @param evolve the rows a stream has after an event, from those it had before, in no order
     */
    protected StateProjector(
            RangedTable<R> table, Class<E> family, BiFunction<List<R>, E, List<R>> evolve) {
        super(table.table().replace('_', '-'), journal(family), table, Set.of(family));
        this.family = family;
        this.evolve = evolve;
    }

    private static Journal journal(Class<? extends Event> family) {
        return EntryType.all().stream()
                .filter(type -> family.isAssignableFrom(type.event()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(family + " is not registered"))
                .journal();
    }

    @Override
    protected final List<R> after(List<R> rows, Recorded entry) {
        return evolve.apply(rows, family.cast(entry.event()));
    }
}
