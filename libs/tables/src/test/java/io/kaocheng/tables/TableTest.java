package io.kaocheng.tables;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class TableTest {

    private static final Table.Columns COLUMNS =
            new Table.Columns(List.of("unit", "name"), List.of("note"));

    private static Table read(String text) {
        return Table.csv(text, COLUMNS);
    }

    private static List<String> told(Table table) {
        List<String> told = new ArrayList<>();
        table.faults().forEach(f -> told.add(f.row() + " " + f.column() + " " + f.code()));
        table.rows().forEach(row -> row.faults().forEach(f -> told.add(f.row() + " " + f.code())));
        return told;
    }

    @Test
    void cells_are_known_by_their_columns_and_rows_counted_as_a_spreadsheet_does() {
        Table table = read("unit,name\r\na,\"x, \"\"y\"\"\nz\"\r\n\r\nb,c\r\n");
        assertThat(table.faults()).isEmpty();
        assertThat(table.rows())
                .containsExactly(
                        new Row(2, Map.of("unit", "a", "name", "x, \"y\"\nz"), List.of()),
                        new Row(4, Map.of("unit", "b", "name", "c"), List.of()));
    }

    @Test
    void a_quote_that_is_not_closed_refuses_the_file_with_its_row() {
        Table table = read("unit,name\na,b\nc,\"d\ne,f\ng,h\n");
        assertThat(table.rows()).isEmpty();
        assertThat(told(table)).containsExactly("3 null quote-not-closed");
        assertThat(table.faults().getFirst().en()).startsWith("quote not closed");
    }

    @Test
    void text_after_a_closing_quote_refuses_the_file_since_rows_may_have_been_swallowed() {
        assertThat(told(read("unit,name\na,\"b\nc,\"d\"\n")))
                .containsExactly("2 null text-after-quote");
    }

    @Test
    void a_quote_in_the_middle_of_a_cell_is_one_bad_row() {
        Table table = read("unit,name\na,5\" pipe\nb,c\n");
        assertThat(told(table)).containsExactly("2 quote-inside");
        assertThat(table.rows()).hasSize(2);
    }

    @Test
    void a_lone_carriage_return_is_refused_unless_every_line_ends_so() {
        assertThat(told(read("unit,name\na,b\rc\nd,e\n")))
                .containsExactly("2 null lone-carriage-return");
        assertThat(read("unit,name\ra,b\rc,d\r").rows()).hasSize(2);
    }

    @Test
    void nameless_columns_and_rows_without_content_are_passed_over() {
        Table table = read(",,,\nunit,,name,\na,,b,\n,,,\n \u3000,,,\nc,,d,\n");
        assertThat(told(table)).isEmpty();
        assertThat(table.rows()).extracting(Row::number).containsExactly(3, 6);
    }

    @Test
    void a_nameless_column_with_content_is_named_by_its_place() {
        Table table = read("unit,,name\na,b,c\n");
        assertThat(told(table)).containsExactly("1 null column-without-name");
        assertThat(table.faults().getFirst().en()).startsWith("column 2 (B)").contains("row 2");
    }

    @Test
    void a_row_with_too_few_or_too_many_cells_is_wrong_by_itself() {
        Table table = read("unit,name,note\na,b\nc,d,e,f\ng,h,\ni,j,k,\n");
        assertThat(told(table)).containsExactly("2 cell-count", "3 cell-count");
        assertThat(table.rows()).extracting(Row::number).containsExactly(2, 3, 4, 5);
        assertThat(table.rows().getFirst().faults().getFirst().en())
                .isEqualTo("the row has 2 cells where the header has 3");
    }

    @Test
    void a_misspelt_a_missing_and_a_doubled_column_are_named() {
        Table table = read("unti,name,name\n");
        assertThat(told(table))
                .containsExactly(
                        "1 unti unknown-column", "1 name column-twice", "1 unit missing-column");
        assertThat(table.faults().get(1).en()).contains("column 2 (B)", "column 3 (C)");
    }

    @Test
    void a_file_without_content_is_refused() {
        assertThat(told(read(""))).containsExactly("0 null empty");
        assertThat(told(read("\n,,\n"))).containsExactly("0 null empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t", "\u00a0", "\u200b", "\u3000", "\uFEFF", "\u2003", "\u2060", "\u00ad"
            })
    void white_space_at_the_edge_of_a_cell_is_trimmed_whichever_it_is(String blank) {
        Table table = read("unit" + blank + ",name\n" + blank + "a" + blank + ",b\n");
        assertThat(table.rows())
                .containsExactly(new Row(2, Map.of("unit", "a", "name", "b"), List.of()));
    }

    @Property(tries = 500)
    void what_is_written_is_read_back(
            @ForAll @Size(2)
                    List<
                                    @NotEmpty @CharRange(from = 'a', to = 'd')
                                    @Chars({',', '"', '\n', '\r', '教'}) String>
                            cells) {
        Table table = read("unit,name\r\n" + Cells.row(cells) + "\r\n");
        assertThat(told(table)).isEmpty();
        assertThat(table.rows())
                .allSatisfy(
                        row -> {
                            assertThat(row.cells().getOrDefault("unit", ""))
                                    .isEqualTo(Table.trimmed(cells.getFirst()));
                            assertThat(row.cells().getOrDefault("name", ""))
                                    .isEqualTo(Table.trimmed(cells.getLast()));
                        });
    }
}
