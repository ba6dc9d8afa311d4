package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.Reactor;
import io.kaocheng.journal.Recorded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Records in a journal of this service what follows from entries of one kind in another service's.
 * What it records has the service as its actor and the entry as its cause.
 */
public abstract class RecordingReactor<E extends Event> implements Reactor {

    private final String name;
    private final Journal from;
    private final Class<E> kind;
    private final Journal into;
    private final Journals journals;

    /**
     * @param name unique within the service and kept for ever: its checkpoints are stored under it
     */
    protected RecordingReactor(
            String name, Journal from, Class<E> kind, Journal into, Journals journals) {
        this.name = name;
        this.from = from;
        this.kind = kind;
        this.into = into;
        this.journals = journals;
    }

    /** The events that follow from one entry, in order; none where nothing does. */
    protected abstract List<? extends Event> following(E event, Position cause);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<Journal> journals() {
        return Set.of(from);
    }

    @Override
    public final Set<Class<? extends Event>> handles() {
        return Set.of(kind);
    }

    @Override
    public final void react(Connection connection, Code region, List<Recorded> entries)
            throws SQLException {
        List<Appender.Draft> drafts = new ArrayList<>();
        for (Recorded entry : entries) {
            for (Event event : following(kind.cast(entry.event()), entry.position())) {
                drafts.add(new Appender.Draft(event, entry.consequence(journals.actor())));
            }
        }
        if (!drafts.isEmpty()) {
            Appender appender = journals.appender(into);
            appender.append(connection, appender.lock(connection, region), drafts);
        }
    }

    @Override
    public final void committed(Code region) {
        journals.appended(into);
    }
}
