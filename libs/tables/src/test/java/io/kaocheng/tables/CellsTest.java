package io.kaocheng.tables;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CellsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+SUM(A1)",
                "-A1",
                "@A1",
                "＝1+1",
                "＋SUM(A1)",
                "－1",
                "＠A1",
                "﹦1",
                "\u22121",
                " =1",
                "\t=1",
                "\r=1",
                "\n=1",
                "\u3000＝1",
                "\u00a0=1",
                "\uFEFF=1",
                "-1+2",
                "+86 10 1234"
            })
    void what_a_spreadsheet_program_takes_for_a_formula_is_marked_as_text(String text) {
        assertThat(Cells.harmless(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "教育局", "-1", "-0.5", "+3", "a=1", "1-2", "scores@1", "—"})
    void numbers_and_other_text_are_written_as_they_are(String text) {
        assertThat(Cells.csv(text)).isEqualTo(text);
    }

    @Property
    void no_cell_begins_with_a_sign_unless_it_is_a_number(@ForAll String text) {
        String read =
                Table.csv("a\n" + Cells.csv(text), new Table.Columns(List.of("a"), List.of()))
                        .rows()
                        .stream()
                        .map(row -> row.cells().getOrDefault("a", ""))
                        .findFirst()
                        .orElse("");
        assertThat(read)
                .satisfiesAnyOf(
                        cell -> assertThat(cell).doesNotContainPattern("^[=+@＝＋－＠-]"),
                        cell -> assertThat(cell).matches("[-+]?[0-9.]+"));
    }
}
