package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.WithNull;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What is printed by hand reads as the library prints it. */
class PrintingTest {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Property
    void moments(
            @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(max = 9) int zeros,
            @ForAll @IntRange(min = -64_800, max = 64_800) int offset) {
        int power = (int) Math.pow(10, zeros);
        Instant instant = Instant.ofEpochSecond(second, nano - nano % power);
        assertThat(Entry.printInstant(instant)).isEqualTo(MICROS.format(instant));
        for (ZoneOffset zone : List.of(ZoneOffset.UTC, ZoneOffset.ofTotalSeconds(offset))) {
            OffsetDateTime time = instant.atOffset(zone);
            assertThat(Entry.printTime(time))
                    .isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        }
    }

    @Property
    void decimals(
            @ForAll BigInteger digits,
            @ForAll @IntRange(min = -20, max = 30) int scale,
            @ForAll @IntRange(max = 12) int zeros) {
        BigDecimal number = new BigDecimal(digits.multiply(BigInteger.TEN.pow(zeros)), scale);
        assertThat(Decimals.print(number))
                .isEqualTo(
                        digits.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    @Provide
    Arbitrary<String> texts() {
        return EntryTest.texts();
    }

    @Property
    void documents(
            @ForAll("texts") String subject,
            @ForAll("texts") String actor,
            @ForAll("texts") @WithNull @Nullable String correlation,
            @ForAll("texts") @WithNull @Nullable String causation,
            @ForAll("texts") @WithNull @Nullable String trace,
            @ForAll @IntRange(min = 1) int version)
            throws IOException {
        UUID id = UUID.fromString("01980000-0000-7000-8000-000000000001");
        OffsetDateTime time = OffsetDateTime.parse("2026-01-02T03:04:00+08:00");
        Instant recorded = Instant.parse("2026-01-02T03:04:05Z");
        StringWriter expected = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(expected)) {
            out.writeStartObject();
            out.writeStringField("specversion", "1.0");
            out.writeStringField("id", id.toString());
            out.writeStringField("source", "/monitoring-service");
            out.writeStringField("type", "ObservationSubmitted");
            out.writeStringField("subject", subject);
            out.writeStringField("region", "r");
            out.writeStringField("journal", "monitoring");
            out.writeStringField("sequence", "00000000000000000007");
            out.writeNumberField("streamversion", version);
            out.writeStringField("time", "2026-01-02T03:04:00+08:00");
            out.writeStringField("recordedtime", "2026-01-02T03:04:05.000000Z");
            out.writeStringField("actor", actor);
            if (correlation != null) {
                out.writeStringField("correlationid", correlation);
            }
            if (causation != null) {
                out.writeStringField("causationid", causation);
            }
            if (trace != null) {
                out.writeStringField("traceparent", trace);
            }
            out.writeStringField("datacontenttype", "application/json");
            out.writeFieldName("data");
            out.writeRawValue("{}");
            out.writeEndObject();
        }
        assertThat(
                        Entry.document(
                                id,
                                Code.of("r"),
                                Journal.MONITORING,
                                7,
                                subject,
                                version,
                                "ObservationSubmitted",
                                time,
                                recorded,
                                actor,
                                correlation,
                                causation,
                                trace,
                                "{}"))
                .isEqualTo(expected.toString());
    }

    @Example
    void some_of_them() {
        assertThat(Entry.printInstant(Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo("2026-01-02T03:04:05.000000Z");
        assertThat(Entry.printTime(OffsetDateTime.parse("2026-01-02T03:04:00+08:00")))
                .isEqualTo("2026-01-02T03:04:00+08:00");
        assertThat(Decimals.print(new BigDecimal("12.500"))).isEqualTo("12.5");
        assertThat(Decimals.print(new BigDecimal("-100.00"))).isEqualTo("-100");
        assertThat(Decimals.print(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Decimals.print(new BigDecimal("0.000"))).isEqualTo("0");
    }
}
