package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.WithNull;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Entries are read as they were written, and damaged ones are recognized. */
class EntryTest {

    private static final String SAMPLE =
            Samples.of(EntryType.of(io.kaocheng.contracts.goals.TargetEvent.TargetSet.class))
                    .getFirst()
                    .document();

    /** All that UTF-8 can encode: every character but halves of surrogate pairs. */
    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 0x7f),
                        Arbitraries.integers().between(0x80, 0xd7ff),
                        Arbitraries.integers().between(0xe000, 0xffff),
                        Arbitraries.integers().between(0x1_0000, 0x10_ffff))
                .list()
                .ofMaxSize(30)
                .map(
                        points -> {
                            StringBuilder text = new StringBuilder();
                            points.forEach(text::appendCodePoint);
                            return text.toString();
                        });
    }

    /** A text with half of a pair somewhere in it. */
    @Provide
    static Arbitrary<String> broken() {
        return Combinators.combine(
                        Arbitraries.strings().ascii().ofMaxLength(10),
                        Arbitraries.integers().between(0xd800, 0xdfff),
                        Arbitraries.strings().ascii().ofMaxLength(10))
                .as((before, half, after) -> before + (char) (int) half + after);
    }

    private static Entry entry(
            long sequence,
            String subject,
            int version,
            String type,
            String actor,
            @Nullable String correlation,
            @Nullable String causation,
            @Nullable String trace,
            ObjectNode data) {
        return new Entry(
                UUID.fromString("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"),
                Code.of("qinghe"),
                Journal.MONITORING,
                sequence,
                subject,
                version,
                type,
                Instant.parse("2026-03-01T01:00:00.5Z").atOffset(ZoneOffset.ofHours(8)),
                Instant.parse("2026-03-01T01:00:00.123456Z"),
                actor,
                correlation,
                causation,
                trace,
                data);
    }

    private static Entry entry(String subject, String key, String value) {
        return entry(
                7,
                subject,
                1,
                "kaocheng.monitoring.x.v1",
                "li",
                null,
                null,
                null,
                JsonNodeFactory.instance.objectNode().put(key, value));
    }

    @Property
    void what_is_written_is_read_the_same_and_written_again_to_the_same_bytes(
            @ForAll @LongRange(min = 1) long sequence,
            @ForAll("texts") String subject,
            @ForAll @IntRange(min = 1) int version,
            @ForAll("texts") String type,
            @ForAll("texts") String actor,
            @ForAll("texts") @WithNull @Nullable String correlation,
            @ForAll("texts") @WithNull @Nullable String causation,
            @ForAll("texts") @WithNull @Nullable String trace,
            @ForAll("texts") String key,
            @ForAll("texts") String value)
            throws Exception {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put(key, value);
        data.putArray("deep").addObject().put(key, value);
        Entry entry =
                entry(sequence, subject, version, type, actor, correlation, causation, trace, data);
        String document = entry.document();
        assertThat(Entry.read(document)).isEqualTo(entry);
        Entry ofBytes = Entry.read(document.getBytes(StandardCharsets.UTF_8));
        assertThat(ofBytes).isEqualTo(entry);
        assertThat(ofBytes.document()).isEqualTo(document);
    }

    @Property
    void half_of_a_surrogate_pair_is_never_written(@ForAll("broken") String text) {
        for (Entry entry :
                List.of(entry(text, "a", "b"), entry("s", text, "b"), entry("s", "a", text))) {
            assertThatThrownBy(entry::document)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("half of a surrogate pair");
        }
    }

    @Property
    void half_of_a_surrogate_pair_is_unreadable_as_a_character_and_as_an_escape(
            @ForAll @IntRange(min = 0xd800, max = 0xdfff) int half) {
        for (String text : List.of(Character.toString(half), "\\u%04x".formatted(half))) {
            for (String damaged :
                    List.of(
                            SAMPLE.replace("target/edu-bureau", "target/" + text),
                            SAMPLE.replace("\"actor\":\"", "\"actor\":\"" + text),
                            SAMPLE.replace("\"traceparent\":\"", "\"traceparent\":\"" + text),
                            SAMPLE.replace("\"data\":{", "\"data\":{\"" + text + "\":1,"),
                            SAMPLE.replace("\"data\":{", "\"data\":{\"x\":[\"" + text + "\"],"))) {
                assertThat(damaged).isNotEqualTo(SAMPLE);
                assertThatThrownBy(() -> Entry.read(damaged))
                        .isInstanceOf(UnreadableEntryException.class);
            }
        }
    }

    @Example
    void what_is_not_an_entry_is_unreadable_with_the_reason() {
        for (String damaged :
                List.of(
                        "",
                        "nonsense",
                        "[]",
                        "{}",
                        "null",
                        "{\"data\":{}}",
                        "{\"streamversion\":1,\"data\":{},\"id\":\"x\"}",
                        SAMPLE + "x",
                        SAMPLE.substring(0, SAMPLE.length() - 1))) {
            assertThat(catchThrowable(() -> Entry.read(damaged)))
                    .as(damaged)
                    .isInstanceOf(UnreadableEntryException.class)
                    .message()
                    .isNotBlank();
        }
    }

    @Example
    void every_attribute_is_there_and_in_its_form_or_the_entry_is_unreadable_and_names_it() {
        unreadable("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"", "specversion");
        unreadable("\"specversion\":\"1.0\",", "", "specversion");
        unreadable("\"id\":\"0199a1b2-c3d4", "\"id\":\"0199A1B2-c3d4", "id is a UUID");
        unreadable("\"id\":\"0199a1b2-c3d4", "\"id\":\"199a1b2-c3d4", "id is a UUID");
        unreadable("\"region\":\"qinghe\"", "\"region\":\"Qing He\"", "Qing He");
        unreadable("\"region\":\"qinghe\",", "", "region");
        unreadable("\"journal\":\"goals\"", "\"journal\":\"golas\"", "golas");
        unreadable("00000000000000000812", "812", "20 digits");
        unreadable("00000000000000000812", "00000000000000000000", "from 1");
        unreadable("00000000000000000812", "-0000000000000000812", "from 1");
        unreadable("00000000000000000812", "+0000000000000000812", "20 digits");
        unreadable("00000000000000000812", "99999999999999999999", "99999999999999999999");
        unreadable("\"streamversion\":3", "\"streamversion\":0", "streamversion");
        unreadable("\"streamversion\":3", "\"streamversion\":3.5", "streamversion");
        unreadable("\"streamversion\":3", "\"streamversion\":\"3\"", "streamversion");
        unreadable("\"streamversion\":3", "\"streamversion\":3000000000", "streamversion");
        unreadable("\"time\":\"2026-03-01T09:00:00+08:00\"", "\"time\":\"yesterday\"", "yesterday");
        unreadable("\"recordedtime\":\"2026-03-01T01:00", "\"recordedtime\":\"2026", "2026");
        unreadable("\"actor\":\"0f6a2c1e", "\"person\":\"0f6a2c1e", "actor");
        unreadable("\"correlationid\":\"push-7\"", "\"correlationid\":7", "correlationid");
        unreadable("\"data\":{", "\"data\":[{", "");
    }

    private static void unreadable(String sound, String damaged, String named) {
        assertThat(SAMPLE).contains(sound);
        assertThatThrownBy(() -> Entry.read(SAMPLE.replace(sound, damaged)))
                .as("%s for %s", damaged, sound)
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageContaining(named);
    }

    @Example
    void an_event_of_another_journal_is_unreadable() throws Exception {
        Entry misplaced =
                Entry.read(SAMPLE.replace("\"journal\":\"goals\"", "\"journal\":\"scores\""));
        assertThatThrownBy(misplaced::event)
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessage("an entry of the scores journal is not a kaocheng.goals.target-set.v1");
    }

    @Example
    void an_entry_of_a_version_this_build_does_not_know_is_read_but_its_event_is_not()
            throws Exception {
        Entry newer = Entry.read(SAMPLE.replace("target-set.v1", "target-set.v2"));
        assertThat(newer.position()).isEqualTo(Position.parse("goals@812"));
        assertThatThrownBy(newer::event)
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageContaining("kaocheng.goals.target-set up to version 1");
    }
}
