package io.kaocheng.chassis;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The smallest stream there is: a unit has a name. The name {@code no} is refused. */
final class Naming implements Decider<Naming.Name, Naming.Named, UnitEvent> {

    static final Code REGION = Code.of("qinghe");

    private static final StreamKind<Name, Named, UnitEvent> KIND =
            new StreamKind<>(new Naming(), UnitEvent.class);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    record Name(Code unit, String name) {}

    record Named(@Nullable String name) {}

    static Change<Name, Named, UnitEvent> name(String unit, String name) {
        return KIND.change("unit/" + unit, new Name(Code.of(unit), name));
    }

    @Override
    public Named initial() {
        return new Named(null);
    }

    @Override
    public Decision<UnitEvent> decide(Name command, Named state, References references) {
        if (command.name().equals("no")) {
            return reject(ProblemCode.WRONG_STATE, "name", "that is no name", "名称无效");
        }
        if (command.name().equals(state.name())) {
            return unchanged();
        }
        return state.name() == null
                ? accept(new UnitRegistered(command.unit(), command.name(), "unit", null, DAY))
                : accept(new UnitRenamed(command.unit(), command.name(), DAY));
    }

    @Override
    public Named evolve(Named state, UnitEvent event) {
        return switch (event) {
            case UnitRegistered registered -> new Named(registered.name());
            case UnitRenamed renamed -> new Named(renamed.name());
            case UnitEvent.UnitMoved _, UnitEvent.UnitClassified _, UnitEvent.UnitAbolished _ ->
                    throw new CorruptStreamException(event + " after " + state);
        };
    }
}
