package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class VagueWordsTest {

    @Test
    void a_demand_without_a_figure_is_vague() {
        assertThat(VagueWords.in("进一步加强队伍建设")).containsExactly("进一步", "加强");
    }

    @Test
    void a_figure_in_the_sentence_makes_it_definite() {
        assertThat(VagueWords.in("就业率提高到95%以上")).isEmpty();
    }

    @Test
    void a_figure_of_another_sentence_does_not_help() {
        assertThat(VagueWords.in("大力推进改革；完成3项；力争走在前列。")).containsExactly("大力", "推进", "力争");
    }

    @Test
    void a_word_is_named_once_in_the_order_of_the_text() {
        assertThat(VagueWords.in("不断努力;努力提升,不断努力")).containsExactly("不断", "努力", "提升");
    }

    @Test
    void figures_of_full_width_count() {
        assertThat(VagueWords.in("力争新增３００人")).isEmpty();
    }

    @Test
    void another_list_finds_its_own_words_alone() {
        assertThat(VagueWords.in("加强统筹、狠抓落实", List.of("狠抓", "统筹"))).containsExactly("统筹", "狠抓");
    }

    @Test
    void an_empty_text_has_none() {
        assertThat(VagueWords.in("")).isEmpty();
    }
}
