package io.kaocheng.monitoring.react;

import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.RecordingReactor;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;

import jakarta.inject.Singleton;

import java.util.List;

/** Records an alert for every light that changed. */
@Singleton
class AlertReactor extends RecordingReactor<LightChanged> {

    AlertReactor(Journals journals) {
        super("alerts", Journal.SCORES, LightChanged.class, Journal.MONITORING, journals);
    }

    @Override
    public boolean reactsToHistory() {
        return true;
    }

    @Override
    protected List<AlertEvent> following(LightChanged light, Position cause) {
        return List.of(
                new AlertEvent.LightChanged(
                        light.unit(),
                        light.indicator(),
                        light.period(),
                        light.from(),
                        light.to(),
                        cause));
    }
}
