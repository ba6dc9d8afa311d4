package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.EntryType;

import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class EntryReachTest {

    /**
     * What overseers alone read: work under way, and what a person decided on another's request.
     */
    private static final Set<String> FOR_OVERSEERS =
            Set.of(
                    "kaocheng.goals.goal-decomposed",
                    "kaocheng.goals.milestone-confirmed",
                    "kaocheng.goals.milestone-reported",
                    "kaocheng.goals.milestone-returned",
                    "kaocheng.goals.goal-drafted",
                    "kaocheng.goals.goal-revised",
                    "kaocheng.goals.goal-submitted",
                    "kaocheng.goals.goal-objected",
                    "kaocheng.goals.goal-approved",
                    "kaocheng.goals.goal-issued",
                    "kaocheng.goals.goal-acknowledged",
                    "kaocheng.goals.goal-abandoned",
                    "kaocheng.goals.change-requested",
                    "kaocheng.goals.change-granted",
                    "kaocheng.goals.change-denied",
                    "kaocheng.goals.change-withdrawn",
                    "kaocheng.monitoring.change-granted",
                    "kaocheng.monitoring.change-denied",
                    "kaocheng.monitoring.change-withdrawn",
                    "kaocheng.goals.access-changed",
                    "kaocheng.goals.access-restored",
                    "kaocheng.goals.access-suspended",
                    "kaocheng.goals.machine-registered",
                    "kaocheng.goals.person-invited",
                    "kaocheng.goals.secret-replaced",
                    "kaocheng.indicators.version-drafted",
                    "kaocheng.indicators.version-approved",
                    "kaocheng.indicators.scheme-drafted",
                    "kaocheng.indicators.scheme-approved",
                    "kaocheng.indicators.indicator-finding-waived",
                    "kaocheng.indicators.indicator-finding-waiver-ended",
                    "kaocheng.indicators.scheme-finding-waived",
                    "kaocheng.indicators.scheme-finding-waiver-ended",
                    "kaocheng.indicators.quality-rules-set");

    private static boolean hasUnit(EntryType type) {
        return Arrays.stream(type.event().getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch("unit"::equals);
    }

    @Test
    void every_event_is_of_a_unit_or_published_or_for_overseers_by_name() {
        Set<String> undecided =
                EntryType.stored().stream()
                        .filter(type -> !hasUnit(type))
                        .map(type -> EntryReach.name(type.name()))
                        .filter(name -> !EntryReach.PUBLISHED.contains(name))
                        .filter(name -> !FOR_OVERSEERS.contains(name))
                        .filter(name -> !name.startsWith("kaocheng.evaluation.run-"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(undecided).as("decide who reads entries of these").isEmpty();
    }

    @Test
    void what_is_named_as_published_is_an_event() {
        assertThat(EntryReach.PUBLISHED)
                .isSubsetOf(
                        EntryType.stored().stream()
                                .map(type -> EntryReach.name(type.name()))
                                .collect(Collectors.toSet()));
    }
}
