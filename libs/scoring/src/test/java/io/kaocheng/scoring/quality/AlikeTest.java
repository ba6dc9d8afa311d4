package io.kaocheng.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlikeTest {

    @Test
    void names_are_compared_by_pairs_of_characters() {
        assertThat(Alike.names("群众满意度", "群众满意率")).isEqualByComparingTo("0.75");
        assertThat(Alike.names("按时办结率", "按期办结率")).isEqualByComparingTo("0.5");
        assertThat(Alike.names("GDP", "人口")).isZero();
    }

    @Test
    void a_pair_that_stands_twice_counts_twice() {
        assertThat(Alike.names("aaa", "aa"))
                .isEqualByComparingTo("0.6666666666666666666666666666666667");
    }

    @Test
    void short_names_are_alike_where_they_are_the_same() {
        assertThat(Alike.names("水", "水")).isEqualByComparingTo("1");
        assertThat(Alike.names("水", "火")).isZero();
    }

    @Test
    void blanks_make_no_difference() {
        assertThat(Alike.names("群众 满意度", "群众满意度")).isEqualByComparingTo("1");
    }
}
