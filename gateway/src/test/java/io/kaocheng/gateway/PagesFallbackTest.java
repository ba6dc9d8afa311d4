package io.kaocheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesFallbackTest {

    @ParameterizedTest
    @CsvSource({
        "/scores,/scores,true",
        "/scores,/scores/,true",
        "/scores,/score,false",
        "/scores/units/$unit,/scores/units/edu-bureau,true",
        "/scores/units/$unit,/scores/units/,false",
        "/scores/units/$unit,/scores/units/a/b,false",
        "/,/no-such-page,false"
    })
    void an_address_is_a_page_where_each_part_is_the_patterns_or_stands_for_any(
            String pattern, String path, boolean page) {
        assertThat(PagesFallback.is(pattern, path)).isEqualTo(page);
    }
}
