package io.kaocheng.monitoring.react;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.goals.GoalsEvent;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorsEvent;
import io.kaocheng.contracts.indicators.SchemeEvent;

import org.junit.jupiter.api.Test;

import java.util.Set;

class SubmissionRulesProjectorTest {

    /** What says nothing about which figures may be sent. */
    private static final Set<Class<? extends Event>> OTHERS =
            Set.of(
                    GoalsEvent.Unscored.class,
                    IndicatorsEvent.Unscored.class,
                    GroupingEvent.class,
                    OwnListEvent.class,
                    TargetEvent.class,
                    UnitRenamed.class,
                    UnitClassified.class,
                    IndicatorProposed.class,
                    IndicatorRenamed.class,
                    VersionDrafted.class,
                    VersionApproved.class,
                    SchemeEvent.class);

    @Test
    void every_event_of_goals_and_indicators_bears_on_submissions_or_is_known_not_to() {
        SubmissionRulesProjector projector = new SubmissionRulesProjector();
        assertThat(
                        EntryType.all().stream()
                                .filter(type -> projector.journals().contains(type.journal()))
                                .map(EntryType::event)
                                .filter(event -> !isOf(projector.handles(), event))
                                .filter(event -> !isOf(OTHERS, event)))
                .isEmpty();
    }

    private static boolean isOf(
            Set<Class<? extends Event>> families, Class<? extends Event> event) {
        return families.stream().anyMatch(family -> family.isAssignableFrom(event));
    }
}
