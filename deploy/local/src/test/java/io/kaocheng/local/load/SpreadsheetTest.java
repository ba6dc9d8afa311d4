package io.kaocheng.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class SpreadsheetTest {

    private final List<BadRow> findings = new ArrayList<>();

    @Test
    void the_same_table_is_read_from_utf8_with_and_without_mark_and_from_gb18030() {
        String table = "unit,name\nedu-bureau,教育局\n";
        byte[] plain = table.getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF" + table).getBytes(StandardCharsets.UTF_8);
        byte[] chinese = table.getBytes(Charset.forName("GB18030"));

        for (byte[] bytes : List.of(plain, marked, chinese)) {
            assertThat(read(bytes))
                    .singleElement()
                    .satisfies(
                            line -> {
                                assertThat(line.number()).isEqualTo(2);
                                assertThat(line.cell("unit")).isEqualTo("edu-bureau");
                                assertThat(line.cell("name")).isEqualTo("教育局");
                            });
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void utf16_is_refused_and_not_read_as_something_else() {
        assertThatThrownBy(
                        () -> Spreadsheet.decode("unit,name\n".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(CharacterCodingException.class);
        assertThat(read("unit,name\n".getBytes(StandardCharsets.UTF_16))).isEmpty();
        assertThat(findings)
                .singleElement()
                .hasToString("units.csv: is neither UTF-8 nor GB18030; export it as CSV UTF-8");
    }

    @Test
    void
            a_quoted_cell_holds_commas_quotes_and_line_ends_and_lines_are_counted_as_a_spreadsheet_does() {
        List<Spreadsheet.Line> lines = read("unit,name\r\na,\"x, \"\"y\"\"\nz\"\r\n\r\nb,c\r\n");

        assertThat(lines)
                .extracting(line -> line.number() + " " + line.cell("name"))
                .containsExactly("2 x, \"y\"\nz", "4 c");
    }

    @Test
    void all_findings_are_reported_at_once_with_row_and_column() {
        read("unit,name\n,x\ny,\nz,w,extra\n");

        assertThat(findings)
                .extracting(BadRow::toString)
                .containsExactly(
                        "units.csv row 2 column unit: is blank",
                        "units.csv row 3 column name: is blank",
                        "units.csv row 4: has 3 cells, the header has 2");
    }

    @Test
    void a_misspelt_a_missing_and_a_doubled_column_are_named() {
        read("unti,name,name\n");

        assertThat(findings)
                .extracting(BadRow::toString)
                .containsExactly(
                        "units.csv row 1 column unti: is not known; known are unit, name and, if wanted, note",
                        "units.csv row 1 column name: appears twice",
                        "units.csv row 1 column unit: is missing");
    }

    @Property(tries = 300)
    void what_is_quoted_is_read_back(
            @ForAll @NotEmpty @Size(max = 5)
                    List<
                                    @NotEmpty @CharRange(from = 'a', to = 'd')
                                    @Chars({',', '"', '\n', '\r', ' ', '教'}) String>
                            cells) {
        String line =
                cells.stream().map(Spreadsheet::quote).collect(Collectors.joining(",")) + "\n";

        assertThat(Spreadsheet.parse(line)).containsExactly(cells);
    }

    private List<Spreadsheet.Line> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Spreadsheet.Line> read(byte[] bytes) {
        return Spreadsheet.read(
                "units.csv", bytes, List.of("unit", "name"), List.of("note"), findings);
    }
}
