package io.kaocheng.journal;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The smallest stream there is: a unit has a name. The name {@code no} is refused. */
final class Naming implements Decider<Naming.Name, Naming.Named, UnitEvent> {

    static final StreamKind<Name, Named, UnitEvent> KIND =
            new StreamKind<>(new Naming(), UnitEvent.class);
    static final Code REGION = Code.of("qinghe");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    record Name(Code unit, String name) {
        Change<Name, Named, UnitEvent> change() {
            return KIND.change("unit/" + unit, this);
        }
    }

    record Named(@Nullable String name) {}

    static Change<Name, Named, UnitEvent> name(String unit, String name) {
        return new Name(Code.of(unit), name).change();
    }

    static Submission submission(
            Submission.Mode mode, String key, String body, List<Change<?, ?, ?>> changes) {
        Submission.IdempotencyKey named =
                key.isEmpty() ? null : new Submission.IdempotencyKey(key, body);
        return new Submission(REGION, changes, mode, Origin.of("office:li"), named);
    }

    static Submission one(String unit, String name) {
        return submission(Submission.Mode.ATOMIC, "", "", List.of(name(unit, name)));
    }

    @Override
    public Named initial() {
        return new Named(null);
    }

    @Override
    public Decision<UnitEvent> decide(Name command, Named state, References references) {
        if (command.name().equals("no")) {
            return reject(ProblemCode.WRONG_STATE, "that is no name", "名称无效");
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
            case UnitRegistered e when state.name() == null -> new Named(e.name());
            case UnitRenamed e when state.name() != null -> new Named(e.name());
            default -> throw new CorruptStreamException(event + " after " + state);
        };
    }

    /**
     * Breaks the transaction for every entry that names a unit {@code broken…}, holds it up for the
     * unit {@code slow} until it may go on; counts the transactions.
     */
    static final class Breaking implements Projector {
        final AtomicInteger transactions = new AtomicInteger();
        final CountDownLatch held = new CountDownLatch(1);
        final CountDownLatch mayGoOn = new CountDownLatch(1);

        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public Set<Journal> journals() {
            return Set.of(Journal.GOALS);
        }

        @Override
        public Set<Class<? extends Event>> handles() {
            return Set.of(UnitEvent.class);
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public void apply(Connection connection, List<Recorded> entries) throws SQLException {
            transactions.incrementAndGet();
            for (Recorded entry : entries) {
                if (entry.subject().startsWith("unit/broken")) {
                    throw new SQLException("the view cannot hold " + entry.subject(), "23514");
                }
                if (entry.subject().equals("unit/slow")) {
                    hold();
                }
            }
        }

        private void hold() {
            held.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
