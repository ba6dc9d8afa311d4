package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|en",
                "en-GB,en;q=0.9|en",
                "fr, en;q=0.5|en",
                "zh-CN|zh",
                "zh|zh",
                "en;q=0.4, zh;q=0.8|zh",
                "fr|zh",
                "*|zh",
                "not a header at all;;;|zh"
            })
    void the_language_is_the_best_of_the_two_spoken_and_chinese_without_a_wish(
            String header, String language) {
        assertThat(Language.of(header).getLanguage()).isEqualTo(language);
    }

    @Test
    void no_header_and_one_that_is_too_long_to_be_read_ask_for_nothing() {
        assertThat(Language.of(null).getLanguage()).isEqualTo("zh");
        assertThat(Language.of("en," + "x".repeat(200)).getLanguage()).isEqualTo("zh");
    }
}
