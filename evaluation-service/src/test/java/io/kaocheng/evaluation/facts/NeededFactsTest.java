package io.kaocheng.evaluation.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.evaluation.EvaluationEvent;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Replay skips the kinds of entries that live scoring takes no fact from, and no other. */
class NeededFactsTest {

    private static final Path SAMPLES =
            Path.of("..", "libs", "contracts", "src", "test", "resources", "samples");

    private static List<Entry> samples() throws Exception {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<Entry> samples = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                samples.add(Entry.read(Files.readString(file).strip()));
            }
            return samples;
        }
    }

    @Test
    void a_kind_of_event_is_needed_exactly_where_an_entry_of_it_is_a_fact() throws Exception {
        Set<Class<? extends Event>> seen = new HashSet<>();
        for (Entry sample : samples()) {
            Event event = sample.event();
            seen.add(event.getClass());
            assertThat(RegionFacts.needs(event.getClass()))
                    .as("scoring needs %s", event.getClass().getSimpleName())
                    .isEqualTo(
                            RegionFacts.fact(
                                            sample.subject(),
                                            sample.streamVersion(),
                                            sample.position(),
                                            event)
                                    .isPresent());
            if (event instanceof EvaluationEvent own) {
                assertThat(EvaluationFact.of(own, sample.position()).isPresent())
                        .as("%s says something that bears on scores", own)
                        .isEqualTo(RegionFacts.needs(event.getClass()));
            }
        }
        Set<Class<? extends Event>> registered = new HashSet<>();
        for (EntryType type : EntryType.stored()) {
            registered.add(type.event());
        }
        assertThat(seen).isEqualTo(registered);
    }
}
