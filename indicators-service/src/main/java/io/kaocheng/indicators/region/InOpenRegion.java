package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Event;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;

import java.util.List;
import java.util.function.Function;

/**
 * The rules of a stream in a region: nothing is recorded before the region has been opened, and
 * nothing that names a unit, class or cycle which is not there.
 *
 * @param naming what an event names
 */
public record InOpenRegion<C, S, E extends Event>(
        Decider<C, S, E> rules, Function<E, List<Named>> naming)
        implements Decider<InRegion<C>, S, E> {

    @Override
    public S initial() {
        return rules.initial();
    }

    @Override
    public Decision<E> decide(InRegion<C> asked, S state, References references) {
        Named region = new Named(Named.Kind.REGION, references.region(), "region");
        if (isMissing(region, asked.names(), references)) {
            return new Decision.Reasons().add(region.missing()).reject();
        }
        Decision<E> decision = rules.decide(asked.command(), state, references);
        Decision.Reasons wrong = new Decision.Reasons();
        if (decision instanceof Decision.Accepted<E>(var events, _)) {
            events.stream()
                    .flatMap(event -> naming.apply(event).stream())
                    .filter(named -> isMissing(named, asked.names(), references))
                    .forEach(named -> wrong.add(named.missing()));
        }
        return wrong.any() ? wrong.reject() : decision;
    }

    private static boolean isMissing(Named named, KnownNames names, References references) {
        return !references.facts(names.has(named.kind(), named.code()));
    }

    @Override
    public S evolve(S state, E event) {
        return rules.evolve(state, event);
    }
}
