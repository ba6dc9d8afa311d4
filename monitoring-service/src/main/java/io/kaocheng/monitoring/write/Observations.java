package io.kaocheng.monitoring.write;

import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.monitoring.change.UnitTree;
import io.kaocheng.monitoring.observation.ObservationCommand;
import io.kaocheng.monitoring.observation.ObservationDecider;
import io.kaocheng.monitoring.observation.ObservationHistory;
import io.kaocheng.monitoring.react.StoredRules;

import jakarta.enterprise.context.ApplicationScoped;

/** Addresses commands to observations' streams, with the rules of the region they refer to. */
@ApplicationScoped
class Observations {

    private final StoredRules rules;
    private final StreamKind<ObservationCommand, ObservationHistory, ObservationEvent> kind;

    Observations(StoredRules rules) {
        this.rules = rules;
        this.kind = new ObservationDecider(rules).kind();
    }

    /** Where the tree of units is looked up. */
    UnitTree.Lookup tree() {
        return rules.tree();
    }

    Change<ObservationCommand, ObservationHistory, ObservationEvent> change(
            ObservationCommand command) {
        return kind.change(command.subject(), command).referringTo(rules);
    }
}
