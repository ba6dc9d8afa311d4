package io.kaocheng.monitoring.react;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.Reactor;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Records an alert for every light that changed. */
@ApplicationScoped
class AlertReactor implements Reactor {

    private static final String ACTOR = "service:monitoring";

    private final Journals journals;

    AlertReactor(Journals journals) {
        this.journals = journals;
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.SCORES);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(LightChanged.class);
    }

    @Override
    public boolean reactsToHistory() {
        return true;
    }

    @Override
    public void react(Connection connection, Code region, List<Recorded> entries)
            throws SQLException {
        List<Appender.Draft> alerts = new ArrayList<>();
        for (Recorded entry : entries) {
            if (entry.event()
                    instanceof
                    LightChanged(var unit, var indicator, var period, var from, var to, _)) {
                alerts.add(
                        new Appender.Draft(
                                new AlertEvent.LightChanged(
                                        unit, indicator, period, from, to, entry.position()),
                                entry.consequence(ACTOR)));
            }
        }
        Appender appender = journals.appender(Journal.MONITORING);
        appender.append(connection, appender.lock(connection, region), alerts);
    }

    @Override
    public void committed(Code region) {
        journals.appended(Journal.MONITORING);
    }
}
