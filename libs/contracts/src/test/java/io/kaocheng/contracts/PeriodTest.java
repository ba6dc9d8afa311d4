package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

class PeriodTest {

    @Provide
    Arbitrary<Period> periods() {
        return Combinators.combine(
                        Arbitraries.of(Period.Kind.class),
                        Arbitraries.integers().between(1901, 9998))
                .flatAs(
                        (kind, year) ->
                                Arbitraries.integers()
                                        .between(1, kind.perYear())
                                        .map(index -> new Period(kind, year, index)));
    }

    @Property
    void a_period_is_read_as_it_was_printed_in_either_case(@ForAll("periods") Period period) {
        assertThat(Period.parse(period.toString())).isEqualTo(period);
        assertThat(Period.parse(period.toString().toLowerCase(Locale.ROOT))).isEqualTo(period);
    }

    @Property
    void a_period_is_made_up_of_its_children_without_gap(@ForAll("periods") Period period) {
        List<Period> children = period.children();
        if (!children.isEmpty()) {
            assertThat(children.getFirst().firstDay()).isEqualTo(period.firstDay());
            assertThat(children.getLast().lastDay()).isEqualTo(period.lastDay());
            for (int i = 1; i < children.size(); i++) {
                assertThat(children.get(i)).isEqualTo(children.get(i - 1).next());
            }
            assertThat(children).allMatch(period::contains);
        }
    }

    @Property
    void the_next_of_the_previous_is_the_same(@ForAll("periods") Period period) {
        assertThat(period.previous().next()).isEqualTo(period);
        assertThat(period.previous()).isLessThan(period);
    }

    @Property
    void a_parent_contains_its_child(@ForAll("periods") Period period) {
        period.parent()
                .ifPresent(
                        parent -> {
                            assertThat(parent.contains(period)).isTrue();
                            assertThat(period.contains(parent)).isFalse();
                        });
        assertThat(period.parent().isEmpty()).isEqualTo(period.kind() == Period.Kind.YEAR);
    }

    @Test
    void a_month_begins_and_ends_in_the_region_s_time_zone() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        assertThat(Period.parse("202602").start(shanghai))
                .isEqualTo(Instant.parse("2026-01-31T16:00:00Z"));
        assertThat(Period.parse("202602").end(shanghai))
                .isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "26", "2026S3", "2026Q5", "202613", "202600", "2026-01", "2026W1", "２０２６",
                " 2026", "1026"
            })
    void what_is_no_period_is_refused_with_what_would_be_right(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessageContaining("found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1E1000",
                "1E18",
                "1E-21",
                "1E",
                "1E+",
                "E5",
                "1.E5",
                "1E5.0",
                "+1",
                "1.",
                ".5",
                "1,000",
                "NaN",
                "",
                " 1",
                "1234567890123456789",
                "0.123456789012345678901",
                "123456789012345678.12345678901234567",
                "99999999999999999999999999999999999999999999999999"
            })
    void what_is_no_decimal_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse(text))
                .withMessageContaining("decimal");
    }

    @ParameterizedTest
    @CsvSource({
        "1E-05,0.00001",
        "1e-5,0.00001",
        "2.5E+2,250",
        "-1.20E1,-12",
        "0E-300,0",
        "0.12345678901234567,0.12345678901234567",
        "85.399999999999991,85.399999999999991",
        "123456789012345678.1234567890123456,123456789012345678.1234567890123456"
    })
    void a_decimal_is_read_exactly_however_a_spreadsheet_wrote_it(String text, String printed) {
        assertThat(Decimals.print(Decimals.parse(text))).isEqualTo(printed);
    }

    @Property
    void a_decimal_is_read_as_it_was_printed(@ForAll("decimals") BigDecimal number) {
        assertThat(Decimals.parse(Decimals.print(number))).isEqualByComparingTo(number);
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999999"), new BigDecimal("999999999999"))
                .ofScale(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "a_b",
                "-a",
                "a b",
                "教育局",
                "a/b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void what_is_no_code_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Code.of(text))
                .withMessageContaining("64");
    }
}
