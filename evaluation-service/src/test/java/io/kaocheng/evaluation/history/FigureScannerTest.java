package io.kaocheng.evaluation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.EarlierFigureRepeated;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationAnnotated;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.evaluation.facts.ObservationChange;
import io.kaocheng.evaluation.facts.RegisterKey;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The fast way of reading a figure, held to the event that was written. */
class FigureScannerTest {

    private static final List<String> REMARKS =
            List.of(
                    "",
                    "li",
                    "复核后更正",
                    "a \"quote\"",
                    "back\\slash",
                    "line\nbreak",
                    "emoji 🙂 end",
                    "{}[],:");

    private static @Nullable String remark(Random random) {
        return random.nextInt(3) == 0 ? null : REMARKS.get(random.nextInt(REMARKS.size()));
    }

    private static String text(Random random) {
        return REMARKS.get(random.nextInt(REMARKS.size()));
    }

    private static BigDecimal decimal(Random random) {
        return asWritten(
                new BigDecimal(
                        new BigInteger(1 + random.nextInt(70), random)
                                .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                        random.nextInt(8)));
    }

    /** Entries are written without zeros at the end. */
    private static BigDecimal asWritten(BigDecimal value) {
        return new BigDecimal(Decimals.print(value));
    }

    private static Figures figures(Random random) {
        if (random.nextBoolean()) {
            return new Figures(decimal(random), null, null);
        }
        return new Figures(
                null, decimal(random), asWritten(decimal(random).abs().add(BigDecimal.ONE)));
    }

    private static ObservationEvent event(Random random) {
        Code unit = Code.of("unit-" + random.nextInt(1_000));
        Code indicator = Code.of("i" + random.nextInt(100));
        Period period =
                Period.parse(List.of("2026", "2026S2", "2026Q1", "202612").get(random.nextInt(4)));
        return switch (random.nextInt(8)) {
            case 0 -> new ObservationApproved(unit, indicator, period);
            case 1 -> new ObservationReturned(unit, indicator, period, text(random));
            case 2 -> new ObservationWithdrawn(unit, indicator, period, text(random));
            case 3 -> new NoDataDeclared(unit, indicator, period, "blocked", remark(random));
            case 4 ->
                    new ObservationCorrected(
                            unit,
                            indicator,
                            period,
                            figures(random),
                            remark(random),
                            remark(random),
                            text(random),
                            text(random));
            default ->
                    new ObservationSubmitted(
                            unit,
                            indicator,
                            period,
                            figures(random),
                            remark(random),
                            remark(random),
                            text(random),
                            random.nextInt(4) == 0 ? LocalDate.of(2026, 3, 31) : null,
                            random.nextBoolean());
        };
    }

    private static byte[] document(Random random, Event event, long sequence, int version) {
        return Entry.document(
                        new UUID(random.nextLong(), random.nextLong()),
                        Code.of("qinghe"),
                        Journal.MONITORING,
                        sequence,
                        event.subject(),
                        version,
                        EntryType.of(event).name(),
                        Instant.EPOCH.atOffset(ZoneOffset.ofHours(8)),
                        Instant.EPOCH,
                        text(random),
                        remark(random),
                        remark(random),
                        remark(random),
                        ContractJson.write(event))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static EntryCursor.Figure expected(ObservationEvent event, long sequence, int version) {
        return new EntryCursor.Figure(
                new RegisterKey(event.unit(), event.indicator(), event.period()),
                ObservationChange.of(event, version, sequence));
    }

    @Property(tries = 2_000)
    void whatever_way_it_is_read_an_entry_says_what_was_written(@ForAll long seed) {
        Random random = new Random(seed);
        ObservationEvent event = event(random);
        long sequence = 1 + random.nextLong(1L << random.nextInt(1, 60));
        int version = 1 + random.nextInt(Integer.MAX_VALUE);
        byte[] document = document(random, event, sequence, version);
        assertThat(new EntryScanner(Journal.MONITORING).scan(document))
                .isEqualTo(expected(event, sequence, version));
        EntryCursor.Item fast = new FigureScanner().scan(document);
        if (fast != null) {
            assertThat(fast).isEqualTo(expected(event, sequence, version));
        }
    }

    @Property(tries = 300)
    void plain_figures_are_read_the_fast_way(@ForAll long seed) {
        Random random = new Random(seed);
        ObservationSubmitted event =
                new ObservationSubmitted(
                        Code.of("u" + random.nextInt(100)),
                        Code.of("i1"),
                        Period.parse("202603"),
                        new Figures(asWritten(BigDecimal.valueOf(random.nextInt(), 2)), null, null),
                        random.nextBoolean() ? null : "统计局",
                        random.nextBoolean() ? null : "初报",
                        "li",
                        null,
                        random.nextBoolean());
        byte[] document =
                Entry.document(
                                UUID.randomUUID(),
                                Code.of("qinghe"),
                                Journal.MONITORING,
                                48_213,
                                event.subject(),
                                3,
                                EntryType.of(event).name(),
                                Instant.EPOCH.atOffset(ZoneOffset.UTC),
                                Instant.EPOCH,
                                "li",
                                "c1",
                                null,
                                "00-1-2-00",
                                ContractJson.write(event))
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(new FigureScanner().scan(document)).isEqualTo(expected(event, 48_213, 3));
    }

    /** Each kind of remark, in the usual order of fields and in another. */
    @Test
    void a_remark_is_passed_over_whichever_way_it_is_read() {
        Random random = new Random(1);
        Code unit = Code.of("edu-bureau");
        Code indicator = Code.of("enrolment-rate");
        Period period = Period.parse("202603");
        for (ObservationEvent.Remark remark :
                List.of(
                        new ObservationAnnotated(unit, indicator, period, "月报", "正式数", "核定", "li"),
                        new EarlierFigureRepeated(unit, indicator, period, 1))) {
            String subject = remark.subject();
            byte[] document = document(random, remark, 12, 3);
            EntryCursor.Unneeded unneeded = new EntryCursor.Unneeded(12, subject);
            assertThat(new FigureScanner().scan(document)).isNull();
            assertThat(new EntryScanner(Journal.MONITORING).scan(document)).isEqualTo(unneeded);
            String text = new String(document, StandardCharsets.UTF_8);
            String subjectField = "\"subject\":\"" + subject + "\",";
            String moved =
                    text.replace(subjectField, "")
                            .replaceFirst("}$", "," + subjectField + "}")
                            .replace(",}", "}");
            assertThat(
                            new EntryScanner(Journal.MONITORING)
                                    .scan(moved.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(unneeded);
        }
    }

    /** One byte is another, or missing, or one too many. */
    @Property(tries = 5_000)
    void a_damaged_entry_never_says_what_the_parser_does_not_find_in_it(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] document = document(random, event(random), 12, 3);
        byte[] damaged = damaged(random, document);
        EntryCursor.Item fast = new FigureScanner().scan(damaged);
        EntryCursor.Item slow = new EntryScanner(Journal.GOALS).scan(damaged);
        if (fast != null && slow != null && !(slow instanceof EntryCursor.Unreadable)) {
            assertThat(fast).isEqualTo(slow);
        }
    }

    private static byte[] damaged(Random random, byte[] document) {
        int at = random.nextInt(document.length);
        String interesting = "\"\\{}:,0123456789.-/ ue\n";
        return switch (random.nextInt(3)) {
            case 0 -> {
                byte[] copy = document.clone();
                copy[at] = (byte) interesting.charAt(random.nextInt(interesting.length()));
                yield copy;
            }
            case 1 -> java.util.Arrays.copyOf(document, at);
            default -> {
                byte[] copy = new byte[document.length + 1];
                System.arraycopy(document, 0, copy, 0, at);
                copy[at] = (byte) interesting.charAt(random.nextInt(interesting.length()));
                System.arraycopy(document, at, copy, at + 1, document.length - at);
                yield copy;
            }
        };
    }

    @Test
    void many_names_do_not_fill_the_memory() {
        InternTable<Code> names = new InternTable<>(Code::of);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 200_000; i++) {
                byte[] name = ("u" + i).getBytes(StandardCharsets.US_ASCII);
                assertThat(names.of(name, 0, name.length).value()).isEqualTo("u" + i);
            }
        }
    }
}
