package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void what_cannot_be_seen_is_shown() {
        assertThat(Quoted.of("pla-a" + (char) 0xa0)).isEqualTo("'pla-a\\u00a0'");
        assertThat(Quoted.of((char) 0x200b + "a")).isEqualTo("'\\u200ba'");
        assertThat(Quoted.of("a" + (char) 0x3000)).isEqualTo("'a\\u3000'");
        assertThat(Quoted.of((char) 0xfeff + "2025")).isEqualTo("'\\ufeff2025'");
        assertThat(Quoted.of("a" + (char) 0xd800)).isEqualTo("'a\\ud800'");
        assertThat(Quoted.of("a" + (char) 0 + (char) 0x2028)).isEqualTo("'a\\u0000\\u2028'");
    }

    @Test
    void what_can_be_seen_stays_and_a_long_text_is_cut() {
        assertThat(Quoted.of("教育 局 😀")).isEqualTo("'教育 局 😀'");
        assertThat(Quoted.of("x".repeat(100))).isEqualTo("'" + "x".repeat(60) + "…'");
    }

    @Test
    void white_space_at_an_edge_is_trimmed_whichever_it_is() {
        String blanks = " \t\r\n" + (char) 0xa0 + (char) 0x200b + (char) 0x3000 + (char) 0xfeff;
        assertThat(Texts.trimmed(blanks + "a b" + blanks)).isEqualTo("a b");
        assertThat(Texts.trimmed(blanks)).isEmpty();
    }

    @Test
    void half_a_character_breaks_a_text() {
        assertThat(Texts.isBroken("a😀b")).isFalse();
        assertThat(Texts.isBroken("a" + (char) 0xd83d)).isTrue();
        assertThat(Texts.isBroken((char) 0xde00 + "a")).isTrue();
        assertThat(Texts.isBroken("" + (char) 0xde00 + (char) 0xd83d)).isTrue();
    }
}
