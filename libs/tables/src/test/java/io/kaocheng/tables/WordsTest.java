package io.kaocheng.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Period;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "2025, 2025年, 2025",
        "2025S1, 2025年上半年, first half of 2025",
        "2025S2, 2025年下半年, second half of 2025",
        "2025Q4, 2025年第4季度, Q4 2025",
        "202512, 2025年12月, December 2025",
        "202503, 2025年3月, March 2025",
    })
    void a_period_is_said_as_people_say_it(String period, String chinese, String english) {
        assertThat(Words.period(Period.parse(period), true)).isEqualTo(chinese);
        assertThat(Words.period(Period.parse(period), false)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "YEAR, 每年, every year",
        "HALF, 每半年, every half-year",
        "QUARTER, 每季度, every quarter",
        "MONTH, 每月, every month",
    })
    void how_often_is_said_as_people_say_it(Period.Kind kind, String chinese, String english) {
        assertThat(Words.every(kind, true)).isEqualTo(chinese);
        assertThat(Words.every(kind, false)).isEqualTo(english);
    }
}
