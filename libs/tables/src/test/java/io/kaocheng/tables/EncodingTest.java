package io.kaocheng.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.tables.Encoding.Decoded;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class EncodingTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final List<String> COMMON = common();

    private static String text(byte[] file) {
        return text(file, null);
    }

    private static String text(byte[] file, @Nullable String named) {
        return switch (Encoding.decode(file, named)) {
            case Decoded.Text(String text) -> text;
            case Decoded.Uncertain(Fault fault) -> fault.code();
        };
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"系统", "平台", "学校", "医院", "教育局", "统计月报", "第三中学（城关）", "《办法》第１条"})
    void a_word_of_a_chinese_office_is_read_in_either_encoding(String word) {
        String table = "unit,source\neast," + word + "\n";
        assertThat(text(table.getBytes(GB18030))).isEqualTo(table);
        assertThat(text(table.getBytes(StandardCharsets.UTF_8))).isEqualTo(table);
        assertThat(text(("\uFEFF" + table).getBytes(StandardCharsets.UTF_8))).isEqualTo(table);
    }

    @Test
    void text_that_may_be_either_is_refused_and_read_where_the_charset_is_named() {
        // A superscript two in UTF-8, a common word in GB 18030.
        byte[] square = "km²".getBytes(StandardCharsets.UTF_8);
        assertThat(text(square)).isEqualTo(Fault.ENCODING);
        assertThat(text(square, "utf-8")).isEqualTo("km²");
        assertThat(text(square, "GBK")).isEqualTo("km虏");
        assertThat(text("μg".getBytes(StandardCharsets.UTF_8))).isEqualTo(Fault.ENCODING);
    }

    @Test
    void a_charset_that_is_named_and_wrong_or_unknown_is_refused() {
        assertThat(text("教育局".getBytes(GB18030), "UTF-8")).isEqualTo(Fault.ENCODING);
        assertThat(text("教育".getBytes(StandardCharsets.UTF_8), "latin-9"))
                .isEqualTo(Fault.ENCODING);
        assertThat(text("\uFEFF教育".getBytes(StandardCharsets.UTF_8), "GB18030"))
                .isEqualTo(Fault.ENCODING);
    }

    @Test
    void a_mark_decides() {
        assertThat(text("\uFEFFa教".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("a教");
        assertThat(text("\uFEFFa教".getBytes(StandardCharsets.UTF_16BE))).isEqualTo("a教");
        assertThat(text("\uFEFFa教".getBytes(GB18030))).isEqualTo("a教");
        assertThat(text(bytes(0xef, 0xbb, 0xbf, 0xcf, 0xb5))).isEqualTo("\u03f5");
        assertThat(text(bytes(0xef, 0xbb, 0xbf, 0xff))).isEqualTo(Fault.ENCODING);
    }

    @Test
    void what_is_in_neither_is_refused() {
        assertThat(text("unit,name\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(Fault.ENCODING);
        assertThat(text("Müller".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Fault.ENCODING);
        assertThat(text("café,1".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Fault.ENCODING);
        assertThat(text("教育局".getBytes(Charset.forName("Big5")))).isEqualTo(Fault.ENCODING);
    }

    @Property(tries = 2_000)
    void common_characters_are_read_as_they_were_written_or_refused(
            @ForAll("words") List<String> words) {
        String text = "a," + String.join(",", words) + "\n";
        assertThat(text(text.getBytes(GB18030))).isIn(text, Fault.ENCODING);
        assertThat(text(text.getBytes(StandardCharsets.UTF_8))).isIn(text, Fault.ENCODING);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(COMMON)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(characters -> String.join("", characters))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    /** The 3,755 common characters of GB 2312. */
    private static List<String> common() {
        List<String> all = new ArrayList<>();
        for (int lead = 0xb0; lead <= 0xd7; lead++) {
            for (int trail = 0xa1; trail <= (lead == 0xd7 ? 0xf9 : 0xfe); trail++) {
                all.add(new String(bytes(lead, trail), GB18030));
            }
        }
        return all;
    }
}
