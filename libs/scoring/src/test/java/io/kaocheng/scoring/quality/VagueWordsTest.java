package io.kaocheng.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VagueWordsTest {

    @Test
    void a_vague_word_is_found_in_a_sentence_without_a_figure() {
        assertThat(VagueWords.firstIn("进一步加强营商环境建设")).contains("进一步");
        assertThat(VagueWords.firstIn("新建十所学校。大力发展旅游")).contains("大力");
        assertThat(VagueWords.firstIn("完成10项；努力完成更多")).contains("努力");
    }

    @Test
    void none_is_found_where_the_sentence_says_how_far_or_has_none() {
        assertThat(VagueWords.firstIn("学前三年毛入园率提高到92%")).isEmpty();
        assertThat(VagueWords.firstIn("毛入园率提高到９２％")).isEmpty();
        assertThat(VagueWords.firstIn("新建十所学校")).isEmpty();
        assertThat(VagueWords.firstIn("")).isEmpty();
    }
}
