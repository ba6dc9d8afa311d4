package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.goals.GoalsEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class EventRegistryTest {

    /**
     * A remark as its third version has it. The first had one text, {@code remark}; the second
     * called it {@code text}; the third says how grave it is. Its record was renamed on the way.
     */
    record NowCalledOtherwise(Code goal, String text, int gravity) implements Event {
        @Override
        public String subject() {
            return "remark/" + goal;
        }
    }

    record TextWasRenamed() implements Upcaster {
        @Override
        public ObjectNode upcast(ObjectNode v1) {
            v1.set("text", v1.remove("remark"));
            return v1;
        }
    }

    private static final EventRegistry REMARKS =
            new EventRegistry()
                    .in(Journal.GOALS)
                    .event(
                            "goal-remarked",
                            NowCalledOtherwise.class,
                            new TextWasRenamed(),
                            v2 -> v2.put("gravity", v2.path("text").asText().length()));

    private static final Event REMARK = new NowCalledOtherwise(Code.of("g-1"), "late", 4);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | {\"goal\":\"g-1\",\"remark\":\"late\"}",
                "2 | {\"goal\":\"g-1\",\"text\":\"late\"}",
                "3 | {\"goal\":\"g-1\",\"text\":\"late\",\"gravity\":4}"
            })
    void data_of_every_version_are_read_as_the_event_of_today(int version, String data)
            throws Exception {
        EntryType type = REMARKS.known("kaocheng.goals.goal-remarked.v" + version);
        JsonNode stored = json(data);
        assertThat(type.read(stored)).isEqualTo(REMARK);
        assertThat(type.version()).isEqualTo(version);
        assertThat(type.isCurrent()).isEqualTo(version == 3);
        assertThat(stored).as("what is stored stays as it is").isEqualTo(json(data));
    }

    @Test
    void an_event_is_written_in_its_current_version_whatever_its_record_is_called() {
        assertThat(REMARKS.of(NowCalledOtherwise.class).name())
                .isEqualTo("kaocheng.goals.goal-remarked.v3");
        assertThat(REMARKS.current()).extracting(EntryType::version).containsExactly(3);
        assertThat(REMARKS.stored()).extracting(EntryType::version).containsExactly(1, 2, 3);
    }

    @Test
    void data_an_upcaster_cannot_make_sense_of_are_unreadable_and_name_their_version()
            throws Exception {
        EntryType first = REMARKS.known("kaocheng.goals.goal-remarked.v1");
        for (String damaged : List.of("{\"goal\":\"g-1\"}", "[]", "{}")) {
            assertThatThrownBy(() -> first.read(json(damaged)))
                    .as(damaged)
                    .isInstanceOf(UnreadableEntryException.class);
        }
        EntryType failing =
                new EventRegistry()
                        .in(Journal.GOALS)
                        .event(
                                "goal-remarked",
                                NowCalledOtherwise.class,
                                v1 -> {
                                    throw new IllegalArgumentException("no text");
                                })
                        .known("kaocheng.goals.goal-remarked.v1");
        assertThatThrownBy(() -> failing.read(json("{}")))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageContaining("kaocheng.goals.goal-remarked.v1")
                .hasMessageContaining("no text");
    }

    @Test
    void an_unknown_version_of_a_known_kind_is_unreadable_and_the_latest_known_one_is_named() {
        assertThatThrownBy(() -> REMARKS.known("kaocheng.goals.goal-remarked.v4"))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessage(
                        "this build knows kaocheng.goals.goal-remarked up to version 3, not"
                                + " 'kaocheng.goals.goal-remarked.v4'");
        assertThatThrownBy(() -> EntryType.known("kaocheng.goals.target-set.v9"))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageContaining("up to version 1");
        assertThat(EntryType.named("kaocheng.goals.target-set.v9")).isEmpty();
    }

    @Test
    void an_unknown_kind_is_unreadable_and_named() {
        for (String name : List.of("kaocheng.goals.unit-imagined.v1", "target-set", "", ".v1")) {
            assertThatThrownBy(() -> EntryType.known(name))
                    .as(name)
                    .isInstanceOf(UnreadableEntryException.class)
                    .hasMessageContaining("does not know the type '" + name + "'");
        }
    }

    @Test
    void a_name_is_of_one_event_and_an_event_has_one_name() {
        assertThatThrownBy(() -> moved().event("unit-moved", UnitEvent.UnitRenamed.class))
                .hasMessageContaining("kaocheng.goals.unit-moved.v1 is the name of two events");
        assertThatThrownBy(() -> moved().event("unit-shifted", UnitEvent.UnitMoved.class))
                .hasMessageContaining("stored under two names");
        assertThatThrownBy(() -> moved().event("UnitRenamed", UnitEvent.UnitRenamed.class))
                .hasMessageContaining("UnitRenamed");
        assertThatThrownBy(() -> EntryType.of(REMARK)).hasMessageContaining("StoredEvents");
    }

    private static EventRegistry moved() {
        return new EventRegistry().in(Journal.GOALS).event("unit-moved", UnitEvent.UnitMoved.class);
    }

    @Test
    void every_event_of_a_journal_has_its_line() throws Exception {
        List<Class<?>> families =
                EntryType.all().stream().<Class<?>>map(t -> family(t.event())).distinct().toList();
        assertThat(families).contains(GoalsEvent.class).hasSize(5);
        assertThat(records())
                .hasSameElementsAs(
                        EntryType.all().stream().<Class<?>>map(EntryType::event).toList());
    }

    @Test
    void the_form_of_an_event_is_found_by_its_record_and_by_its_name() {
        EntryType type = EntryType.of(TargetEvent.TargetSet.class);
        assertThat(type.name()).isEqualTo("kaocheng.goals.target-set.v1");
        assertThat(EntryType.named(type.name())).containsSame(type);
        assertThat(type.kind()).isEqualTo("target-set");
        assertThat(type.journal()).isEqualTo(Journal.GOALS);
    }

    /** The sealed interface of all events of its journal. */
    private static Class<?> family(Class<?> event) {
        @Nullable Class<?> above = event;
        Class<?> found = event;
        while (above != null) {
            found = above;
            above =
                    Arrays.stream(above.getInterfaces())
                            .filter(i -> i != Event.class && Event.class.isAssignableFrom(i))
                            .findFirst()
                            .orElse(null);
        }
        return found;
    }

    /** Every event there is: families may be added without being named anywhere else. */
    private static List<Class<?>> records() throws Exception {
        Path classes =
                Path.of(Event.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class<?> type = Class.forName(name.substring(0, name.length() - 6));
                if (type.isRecord() && Event.class.isAssignableFrom(type)) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    private static JsonNode json(String text) throws Exception {
        return ContractJson.mapper().readTree(text);
    }
}
